/** A text as somebody reads it, and where its places stand in the text as written. */
export interface Reading {
  readonly text: string;
  readonly toWritten: (index: number) => number;
  /** Of the end of a stretch: what was left out behind it is none of it. */
  readonly endWritten: (index: number) => number;
}

/** How many of the sorted places are not behind `index`. */
export const countUpTo = (places: readonly number[], index: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
};
