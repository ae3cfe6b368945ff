import type { Slices } from '../api/text.ts';
import type { CarriedView } from './carried.ts';
import { holdsWord } from './characters.ts';
import { plantedToken } from './finding.ts';
import type { Finding } from './finding.ts';
import type { KnownValues } from './known-values.ts';
import { byStart, clustersOf, unionOf } from './ownership.ts';
import { SLICE } from './scan.ts';

const byEnd = (a: Finding, b: Finding): number => a.end - b.end;

/** What overlapping findings are masked as, where none of them is all of it. */
const unionsOf = (found: readonly Finding[]): readonly Finding[] => {
  const unions: Finding[] = [];
  for (const cluster of clustersOf(found)) {
    const union = unionOf(cluster);
    if (!cluster.includes(union)) unions.push(union);
  }
  return unions;
};

/** Values that become known as a text is walked from left to right. */
class Upcoming {
  readonly #text: string;
  readonly #values: readonly Finding[];
  readonly #known: KnownValues;
  #next = 0;

  constructor(text: string, found: readonly Finding[], known: KnownValues) {
    this.#text = text;
    this.#values = [...found, ...unionsOf(found)]
      .filter(({ start, end, kind }) => kind.entity !== plantedToken && holdsWord(text.slice(start, end)))
      .sort(byEnd);
    this.#known = known;
  }

  /** Where the first of them ends. */
  get first(): number | undefined {
    return this.#values[0]?.end;
  }

  /** Makes known what ends at or before `at`; returns where the next one ends. */
  reach(at: number): number {
    for (let value = this.#values[this.#next]; value !== undefined && value.end <= at; ) {
      this.#known.add(this.#text.slice(value.start, value.end), value.kind);
      value = this.#values[++this.#next];
    }
    return this.#values[this.#next]?.end ?? this.#text.length;
  }
}

/** Something to look for, which may grow as a text is walked from left to right. */
interface Sought {
  /** Makes ready what may be found from `at` on; returns up to where that holds. */
  reach(at: number): number;
  find(text: string, from: number, to: number): Finding | undefined;
}

/** What an occurrence costs, in UTF-16 units of searching. */
const OCCURRENCE_COST = 64;

function* search(text: string, from: number, sought: Sought): Slices<Finding[]> {
  const occurrences: Finding[] = [];
  let sliceEnd = from + SLICE;
  for (let at = from; at < text.length; ) {
    const to = Math.min(sought.reach(at), sliceEnd, text.length);
    const finding = sought.find(text, at, to);
    if (finding !== undefined) append(occurrences, finding);
    at = finding === undefined ? to : finding.start + 1;
    if (finding !== undefined) sliceEnd -= OCCURRENCE_COST;
    if (at < sliceEnd) continue;
    sliceEnd = at + SLICE;
    yield;
  }
  return occurrences;
}

/**
 * Adds to the findings of a text every delimited occurrence of a value that is carried, known before, or found
 * earlier in the text itself, and makes the text's own values known. Only forward: so the beginning of a prompt
 * is masked the same whatever follows.
 */
export function* withKnownValues(
  text: string,
  found: readonly Finding[],
  known: KnownValues,
  carried: CarriedView,
  allowed: ReadonlySet<string>,
): Slices<readonly Finding[]> {
  const upcoming = new Upcoming(text, found, known);
  const again =
    carried.size === 0
      ? []
      : yield* search(text, 0, { reach: () => text.length, find: (...at) => carried.find(...at) });
  const from = known.size > 0 ? 0 : upcoming.first;
  if (from !== undefined) {
    again.push(
      ...(yield* search(text, from, {
        reach: (at) => upcoming.reach(at),
        find: (...at) => known.find(...at),
      })),
    );
  }
  upcoming.reach(text.length);
  const isNew = newIn(text, found, allowed);
  const more = again.filter(isNew);
  return more.length === 0 ? found : [...found, ...more].sort(byStart);
}

/**
 * Where occurrences of one entity overlap, those that their neighbours cover are left out: a value that
 * repeats within itself would otherwise be found at every character.
 */
const append = (again: Finding[], finding: Finding): void => {
  const last = again.at(-1);
  const before = again.at(-2);
  const isCovered = (by: Finding | undefined, from: Finding): boolean =>
    by !== undefined && by.kind.entity === finding.kind.entity && by.end >= from.start;
  if (last !== undefined && isCovered(last, finding) && last.end >= finding.end) return;
  if (last?.kind.entity === finding.kind.entity && isCovered(before, finding)) again.pop();
  again.push(finding);
};

/** Most values are found again by what found them first. */
const newIn = (text: string, found: readonly Finding[], allowed: ReadonlySet<string>) => {
  const ends = new Map(found.map(({ start, end }) => [start, end]));
  return ({ start, end }: Finding): boolean =>
    ends.get(start) !== end && (allowed.size === 0 || !allowed.has(text.slice(start, end)));
};
