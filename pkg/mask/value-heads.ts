/** Units of a value that a filter hashes; of a shorter rest, the first alone. */
export const HEAD = 4;
/** Slots of a filter at first, and at most; it grows with the values that it knows. */
const FIRST_SLOTS = 1 << 8;
const MAX_SLOTS = 1 << 16;
const SLOTS_PER_VALUE = 4;
const BYTES = 256;

/** The low bytes of four units, the first lowest. */
export const headOf = (first: number, second: number, third: number, fourth: number): number =>
  (first & 255) | ((second & 255) << 8) | ((third & 255) << 16) | (fourth << 24);

const headIn = (value: string, at: number): number =>
  headOf(value.charCodeAt(at), value.charCodeAt(at + 1), value.charCodeAt(at + 2), value.charCodeAt(at + 3));

const slotOf = (head: number, slots: number): number => {
  const mixed = Math.imul(head, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (slots - 1);
};

/** What is known of the values that have a head in common. */
class Heads {
  /** Bits: how many units before the head they begin. */
  readonly before: Int32Array;
  /** Bits: their lengths, modulo 32. */
  readonly lengths: Int32Array;
  readonly longest: Uint16Array;

  constructor(slots: number) {
    this.before = new Int32Array(slots);
    this.lengths = new Int32Array(slots);
    this.longest = new Uint16Array(slots);
  }

  get slots(): number {
    return this.before.length;
  }

  admit(slot: number, before: number, length: number): void {
    this.before[slot] = (this.before[slot] as number) | (1 << before);
    this.lengths[slot] = (this.lengths[slot] as number) | (1 << length);
    this.longest[slot] = Math.max(this.longest[slot] as number, length);
  }

  /** The same in more slots: each stands for what a slot of fewer bits stood for. */
  grown(slots: number): Heads {
    const heads = new Heads(slots);
    for (let from = 0; from < slots; from += this.slots) {
      heads.before.set(this.before, from);
      heads.lengths.set(this.lengths, from);
      heads.longest.set(this.longest, from);
    }
    return heads;
  }
}

/** Which values may stand around a place, by the units there: mostly none. */
export class ValueHeads {
  #heads = new Heads(FIRST_SLOTS);
  /** By the low byte of the first unit: of values that end within a head. */
  readonly #shorts = new Heads(BYTES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** `at`: where in the value its head begins, less than 32. */
  admit(value: string, at: number): void {
    const { length } = value;
    const wanted = ++this.#size * SLOTS_PER_VALUE;
    if (wanted > this.#heads.slots && this.#heads.slots < MAX_SLOTS) {
      this.#heads = this.#heads.grown(this.#heads.slots * SLOTS_PER_VALUE);
    }
    if (at + HEAD > length) this.#shorts.admit(value.charCodeAt(at) & 255, at, length);
    else this.#heads.admit(slotOf(headIn(value, at), this.#heads.slots), at, length);
  }

  /** Bits: how many units before a place with this head values may begin. */
  before(head: number): number {
    const { before } = this.#heads;
    return (before[slotOf(head, before.length)] as number) | (this.#shorts.before[head & 255] as number);
  }

  /** Bits: the lengths of those values, modulo 32. */
  lengths(head: number): number {
    const { lengths } = this.#heads;
    return (lengths[slotOf(head, lengths.length)] as number) | (this.#shorts.lengths[head & 255] as number);
  }

  longest(head: number): number {
    const { longest } = this.#heads;
    return Math.max(
      longest[slotOf(head, longest.length)] as number,
      this.#shorts.longest[head & 255] as number,
    );
  }
}
