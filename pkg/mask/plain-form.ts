import type { Slices } from '../api/text.ts';
import { finish } from '../api/text.ts';
import { SLICE } from './scan.ts';

/** A text as a reader takes it, and where its places stand in the text as written. */
export interface PlainForm {
  readonly text: string;
  readonly toWritten: (index: number) => number;
  /** Of the end of a stretch: what was left out behind it is none of it. */
  readonly endWritten: (index: number) => number;
}

const SOFT_HYPHEN = '\u00ad';
/**
 * What nobody sees, ASCII letters, digits and marks of values in full width, Arabic and Persian digits, and the spaces
 * and hyphens that typesetters put between groups. Dashes are none: they stand between numbers in prose.
 */
const wide =
  /[\u061c\u200b-\u200f\u2060\ufeff\u2007\u2009\u202f\u2010\u2011\u0660-\u0669\u06f0-\u06f9\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\ufe6b]/;
const strange = new RegExp(`${SOFT_HYPHEN}|${wide.source}`, 'g');

const FULL_WIDTH = 0xfee0;
/** Beginnings of ten digits. */
const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;

/** One ASCII character or a no-break space; empty for what nobody sees. */
const plainOf = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - FULL_WIDTH);
  if (code >= PERSIAN_ZERO && code < PERSIAN_ZERO + 10) return String(code - PERSIAN_ZERO);
  if (code >= ARABIC_ZERO && code < ARABIC_ZERO + 10) return String(code - ARABIC_ZERO);
  if ('\u2007\u2009\u202f'.includes(character)) return '\u00a0';
  if ('\u2010\u2011'.includes(character)) return '-';
  return character === '\ufe6b' ? '@' : '';
};

/** Texts of one byte a character, which most are, are passed by at the speed of memory. */
const isStrange = (text: string): boolean => text.includes(SOFT_HYPHEN) || wide.test(text);

class Plainer {
  readonly #parts: string[] = [];
  /** For each character that was left out, where in the plain text. */
  readonly #gaps: number[] = [];
  #length = 0;

  add(block: string): void {
    let done = 0;
    for (const { 0: character, index } of block.matchAll(strange)) {
      const plain = plainOf(character);
      this.#take(block.slice(done, index) + plain);
      done = index + 1;
      if (plain === '') this.#gaps.push(this.#length);
    }
    this.#take(block.slice(done));
  }

  #take(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  finish(): PlainForm {
    const gaps = this.#gaps;
    const toWritten = (index: number): number => index + countUpTo(gaps, index);
    return { text: this.#parts.join(''), toWritten, endWritten: (index) => toWritten(index - 1) + 1 };
  }
}

/** How many of the sorted indices are not behind `index`. */
const countUpTo = (sorted: readonly number[], index: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** `undefined` where the text has no such characters. */
export function* plainForm(text: string): Slices<PlainForm | undefined> {
  let isPlain = true;
  for (let from = 0; isPlain && from < text.length; from += SLICE) {
    isPlain = !isStrange(text.slice(from, from + SLICE));
    if (from > 0) yield;
  }
  if (isPlain) return undefined;
  const plainer = new Plainer();
  for (let from = 0; from < text.length; from += SLICE) {
    plainer.add(text.slice(from, from + SLICE));
    if (from > 0) yield;
  }
  return plainer.finish();
}

/** `plainForm` in one go: for texts of at most SMALL units. */
export const plainFormNow = (text: string): PlainForm | undefined =>
  isStrange(text) ? finish(plainForm(text)) : undefined;
