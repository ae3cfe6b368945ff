import { invalidJson } from './invalid.ts';
import { FALSE, NULL, TRUE } from './tape.ts';

/** Bytes that one number may take; no reader of these protocols keeps more than 17 digits. */
export const MAX_NUMBER_BYTES = 1024;

const ZERO = 0x30;
const NINE = 0x39;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function digitsEnd(bytes: Buffer, start: number): number {
  let at = start;
  const bound = Math.min(bytes.length, start + MAX_NUMBER_BYTES);
  while (at < bound && isDigit(bytes[at])) at++;
  if (at === start) throw invalidJson(start, 'a digit is missing in a number');
  return at;
}

function fractionEnd(bytes: Buffer, at: number): number {
  return bytes[at] === 0x2e ? digitsEnd(bytes, at + 1) : at;
}

function exponentEnd(bytes: Buffer, at: number): number {
  if (((bytes[at] ?? 0) | 0x20) !== 0x65) return at;
  const sign = bytes[at + 1];
  return digitsEnd(bytes, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
}

/** Returns the offset past the number that starts at `start` with a digit or a minus sign. */
export function numberEnd(bytes: Buffer, start: number): number {
  const first = bytes[start] === 0x2d ? start + 1 : start;
  const whole = bytes[first] === ZERO ? first + 1 : digitsEnd(bytes, first);
  const end = exponentEnd(bytes, fractionEnd(bytes, whole));
  if (end - start > MAX_NUMBER_BYTES)
    throw invalidJson(start, `a number is longer than ${MAX_NUMBER_BYTES} bytes`);
  return end;
}

const trueText = Buffer.from('true');
const falseText = Buffer.from('false');
const nullText = Buffer.from('null');

function stands(bytes: Buffer, start: number, text: Buffer): boolean {
  for (let index = 1; index < text.length; index++) {
    if (bytes[start + index] !== text[index]) return false;
  }
  return true;
}

/** Returns the kind of the literal that stands at `start`. */
export function literalKind(bytes: Buffer, start: number): number {
  const first = bytes[start];
  if (first === 0x74 && stands(bytes, start, trueText)) return TRUE;
  if (first === 0x66 && stands(bytes, start, falseText)) return FALSE;
  if (first === 0x6e && stands(bytes, start, nullText)) return NULL;
  throw invalidJson(start, 'a value cannot start like this');
}

/** Bytes of `true`, `false` or `null`. */
export function literalLength(kind: number): number {
  return kind === FALSE ? 5 : 4;
}
