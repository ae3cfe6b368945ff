import { lowBitsOf } from './fold.ts';

/** Units that are looked at in one place, and how many low bits of each: those that case changes least. */
const SAMPLE = 3;
const BITS = 5;
const LOW = (1 << BITS) - 1;
const SLOTS = 1 << (SAMPLE * BITS);
/** Most units from one place to the next: units read ahead of a block suffice for it. */
const MAX_STEP = 3;
/** Of more slots that are taken, too many places of a text hit one. */
const MAX_TAKEN = SLOTS / 64;

/** Units of an entry that matter here. */
export const SAMPLED = SAMPLE + MAX_STEP - 1;

const slotOf = (first: number, second: number, third: number): number =>
  ((first & LOW) << (2 * BITS)) | ((second & LOW) << BITS) | (third & LOW);

/** The low bits of all units that the folded one stands for. */
const lowOf = (code: number): readonly number[] => {
  const bits = lowBitsOf(code);
  return Array.from({ length: LOW + 1 }, (_, low) => low).filter((low) => (bits & (1 << low)) !== 0);
};

/**
 * What entries begin with, to pass by most of a text: every `step`-th unit of it is looked at with the two behind it,
 * and where they are of no entry's first units, none begins there or up to `step - 1` units before. (Each place by
 * itself: to go on by what stands there, as Wu and Manber do, takes longer, as a processor must wait for it.)
 */
export class EntrySamples {
  readonly step: number;
  readonly #slots: Uint8Array;

  private constructor(step: number, slots: Uint8Array) {
    this.step = step;
    this.#slots = slots;
  }

  /** `beginnings`: the first SAMPLED units of all entries, folded. `undefined` where they tell too little. */
  static of(beginnings: ReadonlySet<string>): EntrySamples | undefined {
    let step = MAX_STEP;
    for (const { length } of beginnings) step = Math.min(step, length - SAMPLE + 1);
    const slots = new Uint8Array(SLOTS);
    let taken = 0;
    for (const beginning of step < 1 ? [] : beginnings) {
      for (let at = 0; at < step; at++) taken += take(slots, beginning, at);
      if (taken > MAX_TAKEN) return undefined;
    }
    return step < 1 ? undefined : new EntrySamples(step, slots);
  }

  /**
   * The places among units at which an entry may begin whose index is in `[1, limit)`, or in the `step - 1` before
   * each: `count` of `places`. Units are read up to MAX_STEP behind the limit.
   */
  collect(units: Uint16Array, limit: number, places: Int32Array): number {
    const slots = this.#slots;
    const { step } = this;
    const end = limit + step - 1;
    let count = 0;
    for (let i = 1; i < end; i += step) {
      places[count] = i;
      count += slots[slotOf(units[i] as number, units[i + 1] as number, units[i + 2] as number)] as number;
    }
    return count;
  }
}

/** How many more slots are taken. */
const take = (slots: Uint8Array, beginning: string, at: number): number => {
  let taken = 0;
  for (const first of lowOf(beginning.charCodeAt(at))) {
    for (const second of lowOf(beginning.charCodeAt(at + 1))) {
      for (const third of lowOf(beginning.charCodeAt(at + 2))) {
        const slot = slotOf(first, second, third);
        taken += 1 - (slots[slot] as number);
        slots[slot] = 1;
      }
    }
  }
  return taken;
};
