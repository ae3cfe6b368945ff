import { isWord, wordUnits } from './characters.ts';
import { isWithinWord, wordsBehindEscapes } from './line-escapes.ts';
import { markClasses, marksIn } from './marks.ts';
import { BEGINS, JOINS, collectBeginnings, placesOf, unitsOf } from './units.ts';
import { HEAD, ValueHeads, headAt, ownMemory } from './value-heads.ts';
import type { Memory, ValueHeadsMemory } from './value-heads.ts';

/** Longest value that has a token and is known again, in UTF-16 units. */
export const MAX_VALUE = 1024;
/** Units after which a longer value must be marked as begun, or it is not looked for any further. */
const PREFIX = 32;
/** A mark further behind a value's beginning is none, in UTF-16 units. */
export const MARK_REACH = 31;
/**
 * Many values are kept in parts by the hash's first bits, each of which grows on its own: growing the whole would take
 * milliseconds. Few are kept in one.
 */
const SHARD_BITS = 6;
const SHARDS = 1 << SHARD_BITS;
const MAX_UNDIVIDED = 1024;
/** Slots of a shard at first; at most three quarters of them are taken. */
const FIRST_SLOTS = 64;
const MOST_TAKEN = 3 / 4;
/** Hashes fill all shards alike: doubling would double the memory of all at about the same time. */
const GROWTH = 5 / 4;
/** Slots of the first of many shards; the last has a quarter more, so that they grow by turns. */
const LEAST_DIVIDED = 64;
/** Words of a slot: two of the hash, order (0: free), kind. */
const WIDTH = 4;
const ORDER = 2;
const KIND = 3;
/** Told from values by this in the second word. */
const BEGUN = 0x5bd1e995;

/** Numbers that make the hashes of one table its own: two to begin with, two odd ones to multiply by. */
export type Seeds = readonly [first: number, second: number, firstBy: number, secondBy: number];

/** Who looks for values in a text. */
export interface Seeker {
  /** Whether the value that was added as number `order`, from 1 on, counts where it begins at `start`. */
  holds(order: number, start: number, end: number): boolean;
  /** The longest value that begins at `start`. */
  take(order: number, kind: number, start: number, end: number): void;
}

let wordStarts: Uint8Array | undefined;

/** Every unit but those within a word. */
const anyStart = (): Uint8Array =>
  (wordStarts ??= wordUnits.map((isOfWord) => (isOfWord === 1 ? BEGINS | JOINS : BEGINS)));

/** Where the first mark of a value stands; -1 where none does within reach. */
const markOf = (value: string): number => {
  const limit = Math.min(value.length, MARK_REACH);
  for (let at = 0; at < limit; at++) {
    if (markClasses[value.charCodeAt(at)] !== 0) return at;
  }
  return -1;
};

/** A table as it is at one moment: what is added to it later has a higher order than `size`. */
export interface TableMemory {
  readonly seeds: Seeds;
  readonly size: number;
  readonly shards: readonly Readonly<Shard>[];
  readonly marked: ValueHeadsMemory | undefined;
  readonly unmarked: ValueHeadsMemory | undefined;
}

/** Slots, and how many of them are taken. */
interface Shard {
  slots: Int32Array;
  taken: number;
}

const noShard = (): Shard => ({ slots: new Int32Array(WIDTH), taken: 0 });

/**
 * Exact values by 64-bit hashes alone, in open addressing: what a lookup costs does not depend on how many
 * there are, and none of them can be read back. Two values of one hash are taken for one. Nothing is ever
 * removed, so a snapshot is a count: what was added later has a higher order. An empty table costs nothing.
 */
export class ValueTable {
  readonly #seeds: Seeds;
  readonly #memory: Memory;
  #shards: Shard[] = [noShard()];
  #size = 0;
  /** Of values with a mark, by what stands there. */
  #marked: ValueHeads | undefined;
  /** Of the others, by what they begin with. */
  #unmarked: ValueHeads | undefined;
  /** The second half of the hash that was computed last. */
  #second = 0;

  constructor(seeds: Seeds, memory: Memory = ownMemory) {
    this.#seeds = seeds;
    this.#memory = memory;
  }

  /** A table to look into, over the memory of another. */
  static over({ seeds, size, shards, marked, unmarked }: TableMemory): ValueTable {
    const table = new ValueTable(seeds);
    table.#shards = shards.map((shard) => ({ ...shard }));
    table.#size = size;
    table.#marked = marked && new ValueHeads(ownMemory, marked);
    table.#unmarked = unmarked && new ValueHeads(ownMemory, unmarked);
    return table;
  }

