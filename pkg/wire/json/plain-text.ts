/** The high bit of each byte of a word. */
const HIGH = 0x80808080 | 0;
const ONES = 0x01010101;
const SPACES = 0x20202020;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;

/** The 32-bit words that `bytes` lies in: `plainEnd` reads four bytes at a time. */
export function wordsOf(bytes: Buffer): Int32Array {
  return new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
}

/**
 * Walks over words that hold nothing but printable ASCII other than quotes and backslashes. `at` and `limit` count
 * from the beginning of the words, in bytes; `at` is a multiple of four. Returns the first word that is different,
 * or the last place before `limit` from which on no whole word is left.
 */
export function plainEnd(words: Int32Array, at: number, limit: number): number {
  const last = (limit >> 2) - 1;
  let index = at >> 2;
  while (index <= last) {
    const word = words[index] ?? 0;
    const quote = word ^ QUOTES;
    const backslash = word ^ BACKSLASHES;
    // A byte below 0x20, or one that became zero, borrows into its own high bit, which was not set before.
    const low = ((word - SPACES) & ~word) | ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash);
    if (((low | word) & HIGH) !== 0) break;
    index++;
  }
  return index << 2;
}
