/** Bytes that are compared in one call. */
const BLOCK_BYTES = 64 * 1024;

function areEqual(one: Buffer, other: Buffer, from: number, to: number): boolean {
  return one.compare(other, from, to, from, to) === 0;
}

/** How many bytes two buffers begin with alike. */
export function commonBytes(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length);
  let from = 0;
  let step = BLOCK_BYTES;
  // Blocks as long as they are equal, then ever smaller pieces of the first that is not.
  while (from < most && step > 0) {
    const to = Math.min(most, from + step);
    if (areEqual(one, other, from, to)) from = to;
    else step >>= 1;
  }
  return from;
}
