/** Classes of UTF-16 units, as bits of one table, so that a scan asks once per character. */
export const DIGIT = 1;
export const LETTER = 2;
export const HEX = 4;
/** Characters that can stand before the `@` of an address. No terminator of a run is among them. */
export const LOCAL = 8;
/** Characters of host names, Latin letters with accents included. */
export const LABEL = 16;
/** base64url. */
export const URL64 = 32;
/** Characters of Crockford's base32, upper case only. */
export const CROCKFORD = 64;
/** Upper case, digits and `_`: what a token is made of. */
export const TOKEN = 128;

const size = 0x250;
const bits = new Uint8Array(size);

// Letters with accents. Natively: a loop this long at start makes V8 optimize it, which costs 5 MiB of resident memory.
bits.fill(LOCAL | LABEL, 0xc0);
for (const character of '×÷') bits[character.charCodeAt(0)] = 0;

const mark = (characters: string, bit: number): void => {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    bits[code] = (bits[code] ?? 0) | bit;
  }
};

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
/** Crockford's base32: no I, L, O, U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

mark(digits, DIGIT);
mark(lower + upper, LETTER);
mark(`${digits}abcdefABCDEF`, HEX);
mark(`${digits}${lower}${upper}.!$%'*+^_\`{|}~-`, LOCAL);
mark(`${digits}${lower}${upper}-`, LABEL);
mark(`${digits}${lower}${upper}-_`, URL64);
mark(crockford, CROCKFORD);
mark(`${digits}${upper}_`, TOKEN);

/** Whether the unit is of one of the classes; false outside the string (`NaN`). */
export const is = (code: number, classes: number): boolean =>
  code < size && ((bits[code] ?? 0) & classes) !== 0;

/**
 * A letter or digit, roughly: what a value must not be cut out of the middle of. Letters of scripts that are
 * written without spaces, or with endings joined to foreign words, delimit like punctuation does.
 */
export const isWord = (code: number): boolean => wordUnits[code] === 1;

/** Per UTF-16 unit, for loops over many: 1 where `isWord`. */
export const wordUnits = new Uint8Array(65536);
for (const character of digits + lower + upper) wordUnits[character.charCodeAt(0)] = 1;
/**
 * Latin to Canadian syllabics without Thai to Hangul Jamo, then further Latin and Greek; without the commas, question
 * marks and full stops of Hebrew, Arabic, Urdu and Hindi.
 */
const wordRanges = [
  [0xc0, 0x5bd],
  [0x5bf, 0x60b],
  [0x60d, 0x61a],
  [0x620, 0x6d3],
  [0x6d5, 0x963],
  [0x966, 0xdff],
  [0x1200, 0x1fff],
  [0x2c00, 0x2dff],
] as const;
for (const [first, last] of wordRanges) wordUnits.fill(1, first, last + 1);

/** The same as a class of regular expressions, without its brackets. */
export const wordClass =
  'A-Za-z0-9' +
  wordRanges.map(([first, last]) => `${String.fromCharCode(first)}-${String.fromCharCode(last)}`).join('');

/** Whether `at` is between two characters of one word. */
export const isInWord = (text: string, at: number): boolean =>
  isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at));

/** Whether a letter or digit is in the text: what holds none (`+`, `---`) says nothing by itself. */
export const holdsWord = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isWord(code) || code >= 0xc0) return true;
  }
  return false;
};

/** Like `isWord`, `_` included: what must not stand beside an identifier. */
export const isNameCharacter = (code: number): boolean => code === 95 || isWord(code);

/** What names in programs and configuration are made of: `.` and `-` as well. */
export const isNameOrDash = (code: number): boolean => code === 45 || code === 46 || isNameCharacter(code);

/** What people have in the names of their e-mail addresses: `.-+%` as well. */
export const isOfMailName = (code: number): boolean => code === 43 || code === 37 || isNameOrDash(code);

/** `"`, `'` and the backtick. */
export const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 96;

/** Space and tab. */
export const isBlank = (code: number): boolean => code === 32 || code === 9;

/** Between a name and its value within a line: blanks, quotes and their backslashes. */
export const isPadding = (code: number): boolean => isBlank(code) || isQuote(code) || code === 92;

/** En dash and minus, which typesetters put in place of a hyphen. */
export const isDash = (code: number): boolean => code === 0x2013 || code === 0x2212;

/** Characters that no match of shape `run` contains: a match that they follow can no longer grow. */
export const endsRun = (code: number): boolean =>
  code >= size ? !isWord(code) : (terminators[code] ?? 0) === 1;

const terminators = new Uint8Array(size);
for (let code = 0; code <= 0x20; code++) terminators[code] = 1;
for (let code = 0x7f; code <= 0xbf; code++) terminators[code] = 1;
for (const character of '"(),;<>[]\\') terminators[character.charCodeAt(0)] = 1;

/** Between the groups of a number written for people: space, hyphen, no-break space. */
export const groupSeparators = ' -\u00a0';
const groupBits = new Uint8Array(256);
for (const character of groupSeparators) groupBits[character.charCodeAt(0)] = 1;
export const isGroupSeparator = (code: number): boolean => code < 256 && groupBits[code] === 1;

/** First index at or after `from`, below `limit`, whose character is not of the classes. */
export const skip = (text: string, from: number, limit: number, classes: number): number => {
  let i = from;
  while (i < limit && is(text.charCodeAt(i), classes)) i++;
  return i;
};

/** First index of the characters of the classes that end before `to`; looks back no further than `limit`. */
export const skipBack = (text: string, to: number, limit: number, classes: number): number => {
  let i = to;
  while (i > limit && is(text.charCodeAt(i - 1), classes)) i--;
  return i;
};
