import type { Slices } from '../api/text.ts';
import { marksIn } from './marks.ts';
import { BLOCK } from './units.ts';

/** What has no signature: it may be in any text. */
export const NONE = 0;
/** A shorter text is searched sooner than it is signed. UTF-16 units. */
export const MIN_SIGNED = 512;

const SIGN = 64;
/** Units on either side of where an `@` begins that are signed with it. */
const BESIDE_SIGN = 4;
/** Digits that a run must have, or any text holds it; and those that are signed of a longer one. */
const MIN_RUN = 4;
const MAX_RUN = 32;

const START = 0x811c9dc5;
const BY = 0x01000193;

const ended = (hash: number): number => {
  const product = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
  return product ^ (product >>> 13);
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Of the `@` at `at` with what stands around it. */
const signatureOfSign = (text: string, at: number): number => {
  if (at < BESIDE_SIGN || at + BESIDE_SIGN > text.length) return NONE;
  let hash = START;
  for (let i = at - BESIDE_SIGN; i < at + BESIDE_SIGN; i++) hash = Math.imul(hash ^ text.charCodeAt(i), BY);
  return ended(hash);
};

/** Of the run of digits that begins at `at`. */
const signatureOfRun = (text: string, at: number): number => {
  let hash = START;
  let i = at;
  for (; i - at < MAX_RUN && isDigit(text.charCodeAt(i)); i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), BY);
  return i - at < MIN_RUN ? NONE : ended(hash);
};

const signatureAt = (text: string, mark: number): number =>
  text.charCodeAt(mark) === SIGN ? signatureOfSign(text, mark) : signatureOfRun(text, mark);

/**
 * The signature of a value: one that every text has in which it stands delimited. It is that of its first `@`, or of
 * the last of its longest runs of digits: what differs between values of one kind.
 */
export const signatureOf = (value: string): number => {
  const sign = value.indexOf('@');
  const ofSign = sign < 0 ? NONE : signatureOfSign(value, sign);
  if (ofSign !== NONE) return ofSign;
  const at = longestRun(value);
  return at < 0 ? NONE : signatureOfRun(value, at);
};

/** Where the last of the longest runs of digits begins; -1 where there is none. */
const longestRun = (value: string): number => {
  let longest = 0;
  let found = -1;
  for (let at = 0; at < value.length; at++) {
    const start = at;
    while (isDigit(value.charCodeAt(at))) at++;
    if (at === start || at - start < longest) continue;
    longest = at - start;
    found = start;
  }
  return found;
};

/**
 * Bits that are set for a signature, so that of those that a text does not have hardly one in a hundred seems to be
 * there.
 */
const secondOf = (signature: number): number => {
  const product = Math.imul(signature, 0x85ebca6b);
  return product ^ (product >>> 15);
};

/** Words of memory that texts share: a piece of its own for each would cost more than signing it. */
const SLAB_WORDS = 16 * 1024;
let slab = new Int32Array(0);
let taken = 0;

/** Each stretch is handed out once. */
const takeWords = (words: number): Int32Array => {
  if (words > SLAB_WORDS / 4) return new Int32Array(words);
  if (taken + words > slab.length) {
    slab = new Int32Array(SLAB_WORDS);
    taken = 0;
  }
  taken += words;
  return slab.subarray(taken - words, taken);
};

/** The signatures of a text, in a bit or two for each of its units: it may seem to have more than it has. */
export class Signatures {
  readonly #words: Int32Array;
  readonly #mask: number;

  private constructor(text: string) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(text.length, MIN_SIGNED)));
    this.#words = takeWords(bits / 32);
    this.#mask = bits - 1;
  }

  static *of(text: string): Slices<Signatures> {
    const signatures = new Signatures(text);
    for (let from = 0; from < text.length; from += BLOCK) {
      if (from > 0) yield;
      signatures.#addAll(text, from);
    }
    return signatures;
  }

  #addAll(text: string, from: number): void {
    const { places, first, end } = marksIn(text, from, Math.min(text.length, from + BLOCK));
    for (let i = first; i < end; i++) {
      const signature = signatureAt(text, places[i] as number);
      if (signature === NONE) continue;
      this.#set(signature & this.#mask);
      this.#set(secondOf(signature) & this.#mask);
    }
  }

  #set(bit: number): void {
    this.#words[bit >> 5] = (this.#words[bit >> 5] as number) | (1 << bit);
  }

  #isSet(bit: number): boolean {
    return ((this.#words[bit >> 5] as number) & (1 << bit)) !== 0;
  }

  /** False where a value of this signature certainly stands nowhere in the text, delimited. */
  mayHold(signature: number): boolean {
    return this.#isSet(signature & this.#mask) && this.#isSet(secondOf(signature) & this.#mask);
  }
}
