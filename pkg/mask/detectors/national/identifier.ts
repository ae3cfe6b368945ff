import { forgetsBy } from '../../last-text.ts';
import { DIGIT, LETTER, is, isNameCharacter } from '../../characters.ts';
import type { DigitRun } from '../../detector.ts';

/** Longest identifier of letters, digits and hyphens, in UTF-16 units. */
const MAX_IDENTIFIER = 26;
/** Letters before the first digit: British driving licences have five. */
const MAX_LETTERS = 5;

/** Letters and digits that stand together, perhaps in groups with hyphens between. */
export interface Identifier {
  start: number;
  /** -1: there is none, or any letter but the leading ones is in lower case. */
  end: number;
  digits: number;
  /** Letters and digits. */
  characters: number;
  /** Letters before the first digit. */
  leading: number;
  hasHyphen: boolean;
}

const found: Identifier = {
  start: -1,
  end: -1,
  digits: 0,
  characters: 0,
  leading: 0,
  hasHyphen: false,
};
const last = { text: '', at: -1 };
forgetsBy(() => {
  last.text = '';
  last.at = -1;
});

const HYPHEN = 45;

/** Where the letters before the first digits begin; -1 where there are more, or something else of a name. */
const startOf = (text: string, at: number): number => {
  let start = at;
  while (at - start <= MAX_LETTERS && is(text.charCodeAt(start - 1), LETTER)) start--;
  if (at - start > MAX_LETTERS || isNameCharacter(text.charCodeAt(start - 1))) return -1;
  const isGroup = text.charCodeAt(start - 1) === HYPHEN || text.charCodeAt(start - 1) === DOT;
  return isGroup && is(text.charCodeAt(start - 2), DIGIT) ? -1 : start;
};

const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Takes note of one unit behind `at`; false where it is of no identifier. */
const take = (code: number, text: string, index: number): boolean => {
  if (is(code, DIGIT)) {
    found.digits++;
  } else if (code === HYPHEN) {
    const goesOn = is(text.charCodeAt(index + 1), DIGIT | LETTER);
    found.hasHyphen ||= goesOn;
    return goesOn;
  } else if (!is(code, LETTER)) {
    return false;
  }
  found.characters++;
  return true;
};

const DOT = 46;
const COMMA = 44;
const COLON = 58;

/** Whether a number goes on behind the sign: an amount (`12345,50`) has digits alone. */
const parts = (sign: number, isNumber: boolean): boolean =>
  sign === DOT || sign === COLON || (sign === COMMA && isNumber);

const readTo = (text: string, start: number, at: number): void => {
  const limit = start + MAX_IDENTIFIER;
  found.characters = at - start;
  let end = at;
  let code = text.charCodeAt(end);
  while (end <= limit && take(code, text, end)) {
    // Most are parts of hashes.
    if (isLower(code)) return;
    code = text.charCodeAt(++end);
  }
  const goesOn = parts(code, found.digits === found.characters) && is(text.charCodeAt(end + 1), DIGIT);
  found.end = end > limit || isNameCharacter(code) || goesOn ? -1 : end;
};

/** Reads the identifier whose first digits begin at `at` into one object, which is remembered and used again. */
export const readIdentifier = (text: string, at: number): Identifier => {
  if (last.at === at && last.text === text) return found;
  last.text = text;
  last.at = at;
  found.end = -1;
  found.digits = 0;
  found.characters = 0;
  found.hasHyphen = false;
  found.start = startOf(text, at);
  found.leading = at - found.start;
  if (found.start >= 0) readTo(text, found.start, at);
  return found;
};

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Where identifiers have their first digits: alone, behind letters, before letters, before a hyphen. */
export const identifierRuns: readonly DigitRun[] = [
  { least: 5, most: MAX_IDENTIFIER },
  { least: 1, most: 4, before: 'letter', next: `${upper}-` },
  { least: 2, most: 4, next: `${upper}-` },
];
