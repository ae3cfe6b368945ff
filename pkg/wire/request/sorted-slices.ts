import type { Slices } from '../../api/text.ts';

/** Items that are looked at between two yields. */
const ITEMS_PER_SLICE = 4096;

function* ascendingRuns<Item>(items: readonly Item[], rank: (item: Item) => number): Slices<Item[][]> {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let last = -Infinity;
  for (const [index, item] of items.entries()) {
    const next = rank(item);
    if (index === 0 || next < last) {
      run = [];
      runs.push(run);
    }
    run.push(item);
    last = next;
    if (index % ITEMS_PER_SLICE === ITEMS_PER_SLICE - 1) yield;
  }
  return runs;
}

function* merged<Item>(
  left: readonly Item[],
  right: readonly Item[],
  rank: (item: Item) => number,
): Slices<Item[]> {
  const result: Item[] = [];
  const others = right.values();
  let other = others.next();
  for (const item of left) {
    for (; other.done !== true && rank(other.value) < rank(item); other = others.next())
      result.push(other.value);
    result.push(item);
    if (result.length % ITEMS_PER_SLICE === 0) yield;
  }
  for (; other.done !== true; other = others.next()) result.push(other.value);
  return result;
}

/** Sorts by ascending rank, stably, in slices: merges the runs that ascend already, which are few as a rule. */
export function* sortedSlices<Item>(
  items: readonly Item[],
  rank: (item: Item) => number,
): Slices<readonly Item[]> {
  if (items.length < 2) return items;
  let runs = yield* ascendingRuns(items, rank);
  while (runs.length > 1) {
    const next: Item[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      next.push(yield* merged(runs[index] ?? [], runs[index + 1] ?? [], rank));
      yield;
    }
    runs = next;
  }
  return runs[0] ?? [];
}
