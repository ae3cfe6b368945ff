import type { Slices } from '../../api/text.ts';
import { ESCAPED, NON_ASCII } from './tape.ts';
import { isContinuation } from './utf8.ts';

/** Bytes that are decoded between two yields. */
const SLICE_BYTES = 64 * 1024;

/** A stretch that cuts no character, its escapes as they are written. */
function written(bytes: Buffer, flags: number, start: number, end: number): string {
  return bytes.toString((flags & NON_ASCII) === 0 ? 'latin1' : 'utf8', start, end);
}

/** Text of a literal with its quotes. */
function parsed(literal: string): string {
  const text: unknown = JSON.parse(literal);
  return typeof text === 'string' ? text : '';
}

/** Text of a stretch between the quotes of a string literal that cuts no character and no escape. */
function decodeContent(bytes: Buffer, flags: number, start: number, end: number): string {
  const content = written(bytes, flags, start, end);
  return (flags & ESCAPED) === 0 ? content : parsed(`"${content}"`);
}

/** Text of the string literal whose quotes stand at `start` and `end - 1`, given the flags of its row. */
export function decodeString(bytes: Buffer, flags: number, start: number, end: number): string {
  if ((flags & ESCAPED) === 0) return written(bytes, flags, start + 1, end - 1);
  return parsed(written(bytes, flags, start, end));
}

const BACKSLASH = 0x5c;
/** Bytes of the longest escape; the halves of a surrogate pair may be decoded apart. */
const ESCAPE_BYTES = 6;

/** The escape that goes on over `bound`, or `bound`; no escape goes on over `from`. */
function outsideEscape(bytes: Buffer, from: number, bound: number): number {
  let last = bound - 1;
  while (last > bound - ESCAPE_BYTES && bytes[last] !== BACKSLASH) last--;
  let run = 0;
  while (last - run >= from && bytes[last - run] === BACKSLASH) run++;
  return run % 2 === 1 ? last : bound;
}

/**
 * Where a slice that begins at `from` ends: before the escape, or behind the character, that goes on over the bound.
 */
function sliceEnd(bytes: Buffer, from: number, end: number, flags: number): number {
  const bound = from + SLICE_BYTES;
  if (bound >= end) return end;
  let at = (flags & ESCAPED) === 0 ? bound : outsideEscape(bytes, from, bound);
  while (at < end && isContinuation(bytes[at])) at++;
  return at;
}

/** `decodeString` in slices. What is plain ASCII is copied at once: that takes no time worth giving way for. */
export function* decodeSlices(bytes: Buffer, flags: number, start: number, end: number): Slices<string> {
  if (flags < ESCAPED || end - start <= SLICE_BYTES) return decodeString(bytes, flags, start, end);
  const pieces: string[] = [];
  yield* decodeStretches(bytes, flags, { start, end }, (stretch) => pieces.push(stretch));
  const text = pieces.join('');
  yield;
  return text;
}

/** The same text, stretch by stretch, none of which cuts a character. */
export function* decodeStretches(
  bytes: Buffer,
  flags: number,
  { start, end }: { readonly start: number; readonly end: number },
  take: (stretch: string) => void,
): Slices<void> {
  const last = end - 1;
  let half = '';
  for (let from = start + 1; from < last; ) {
    const to = sliceEnd(bytes, from, last, flags);
    const text = half + decodeContent(bytes, flags, from, to);
    half = endsInHalf(text) ? text.slice(-1) : '';
    take(half === '' ? text : text.slice(0, -1));
    from = to;
    yield;
  }
}

/** Whether the last unit is the first of the two that an escaped character has. */
function endsInHalf(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}