  /**
   * All of it as it is now. Others may look into it while this one goes on adding: a slot or head that is being
   * written belongs to a value whose order is higher, and memory that became too small is left as it was.
   */
  get memory(): TableMemory {
    return {
      seeds: this.#seeds,
      size: this.#size,
      shards: this.#shards.map((shard) => ({ ...shard })),
      marked: this.#marked?.memory,
      unmarked: this.#unmarked?.memory,
    };
  }

  /** Values added so far. */
  get size(): number {
    return this.#size;
  }

  /** The number of a value, from 1 on; 0 where it is not there. */
  orderOf(value: string): number {
    if (this.#size === 0) return 0;
    const first = this.#hash(value, value.length);
    const shard = this.#shardOf(first);
    return shard[baseOf(shard, first, this.#second) + ORDER] as number;
  }

  /** What a value was added as; `undefined` where it is not there. */
  kindOf(value: string): number | undefined {
    const first = this.#hash(value, value.length);
    const shard = this.#shardOf(first);
    const base = baseOf(shard, first, this.#second);
    return shard[base + ORDER] === 0 ? undefined : shard[base + KIND];
  }

  /** Adds a value of 1 to MAX_VALUE units; false where it is there already. */
  add(value: string, kind: number): boolean {
    const whole = this.#hash(value, value.length);
    if (this.#holds(whole, this.#second)) return false;
    const order = ++this.#size;
    this.#put(whole, this.#second, order, kind);
    const mark = markOf(value);
    if (mark < 0) (this.#unmarked ??= new ValueHeads(this.#memory)).admit(value, 0);
    else (this.#marked ??= new ValueHeads(this.#memory)).admit(value, mark);
    if (value.length <= PREFIX) return true;
    const first = this.#hash(value, PREFIX);
    const second = this.#second ^ BEGUN;
    if (!this.#holds(first, second)) this.#put(first, second, order, kind);
    return true;
  }

  /** Takes a number that no value has. */
  skip(): void {
    this.#size += 1;
  }

  /**
   * Every place with a mark in `[from, to)` that a delimited value has as its first, and every place there where one
   * without a mark begins. At most BLOCK units.
   */
  search(text: string, from: number, to: number, seeker: Seeker): void {
    if (this.#marked !== undefined) this.#searchMarked(this.#marked, text, from, to, seeker);
    if (this.#unmarked !== undefined) this.#searchUnmarked(this.#unmarked, text, from, to, seeker);
  }

  #searchMarked(heads: ValueHeads, text: string, from: number, to: number, seeker: Seeker): void {
    const marks = marksIn(text, from, to);
    for (let i = marks.first; i < marks.end; i++) {
      const head = marks.heads[i] as number;
      const before = heads.before(head);
      if (before !== 0) this.#around(heads, head, text, marks.places[i] as number, before, seeker);
    }
  }

  /** Values whose first mark stands at `mark`. */
  #around(heads: ValueHeads, head: number, text: string, mark: number, before: number, seeker: Seeker): void {
    for (let back = 0; back < MARK_REACH && back <= mark; back++) {
      const start = mark - back;
      if (back > 0 && markClasses[text.charCodeAt(start)] !== 0) return;
      if ((before & (1 << back)) !== 0 && !isWithinWord(text, start))
        this.#longestAt(heads, head, text, start, seeker);
    }
  }

  #searchUnmarked(heads: ValueHeads, text: string, from: number, to: number, seeker: Seeker): void {
    const base = from - 1;
    const units = unitsOf(text, base, Math.min(text.length, to + HEAD));
    const places = placesOf();
    const count = collectBeginnings(anyStart(), units, to - base, places);
    for (let place = 0; place < count; place++) {
      const i = places[place] as number;
      const head = headAt(units, i);
      if (heads.before(head) !== 0) this.#longestAt(heads, head, text, base + i, seeker);
    }
    for (const i of wordsBehindEscapes(text, base, to - base)) {
      const head = headAt(units, i);
      if (heads.before(head) !== 0) this.#longestAt(heads, head, text, base + i, seeker);
    }
  }

  #longestAt(heads: ValueHeads, head: number, text: string, start: number, seeker: Seeker): void {
    const limit = Math.min(text.length, start + heads.longest(head));
    const lengths = heads.lengths(head);
    const [firstStart, secondStart, firstBy, secondBy] = this.#seeds;
    let first = firstStart;
    let second = secondStart;
    let order = 0;
    let kind = 0;
    let end = start;
    for (let i = start; i < limit; i++) {
      const code = text.charCodeAt(i);
      first = Math.imul(first ^ code, firstBy);
      second = Math.imul(second + code, secondBy) ^ (second >>> 15);
      const length = i + 1 - start;
      if ((lengths & (1 << length)) !== 0 && isEnd(text, code, i + 1)) {
        const shard = this.#shardOf(first);
        const base = baseOf(shard, first, second);
        const known = shard[base + ORDER] as number;
        if (known !== 0 && seeker.holds(known, start, i + 1)) {
          order = known;
          kind = shard[base + KIND] as number;
          end = i + 1;
        }
      }
      if (length === PREFIX && !this.#holds(first, second ^ BEGUN)) break;
    }
    if (order !== 0) seeker.take(order, kind, start, end);
  }

  #shardOf(first: number): Int32Array {
    return (this.#shards[indexOf(first, this.#shards.length)] as Shard).slots;
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
    if (this.#shards.length === 1 && this.#size > MAX_UNDIVIDED)
      this.#shards = divided(this.#shardOf(first), this.#memory);
    const index = indexOf(first, this.#shards.length);
    takeSlot(this.#memory, this.#shards[index] as Shard, first, second, order, kind);
  }
}

/** `shards`: 1 or SHARDS. */
const indexOf = (first: number, shards: number): number => (first >>> (32 - SHARD_BITS)) & (shards - 1);

/** Takes one more slot of a shard, which grows where too few are free. */
const takeSlot = (
  memory: Memory,
  shard: Shard,
  first: number,
  second: number,
  order: number,
  kind: number,
): void => {
  shard.taken += 1;
  if (shard.taken * WIDTH > MOST_TAKEN * shard.slots.length) shard.slots = grown(shard.slots, memory);
  const { slots } = shard;
  const base = baseOf(slots, first, second);
  slots[base] = first;
  slots[base + 1] = second;
  slots[base + ORDER] = order;
  slots[base + KIND] = kind;
};

const emptyShard = (memory: Memory, index: number): Shard => {
  const slots = Math.floor(LEAST_DIVIDED * (1 + (GROWTH - 1) * (index / SHARDS)));
  return { slots: new Int32Array(memory(4 * slots * WIDTH)), taken: 0 };
};

/** The slots of one shard as SHARDS of them. */
const divided = (slots: Int32Array, memory: Memory): Shard[] => {
  const shards = Array.from({ length: SHARDS }, (_, index) => emptyShard(memory, index));
  for (let from = 0; from < slots.length; from += WIDTH) {
    const order = slots[from + ORDER] as number;
    if (order === 0) continue;
    const first = slots[from] as number;
    const index = indexOf(first, SHARDS);
    const second = slots[from + 1] as number;
    takeSlot(memory, shards[index] as Shard, first, second, order, slots[from + KIND] as number);
  }
  return shards;
};

/** Where the slot of a hash begins, or the free one where it belongs. */
const baseOf = (shard: Int32Array, first: number, second: number): number => {
  const { length } = shard;
  const mixed = Math.imul(first ^ (second >>> 7), 0x9e3779b1) >>> 0;
  let base = Math.floor((mixed * (length / WIDTH)) / 0x1_0000_0000) * WIDTH;
  while (shard[base + ORDER] !== 0 && (shard[base] !== first || shard[base + 1] !== second)) {
    base += WIDTH;
    if (base === length) base = 0;
  }
  return base;
};

/** A larger copy. */
const grown = (shard: Int32Array, memory: Memory): Int32Array => {
  const slots = Math.max(FIRST_SLOTS, Math.ceil(GROWTH * (shard.length / WIDTH)));
  const larger = new Int32Array(memory(4 * slots * WIDTH));
  for (let from = 0; from < shard.length; from += WIDTH) {
    if (shard[from + ORDER] === 0) continue;
    const base = baseOf(larger, shard[from] as number, shard[from + 1] as number);
    for (let word = 0; word < WIDTH; word++) larger[base + word] = shard[from + word] as number;
  }
  return larger;
};

/** Whether a value may end before `end`, whose last unit is `code`: not in the middle of a word. */
const isEnd = (text: string, code: number, end: number): boolean =>
  !(isWord(code) && isWord(text.charCodeAt(end)));
