import type { Slices } from '../api/text.ts';
import type { Allowance } from './allowance.ts';
import { countWhile } from './bisect.ts';
import type { CarriedView } from './carried.ts';
import { mayHoldEscapes, unescaped, unescapedNow } from './escapes.ts';
import type { Unescaped } from './escapes.ts';
import type { Finding, Kind } from './finding.ts';
import type { KnownValues } from './known-values.ts';
import { learn, learnNow } from './learn.ts';
import type { Learned } from './learn.ts';
import { refuseAbove } from './max-findings.ts';
import { byStart } from './ownership.ts';
import { SLICE } from './scan.ts';
import { BLOCK } from './units.ts';

const none: readonly Finding[] = [];

/** Values to look for in a text. */
interface Sought {
  /** Adds what is found at the marks in `[from, to)`, at most BLOCK units: see `ValueTable.search`. */
  search(text: string, from: number, to: number, found: Finding[]): void;
  /** Whether a rule asks for what is of this kind; `undefined`: for all of it. */
  readonly isAsked?: (kind: Kind) => boolean;
}

/** What an occurrence costs, in UTF-16 units of searching. */
const OCCURRENCE_COST = 64;

function* search(text: string, from: number, sought: Sought): Slices<readonly Finding[]> {
  const found: Finding[] = [];
  let cost = 0;
  for (let at = from - (from % STEP); at < text.length; at += STEP) {
    const before = found.length;
    sought.search(text, at, Math.min(at + STEP, text.length), found);
    cost += STEP + (found.length - before) * OCCURRENCE_COST;
    if (cost < SLICE) continue;
    cost = 0;
    refuseAbove(found.length);
    yield;
  }
  return uncovered(found, sought);
}

const searchAtOnce = (text: string, from: number, sought: Sought): readonly Finding[] => {
  const found: Finding[] = [];
  for (let at = from - (from % BLOCK); at < text.length; at += BLOCK) {
    sought.search(text, at, Math.min(at + BLOCK, text.length), found);
  }
  return uncovered(found, sought);
};

/** UTF-16 units searched in one go. */
const STEP = 4096;

/**
 * The longest at each place, and the longest that a rule asks for. Where occurrences of one entity overlap, those
 * that their neighbours cover are left out: a value that repeats within itself would otherwise be found at every
 * character.
 */
const uncovered = (found: Finding[], sought: Sought): readonly Finding[] => {
  if (found.length < 2) return found;
  const left: Finding[] = [];
  let start = -1;
  let isSettled = false;
  for (const finding of found.sort(byStart)) {
    const isNext = finding.start > start;
    if (isNext) isSettled = false;
    const settles: boolean = !isSettled && (sought.isAsked?.(finding.kind) ?? true);
    if (isNext || settles) append(left, finding);
    isSettled ||= settles;
    start = finding.start;
  }
  return left;
};

const append = (again: Finding[], finding: Finding): void => {
  const last = again.at(-1);
  const before = again.at(-2);
  const isCovered = (by: Finding | undefined, from: Finding): boolean =>
    by !== undefined && by.kind.entity === finding.kind.entity && by.end >= from.start;
  if (last !== undefined && isCovered(last, finding) && last.end >= finding.end) return;
  if (last?.kind.entity === finding.kind.entity && isCovered(before, finding)) again.pop();
  again.push(finding);
};

const inKnown = (known: KnownValues, learned: Learned): Sought => ({
  search: (text, from, to, found) => known.search(text, from, to, learned, found),
  isAsked: (kind) => known.isAsked(kind),
});

const searchKnown = function* (
  text: string,
  known: KnownValues,
  learned: Learned,
): Slices<readonly Finding[]> {
  const from = learned.first;
  return from === undefined ? none : yield* search(text, from, inKnown(known, learned));
};

const searchKnownNow = (text: string, known: KnownValues, learned: Learned): readonly Finding[] => {
  const from = learned.first;
  return from === undefined ? none : searchAtOnce(text, from, inKnown(known, learned));
};

/** The known values, as they are looked for in a text with its escapes read. */
const inUnescaped = (known: KnownValues, learned: Learned, read: Unescaped): Sought => {
  const since = (order: number): number => read.fromWritten(learned.since(order));
  return {
    search: (text, from, to, found) => known.search(text, from, to, { since }, found),
    isAsked: (kind) => known.isAsked(kind),
  };
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
  const again = carried.size === 0 ? none : yield* search(read.text, 0, carried);
  if (known.size === 0) return again;
  return again.concat(yield* search(read.text, 0, inUnescaped(known, learned, read)));
}

const searchUnescapedNow = (
  read: Unescaped,
  learned: Learned,
  { known, carried }: Knowledge,
): readonly Finding[] => {
  const again = carried.size === 0 ? none : searchAtOnce(read.text, 0, carried);
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
  const again = carried.size === 0 ? none : yield* search(text, 0, carried);
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
  const again = carried.size === 0 ? none : searchAtOnce(text, 0, carried);
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

  /** As what it is known as: as another thing it may be one that no rule asks for. */
  #isFound({ start, end, kind }: Finding): boolean {
    const found = this.#found;
    let at = countWhile(found.length, (i) => (found[i]?.start ?? 0) < start);
    for (let other = found[at]; other?.start === start; other = found[++at]) {
      if (other.end === end && other.kind.entity === kind.entity) return true;
    }
    return false;
  }

  all(): readonly Finding[] {
    return this.#more.length === 0 ? this.#found : this.#found.concat(this.#more).sort(byStart);
  }
}
