import { isNameCharacter, isWord } from '../characters.ts';
import { isDay } from './national/checks.ts';
import { monthOf } from './month-names.ts';

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isJoint = (code: number): boolean => code === 45 || code === 46 || code === 47;

/** Longest day and month with the words that may stand beside them, in UTF-16 units. */
const MAX_DATE = 40;

/** Years of birth of people alive. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2039;

export const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** The digits `[from, to)` as a number. */
export const valueAt = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
};

const numberAt = (text: string, from: number, to: number): number =>
  to - from <= 2 ? valueAt(text, from, to) : 0;

const isDayOf = (first: number, second: number): boolean => isDay(second, first) || isDay(first, second);

const endOfDigits = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
};
const startOfDigits = (text: string, to: number): number => {
  let start = to;
  while (isDigit(text.charCodeAt(start - 1))) start--;
  return start;
};

/** What Japanese and Korean put behind year, month and day. */
const eastern = [
  ['年', '月', '日'],
  ['년', '월', '일'],
] as const;

/** `年3月12日`, `년 5월 3일` behind a year: where it ends, -1 where it does not stand there. */
const endOfEastern = (text: string, until: number): number => {
  if (!(text.charCodeAt(until) > 255)) return -1;
  const signs = eastern.find(([year]) => text.startsWith(year, until));
  if (signs === undefined) return -1;
  const month = text.charCodeAt(until + 1) === 32 ? until + 2 : until + 1;
  const monthEnd = endOfDigits(text, month);
  if (!text.startsWith(signs[1], monthEnd)) return -1;
  const day = text.charCodeAt(monthEnd + 1) === 32 ? monthEnd + 2 : monthEnd + 1;
  const end = endOfDigits(text, day);
  const isDate =
    text.startsWith(signs[2], end) && isDay(numberAt(text, month, monthEnd), numberAt(text, day, end));
  return isDate ? end + 1 : -1;
};

/** `-11-22` behind a year: where it ends, -1 where it does not stand there. */
export const endOfYearFirst = (text: string, until: number): number => {
  const joint = text.charCodeAt(until);
  if (!isJoint(joint)) return endOfEastern(text, until);
  const monthEnd = endOfDigits(text, until + 1);
  if (text.charCodeAt(monthEnd) !== joint) return -1;
  const end = endOfDigits(text, monthEnd + 1);
  return isDay(numberAt(text, until + 1, monthEnd), numberAt(text, monthEnd + 1, end)) ? end : -1;
};

/** `22.11.` or `22. 11. ` before a year: where it begins, -1 where it does not stand there. */
const startOfNumeric = (text: string, at: number): number => {
  const gap = text.charCodeAt(at - 1) === 32 && text.charCodeAt(at - 2) === 46 ? 1 : 0;
  const joint = text.charCodeAt(at - 1 - gap);
  const secondEnd = at - 1 - gap;
  const second = startOfDigits(text, secondEnd);
  if (text.charCodeAt(second - 1 - gap) !== joint) return -1;
  const firstEnd = second - 1 - gap;
  const first = startOfDigits(text, firstEnd);
  return isDayOf(numberAt(text, first, firstEnd), numberAt(text, second, secondEnd)) ? first : -1;
};

/** A day and a month with its name at the end of a text: `12. März `, `12 de marzo de `, `March 12th, `, `12-Mar-`. */
const dayFirst =
  /(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[ -]?(?:(?:of|de|di) )?(\p{L}{3,12})\.?,?[ -](?:(?:de|del|do) )?$/u;
const monthFirst = /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? $/u;

const startOfNamed = (text: string, at: number): number => {
  const before = text.slice(Math.max(0, at - MAX_DATE), at);
  const day = dayFirst.exec(before);
  if (day !== null) return isDay(monthOf(day[2] ?? ''), Number(day[1])) ? at - day[0].length : -1;
  const month = monthFirst.exec(before);
  if (month === null || !isDay(monthOf(month[1] ?? ''), Number(month[2]))) return -1;
  return at - month[0].length;
};

/** Whether a month, or `de`, and a day may stand before `at`. A cheap look before the expressions. */
const mayBeNamed = (text: string, at: number): boolean => {
  const separator = text.charCodeAt(at - 1);
  if (separator !== 32 && separator !== 45) return false;
  const before = text.charCodeAt(at - 2);
  if (!isWord(before) && before !== 44 && before !== 46) return false;
  const limit = Math.max(0, at - MAX_DATE);
  for (let i = at - 2; i >= limit; i--) {
    if (isDigit(text.charCodeAt(i))) return true;
  }
  return false;
};

/** Where the day and month before the year at `at` begin; -1 where there are none. */
export const startOfYearLast = (text: string, at: number): number => {
  const before = text.charCodeAt(at - 1);
  let start = -1;
  if (isJoint(before) || (before === 32 && text.charCodeAt(at - 2) === 46)) start = startOfNumeric(text, at);
  if (start < 0 && mayBeNamed(text, at)) start = startOfNamed(text, at);
  return start >= 0 && !isNameCharacter(text.charCodeAt(start - 1)) ? start : -1;
};
