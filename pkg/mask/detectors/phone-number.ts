import { DIGIT, is, isNameCharacter, skip } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';

/** ITU-T E.164: at most 15 digits, country code included. */
const MAX_DIGITS = 15;
const MIN_DIGITS = 8;
/** Digits and separators together, in UTF-16 units; a number written wider ends there. */
const MAX_WIDTH = 40;

/** Country codes of three digits begin with these two; all others have two, or one (1 and 7). */
const threeDigitZones = new Set(
  '21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99'.split(' '),
);
const twoDigitCodes = new Set(
  (
    '20 27 28 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 83 84 86 89 90 91 92 93 94 95 98'
  ).split(' '),
);
/** Most digits in all, where a country uses fewer than E.164 allows: so that a number after a phone number stays out. */
const longest = new Map<string, number>([
  ['1', 11],
  ['7', 11],
  ['20', 12],
  ['27', 11],
  ['30', 12],
  ['31', 11],
  ['32', 11],
  ['33', 11],
  ['34', 11],
  ['36', 11],
  ['39', 13],
  ['40', 11],
  ['41', 11],
  ['43', 13],
  ['44', 12],
  ['45', 10],
  ['46', 12],
  ['47', 10],
  ['48', 11],
  ['49', 13],
  ['61', 11],
  ['81', 12],
  ['82', 12],
  ['86', 13],
  ['90', 12],
  ['91', 12],
  ['351', 12],
  ['352', 12],
  ['353', 12],
  ['358', 13],
  ['420', 12],
  ['421', 12],
]);

/** Written between country and area by people who also dial at home: `+49 (0) 170`. */
const trunkZero = '(0)';

const countryOf = (digits: string): string | undefined => {
  const first = digits.charAt(0);
  if (first === '1' || first === '7') return first;
  const two = digits.slice(0, 2);
  if (twoDigitCodes.has(two)) return two;
  return threeDigitZones.has(two) ? digits.slice(0, 3) : undefined;
};

const isSeparator = (code: number): boolean =>
  code === 32 || code === 45 || code === 46 || code === 0xa0 || code === 47;

/** Where the next group of digits begins, at most `) ` or ` (` away; -1 where the number ends. */
const nextGroup = (text: string, end: number): number => {
  let i = end;
  if (text.charCodeAt(i) === 41) i++;
  if (isSeparator(text.charCodeAt(i))) i++;
  if (text.startsWith(trunkZero, i)) i += trunkZero.length;
  if (isSeparator(text.charCodeAt(i)) && i > end && text.charCodeAt(i - 1) === 41) i++;
  if (text.charCodeAt(i) === 40) i++;
  return i > end && is(text.charCodeAt(i), DIGIT) ? i : -1;
};

/** Takes groups of digits while they fit the country's longest number. */
const gather = (text: string, from: number): { digits: string; end: number } | undefined => {
  let end = skip(text, from, from + MAX_DIGITS + 1, DIGIT);
  let digits = text.slice(from, end);
  for (let start = nextGroup(text, end); start > 0; start = nextGroup(text, end)) {
    const groupEnd = skip(text, start, start + MAX_DIGITS + 1, DIGIT);
    const joined = digits + text.slice(start, groupEnd);
    if (joined.length > (longest.get(countryOf(joined) ?? '') ?? MAX_DIGITS)) break;
    if (groupEnd - from > MAX_WIDTH) break;
    digits = joined;
    end = groupEnd;
  }
  return digits.length > MAX_DIGITS ? undefined : { digits, end };
};

export const phoneNumber: Detector = {
  name: 'PhoneNumber',
  tier: 'A',
  secret: false,
  certainty: 50,
  shape: 'groups',
  anchors: { characters: '+' },
  source: 'ITU-T E.164 with assigned country codes; E.123 and other groupings',
  positives: [
    whole('+4917012345678'),
    within('call ', '+49 170 1234567', ' today'),
    within('', '+1 (415) 555-2671', '.'),
    whole('+44 20 7946 0958'),
    whole('+33.1.23.45.67.89'),
    whole('+49 (0) 170 1234567'),
    whole('+351 912 345 678'),
    within('tel:', '+41446681800', '"'),
    within('', '+1-212-456-7890', ' 3 times'),
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
    '+ 49 170 1234567',
  ],
  verify(text, at, until) {
    const before = text.charCodeAt(at - 1);
    if (!is(text.charCodeAt(until), DIGIT) || isNameCharacter(before) || before === 43) return undefined;
    const found = gather(text, until);
    if (found === undefined || found.digits.length < MIN_DIGITS) return undefined;
    const country = countryOf(found.digits);
    if (country === undefined || found.digits.length > (longest.get(country) ?? MAX_DIGITS)) return undefined;
    return isNameCharacter(text.charCodeAt(found.end)) ? undefined : { start: at, end: found.end };
  },
};
