import type { Slices } from '../api/text.ts';
import type { Allowance } from './allowance.ts';
import type { CarriedView } from './carried.ts';
import { isInWord } from './characters.ts';
import { mayHoldEscapes, unescaped, unescapedNow } from './escapes.ts';
import type { Unescaped } from './escapes.ts';
import type { Finding } from './finding.ts';
import { FEW } from './known-values.ts';
import type { KnownValues } from './known-values.ts';
import { learn, learnNow } from './learn.ts';
import type { Learned } from './learn.ts';
import { byStart } from './ownership.ts';
import { SLICE, SMALL } from './scan.ts';

const none: readonly Finding[] = [];

/** Values to look for in a text, of which there may be more as it is walked from left to right. */
interface Sought {
  /** Makes ready what may be found from `at` on; returns up to where that holds. */
  reach(at: number): number;
  /** The first place in `[from, to)` where a value begins, and the longest one there. */
  find(text: string, from: number, to: number): Finding | undefined;
}

/** UTF-16 units searched in one go: what is behind an occurrence is looked at again. */
const STEP = 2048;
/** What an occurrence costs, in UTF-16 units of searching. */
const OCCURRENCE_COST = 64;

/** A search from left to right, so far. */
class Search {
  readonly occurrences: Finding[] = [];
  /** What it has cost since this was last set to 0, in UTF-16 units of searching. */
  cost = 0;
  #at: number;
  readonly #text: string;
  readonly #sought: Sought;

