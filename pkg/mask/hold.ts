import { DIGIT, LETTER, endsRun, is, isDash, isInWord, isWord } from './characters.ts';
import { MAX_BRACKET, isInBracket, isInNumber } from './context-window.ts';
import { MAX_LABEL } from './detectors/phone-labels.ts';
import { MAX_GROUPS_MATCH, MAX_PHRASE_MATCH, MAX_RUN_MATCH } from './detector.ts';
import type { Block } from './detector.ts';

/**
 * How a stream knows what is settled: each of these gives the earliest index, not before `from`, at which a
 * match may begin that more text could still make, unmake or lengthen. Everything before it is decided.
 */

const COMMA = 44;

/**
 * The current run: no match of shape `run` crosses the character before it. Digits that a comma follows are none as
 * long as it may be that of an amount.
 */
export const openRun = (text: string, from: number): number => {
  const { length } = text;
  const isAmount = text.charCodeAt(length - 1) === COMMA && is(text.charCodeAt(length - 2), DIGIT);
  return startOfRun(text, from, isAmount && length - 1 > from ? length - 1 : length);
};

/** The beginning of the run that `to` stands in: what is found there may have its anchor before it. */
export const startOfRun = (text: string, from: number, to: number): number => {
  const limit = Math.max(from, to - MAX_RUN_MATCH);
  let at = to;
  while (at > limit && !endsRun(text.charCodeAt(at - 1))) at--;
  return at;
};

/** Up to where all is decided, where something is open from `open` on: not within the run that it stands in. */
export const settledBy = (text: string, from: number, open: number): number => {
  const run = openRun(text, from);
  const decided = Math.max(from, open);
  return decided < run ? startOfRun(text, from, decided) : run;
};

/**
 * Whether what is decided, `[done, settled)`, is looked at now. What stands behind it is looked at along with it:
 * within a longer run as much as may hold a match, time and again, if every piece that comes were reason to.
 */
export const isWorthALook = ({ length }: string, done: number, settled: number): boolean =>
  length - settled < MAX_RUN_MATCH || settled - done >= MAX_RUN_MATCH;

/** Of a number whose extension may follow, as `x40` or ` ext. 40`, or whose groups a tab, `_` or a dash parts. */
const inLongNumber = new Uint8Array(256);
for (const character of 'extEXT\t_') inLongNumber[character.charCodeAt(0)] = 1;
const isInLongNumber = (code: number): boolean =>
  isInNumber(code) || inLongNumber[code] === 1 || isDash(code);

/** Where the bracket opens that the text ends with, whose words may say what stands before it; else the text's end. */
const startOfBracket = (text: string): number => {
  const { length } = text;
  let at = length;
  while (length - at < MAX_BRACKET && isInBracket(text.charCodeAt(at - 1))) at--;
  return text.charCodeAt(at - 1) === 40 ? at : length;
};

/** Where a word begins that the text ends with and that may say what stands before it (` office`); else the end. */
const startOfLabel = (text: string): number => {
  const { length } = text;
  let at = length;
  while (length - at < MAX_LABEL && isLetter(text.charCodeAt(at - 1))) at--;
  const joint = text.charCodeAt(at - 1);
  const isBehindNumber = (joint === 32 || joint === 45) && is(text.charCodeAt(at - 2), DIGIT);
  return at < length && isBehindNumber ? at : length;
};

const isLetter = (code: number): boolean => is(code, LETTER) || (code > 127 && isWord(code));

/** Numbers written in groups: the first digit, `+` or `(` of the digits and separators that the text ends with. */
const openNumber = (text: string, limit: number): number => {
  let first = text.length;
  for (let at = Math.min(startOfBracket(text), startOfLabel(text)) - 1; at >= limit; at--) {
    const code = text.charCodeAt(at);
    if (!isInLongNumber(code)) break;
    if (is(code, DIGIT) || code === 43 || code === 40) first = at;
  }
  return first;
};

/** An IBAN in groups: two letters and two digits, then groups of letters and digits up to the end. */
const openIban = (text: string, limit: number): number => {
  let first = text.length;
  for (let at = text.length - 1; at >= limit; at--) {
    const code = text.charCodeAt(at);
    if (!is(code, DIGIT | LETTER) && !isJoint(code)) break;
    if (beginsIban(text, at)) first = at;
  }
  return first;
};

const isJoint = (code: number): boolean =>
  code === 32 || code === 45 || code === 0xa0 || code === 9 || code === 95;

/** The digits are asked about first, as nearly everywhere there are none. */
const beginsIban = (text: string, at: number): boolean =>
  is(text.charCodeAt(at + 2), DIGIT) &&
  is(text.charCodeAt(at), LETTER) &&
  is(text.charCodeAt(at + 1), LETTER) &&
  is(text.charCodeAt(at + 3), DIGIT) &&
  !isWord(text.charCodeAt(at - 1));

/** The first word that begins no more than a phrase before the end. */
export const openPhrase = (text: string, from: number): number => {
  let at = Math.max(from, text.length - MAX_PHRASE_MATCH);
  while (at < text.length && isInWord(text, at)) at++;
  return at;
};

export const openGroups = (text: string, from: number): number => {
  const limit = Math.max(from, text.length - MAX_GROUPS_MATCH);
  return Math.min(openNumber(text, limit), openIban(text, limit));
};

/** How much of the beginning of a literal the text ends with. */
const partOf = (literal: string, text: string, from: number): number => {
  for (let length = Math.min(literal.length - 1, text.length - from); length > 0; length--) {
    if (text.endsWith(literal.slice(0, length))) return length;
  }
  return 0;
};

/** The first place from which on the literal stands or may come to stand; the text's length where nowhere. */
export const openLiteral = (literal: string, text: string, from: number): number => {
  const at = text.indexOf(literal, from);
  return at >= 0 ? at : text.length - partOf(literal, text, from);
};

/** A block whose beginning is not yet certain. */
export const openBlock = (block: Block, literals: readonly string[], text: string, from: number): number => {
  let open = text.length;
  for (const literal of literals) {
    let at = openLiteral(literal, text, from);
    while (at + literal.length <= text.length && block.begins(text, at) !== 'more') {
      at = openLiteral(literal, text, at + 1);
    }
    open = Math.min(open, at);
  }
  return open;
};
