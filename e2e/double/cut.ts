/** Cuts text as models do: deltas of 1 to 8 characters, the same for the same text. */
export function eachDelta(text: string): readonly string[] {
  const pieces: string[] = [];
  let state = 2463534242 ^ text.length;
  for (let at = 0; at < text.length; ) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const end = at + 1 + ((state >>> 0) % 8);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}
