import type { Slices } from '../api/text.ts';

/** Slots at first; at most a quarter of them are taken. */
const FIRST_SLOTS = 1 << 8;
/** Words of a slot: two of the hash, state (0: free). */
const WIDTH = 4;
/** Words that are copied between two yields. */
const SLICE = WIDTH << 11;
const STATE = 2;
const GOES_ON = 1 << 30;
const TAKEN = 1 << 29;
const NUMBER = TAKEN - 1;

/**
 * Beginnings of entries by 64-bit hashes: whether an entry ends there, and which, and whether longer ones go on.
 * Two texts of one hash are taken for one, which masks one text too many.
 */
export class PrefixTable {
  #slots: Int32Array = new Int32Array(FIRST_SLOTS * WIDTH);
  #taken = 0;

  /** The number of the entry that ends there; 0: none. */
  static numberOf(state: number): number {
    return state & NUMBER;
  }

  static goesOn(state: number): boolean {
    return (state & GOES_ON) !== 0;
  }

  /** 0 where no entry begins so. */
  get(first: number, second: number): number {
    return this.#slots[baseOf(this.#slots, first, second) + STATE] as number;
  }

  hasRoomFor(count: number): boolean {
    return 4 * (this.#taken + count) * WIDTH <= this.#slots.length;
  }

  /** To be finished before so many are added, where there is no room for them. */
  *makeRoomFor(count: number): Slices<void> {
    while (!this.hasRoomFor(count)) this.#slots = yield* grown(this.#slots);
  }

  add(first: number, second: number, number: number, goesOn: boolean): void {
    const base = baseOf(this.#slots, first, second);
    const state = this.#slots[base + STATE] as number;
    if (state === 0) this.#taken++;
    this.#slots[base] = first;
    this.#slots[base + 1] = second;
    this.#slots[base + STATE] = state | TAKEN | number | (goesOn ? GOES_ON : 0);
  }
}

/** Where the slot of a hash begins, or the free one where it belongs. */
const baseOf = (slots: Int32Array, first: number, second: number): number => {
  const last = slots.length - WIDTH;
  let base = ((first ^ (first >>> 16) ^ (second >>> 7)) * WIDTH) & last;
  while (slots[base + STATE] !== 0 && (slots[base] !== first || slots[base + 1] !== second)) {
    base = (base + WIDTH) & last;
  }
  return base;
};

function* grown(slots: Int32Array): Slices<Int32Array> {
  const twice = new Int32Array(2 * slots.length);
  for (let from = 0; from < slots.length; from += WIDTH) {
    if (from % SLICE === 0) yield;
    if (slots[from + STATE] === 0) continue;
    const base = baseOf(twice, slots[from] as number, slots[from + 1] as number);
    for (let word = 0; word <= STATE; word++) twice[base + word] = slots[from + word] as number;
  }
  return twice;
}
