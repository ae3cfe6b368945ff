import { isWord } from './characters.ts';
import type { Span } from './detector.ts';
import { HEAD, headOf, slotOf } from './head.ts';

/** Longest value that has a token and is known again, in UTF-16 units. */
export const MAX_VALUE = 1024;
/** Units after which a longer value must be marked as begun, or it is not looked for any further. */
const PREFIX = 32;
/** Slots at first; at most half of them are taken. */
const FIRST_SLOTS = 1 << 9;
/** Words of a slot: two of the hash, order plus one (0: free), kind and length, the value's head. */
const WIDTH = 5;
const ORDER = 2;
const MEANING = 3;
const BEGINNING = 4;
const LENGTH_BITS = 11;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;
/** Told from values by this in the second word. */
const MARK = 0x5bd1e995;

/** Numbers that make the hashes of one table its own: two to begin with, two odd ones to multiply by. */
export type Seeds = readonly [first: number, second: number, firstBy: number, secondBy: number];

export interface TableMatch extends Span {
  readonly kind: number;
}

/**
 * Exact values by 64-bit hashes alone, in open addressing: what a lookup costs does not depend on how many
 * there are, and none of them can be read back. Two values of one hash are taken for one. Nothing is ever
 * removed, so a snapshot is a count: what was added later has a higher order.
 */
export class ValueTable {
  readonly #seeds: Seeds;
  #words = new Int32Array(FIRST_SLOTS * WIDTH);
  #slots = FIRST_SLOTS;
  #taken = 0;
  #size = 0;
  /** Per low byte of the first unit: 0, or the longest value of less than HEAD units plus one. */
  readonly #firsts = new Uint8Array(256);
  /** Per head: the longest value, and the lengths of values, modulo 32. */
  #longest = new Uint16Array(FIRST_SLOTS / 2);
  #lengths = new Int32Array(FIRST_SLOTS / 2);
  /** The second half of the hash that was computed last. */
  #second = 0;

  constructor(seeds: Seeds) {
    this.#seeds = seeds;
  }

  /** Values added so far. */
  get size(): number {
    return this.#size;
  }

  has(value: string): boolean {
    const first = this.#hash(value, value.length);
    return this.#words[this.#slot(first, this.#second) * WIDTH + ORDER] !== 0;
  }

  /** Adds a value of 1 to MAX_VALUE units that is not there yet. */
  add(value: string, kind: number): void {
    if (2 * (this.#taken + 2) > this.#slots) this.#grow();
    const head = headOf(value, 0);
    const order = ++this.#size;
    this.#put(
      this.#hash(value, value.length),
      this.#second,
      order,
      (kind << LENGTH_BITS) | value.length,
      head,
    );
    this.#admit(head, value.length);
    if (value.length <= PREFIX) return;
    const first = this.#hash(value, PREFIX);
    const second = this.#second ^ MARK;
    if (this.#words[this.#slot(first, second) * WIDTH + ORDER] === 0) this.#put(first, second, order, 0, 0);
  }

  /**
   * The first place in `[from, to)` where a delimited value begins, of the first `count` values, and the longest
   * value there.
   */
  find(text: string, from: number, to: number, count: number): TableMatch | undefined {
    const firsts = this.#firsts;
    let isBehindWord = isWord(text.charCodeAt(from - 1));
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      const isIn = isWord(code);
      const isInside = isIn && isBehindWord;
      isBehindWord = isIn;
      if (isInside || firsts[code & 255] === 0) continue;
      const match = this.#longestAt(text, at, count);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  #longestAt(text: string, at: number, count: number): TableMatch | undefined {
    const slot = slotOf(headOf(text, at), this.#longest.length);
    const short = (this.#firsts[text.charCodeAt(at) & 255] as number) - 1;
    const limit = Math.min(text.length, at + Math.max(this.#longest[slot] as number, short));
    const lengths = this.#lengths[slot] as number;
    const [firstStart, secondStart, firstBy, secondBy] = this.#seeds;
    let first = firstStart;
    let second = secondStart;
    let found: TableMatch | undefined;
    for (let i = at; i < limit; i++) {
      const code = text.charCodeAt(i);
      first = Math.imul(first ^ code, firstBy);
      second = Math.imul(second + code, secondBy) ^ (second >>> 15);
      const length = i + 1 - at;
      if ((length <= short || (lengths & (1 << length)) !== 0) && isEnd(text, code, i + 1)) {
        found = this.#match(first, second, at, i + 1, count) ?? found;
      }
      if (length === PREFIX && !this.#isBegun(first, second)) break;
    }
    return found;
  }

  #match(first: number, second: number, start: number, end: number, count: number): TableMatch | undefined {
    const base = this.#slot(first, second) * WIDTH;
    const order = this.#words[base + ORDER] as number;
    if (order === 0 || order > count) return undefined;
    return { start, end, kind: (this.#words[base + MEANING] as number) >> LENGTH_BITS };
  }

  #isBegun(first: number, second: number): boolean {
    return this.#words[this.#slot(first, second ^ MARK) * WIDTH + ORDER] !== 0;
  }

  /** The first half of the hash of the first `length` units; the second half is in `#second`. */
  #hash(value: string, length: number): number {
    const [firstStart, secondStart, firstBy, secondBy] = this.#seeds;
    let first = firstStart;
    let second = secondStart;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      first = Math.imul(first ^ code, firstBy);
      second = Math.imul(second + code, secondBy) ^ (second >>> 15);
    }
    this.#second = second;
    return first;
  }

  /** The slot of a hash, or the free one where it belongs. */
  #slot(first: number, second: number): number {
    const words = this.#words;
    const mask = this.#slots - 1;
    let slot = (first ^ (first >>> 16) ^ (second >>> 7)) & mask;
    for (;;) {
      const base = slot * WIDTH;
      if (words[base + ORDER] === 0 || (words[base] === first && words[base + 1] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #put(first: number, second: number, order: number, meaning: number, head: number): void {
    const base = this.#slot(first, second) * WIDTH;
    const words = this.#words;
    words[base] = first;
    words[base + 1] = second;
    words[base + ORDER] = order;
    words[base + MEANING] = meaning;
    words[base + BEGINNING] = head;
    this.#taken++;
  }

  #admit(head: number, length: number): void {
    const first = head & 255;
    const short = length < HEAD ? length : 0;
    this.#firsts[first] = Math.max(this.#firsts[first] as number, short + 1);
    if (short > 0) return;
    const slot = slotOf(head, this.#longest.length);
    this.#longest[slot] = Math.max(this.#longest[slot] as number, length);
    this.#lengths[slot] = (this.#lengths[slot] as number) | (1 << length);
  }

  #grow(): void {
    const old = this.#words;
    this.#slots *= 2;
    this.#words = new Int32Array(this.#slots * WIDTH);
    this.#longest = new Uint16Array(this.#slots / 2);
    this.#lengths = new Int32Array(this.#slots / 2);
    this.#taken = 0;
    for (let base = 0; base < old.length; base += WIDTH) {
      const order = old[base + ORDER] as number;
      if (order === 0) continue;
      const meaning = old[base + MEANING] as number;
      const head = old[base + BEGINNING] as number;
      this.#put(old[base] as number, old[base + 1] as number, order, meaning, head);
      if (meaning !== 0) this.#admit(head, meaning & LENGTH_MASK);
    }
  }
}

/** Whether a value may end before `end`, whose last unit is `code`: not in the middle of a word. */
const isEnd = (text: string, code: number, end: number): boolean =>
  !(isWord(code) && isWord(text.charCodeAt(end)));
