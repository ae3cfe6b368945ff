import { LETTER, TOKEN, is, isNameCharacter, isNameOrDash, isQuote, isWord, skipBack } from './characters.ts';
import { elementName } from './element-name.ts';
import { MAX_ENTITY } from './pseudonym.ts';

const NEWLINE = 10;
const COLON = 58;
const EQUALS = 61;
const BACKSLASH = 92;
const COMMA = 44;
const CLOSING_BRACE = 125;
const SEMICOLON = 59;
const TAB = 9;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 0xa0;
/** Between a name and its value: spaces, quotes and their backslashes, brackets of a list. */
const isPadding = (code: number): boolean =>
  isBlank(code) || isQuote(code) || code === BACKSLASH || code === 91;

/** Where the units before `to` begin, not before `limit`, that are what `is` says. */
export const skipBackWhile = (
  text: string,
  to: number,
  limit: number,
  is: (code: number) => boolean,
): number => {
  let at = to;
  while (at > limit && is(text.charCodeAt(at - 1))) at--;
  return at;
};

/** `value="..."` of a form says nothing of what it is. */
const says = (name: string): boolean => name !== 'value' && name !== 'content';

/** Whether a name in a program stands behind another member: `{cell: "0170 1", id: `. */
const isNextMember = (text: string, start: number, limit: number): boolean => {
  const comma = skipBackWhile(text, start, limit, isBlank) - 1;
  if (text.charCodeAt(comma) !== COMMA) return false;
  const before = text.charCodeAt(comma - 1);
  return isQuote(before) || before === CLOSING || before === CLOSING_BRACE;
};

/** Where the name begins that the value is assigned to: `"ssn": "`, `ssn=`; -1 where there is none. */
const nameStart = (text: string, start: number, limit: number): number => {
  const sign = skipBackWhile(text, start, limit, isPadding);
  const code = text.charCodeAt(sign - 1);
  if (code !== COLON && code !== EQUALS) return -1;
  const end = sign - 1;
  if (isNameCharacter(text.charCodeAt(end - 1))) {
    const start = skipBackWhile(text, end, limit, isNameOrDash);
    if (code !== EQUALS) return isNextMember(text, start, limit) ? start : -1;
    return says(text.slice(start, end)) ? start : -1;
  }
  const quote = skipBackWhile(text, end, limit, isBlank) - 1;
  if (quote < limit || !isQuote(text.charCodeAt(quote))) return -1;
  const opening = text.lastIndexOf(text.charAt(quote), quote - 1);
  return Math.max(opening, limit);
};

/** Whether the line before `at` has words to say what the value is: `Phone:`, a row of a table. */
const isSeparatorOfRow = (code: number): boolean =>
  code === COLON || code === EQUALS || code === 124 || code === 9;

const CLOSING = 93;

/** Digits of a number written for people, and what stands between them: how far it and a bracket may reach. */
const inNumber = new Uint8Array(256);
for (const character of '0123456789 -./()+\u00a0') inNumber[character.charCodeAt(0)] = 1;
const MAX_NUMBER = 36;
export const MAX_BRACKET = 24;

/** Whether the unit may be part of such a number. */
export const isInNumber = (code: number): boolean => code < 256 && inNumber[code] === 1;

/**
 * Where the words begin in brackets right behind the number at `start`, and the closing one: `123-45-6789 (SSN)`. Both
 * at `start` where there are none.
 */
export const bracketBehind = (
  text: string,
  start: number,
): { readonly from: number; readonly to: number } => {
  let from = start;
  while (from - start < MAX_NUMBER && isInNumber(text.charCodeAt(from))) from++;
  const isOpen = from > start + 1 && text.charCodeAt(from - 1) === OPENING && isWord(text.charCodeAt(from));
  let to = from;
  while (isOpen && to - from < MAX_BRACKET && isInBracket(text.charCodeAt(to))) to++;
  return isOpen && text.charCodeAt(to) === CLOSING_ROUND ? { from, to } : { from: start, to: start };
};

