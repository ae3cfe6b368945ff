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

/** Where numbers are kept: memory of the thread's own, or such as threads share. */
export type Memory = (bytes: number) => ArrayBufferLike;

export const ownMemory: Memory = (bytes) => new ArrayBuffer(bytes);
export const sharedMemory: Memory = (bytes) => new SharedArrayBuffer(bytes);

/** What is known of the values that have a head in common. */
class Heads {
  /** Bits: how many units before the head they begin. */
  readonly before: Int32Array;
  /** Bits: their lengths, modulo 32. */
  readonly lengths: Int32Array;
  readonly longest: Uint16Array;

  constructor({ before, lengths, longest }: HeadsMemory) {
    this.before = before;
    this.lengths = lengths;
    this.longest = longest;
  }

  static of(slots: number, memory: Memory): Heads {
    return new Heads({
      before: new Int32Array(memory(4 * slots)),
      lengths: new Int32Array(memory(4 * slots)),
      longest: new Uint16Array(memory(2 * slots)),
    });
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
  grown(slots: number, memory: Memory): Heads {
    const heads = Heads.of(slots, memory);
    for (let from = 0; from < slots; from += this.slots) {
      heads.before.set(this.before, from);
      heads.lengths.set(this.lengths, from);
      heads.longest.set(this.longest, from);
    }
    return heads;
  }
}

/** The memory of all heads of values, or of the short ones among them. */
interface HeadsMemory {
  readonly before: Int32Array;
  readonly lengths: Int32Array;
  readonly longest: Uint16Array;
}

export interface ValueHeadsMemory {
  readonly heads: HeadsMemory;
  readonly shorts: HeadsMemory;
}

/** Which values may stand around a place, by the units there: mostly none. */
export class ValueHeads {
  readonly #memory: Memory;
  #heads: Heads;
  /** By the low byte of the first unit: of values that end within a head. */
  readonly #shorts: Heads;
  #size = 0;

  constructor(memory: Memory, filled?: ValueHeadsMemory) {
    this.#memory = memory;
    this.#heads = filled === undefined ? Heads.of(FIRST_SLOTS, memory) : new Heads(filled.heads);
    this.#shorts = filled === undefined ? Heads.of(BYTES, memory) : new Heads(filled.shorts);
  }

  get memory(): ValueHeadsMemory {
    const of = ({ before, lengths, longest }: Heads): HeadsMemory => ({ before, lengths, longest });
    return { heads: of(this.#heads), shorts: of(this.#shorts) };
  }

  get size(): number {
    return this.#size;
  }

  /** `at`: where in the value its head begins, less than 32. */
  admit(value: string, at: number): void {
    const { length } = value;
    const wanted = ++this.#size * SLOTS_PER_VALUE;
    if (wanted > this.#heads.slots && this.#heads.slots < MAX_SLOTS) {
      this.#heads = this.#heads.grown(this.#heads.slots * SLOTS_PER_VALUE, this.#memory);
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
