import { isWord } from './characters.ts';
import type { Finding, Kind } from './finding.ts';

/** Slots of the filter on a value's first units: 16 bits of hash. */
const SLOTS = 1 << 16;
/** Units of a value that the filter hashes; shorter values are let through by their first unit. */
const HEAD = 4;

interface Known {
  readonly value: string;
  readonly kind: Kind;
}

/**
 * Exact values to find again. Sorted, so that the longest value that a text goes on with is found by
 * bisection: many values of a common beginning cost no more than a few.
 */
export class KnownValues {
  #sorted: Known[] = [];
  #filter = new Uint8Array(SLOTS);
  #firstOfShort = new Uint8Array(SLOTS);

  get size(): number {
    return this.#sorted.length;
  }

  add(value: string, kind: Kind): void {
    if (value === '') return;
    const index = this.#after(value);
    if (this.#sorted[index - 1]?.value === value) return;
    this.#sorted.splice(index, 0, { value, kind });
    if (value.length < HEAD) this.#firstOfShort[value.charCodeAt(0)] = 1;
    else this.#filter[slotOf(value, 0)] = 1;
  }

  clone(): KnownValues {
    const copy = new KnownValues();
    copy.#sorted = this.#sorted.slice();
    copy.#filter = this.#filter.slice();
    copy.#firstOfShort = this.#firstOfShort.slice();
    return copy;
  }

  /** The longest delimited value at `at`, where a value may begin. */
  at(text: string, at: number): Finding | undefined {
    if (this.#firstOfShort[text.charCodeAt(at)] === 0 && this.#filter[slotOf(text, at)] === 0)
      return undefined;
    if (isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at))) return undefined;
    for (let limit = text.length - at; limit > 0; ) {
      const index = this.#after(text.slice(at, at + limit));
      const known = this.#sorted[index - 1];
      if (known === undefined) return undefined;
      const common = commonLength(known.value, text, at, limit);
      if (common === known.value.length && isDelimited(text, at + common)) {
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

const slotOf = (text: string, at: number): number => {
  const hash =
    Math.imul(text.charCodeAt(at), 0x9e37) ^
    Math.imul(text.charCodeAt(at + 1), 0x85eb) ^
    Math.imul(text.charCodeAt(at + 2), 0xc2b3) ^
    Math.imul(text.charCodeAt(at + 3), 0x27d5);
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
};

const commonLength = (value: string, text: string, at: number, limit: number): number => {
  if (value.length <= limit && text.startsWith(value, at)) return value.length;
  const most = Math.min(value.length, limit);
  let length = 0;
  while (length < most && value.charCodeAt(length) === text.charCodeAt(at + length)) length++;
  return length;
};

const isDelimited = (text: string, end: number): boolean =>
  !(isWord(text.charCodeAt(end - 1)) && isWord(text.charCodeAt(end)));
