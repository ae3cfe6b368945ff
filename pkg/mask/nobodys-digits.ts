import { DIGIT, HEX, is, isNameCharacter, skipBack } from './characters.ts';

const HYPHEN = 45;
const COLON = 58;
const DOT = 46;
const LETTER_T = 84;

const isDigitAt = (text: string, at: number): boolean => is(text.charCodeAt(at), DIGIT);

/** RFC 9562: five groups of hexadecimal digits; where their hyphens stand, and the width of all. */
const FIRST = 8;
const SECOND = 13;
const THIRD = 18;
const FOURTH = 23;
const UUID = 36;

const hasHyphens = (text: string, start: number): boolean =>
  text.charCodeAt(start + FIRST) === HYPHEN &&
  text.charCodeAt(start + SECOND) === HYPHEN &&
  text.charCodeAt(start + THIRD) === HYPHEN &&
  text.charCodeAt(start + FOURTH) === HYPHEN;

/** Whether a UUID may go on with the unit. */
const goesOn = (code: number): boolean => code === HYPHEN || is(code, HEX);

/** Behind the UUID whose first digits are `[at, until)`; -1 where there is none. */
const endOfUuid = (text: string, at: number, until: number): number => {
  if (!goesOn(text.charCodeAt(until))) return -1;
  const start = skipBack(text, at, at - FIRST + 1, HEX);
  if (!hasHyphens(text, start)) return -1;
  const end = start + UUID;
  let hexadecimal = 0;
  for (let i = start; i < end; i++) hexadecimal += is(text.charCodeAt(i), HEX) ? 1 : 0;
  const isFree = !isNameCharacter(text.charCodeAt(start - 1)) && !isNameCharacter(text.charCodeAt(end));
  return isFree && hexadecimal === UUID - 4 ? end : -1;
};

/** ISO 8601, to the minute: `2026-11-22T10:30`. */
const MONTH = 5;
const DAY = 8;
const HOUR = 11;
const MINUTE = 14;

const isPairAt = (text: string, at: number): boolean => isDigitAt(text, at) && isDigitAt(text, at + 1);

/** Behind the digits of the point in time whose year begins at `at`; -1 where there is none. */
const endOfTime = (text: string, at: number): number => {
  if (text.charCodeAt(at + HOUR - 1) !== LETTER_T || text.charCodeAt(at + MINUTE - 1) !== COLON) return -1;
  if (text.charCodeAt(at + DAY - 1) !== HYPHEN || isNameCharacter(text.charCodeAt(at - 1))) return -1;
  const isTime = isPairAt(text, at + MONTH) && isPairAt(text, at + DAY) && isPairAt(text, at + HOUR);
  if (!isTime || !isPairAt(text, at + MINUTE)) return -1;
  return endOfSeconds(text, at + MINUTE + 2);
};

/** Behind `:20` and `.123`, where they stand at `at`. */
const endOfSeconds = (text: string, at: number): number => {
  const isSaid = text.charCodeAt(at) === COLON && isPairAt(text, at + 1);
  let end = isSaid ? at + 3 : at;
  if (isSaid && text.charCodeAt(end) === DOT && isDigitAt(text, end + 1)) end += 2;
  while (isDigitAt(text, end)) end++;
  return end;
};

/** Digits of a year. */
const YEAR = 4;

/**
 * Behind the UUID or the point in time whose first digits are `[at, until)`; -1 where there is none. Most digits of
 * many a text are of these, and nobody is found by them.
 */
export const endOfNobodys = (text: string, at: number, until: number): number => {
  const end = until - at === YEAR && text.charCodeAt(until) === HYPHEN ? endOfTime(text, at) : -1;
  return end < 0 ? endOfUuid(text, at, until) : end;
};
