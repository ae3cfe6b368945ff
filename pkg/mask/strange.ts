import { MAX_QUICK } from './quick-search.ts';
import type { Meant, StreamReading } from './reading.ts';

const SOFT_HYPHEN = '\u00ad';
/** The noughts of scripts that have digits of their own, ten in a row: Arabic, Persian, those of India, Thai ... */
const zeros = Array.from(
  '\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040\u17e0\u1810',
  (zero) => zero.charCodeAt(0),
);
const digits = zeros.map((zero) => String.fromCharCode(zero, 45, zero + 9)).join('');
/**
 * What nobody sees, ASCII letters, digits and marks of values in full width, digits of other scripts, and the spaces
 * and hyphens that typesetters put between groups. Dashes are none: they stand between numbers in prose.
 */
const others =
  String.raw`\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2007\u2009\u202f\u2010\u2011` +
  String.raw`\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\ufe6b`;
const wide = new RegExp(`[\u180e${digits}${others}]`);
/** The same with all between the digits of India and of Mongolia: few ranges are looked for three times as fast. */
const mayBeWide = new RegExp(String.raw`[\u0660-\u0669\u06f0-\u06f9\u0966-\u1819${others}]`);
const ESCAPE = '\u001b';
/** Sequences by which terminals colour what they show (ECMA-48, CSI), and those that choose a set of characters. */
const sequence = new RegExp(String.raw`${ESCAPE}(?:\[[\d;:?]{0,24}[A-Za-z]|\([0AB])`);
/** No sequence is longer, in UTF-16 units, and nothing else that is strange. */
export const MAX_STRANGE = 27;
/** Character references of HTML: by number, and by name those that stand in values, whose case HTML minds. */
const reference = /&(?:#[xX]([\da-fA-F]{1,5})|#(\d{1,5})|(commat|period|nbsp|shy));/;
const openings = ['&#', '&commat;', '&period;', '&nbsp;', '&shy;'].map((one) => one.slice(0, MAX_QUICK));
const strange = new RegExp(`${reference.source}|${sequence.source}|${SOFT_HYPHEN}|${wide.source}`, 'g');

const FULL_WIDTH = 0xfee0;

const named: Readonly<Record<string, string>> = { commat: '@', period: '.', nbsp: '\u00a0', shy: '' };

/**
 * What a match of `strange` stands for: one unit, none for what nobody sees, itself for a reference to something else.
 */
const meantBy = ([match, hex, decimal, name]: RegExpExecArray): string => {
  if (name !== undefined) return named[name] ?? match;
  if (hex === undefined && decimal === undefined) return plainOf(match);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 31 && code < 0xd800 ? String.fromCharCode(code) : match;
};

/** One ASCII character or a no-break space; empty for what nobody sees. */
const plainOf = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - FULL_WIDTH);
  const zero = zeros.find((zero) => code >= zero && code < zero + 10);
  if (zero !== undefined) return String(code - zero);
  if ('\u2007\u2009\u202f'.includes(character)) return '\u00a0';
  if ('\u2010\u2011'.includes(character)) return '-';
  return character === '\ufe6b' ? '@' : '';
};

/** What a reader takes for something else. */
export function* strangeIn(block: string): Generator<Meant, void, void> {
  for (const match of block.matchAll(strange)) {
    const [written] = match;
    const plain = meantBy(match);
    if (plain !== written) yield { index: match.index, written, plain };
  }
}

const AMPERSAND = 38;
const SEMICOLON = 59;
const ESCAPE_CODE = 27;
const begun = new RegExp(String.raw`^(?:&[#\da-z]{0,8}|${ESCAPE}(?:\[[\d;:?]{0,24}|\()?)$`, 'i');

/** The text without what it may end with that is a reference or a sequence once more of it comes. */
const withoutBegun = (text: string): string => {
  for (let at = text.length - 1; at > text.length - MAX_STRANGE; at--) {
    const code = text.charCodeAt(at);
    if (code === AMPERSAND || code === ESCAPE_CODE)
      return begun.test(text.slice(at)) ? text.slice(0, at) : text;
  }
  return text;
};

/** Where the last of these begins that stands in a text, whole or not; -1 where none does. */
export const lastOpening = (text: string): number =>
  Math.max(text.lastIndexOf('&'), text.lastIndexOf(ESCAPE));

/** Texts of one byte a character, which most are, are passed by at the speed of memory. */
export const isStrange = (text: string): boolean =>
  text.includes(SOFT_HYPHEN) ||
  text.includes(ESCAPE) ||
  mayHoldReference(text) ||
  (mayBeWide.test(text) && wide.test(text));

const mayHoldReference = (text: string): boolean =>
  text.includes('&') && openings.some((one) => text.includes(one));

/** Up to here, in UTF-16 units, one look at each unit is faster than several at all. */
const SHORT = 256;
/** Nothing strange is below, but what nobody sees in Latin-1 and the end of a reference. */
const FIRST_WIDE = 0x600;

const mayHoldStrange = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= FIRST_WIDE || code === SEMICOLON || code === 0xad || code === ESCAPE_CODE) return true;
  }
  return false;
};

/** Whether the piece that a text ends with makes it read otherwise than it is written, in a quick look. */
const turnsStrange = (text: string, piece: string): boolean =>
  (piece.length > SHORT || mayHoldStrange(piece)) && isStrange(text.slice(-piece.length - MAX_STRANGE));

/** What `plainForm` reads, in a text that comes in pieces. */
export const plainReading: StreamReading = {
  opening: '&',
  opensAlways: false,
  longest: MAX_STRANGE,
  within: strangeIn,
  withoutBegun,
  turns: turnsStrange,
  findsAgain: false,
  reach: Number.POSITIVE_INFINITY,
};
