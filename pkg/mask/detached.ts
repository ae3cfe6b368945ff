import { Buffer } from 'node:buffer';

/**
 * The same string in memory of its own. A slice keeps all of the text that it was cut from, and a joined string its
 * parts: what is kept for longer than its request is copied first, for values that are short.
 */
export const detached = (text: string): string => {
  const encoding = Buffer.byteLength(text) === text.length ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
};
