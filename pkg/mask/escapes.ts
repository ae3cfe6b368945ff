import type { Slices } from '../api/text.ts';
import { countUpTo } from './bisect.ts';
import { HEX, skip } from './characters.ts';
import type { Reading, StreamReading } from './reading.ts';
import { SLICE } from './scan.ts';

const opening = '\\u';
const BACKSLASH = 92;
/** Hexadecimal digits of an escape. */
const HEX_DIGITS = 4;
/** Most backslashes of one escape: a string of JSON within five others doubles them five times. */
export const MAX_BACKSLASHES = 32;
/** Longest escape, in UTF-16 units. */
const MAX_ESCAPE = MAX_BACKSLASHES + 1 + HEX_DIGITS;
/** Escapes read between two yields. */
const ESCAPES_PER_SLICE = 4096;

/** A text with its JSON escapes read. */
export interface Unescaped extends Reading {
  readonly fromWritten: (index: number) => number;
}

/** Moves an index from one text to the other by the last escape that ends at or before it. */
const moved = (index: number, from: readonly number[], to: readonly number[]): number => {
  const last = countUpTo(from, index) - 1;
  return last < 0 ? index : (to[last] as number) + index - (from[last] as number);
};

class Reader {
  readonly #written: string;
  readonly #writtenEnds: number[] = [];
  readonly #readEnds: number[] = [];
  #text = '';
  #done = 0;

  constructor(written: string) {
    this.#written = written;
  }

  /** Reads the escape whose last backslash stands at `at`, if it is one; returns where to go on. */
  escape(at: number): number {
    const from = at + opening.length;
    const end = from + HEX_DIGITS;
    if (skip(this.#written, from, end, HEX) !== end) return from;
    let start = at;
    // JSON within a string of JSON doubles its backslashes.
    const first = Math.max(this.#done, at + 1 - MAX_BACKSLASHES);
    while (start > first && this.#written.charCodeAt(start - 1) === BACKSLASH) start--;
    this.#text += this.#written.slice(this.#done, start);
    this.#text += String.fromCharCode(Number.parseInt(this.#written.slice(from, end), 16));
    this.#writtenEnds.push(end);
    this.#readEnds.push(this.#text.length);
    this.#done = end;
    return end;
  }

  finish(): Unescaped | undefined {
    if (this.#done === 0) return undefined;
    const written = this.#writtenEnds;
    const read = this.#readEnds;
    const toWritten = (index: number): number => moved(index, read, written);
    return {
      text: this.#text + this.#written.slice(this.#done),
      toWritten,
      endWritten: toWritten,
      fromWritten: (index) => moved(index, written, read),
    };
  }
}

/** A quick look: longer texts are read in slices. */
export const mayHoldEscapes = (text: string): boolean => text.length > SLICE || text.includes(opening);

/** Reads escapes of characters (`\u00fc`), in any depth of strings within strings; `undefined` where there are none. */
export function* unescaped(text: string): Slices<Unescaped | undefined> {
  const reader = new Reader(text);
  let read = 0;
  let at = 0;
  for (let from = 0; from < text.length; from += SLICE) {
    const block = text.length <= SLICE ? text : text.slice(from, from + SLICE + 1);
    for (let next = block.indexOf(opening, at - from); next >= 0; next = block.indexOf(opening, at - from)) {
      at = reader.escape(from + next);
      if (++read % ESCAPES_PER_SLICE === 0) yield;
    }
    at = Math.max(at, from + SLICE);
    if (text.length > SLICE) yield;
  }
  return reader.finish();
}

/** `unescaped` in one go: for texts of at most SMALL units. */
export const unescapedNow = (text: string): Unescaped | undefined => {
  let at = text.indexOf(opening);
  if (at < 0) return undefined;
  const reader = new Reader(text);
  for (; at >= 0; at = text.indexOf(opening, at)) at = reader.escape(at);
  return reader.finish();
};

/** The value as it is once its escapes are read; itself where it has none. */
export const readEscapes = (value: string): string => unescapedNow(value)?.text ?? value;

const escape = new RegExp(String.raw`\\{1,${MAX_BACKSLASHES}}u([\da-fA-F]{${HEX_DIGITS}})`, 'g');
const begun = new RegExp(String.raw`\\{1,${MAX_BACKSLASHES}}(?:u[\da-fA-F]{0,${HEX_DIGITS - 1}})?$`);

/** What `unescaped` reads, in a text that comes in pieces. */
export const escapeReading: StreamReading = {
  opening: '\\',
  opensAlways: true,
  longest: MAX_ESCAPE,
  *within(block) {
    for (const { 0: written, 1: digits = '', index } of block.matchAll(escape)) {
      yield { index, written, plain: String.fromCharCode(Number.parseInt(digits, 16)) };
    }
  },
  withoutBegun(text) {
    const tail = text.slice(-MAX_ESCAPE);
    const match = begun.exec(tail);
    return match === null ? text : text.slice(0, text.length - match[0].length);
  },
  turns(text, piece) {
    const from = Math.max(0, text.length - piece.length - MAX_ESCAPE);
    return text.includes(opening, from) && text.slice(from).search(escape) >= 0;
  },
  findsAgain: true,
  reach: Number.POSITIVE_INFINITY,
};
