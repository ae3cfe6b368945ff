import { countUpTo } from './bisect.ts';
import { isInWord, isWord, wordClass } from './characters.ts';
import { MAX_LOOK_BACK, MAX_RUN_MATCH } from './detector.ts';
import type { Span } from './detector.ts';
import type { StreamReading } from './reading.ts';
import { placesOfUnit } from './units.ts';

const BACKSLASH = 92;
const PLUS = 43;
const OPENING = 40;

/** `\n`, `\r`, `\t`: what stands in a string of JSON or of a program for the end of a line or of a field. */
const isBreak = (code: number): boolean => code === 110 || code === 114 || code === 116;
const isBeginning = (code: number): boolean => isWord(code) || code === PLUS || code === OPENING;

/** Where the first such escape stands, at or behind `from`, right before something that may be found; -1: nowhere. */
const nextEscape = (text: string, from: number): number => {
  let at = text.indexOf('\\', from);
  while (at >= 0 && !(isBreak(text.charCodeAt(at + 1)) && isBeginning(text.charCodeAt(at + 2)))) {
    at = text.indexOf('\\', at + 1);
  }
  return at;
};

/** Longest run of escapes that is read in one go, in UTF-16 units. */
const MAX_STRETCH = 16 * 1024;
/** How far behind an escape something begins that it hides or whose words it hides, in UTF-16 units. */
const REACH = 128;

/** A stretch of a text in which escapes stand. */
export interface EscapedStretch {
  /** Of the text. */
  readonly span: Span;
  /** Where its escapes stand, in order. */
  readonly escapes: readonly number[];
  /** What begins before it depends on no escape but those of the stretch. */
  readonly to: number;
}

/** The stretches around escapes that hide where a line begins: what is far from any of them is read as it is. */
export function* stretchesOf(text: string): Generator<EscapedStretch, void, void> {
  for (let at = nextEscape(text, 0); at >= 0; ) {
    const from = at;
    const escapes = [at];
    let last = at;
    let next = nextEscape(text, at + 2);
    while (next >= 0 && next - last <= REACH + MAX_LOOK_BACK && next - from <= MAX_STRETCH) {
      escapes.push(next);
      last = next;
      next = nextEscape(text, next + 2);
    }
    const start = Math.max(0, from - MAX_LOOK_BACK);
    const end = Math.min(text.length, last + REACH + MAX_RUN_MATCH);
    yield { span: { start, end }, escapes, to: next < 0 ? last + REACH : Math.min(last + REACH, next) };
    at = next;
  }
}

const escape = new RegExp(String.raw`\\[nrt](?=[${wordClass}+(])`, 'g');

/** The stretch with a blank and the end of a line in place of each such escape, so that all stands where it stood. */
export const readBreaks = (stretch: string): string => stretch.replaceAll(escape, ' \n');

/** Whether what begins at `start` begins with the letter of an escape. */
export const beginsInEscape = (text: string, start: number): boolean =>
  text.charCodeAt(start - 1) === BACKSLASH &&
  isBreak(text.charCodeAt(start)) &&
  isBeginning(text.charCodeAt(start + 1));

/** Whether a word begins right behind such an escape, whose letter is none of it. */
export const beginsBehindEscape = (text: string, at: number): boolean =>
  isInWord(text, at) && isBreak(text.charCodeAt(at - 1)) && text.charCodeAt(at - 2) === BACKSLASH;

/** Whether `at` is between two characters of one word. */
export const isWithinWord = (text: string, at: number): boolean =>
  isInWord(text, at) && !beginsBehindEscape(text, at);

/** Where, in `[1, limit)` of the units last read of a text from `base` on, words begin right behind such escapes. */
export const wordsBehindEscapes = (text: string, base: number, limit: number): readonly number[] =>
  [-1, ...placesOfUnit(BACKSLASH, Math.max(0, limit - 2))]
    .map((at) => at + 2)
    .filter((place) => place < limit && beginsBehindEscape(text, base + place));

/** Whether what begins at `start` begins no further than `reach` behind the last of some places in order. */
export const isWithinReach = (places: readonly number[], start: number, reach = REACH): boolean => {
  const last = places[countUpTo(places, start) - 1];
  return last !== undefined && start - last < reach;
};

const begun = /\\[nrt]?$/;
/** An escape, and what it must stand before. */
const LONGEST = 3;

/** What `readBreaks` reads, in a text that comes in pieces. */
export const breakReading: StreamReading = {
  opening: '\\',
  opensAlways: true,
  longest: LONGEST,
  *within(block) {
    for (const { 0: written, index } of block.matchAll(escape)) yield { index, written, plain: ' \n' };
  },
  withoutBegun: (text) => text.slice(0, text.length - (begun.exec(text.slice(-2))?.[0].length ?? 0)),
  turns(text, piece) {
    const from = Math.max(0, text.length - piece.length - LONGEST);
    return text.includes('\\', from) && text.slice(from).search(escape) >= 0;
  },
  findsAgain: false,
  reach: REACH,
};
