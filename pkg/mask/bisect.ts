/** How many of `count` indices it holds for: for all before some place, and for none behind. */
export const countWhile = (count: number, holds: (index: number) => boolean): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How many of the sorted places are not behind `index`. */
export const countUpTo = (places: readonly number[], index: number): number =>
  countWhile(places.length, (i) => (places[i] as number) <= index);
