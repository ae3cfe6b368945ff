import { DIGIT, is, isDash, isNameCharacter, skip } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { countryOf, lengthsOf } from './phone-countries.ts';
import { endOfPhone } from './phone-groups.ts';

/** ITU-T E.164: at most 15 digits, country code included. */
const MAX_DIGITS = 15;
/** Digits and separators together, in UTF-16 units; a number written wider ends there. */
const MAX_WIDTH = 40;
/** So many digits behind a single dot are decimals, unless number and country fit exactly. */
const DECIMALS = 5;
/** What is dialled instead of `+` in most countries. */
const access = '00';

const PLUS = 43;
const DOT = 46;
const PERCENT = 37;
/** A space, as URLs have it. */
const encodedSpace = '%20';

/** Written between country and area by people who also dial at home: `+49 (0) 170`. */
const trunkZero = '(0)';

const isSeparator = (code: number): boolean =>
  code === 32 || code === 45 || code === 46 || code === 0xa0 || code === 47 || isDash(code);

/** ` - ` and ` / `, as between area and number: `+49 89 / 24 18 - 0`. */
const isWideJoint = (text: string, at: number): boolean => {
  const joint = text.charCodeAt(at + 1);
  const isApart = text.charCodeAt(at) === 32 && text.charCodeAt(at + 2) === 32;
  return isApart && (joint === 45 || joint === 47) && is(text.charCodeAt(at + WIDE_JOINT), DIGIT);
};

const WIDE_JOINT = 3;

/** Where the next group of digits begins, at most `) ` or ` (` away; -1 where the number ends. */
const nextGroup = (text: string, end: number): number =>
  isWideJoint(text, end) ? end + WIDE_JOINT : behindSeparators(text, end);

/** Behind two spaces, a tab or `_`, which part columns and names as well, or `%20`; -1 where no digit follows one. */
const behindRareJoint = (text: string, end: number): number => {
  if (text.startsWith(encodedSpace, end)) {
    const behind = end + encodedSpace.length;
    return is(text.charCodeAt(behind), DIGIT) ? behind : -1;
  }
  const code = text.charCodeAt(end);
  const isRare = code === 9 || code === 95 || (code === 32 && text.charCodeAt(end + 1) === 32);
  const start = code === 32 ? end + 2 : end + 1;
  return isRare && is(text.charCodeAt(start), DIGIT) ? start : -1;
};

/** The same, where what was read is too short for a number of its country. */
const nextOf = (text: string, digits: string, end: number): number => {
  const start = nextGroup(text, end);
  const isShort = digits.length < lengthsOf(countryOf(digits)).least;
  return start < 0 && isShort ? behindRareJoint(text, end) : start;
};

const behindSeparators = (text: string, end: number): number => {
  let i = end;
  if (text.charCodeAt(i) === 41) i++;
  if (isSeparator(text.charCodeAt(i))) i++;
  if (text.startsWith(trunkZero, i)) i += trunkZero.length;
  if (isSeparator(text.charCodeAt(i)) && i > end && text.charCodeAt(i - 1) === 41) i++;
  if (text.charCodeAt(i) === 40) i++;
  return i > end && is(text.charCodeAt(i), DIGIT) ? i : -1;
};

interface Gathered {
  readonly digits: string;
  /** Digits of the first group. */
  readonly first: number;
  readonly groups: number;
  readonly end: number;
  readonly isDecimal: boolean;
}

/** Takes groups of digits while they fit the country's longest number. */
const gather = (text: string, from: number): Gathered | undefined => {
  let end = skip(text, from, from + MAX_DIGITS + 1, DIGIT);
  let digits = text.slice(from, end);
  const first = digits.length;
  const decimals =
    text.charCodeAt(end) === DOT ? skip(text, end + 1, end + 1 + DECIMALS, DIGIT) - end - 1 : 0;
  const isDecimal = decimals === DECIMALS;
  let groups = 1;
  for (let start = nextOf(text, digits, end); start > 0; start = nextOf(text, digits, end)) {
    const groupEnd = skip(text, start, start + MAX_DIGITS + 1, DIGIT);
    const joined = digits + text.slice(start, groupEnd);
    if (joined.length > lengthsOf(countryOf(joined)).most || groupEnd - from > MAX_WIDTH) break;
    digits = joined;
    end = groupEnd;
    groups++;
    if (isDecimal) break;
  }
  return digits.length > MAX_DIGITS ? undefined : { digits, first, groups, end, isDecimal };
};

/** Area and exchange of North America begin with neither 0 nor 1. */
const isArea = (digits: string): boolean => /^1[2-9]\d\d[2-9]/.test(digits);

