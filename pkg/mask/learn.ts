import type { Slices } from '../api/text.ts';
import { holdsWord } from './characters.ts';
import { readEscapes } from './escapes.ts';
import { isBlock, plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import type { KnownValues, Since } from './known-values.ts';
import { clusterEnd, unionOf } from './ownership.ts';

/** Values learned between two yields. */
const VALUES_PER_SLICE = 128;

const byEnd = (a: Finding, b: Finding): number => a.end - b.end;

/** Whether any of the sorted findings overlaps the one before it. */
const holdsClusters = (found: readonly Finding[]): boolean => {
  for (let i = 1; i < found.length; i++) {
    if ((found[i] as Finding).start < (found[i - 1] as Finding).end) return true;
  }
  return false;
};

/**
 * Without what stands inside of a block that is masked, and was found where the text is read in another way: a stream
 * does not keep what it swallows.
 */
const outsideSwallowed = (found: readonly Finding[], known: KnownValues): readonly Finding[] => {
  if (!found.some(isBlock)) return found;
  let swallowed = 0;
  return found.filter((finding) => {
    const isWhole = isBlock(finding);
    if (isWhole && known.isAsked(finding.kind)) swallowed = Math.max(swallowed, finding.end);
    return isWhole || finding.start >= swallowed;
  });
};

/**
 * In the order of their ends: what was found in a text, and what overlapping findings are masked as, where none of them
 * is all of it.
 */
const valuesOf = (found: readonly Finding[]): readonly Finding[] => {
  if (!holdsClusters(found)) return found;
  const values = found.slice();
  for (let i = 0; i < found.length; ) {
    const next = clusterEnd(found, i);
    if (next > i + 1) {
      const cluster = found.slice(i, next);
      const union = unionOf(cluster);
      if (!cluster.includes(union)) values.push(union);
    }
    i = next;
  }
  return values.sort(byEnd);
};

/** What became known by a text: how many values were known before, and where each of those learned first ends. */
export class Learned implements Since {
  readonly #before: number;
  readonly #ends: readonly number[];

  constructor(before: number, ends: readonly number[]) {
    this.#before = before;
    this.#ends = ends;
  }

  /** The first place at which anything is known. */
  get first(): number | undefined {
    return this.#before > 0 ? 0 : this.#ends[0];
  }

  /** From where on the value is known before which `order` others were. */
  since(order: number): number {
    return order < this.#before ? 0 : (this.#ends[order - this.#before] ?? 0);
  }
}

/** Makes one value known, also as it is once its escapes are read. */
const learnOne = (text: string, { start, end, kind }: Finding, known: KnownValues, ends: number[]): void => {
  if (kind.entity === plantedToken) return;
  const value = text.slice(start, end);
  if (!holdsWord(value)) return;
  if (known.add(value, kind)) ends.push(end);
  if (!value.includes('\\')) return;
  const read = readEscapes(value);
  if (read !== value && known.add(read, kind)) ends.push(end);
};

/** Makes the values of a text known. */
export function* learn(text: string, found: readonly Finding[], known: KnownValues): Slices<Learned> {
  const before = known.size;
  const ends: number[] = [];
  let learned = 0;
  for (const finding of valuesOf(outsideSwallowed(found, known))) {
    learnOne(text, finding, known, ends);
    if (++learned % VALUES_PER_SLICE === 0) yield;
  }
  return new Learned(before, ends);
}

/** `learn` in one go: for few findings. */
export const learnNow = (text: string, found: readonly Finding[], known: KnownValues): Learned => {
  const before = known.size;
  const ends: number[] = [];
  for (const finding of valuesOf(outsideSwallowed(found, known))) learnOne(text, finding, known, ends);
  return new Learned(before, ends);
};
