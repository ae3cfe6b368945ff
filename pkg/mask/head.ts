/** Units of a value that a filter hashes; of a shorter value, the first alone. */
export const HEAD = 4;

/** The low bytes of the first four units, the first lowest. */
export const headOf = (text: string, at: number): number =>
  (text.charCodeAt(at) & 255) |
  ((text.charCodeAt(at + 1) & 255) << 8) |
  ((text.charCodeAt(at + 2) & 255) << 16) |
  (text.charCodeAt(at + 3) << 24);

/** `slots`: a power of two. */
export const slotOf = (head: number, slots: number): number => {
  const mixed = Math.imul(head, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (slots - 1);
};