  constructor(text: string, from: number, sought: Sought) {
    this.#text = text;
    this.#at = from;
    this.#sought = sought;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  step(): void {
    const at = this.#at;
    const to = Math.min(this.#sought.reach(at), at + STEP, this.#text.length);
    const finding = this.#sought.find(this.#text, at, to);
    if (finding !== undefined) append(this.occurrences, finding);
    this.#at = finding === undefined ? to : finding.start + 1;
    this.cost += this.#at - at + (finding === undefined ? 0 : OCCURRENCE_COST);
  }
}

function* search(text: string, from: number, sought: Sought): Slices<readonly Finding[]> {
  const walk = new Search(text, from, sought);
  while (!walk.isOver) {
    walk.step();
    if (walk.cost < SLICE) continue;
    walk.cost = 0;
    yield;
  }
  return walk.occurrences;
}

const searchAtOnce = (text: string, from: number, sought: Sought): readonly Finding[] => {
  const walk = new Search(text, from, sought);
  while (!walk.isOver) walk.step();
  return walk.occurrences;
};

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

const inCarried = (carried: CarriedView): Sought => ({
  reach: () => Number.POSITIVE_INFINITY,
  find: (text, from, to) => carried.find(text, from, to),
});

const inKnown = (known: KnownValues, learned: Learned): Sought => {
  const walk = learned.walk();
  return {
    reach: (at) => walk.reach(at),
    find: (text, from, to) => known.find(text, from, to, walk.count),
  };
};

const searchFew = (text: string, known: KnownValues, learned: Learned): readonly Finding[] => {
  const all: Finding[] = [];
  for (const { value, kind, order } of known.values) {
    for (let at = text.indexOf(value, learned.since(order)); at >= 0; at = text.indexOf(value, at + 1)) {
      const end = at + value.length;
      if (!isInWord(text, at) && !isInWord(text, end)) all.push({ start: at, end, kind });
    }
  }
  if (all.length < 2) return all;
  const occurrences: Finding[] = [];
  let start = -1;
  for (const finding of all.sort(byStart)) {
    if (finding.start > start) append(occurrences, finding);
    start = finding.start;
  }
  return occurrences;
};

const searchKnown = function* (
  text: string,
  known: KnownValues,
  learned: Learned,
): Slices<readonly Finding[]> {
  if (text.length <= SMALL) return searchKnownNow(text, known, learned);
  const from = learned.first;
  if (from === undefined) return none;
  if (known.size <= FEW && text.length <= SLICE) return searchFew(text, known, learned);
  return yield* search(text, from, inKnown(known, learned));
};

const searchKnownNow = (text: string, known: KnownValues, learned: Learned): readonly Finding[] => {
  const from = learned.first;
  if (from === undefined) return none;
  if (known.size <= FEW) return searchFew(text, known, learned);
  return searchAtOnce(text, from, inKnown(known, learned));
};

/** The known values, as they are looked for in a text with its escapes read. */
const inUnescaped = (known: KnownValues, learned: Learned, read: Unescaped): Sought => {
  const written = inKnown(known, learned);
  const reach = (at: number): number => read.fromWritten(written.reach(read.toWritten(at)));
  return { ...written, reach };
};

/** What a prompt has come to know, and what a text is looked through for. */
export interface Knowledge {
  readonly known: KnownValues;
  readonly carried: CarriedView;
  readonly allowance: Allowance;
}

/** Values that were found and are escaped later, or the other way round. */
function* searchUnescaped(
  read: Unescaped,
  learned: Learned,
  { known, carried }: Knowledge,
): Slices<readonly Finding[]> {
  const again = carried.size === 0 ? none : yield* search(read.text, 0, inCarried(carried));
  if (known.size === 0) return again;
  return again.concat(yield* search(read.text, 0, inUnescaped(known, learned, read)));
}

const searchUnescapedNow = (
  read: Unescaped,
  learned: Learned,
  { known, carried }: Knowledge,
): readonly Finding[] => {
  const again = carried.size === 0 ? none : searchAtOnce(read.text, 0, inCarried(carried));
  if (known.size === 0) return again;
  return again.concat(searchAtOnce(read.text, 0, inUnescaped(known, learned, read)));
};

/** Whether nothing can be found again in a text. */
const knowsNothing = (found: readonly Finding[], { known, carried }: Knowledge): boolean =>
  carried.size === 0 && known.size === 0 && found.length === 0;

/**
 * Adds to the findings of a text every delimited occurrence of a value that is carried, known before, or found
 * earlier in the text itself, and makes the text's own values known. Only forward: so the beginning of a prompt
 * is masked the same whatever follows. Escaped spellings of a value (`M\u00fcller`) are occurrences.
 */
export function* withKnownValues(
  text: string,
  found: readonly Finding[],
  knowledge: Knowledge,
): Slices<readonly Finding[]> {
  if (knowsNothing(found, knowledge)) return found;
  const { known, carried } = knowledge;
  const learned = yield* learn(text, found, known);
  const again = carried.size === 0 ? none : yield* search(text, 0, inCarried(carried));
  const more = yield* searchKnown(text, known, learned);
  const read = mayHoldEscapes(text) ? yield* unescaped(text) : undefined;
  if (again.length + more.length === 0 && read === undefined) return found;
  const additions = new Additions(text, found, knowledge.allowance);
  additions.addAll(more, again);
  if (read !== undefined) additions.addUnescaped(read, yield* searchUnescaped(read, learned, knowledge));
  return additions.all();
}

/** `withKnownValues` in one go: for texts of at most SMALL units. */
export const withKnownValuesNow = (
  text: string,
  found: readonly Finding[],
  knowledge: Knowledge,
): readonly Finding[] => {
  if (knowsNothing(found, knowledge)) return found;
  const { known, carried } = knowledge;
  const learned = learnNow(text, found, known);
  const again = carried.size === 0 ? none : searchAtOnce(text, 0, inCarried(carried));
  const more = searchKnownNow(text, known, learned);
  const read = unescapedNow(text);
  if (again.length + more.length === 0 && read === undefined) return found;
  const additions = new Additions(text, found, knowledge.allowance);
  additions.addAll(more, again);
  if (read !== undefined) additions.addUnescaped(read, searchUnescapedNow(read, learned, knowledge));
  return additions.all();
};

/** What is new among occurrences: most values are found again by what found them first. */
class Additions {
  readonly #text: string;
  readonly #found: readonly Finding[];
  readonly #allowance: Allowance;
  readonly #ends = new Map<number, number>();
  readonly #more: Finding[] = [];

  constructor(text: string, found: readonly Finding[], allowance: Allowance) {
    this.#text = text;
    this.#found = found;
    this.#allowance = allowance;
  }

  /** What is known anyway is found as what it is known as, whether or not it is carried as well. */
  addAll(known: readonly Finding[], carried: readonly Finding[]): void {
    for (const finding of known) this.#add(finding, this.#text, finding);
    for (const finding of carried) this.#add(finding, this.#text, finding);
  }

  addUnescaped({ text, toWritten }: Unescaped, occurrences: readonly Finding[]): void {
    for (const finding of occurrences) {
      const { start, end, kind } = finding;
      this.#add({ start: toWritten(start), end: toWritten(end), kind }, text, finding);
    }
  }

  #add(finding: Finding, text: string, { start, end, kind }: Finding): void {
    if (this.#ends.get(finding.start) === finding.end || this.#isFound(finding)) return;
    if (!this.#allowance.isEmpty && this.#allowance.allows(text.slice(start, end), kind.entity)) return;
    this.#ends.set(finding.start, finding.end);
    this.#more.push(finding);
  }

  #isFound({ start, end }: Finding): boolean {
    const found = this.#found;
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    for (let other = found[low]; other?.start === start; other = found[++low]) {
      if (other.end === end) return true;
    }
    return false;
  }

  all(): readonly Finding[] {
    return this.#more.length === 0 ? this.#found : this.#found.concat(this.#more).sort(byStart);
  }
}
