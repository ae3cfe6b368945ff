import { randomInt } from 'node:crypto';
import { isInWord } from './characters.ts';
import type { Finding, Kind } from './finding.ts';
import { isWithinWord } from './line-escapes.ts';
import { BLOCK } from './units.ts';
import { MAX_VALUE, ValueTable } from './value-table.ts';
import type { Seeds, Seeker } from './value-table.ts';

export interface Known {
  readonly value: string;
  readonly kind: Kind;
}

const drawn = (): number => randomInt(2 ** 31);
/** Of this process: so that nobody can prepare values of one hash. */
const seeds: Seeds = [drawn(), drawn(), drawn() | 1, drawn() | 1];

/** From where on, in a text, each value counts. */
export interface Since {
  /** `order`: how many values were added before it. */
  since(order: number): number;
}

/** So few values are looked for one by one in a text of one block: natively, that is faster than to set up a table. */
const FEW = 6;

const never: ReadonlyMap<number, number> = new Map();

/**
 * Exact values to find again, by a table of their hashes; what seems to be one is compared with it. A value that was
 * found as what no rule asks for, and later as what one does, is known as that from there on.
 */
export class KnownValues {
  readonly #isAsked: (kind: Kind) => boolean;
  readonly #values: Known[] = [];
  /** By its order, of a value that became known a second time: the order of that. Made when it is needed. */
  #again: Map<number, number> | undefined;
  /** Made when it is needed. */
  #table: ValueTable | undefined;

  /** `isAsked`: whether a rule asks for what is of this kind. */
  constructor(isAsked: (kind: Kind) => boolean) {
    this.#isAsked = isAsked;
  }

  get size(): number {
    return this.#values.length;
  }

  /** In the order in which they became known. */
  get values(): readonly Known[] {
    return this.#values;
  }

  /** Whether something is known now that was not: the longest values are not. */
  add(value: string, kind: Kind): boolean {
    if (value === '' || value.length > MAX_VALUE) return false;
    const order = this.#orderOf(value);
    if (order >= 0 && !this.#isNews(order, kind)) return false;
    if (order >= 0) (this.#again ??= new Map()).set(order, this.size);
    this.#values.push({ value, kind });
    if (this.#table !== undefined) enter(this.#table, value);
    else if (this.size > FEW) this.#tableNow();
    return true;
  }

  has(value: string): boolean {
    return this.#orderOf(value) >= 0;
  }

  isAsked(kind: Kind): boolean {
    return this.#isAsked(kind);
  }

  get #all(): AllKnown {
    return { values: this.#values, again: this.#again ?? never, isAsked: this.#isAsked };
  }

  #isNews(order: number, kind: Kind): boolean {
    const { kind: before } = this.#values[order] as Known;
    return this.#again?.has(order) !== true && this.#isAsked(kind) && !this.#isAsked(before);
  }

  /** -1 where it is not known. */
  #orderOf(value: string): number {
    return this.#table === undefined
      ? this.#values.findIndex((known) => known.value === value)
      : this.#table.orderOf(value) - 1;
  }

  #tableNow(): ValueTable {
    if (this.#table !== undefined) return this.#table;
    this.#table = new ValueTable(seeds);
    for (const { value } of this.#values) enter(this.#table, value);
    return this.#table;
  }

  /** Adds what is found at the marks in `[from, to)`, at most BLOCK units: see `ValueTable.search`. */
  search(text: string, from: number, to: number, since: Since, found: Finding[]): void {
    if (this.size === 0) return;
    const isSmall = text.length <= BLOCK && this.size <= FEW;
    if (isSmall) this.#searchFew(text, from, to, since, found);
    else this.#tableNow().search(text, from, to, new KnownSeeker(this.#all, text, since, found));
  }

  /** Every delimited occurrence that begins in `[from, to)`. */
  #searchFew(text: string, from: number, to: number, since: Since, found: Finding[]): void {
    for (let order = 0; order < this.#values.length; order++) {
      const { value, kind } = this.#values[order] as Known;
      const again = this.#again?.get(order);
      const until = again === undefined ? to : Math.min(to, since.since(again));
      let start = text.indexOf(value, Math.max(from, since.since(order)));
      while (start >= 0 && start < until) {
        const end = start + value.length;
        if (!isWithinWord(text, start) && !isInWord(text, end)) found.push({ start, end, kind });
        start = text.indexOf(value, start + 1);
      }
    }
  }
}

/** Each value has a number, also one that becomes known a second time: which the table then finds by its first. */
const enter = (table: ValueTable, value: string): void => {
  if (!table.add(value, 0)) table.skip();
};

interface AllKnown {
  readonly values: readonly Known[];
  readonly again: ReadonlyMap<number, number>;
  readonly isAsked: (kind: Kind) => boolean;
}

/** The longest value at each place, and where no rule asks for it, the longest one that a rule asks for as well. */
class KnownSeeker implements Seeker {
  readonly #all: AllKnown;
  readonly #text: string;
  readonly #since: Since;
  readonly #found: Finding[];
  /** The longest so far that a rule asks for. */
  #asked: Finding | undefined;

  constructor(all: AllKnown, text: string, since: Since, found: Finding[]) {
    this.#all = all;
    this.#text = text;
    this.#since = since;
    this.#found = found;
  }

  holds(order: number, start: number, end: number): boolean {
    const value = this.#all.values[order - 1]?.value;
    const isSame = value?.length === end - start && this.#text.startsWith(value, start);
    if (!isSame || this.#since.since(order - 1) > start) return false;
    const kind = this.#kindOf(order, start);
    if (kind !== undefined && this.#all.isAsked(kind)) this.#asked = { start, end, kind };
    return true;
  }

  take(order: number, _kind: number, start: number, end: number): void {
    const kind = this.#kindOf(order, start);
    if (kind === undefined) return;
    this.#found.push({ start, end, kind });
    const asked = this.#asked;
    if (asked?.start === start && asked.end < end && !this.#all.isAsked(kind)) this.#found.push(asked);
  }

  /** What the value counts as at `start`. */
  #kindOf(order: number, start: number): Kind | undefined {
    const again = this.#all.again.get(order - 1);
    const isAgain = again !== undefined && this.#since.since(again) <= start;
    return this.#all.values[isAgain ? again : order - 1]?.kind;
  }
}
