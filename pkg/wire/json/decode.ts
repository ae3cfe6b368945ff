import { ESCAPED, NON_ASCII } from './tape.ts';

/** Text of the string literal whose quotes stand at `start` and `end - 1`, given the flags of its row. */
export function decodeString(bytes: Buffer, flags: number, start: number, end: number): string {
  const raw = (flags & NON_ASCII) === 0 ? 'latin1' : 'utf8';
  if ((flags & ESCAPED) === 0) return bytes.toString(raw, start + 1, end - 1);
  const text: unknown = JSON.parse(bytes.toString(raw, start, end));
  return typeof text === 'string' ? text : '';
}
