import { randomInt } from 'node:crypto';
import { isInWord } from './characters.ts';
import type { Finding, Kind } from './finding.ts';
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

/** Exact values to find again, by a table of their hashes; what seems to be one is compared with it. */
export class KnownValues {
  readonly #values: Known[] = [];
  /** Made when it is needed. */
  #table: ValueTable | undefined;

  get size(): number {
    return this.#values.length;
  }

  /** In the order in which they became known. */
  get values(): readonly Known[] {
    return this.#values;
  }

  /** Whether it was not known yet, and is now: the longest are not. */
  add(value: string, kind: Kind): boolean {
    if (value === '' || value.length > MAX_VALUE) return false;
    const isKnown = this.#table === undefined ? this.#isAmongFew(value) : !this.#table.add(value, 0);
    if (isKnown) return false;
    this.#values.push({ value, kind });
    if (this.#table === undefined && this.size > FEW) this.#tableNow();
    return true;
  }

  has(value: string): boolean {
    return this.#table === undefined ? this.#isAmongFew(value) : this.#table.orderOf(value) > 0;
  }

  #isAmongFew(value: string): boolean {
    for (let i = 0; i < this.#values.length; i++) {
      if (this.#values[i]?.value === value) return true;
    }
    return false;
  }

  #tableNow(): ValueTable {
    if (this.#table !== undefined) return this.#table;
    this.#table = new ValueTable(seeds);
    for (const { value } of this.#values) this.#table.add(value, 0);
    return this.#table;
  }

  /** Adds what is found at the marks in `[from, to)`, at most BLOCK units: see `ValueTable.search`. */
  search(text: string, from: number, to: number, since: Since, found: Finding[]): void {
    if (this.size === 0) return;
    const isSmall = text.length <= BLOCK && this.size <= FEW;
    if (isSmall) this.#searchFew(text, from, to, since, found);
    else this.#tableNow().search(text, from, to, new KnownSeeker(this.#values, text, since, found));
  }

  /** Every delimited occurrence that begins in `[from, to)`. */
  #searchFew(text: string, from: number, to: number, since: Since, found: Finding[]): void {
    for (let order = 0; order < this.#values.length; order++) {
      const { value, kind } = this.#values[order] as Known;
      let start = text.indexOf(value, Math.max(from, since.since(order)));
      while (start >= 0 && start < to) {
        const end = start + value.length;
        if (!isInWord(text, start) && !isInWord(text, end)) found.push({ start, end, kind });
        start = text.indexOf(value, start + 1);
      }
    }
  }
}

class KnownSeeker implements Seeker {
  readonly #values: readonly Known[];
  readonly #text: string;
  readonly #since: Since;
  readonly #found: Finding[];

  constructor(values: readonly Known[], text: string, since: Since, found: Finding[]) {
    this.#values = values;
    this.#text = text;
    this.#since = since;
    this.#found = found;
  }

  holds(order: number, start: number, end: number): boolean {
    const value = this.#values[order - 1]?.value;
    const isSame = value?.length === end - start && this.#text.startsWith(value, start);
    return isSame && this.#since.since(order - 1) <= start;
  }

  take(order: number, _kind: number, start: number, end: number): void {
    const known = this.#values[order - 1];
    if (known !== undefined) this.#found.push({ start, end, kind: known.kind });
  }
}
