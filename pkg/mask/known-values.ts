import { randomInt } from 'node:crypto';
import type { Finding, Kind } from './finding.ts';
import type { Seeker } from './value-table.ts';
import { MAX_VALUE, ValueTable } from './value-table.ts';
import type { Seeds } from './value-table.ts';

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

/** Exact values to find again, by a table of their hashes; what seems to be one is compared with it. */
export class KnownValues {
  readonly #values: Known[] = [];
  readonly #table = new ValueTable(seeds);

  get size(): number {
    return this.#values.length;
  }

  /** In the order in which they became known. */
  get values(): readonly Known[] {
    return this.#values;
  }

  /** Whether it was not known yet, and is now: the longest are not. */
  add(value: string, kind: Kind): boolean {
    if (value === '' || value.length > MAX_VALUE || this.#table.orderOf(value) > 0) return false;
    this.#table.add(value, 0);
    this.#values.push({ value, kind });
    return true;
  }

  /** Adds what is found at the marks in `[from, to)`, at most BLOCK units: see `ValueTable.search`. */
  search(text: string, from: number, to: number, since: Since, found: Finding[]): void {
    if (this.size > 0) this.#table.search(text, from, to, new KnownSeeker(this.#values, text, since, found));
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
