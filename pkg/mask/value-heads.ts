/** Units of a value that a filter hashes; of a shorter rest, the first alone. */
export const HEAD = 4;
/** Slots of a filter at first, and at most; it grows with the values that it knows. */
const FIRST_SLOTS = 1 << 8;
const MAX_SLOTS = 1 << 16;
const SLOTS_PER_VALUE = 4;
const BYTES = 256;
/** Bits that say whether a value has such a head at all: so many for each value, some dozens at first, and at most. */
const BITS_PER_VALUE = 64;
const FIRST_BITS = 1 << 12;
const MAX_BITS = 1 << 20;
const BITS_GROWTH = 16;

/** The low bytes of four units, the first lowest. */
export const headOf = (first: number, second: number, third: number, fourth: number): number =>
  (first & 255) | ((second & 255) << 8) | ((third & 255) << 16) | (fourth << 24);

/** Of a text, from `at` on. */
export const headIn = (text: string, at: number): number =>
  headOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3));

/** Of units that were read from one. */
export const headAt = (units: Uint16Array, i: number): number =>
  headOf(units[i] as number, units[i + 1] as number, units[i + 2] as number, units[i + 3] as number);

const mixed = (head: number): number => {
  const product = Math.imul(head, 0x9e3779b1);
  return product ^ (product >>> 15);
};

const slotOf = (head: number, slots: number): number => mixed(head) & (slots - 1);

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
    // One stretch of memory: what is looked up is small, and asking for memory takes longer than filling it.
    const bytes = memory(10 * slots);
    return new Heads({
      before: new Int32Array(bytes, 0, slots),
      lengths: new Int32Array(bytes, 4 * slots, slots),
      longest: new Uint16Array(bytes, 8 * slots, slots),
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

/**
 * A set of heads that may hold more than was added. It is looked into at each mark of a text and must say no to nearly
 * all of them: the numbers of `Heads` take ten bytes for each slot, so there are too few of those for that.
 */
class HeadBits {
  readonly words: Int32Array;

  constructor(words: Int32Array) {
    this.words = words;
  }

  static of(bits: number, memory: Memory): HeadBits {
    return new HeadBits(new Int32Array(memory(bits / 8)));
  }

  get bits(): number {
    return this.words.length * 32;
  }

  add(head: number): void {
    const bit = slotOf(head, this.bits);
    this.words[bit >> 5] = (this.words[bit >> 5] as number) | (1 << bit);
  }

  mayHold(head: number): boolean {
    const bit = slotOf(head, this.bits);
    return ((this.words[bit >> 5] as number) & (1 << bit)) !== 0;
  }

  /** The same in more bits: each stands for what one of fewer stood for. */
  grown(bits: number, memory: Memory): HeadBits {
    const grown = HeadBits.of(bits, memory);
    for (let from = 0; from < grown.words.length; from += this.words.length)
      grown.words.set(this.words, from);
    return grown;
  }
}

/** The memory of all heads of values, or of the short ones among them. */
interface HeadsMemory {
  readonly before: Int32Array;
  readonly lengths: Int32Array;
  readonly longest: Uint16Array;
}

export interface ValueHeadsMemory {
  readonly bits: Int32Array;
  readonly heads: HeadsMemory;
  readonly shorts: HeadsMemory;
}

/** Most tables never have one. Nothing is admitted here. */
const noShorts = Heads.of(BYTES, ownMemory);

/** Which values may stand around a place, by the units there: mostly none. */
export class ValueHeads {
  readonly #memory: Memory;
  #bits: HeadBits;
  #heads: Heads;
  /** By the low byte of the first unit: of values that end within a head. */
  #shorts: Heads;
  #size = 0;

  constructor(memory: Memory, filled?: ValueHeadsMemory) {
    this.#memory = memory;
    this.#bits = filled === undefined ? HeadBits.of(FIRST_BITS, memory) : new HeadBits(filled.bits);
    this.#heads = filled === undefined ? Heads.of(FIRST_SLOTS, memory) : new Heads(filled.heads);
    this.#shorts = filled === undefined ? noShorts : new Heads(filled.shorts);
  }

  get memory(): ValueHeadsMemory {
    const of = ({ before, lengths, longest }: Heads): HeadsMemory => ({ before, lengths, longest });
    return { bits: this.#bits.words, heads: of(this.#heads), shorts: of(this.#shorts) };
  }

  get size(): number {
    return this.#size;
  }

  /** `at`: where in the value its head begins, less than 32. */
  admit(value: string, at: number): void {
    const { length } = value;
    this.#size++;
    this.#grow();
    if (at + HEAD > length) return this.#admitShort(value, at);
    const head = headIn(value, at);
    this.#bits.add(head);
    this.#heads.admit(slotOf(head, this.#heads.slots), at, length);
  }

  #admitShort(value: string, at: number): void {
    if (this.#shorts === noShorts) this.#shorts = Heads.of(BYTES, this.#memory);
    this.#shorts.admit(value.charCodeAt(at) & 255, at, value.length);
  }

  #grow(): void {
    const { bits } = this.#bits;
    if (this.#size * BITS_PER_VALUE > bits && bits < MAX_BITS)
      this.#bits = this.#bits.grown(bits * BITS_GROWTH, this.#memory);
    const { slots } = this.#heads;
    if (this.#size * SLOTS_PER_VALUE > slots && slots < MAX_SLOTS)
      this.#heads = this.#heads.grown(slots * SLOTS_PER_VALUE, this.#memory);
  }

  /** Bits: how many units before a place with this head values may begin. */
  before(head: number): number {
    const ofShorts = this.#shorts.before[head & 255] as number;
    if (!this.#bits.mayHold(head)) return ofShorts;
    const { before } = this.#heads;
    return (before[slotOf(head, before.length)] as number) | ofShorts;
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
