import { isInWord, wordUnits } from './characters.ts';
import type { Finding, Kind } from './finding.ts';
import { HEAD, headOf, slotOf } from './head.ts';
import { unitsOf } from './units.ts';

/** Slots of the filter: at first, at most, and per value. */
const FIRST_SLOTS = 1 << 10;
const MAX_SLOTS = 1 << 16;
const SLOTS_PER_VALUE = 16;
const BYTES = 256;

/** So few values are looked for one by one in a text of one slice: natively, that is faster than any table. */
export const FEW = 24;

export interface Known {
  readonly value: string;
  readonly kind: Kind;
  /** Values added before it. */
  readonly order: number;
}

/** What values begin with. */
interface Filter {
  /** By the low byte of their first unit: of any, and of those that are shorter than a head. */
  readonly firsts: Uint8Array;
  readonly shorts: Uint8Array;
  /** By the slot of their head. */
  readonly heads: Uint8Array;
}

const admit = (value: string, { firsts, shorts, heads }: Filter): void => {
  firsts[value.charCodeAt(0) & 255] = 1;
  if (value.length < HEAD) shorts[value.charCodeAt(0) & 255] = 1;
  else heads[slotOf(headOf(value, 0), heads.length)] = 1;
};

/**
 * Exact values to find again. Sorted, so that the longest value that a text goes on with is found by
 * bisection: many values of a common beginning cost no more than a few.
 */
export class KnownValues {
  readonly #sorted: Known[] = [];
  #longest = 0;
  /** Made when it is needed: few values are found without. */
  #filter: Filter | undefined;

  get size(): number {
    return this.#sorted.length;
  }

  /** In the order of their text. */
  get values(): readonly Known[] {
    return this.#sorted;
  }

  /** The first `count` in the order in which they became known. */
  first(count: number): readonly Known[] {
    return this.#sorted.filter(({ order }) => order < count).toSorted((a, b) => a.order - b.order);
  }

  /** Whether it was not known yet. */
  add(value: string, kind: Kind): boolean {
    const index = this.#after(value);
    if (value === '' || this.#sorted[index - 1]?.value === value) return false;
    this.#longest = Math.max(this.#longest, value.length);
    this.#sorted.splice(index, 0, { value, kind, order: this.size });
    if (this.size > FEW) admit(value, this.#filterNow());
    return true;
  }

  /** The filter, large enough for the values that there are. */
  #filterNow(): Filter {
    const wanted = Math.min(MAX_SLOTS, this.size * SLOTS_PER_VALUE);
    if (this.#filter !== undefined && this.#filter.heads.length >= wanted) return this.#filter;
    let slots = FIRST_SLOTS;
    while (slots < wanted) slots *= SLOTS_PER_VALUE;
    const heads = new Uint8Array(Math.min(MAX_SLOTS, slots));
    const filter = { firsts: new Uint8Array(BYTES), shorts: new Uint8Array(BYTES), heads };
    for (const { value } of this.#sorted) admit(value, filter);
    this.#filter = filter;
    return filter;
  }

  /**
   * The first place in `[from, to)`, at most BLOCK units, where a delimited value begins, of the first `count` values, and the
   * longest value there.
   */
  find(text: string, from: number, to: number, count = this.size): Finding | undefined {
    const { firsts, shorts, heads } = this.#filterNow();
    const base = from - 1;
    const units = unitsOf(text, base, to);
    for (let i = 1; i <= to - from; i++) {
      const unit = units[i] as number;
      if (firsts[unit & 255] === 0) continue;
      if ((wordUnits[unit] as number) + (wordUnits[units[i - 1] as number] as number) === 2) continue;
      const at = base + i;
      if (heads[slotOf(headOf(text, at), heads.length)] === 0 && shorts[unit & 255] === 0) continue;
      const finding = this.#at(text, at, count);
      if (finding !== undefined) return finding;
    }
    return undefined;
  }

  #at(text: string, at: number, count: number): Finding | undefined {
    if (isInWord(text, at)) return undefined;
    for (let limit = Math.min(this.#longest, text.length - at); limit > 0; ) {
      const index = this.#after(text.slice(at, at + limit));
      const known = this.#sorted[index - 1];
      if (known === undefined) return undefined;
      const common = commonLength(known.value, text, at, limit);
      if (common === known.value.length && known.order < count && !isInWord(text, at + common)) {
        return { start: at, end: at + common, kind: known.kind };
      }
      // Only a shorter beginning of the text can still be a value.
      limit = common === known.value.length ? common - 1 : common;
    }
    return undefined;
  }

  /** Index behind the last value that is not greater. */
  #after(value: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.value ?? '') <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const commonLength = (value: string, text: string, at: number, limit: number): number => {
  if (value.length <= limit && text.startsWith(value, at)) return value.length;
  const most = Math.min(value.length, limit);
  let length = 0;
  while (length < most && value.charCodeAt(length) === text.charCodeAt(at + length)) length++;
  return length;
};