const isNumber = ({ digits, first, isDecimal }: Gathered): boolean => {
  const country = countryOf(digits);
  if (country === undefined || first < country.length) return false;
  const { least, most } = lengthsOf(country);
  if (digits.length < least || digits.length > most) return false;
  return !isDecimal || (digits.length === most && (country !== '1' || isArea(digits)));
};

/** `(+358) 61 318 6091`: whether the country alone stands in brackets. */
const isBracketed = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(start - 1) === 40 && text.charCodeAt(end) === 41;

const verifyFrom = (text: string, start: number, from: number, leastGroups: number): Span | undefined => {
  const found = gather(text, from);
  if (found === undefined || found.groups < leastGroups || !isNumber(found)) return undefined;
  if (leastGroups > 1 && found.groups < GROUPED && !isExact(found)) return undefined;
  const end = endOfPhone(text, found.end);
  if (end < 0) return undefined;
  return { start: isBracketed(text, start, from + found.first) ? start - 1 : start, end };
};

/** So many groups are a number behind `00`; of two, the first must be a country whose numbers are all as long. */
const GROUPED = 3;
const isExact = ({ digits, first }: Gathered): boolean => {
  const country = countryOf(digits) ?? '';
  const { least, most } = lengthsOf(country);
  return first === country.length && country.length > 1 && most - least < 2;
};

/** `0049 170 1234567`: groups and a country's exact length make up for the `+`. */
const isAccess = (text: string, at: number): boolean => {
  if (!text.startsWith(access, at)) return false;
  const before = text.charCodeAt(at - 1);
  return !isNameCharacter(before) && !'.,-/+:#'.includes(text.charAt(at - 1) || ' ');
};

/** Whether what stands before a plus goes on with it; `%3D` does not. */
const isJoined = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  return before === PLUS || (isNameCharacter(before) && text.charCodeAt(at - ENCODED) !== PERCENT);
};

const ENCODED = 3;

export const phoneNumber: Detector = {
  name: 'PhoneNumber',
  tier: 'A',
  secret: false,
  certainty: 50,
  shape: 'groups',
  anchors: { characters: '+', literals: ['%2B', '%2b'], digits: [{ least: 3, most: 5, next: ' -./\u00a0' }] },
  source: 'ITU-T E.164 with assigned country codes; E.123 and other groupings',
  positives: [
    whole('+4917012345678'),
    within('call ', '+49 170 1234567', ' today'),
    within('', '+1 (415) 555-2671', '.'),
    whole('+44 20 7946 0958'),
    whole('+33.1.23.45.67.89'),
    whole('+49 (0) 170 1234567'),
    whole('+31 (0)10 - 414 48 54'),
    whole('+49 (0)89 / 24 18 55'),
    whole('+351 912 345 678'),
    whole('(+358) 613186091'),
    within('(tel. ', '+30 6902 014620', ')'),
    whole('+43 756492083124'),
    whole('+43 5613 41252 427'),
    within('tel:', '+41446681800', '"'),
    within('', '+1-212-456-7890', ' 3 times'),
    within('', '0033 6 39 80 85 58', ' avant'),
    whole('0048 607942160'),
    within('', '001-518-640-0800', '.'),
    within('', '+1-903-140-4508x769', ' desk'),
    whole('+1.4155552671'),
    whole('+49  170  1234567'),
    whole('+49\t170\t1234567'),
    whole('+49_170_1234567'),
    within('?tel=', '%2B4917012345678', '&x=1'),
    within('?tel=', '%2b49%20170%201234567', '#top'),
    within('tel%3D', '%2B4917012345678', ''),
    whole('+49\u2013170\u20131234567'),
    within('', '+49 170 1234567', '\t42\t7'),
    within('', '+49 170 1234567', '  12 items'),
  ],
  negatives: [
    '+100',
    '1+4917012345678',
    '+4917012345678901234',
    '+2817',
    'a+4917012345678',
    '+4917012345678a',
    '+0170 1234567',
    'UTC+02:00',
    'a%2B4917012345678',
    '?at=12%2B02%3A00',
    '?q=1%2B4917012345678',
    '+ 49 170 1234567',
    '+19.4266553',
    '+5.3770762 0.1179459',
    '+33.7666639 12',
    '0049 170',
    '0012 34567890',
    '0039 607942160',
    '0012 3456 7890',
    '12-0049 170 1234567',
  ],
  verify(text, at, until) {
    if (is(text.charCodeAt(at), DIGIT)) {
      return isAccess(text, at) ? verifyFrom(text, at, at + access.length, 2) : undefined;
    }
    if (!is(text.charCodeAt(until), DIGIT) || isJoined(text, at)) return undefined;
    return verifyFrom(text, at, until, 1);
  },
};
