import { Buffer } from 'node:buffer';

/** Texts up to this many UTF-16 units are copied through one buffer that is used again and again. */
const SMALL = 256;
const scratch = Buffer.alloc(3 * SMALL);

/**
 * The same string in memory of its own. A slice keeps all of the text that it was cut from, and a joined string its
 * parts: what is kept for longer than its request is copied first, for values that are short.
 */
export const detached = (text: string): string => {
  const bytes = text.length > SMALL ? 0 : scratch.write(text);
  if (bytes === text.length) return scratch.toString('latin1', 0, bytes);
  const encoding = Buffer.byteLength(text) === text.length ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
};
