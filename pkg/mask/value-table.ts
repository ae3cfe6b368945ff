import { isWord } from './characters.ts';
import type { Span } from './detector.ts';
import { HEAD, headOf, slotOf } from './head.ts';

/** Longest value that has a token and is known again, in UTF-16 units. */
export const MAX_VALUE = 1024;
/** Units after which a longer value must be marked as begun, or it is not looked for any further. */
const PREFIX = 32;
/** Parts by the hash's first bits, each of which grows on its own: growing the whole would take milliseconds. */
const SHARD_BITS = 6;
/** Slots of a shard at first; at most half of them are taken. */
const FIRST_SLOTS = 16;
/** Words of a slot: two of the hash, order plus one (0: free), kind. */
const WIDTH = 4;
const ORDER = 2;
const KIND = 3;
/** Heads that are told apart. */
const HEADS = 1 << 16;
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
  readonly #shards: Int32Array[] = Array.from(
    { length: 1 << SHARD_BITS },
    () => new Int32Array(FIRST_SLOTS * WIDTH),
  );
  readonly #taken = new Int32Array(1 << SHARD_BITS);
  #size = 0;
  /** Per low byte of the first unit: 0, or the longest value of less than HEAD units plus one. */
  readonly #firsts = new Uint8Array(256);
  /** Per head: the longest value, and the lengths of values, modulo 32. */
  readonly #longest = new Uint16Array(HEADS);
  readonly #lengths = new Int32Array(HEADS);
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
    return this.#holds(this.#hash(value, value.length), this.#second);
  }

  /** Adds a value of 1 to MAX_VALUE units that is not there yet. */
  add(value: string, kind: number): void {
    const order = ++this.#size;
    this.#put(this.#hash(value, value.length), this.#second, order, kind);
    this.#admit(headOf(value, 0), value.length);
    if (value.length <= PREFIX) return;
    const first = this.#hash(value, PREFIX);
    const second = this.#second ^ MARK;
    if (!this.#holds(first, second)) this.#put(first, second, order, kind);
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
    const slot = slotOf(headOf(text, at), HEADS);
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
      if (length === PREFIX && !this.#holds(first, second ^ MARK)) break;
    }
    return found;
  }

  #match(first: number, second: number, start: number, end: number, count: number): TableMatch | undefined {
    const shard = this.#shardOf(first);
    const base = baseOf(shard, first, second);
    const order = shard[base + ORDER] as number;
    return order === 0 || order > count ? undefined : { start, end, kind: shard[base + KIND] as number };
  }

  #shardOf(first: number): Int32Array {
    return this.#shards[first >>> (32 - SHARD_BITS)] as Int32Array;
  }

  #holds(first: number, second: number): boolean {
    const shard = this.#shardOf(first);
    return shard[baseOf(shard, first, second) + ORDER] !== 0;
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

  #put(first: number, second: number, order: number, kind: number): void {
    const index = first >>> (32 - SHARD_BITS);
    const taken = (this.#taken[index] as number) + 1;
    this.#taken[index] = taken;
    let shard = this.#shardOf(first);
    if (2 * taken * WIDTH > shard.length) {
      shard = grown(shard);
      this.#shards[index] = shard;
    }
    const base = baseOf(shard, first, second);
    shard[base] = first;
    shard[base + 1] = second;
    shard[base + ORDER] = order;
    shard[base + KIND] = kind;
  }

  #admit(head: number, length: number): void {
    const first = head & 255;
    const short = length < HEAD ? length : 0;
    this.#firsts[first] = Math.max(this.#firsts[first] as number, short + 1);
    if (short > 0) return;
    const slot = slotOf(head, HEADS);
    this.#longest[slot] = Math.max(this.#longest[slot] as number, length);
    this.#lengths[slot] = (this.#lengths[slot] as number) | (1 << length);
  }
}

/** Where the slot of a hash begins, or the free one where it belongs. */
const baseOf = (shard: Int32Array, first: number, second: number): number => {
  const last = shard.length - WIDTH;
  let base = ((first ^ (first >>> 16) ^ (second >>> 7)) * WIDTH) & last;
  while (shard[base + ORDER] !== 0 && (shard[base] !== first || shard[base + 1] !== second)) {
    base = (base + WIDTH) & last;
  }
  return base;
};

/** A copy of twice the size. */
const grown = (shard: Int32Array): Int32Array => {
  const twice = new Int32Array(2 * shard.length);
  for (let from = 0; from < shard.length; from += WIDTH) {
    if (shard[from + ORDER] === 0) continue;
    const base = baseOf(twice, shard[from] as number, shard[from + 1] as number);
    for (let word = 0; word < WIDTH; word++) twice[base + word] = shard[from + word] as number;
  }
  return twice;
};

/** Whether a value may end before `end`, whose last unit is `code`: not in the middle of a word. */
const isEnd = (text: string, code: number, end: number): boolean =>
  !(isWord(code) && isWord(text.charCodeAt(end)));
