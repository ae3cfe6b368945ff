/** Words longer than this are compared by their beginning. */
const comparedLength = 64;

/** Shortest word that may stand for what it begins. */
const leastBeginning = 3;

/**
 * The candidate that was perhaps meant: at most a third of its letters (and one in any case) differ. Ties go to the
 * first. Else the only one that begins with what was written.
 */
export function didYouMean(written: string, candidates: Iterable<string>): string | undefined {
  const word = written.slice(0, comparedLength).toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  const all = [...candidates];
  for (const candidate of all) {
    const distance = editDistance(word, candidate.slice(0, comparedLength).toLowerCase());
    const limit = Math.max(1, Math.floor(candidate.length / 3));
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? onlyBeginningWith(word, all);
}

function onlyBeginningWith(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < leastBeginning) return undefined;
  const [one, ...others] = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word));
  return others.length === 0 ? one : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const replaced = at(previous, column - 1) + (same ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          replaced,
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
