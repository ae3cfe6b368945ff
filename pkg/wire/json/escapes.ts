import { invalidJson } from './invalid.ts';

/** Bytes of `\uXXXX`. */
const UNICODE_ESCAPE_BYTES = 6;

/** 1 for each byte that ends an escape of two bytes. */
const shortEscapes = new Uint8Array(256);
for (const letter of Buffer.from('"\\/bfnrt')) shortEscapes[letter] = 1;

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The UTF-16 unit that the four hexadecimal digits at `at` stand for; -1 when they are none. */
export function hexUnit(bytes: Buffer, at: number): number {
  let unit = 0;
  for (let index = at; index < at + 4; index++) {
    const digit = hexValue(bytes[index]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function isLowSurrogateEscape(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== 0x5c || bytes[at + 1] !== 0x75) return false;
  const unit = hexUnit(bytes, at + 2);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function unicodeEscapeEnd(bytes: Buffer, start: number): number {
  const unit = hexUnit(bytes, start + 2);
  if (unit < 0) throw invalidJson(start, 'an escape needs four hexadecimal digits');
  const end = start + UNICODE_ESCAPE_BYTES;
  if (unit < 0xd800 || unit > 0xdfff) return end;
  if (unit <= 0xdbff && isLowSurrogateEscape(bytes, end)) return end + UNICODE_ESCAPE_BYTES;
  throw invalidJson(start, 'half of a surrogate pair is no text');
}

/**
 * Returns the offset past the escape whose backslash is at `start`; a surrogate pair counts as one.
 * Half a pair is refused: it has no UTF-8 form, so what a detector sees and what the provider reads could differ.
 */
export function escapeEnd(bytes: Buffer, start: number): number {
  const letter = bytes[start + 1] ?? 0;
  if (shortEscapes[letter] === 1) return start + 2;
  if (letter === 0x75) return unicodeEscapeEnd(bytes, start);
  throw invalidJson(start, 'an escape is not one of JSON');
}