const OPENING = 40;
const CLOSING_ROUND = 41;

/** What may stand between brackets; false beyond the end of the text. */
export const isInBracket = (code: number): boolean =>
  code >= 32 && code !== OPENING && code !== CLOSING_ROUND;

/** Whether a redaction (`[PRIVATE_KEY]`) ends with the bracket at `at`. */
const isMark = (text: string, at: number): boolean => {
  const name = skipBack(text, at, Math.max(0, at - MAX_ENTITY), TOKEN);
  return is(text.charCodeAt(name), LETTER) && text.charAt(name - 1) === '[';
};

const QUESTION = 63;

/** Whether words end with a row at `at`: not where a line before asks `Agent: your date of birth?`. */
const endsRow = (text: string, at: number, limit: number, isRow: boolean): boolean =>
  isRow && text.charCodeAt(skipBackWhile(text, at, limit, isBlank) - 1) !== QUESTION;

/**
 * What parts two values: no comma of a sentence, which a space follows, nor of an amount, and no tab that a line begins
 * with. A line of values, or of the heads of columns, says nothing of those on the next.
 */
const partsValues = (text: string, at: number, code: number): boolean =>
  (code === SEMICOLON || code === COMMA || code === TAB) &&
  isLetter(text.charCodeAt(at + 1)) &&
  text.charCodeAt(at - 1) > 32;

const isLetter = (code: number): boolean => is(code, LETTER) || code > 127;

const VALUES = 6;
const MAX_BLANKS = 2;

/** Whether the bracket at `at` opens a row of SQL, whose columns are told apart by their names: `VALUES (`. */
const opensRow = (text: string, at: number): boolean => {
  const end = skipBackWhile(text, at, at - MAX_BLANKS, isBlank);
  return text.slice(Math.max(0, end - VALUES), end).toLowerCase() === 'values';
};

/** Where the row or the paragraph of the value at `start` begins, not before `limit`. */
const rowStart = (text: string, start: number, limit: number): number => {
  let isRow = false;
  let hasWords = false;
  let isFirstLine = true;
  for (let at = start - 1; at >= limit; at--) {
    const code = text.charCodeAt(at);
    if (code === CLOSING && isMark(text, at)) return at + 1;
    if (code === NEWLINE) {
      if (isFirstLine ? endsRow(text, at, limit, isRow) : !hasWords) return at + 1;
      isFirstLine = false;
      hasWords = false;
    } else {
      isRow ||= isSeparatorOfRow(code);
      hasWords ||= isWord(code);
    }
  }
  return limit;
};

/** Where the words begin between `from` and the value that are about no other value beside it. */
const ownStart = (text: string, start: number, from: number): number => {
  /** Behind the line that is read, where that is one before the value's own. */
  let below = -1;
  let isClosed = false;
  for (let at = start - 1; at >= from; at--) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) below = at + 1;
    else if (below >= 0 && partsValues(text, at, code)) return below;
    else if (code === CLOSING_ROUND) isClosed = true;
    else if (code === OPENING && !isClosed && opensRow(text, at)) return at + 1;
  }
  return from;
};

/** Where the words may begin that say what a value is. */
export interface Window {
  /** All that may count. */
  from: number;
  /** From here on, about this value; before it, about others beside it, which say at most that it is a thing. */
  own: number;
}

const found: Window = { from: 0, own: 0 };

/**
 * The window of the value at `start`, not before `limit`: the name that it is assigned to alone; else the row that it
 * stands in, with the question that a line before it ends with; else the paragraph. Behind a redaction it begins anew:
 * what it stands for may have been long, and a masked text must not have words nearer to a value than the text had.
 * One object is used again.
 */
export const windowOf = (text: string, start: number, limit: number): Window => {
  const name = Math.max(nameStart(text, start, limit), elementName(text, start));
  const isNamed = name >= limit && name >= 0;
  found.from = isNamed ? name : rowStart(text, start, limit);
  found.own = isNamed ? name : ownStart(text, start, found.from);
  return found;
};
