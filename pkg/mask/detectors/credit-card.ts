import { contextsOf, isNear, isNearerThan, isThing } from '../context.ts';
import { DIGIT, LETTER, groupSeparators, is, isNameCharacter, skip, skipBack } from '../characters.ts';
import { underKey, whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';

/** Issuer prefixes with the lengths they use: ISO/IEC 7812 and the networks' published ranges. */
const issuers: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4, 4, [13, 16, 19]], // Visa
  [51, 55, [16]], // Mastercard
  [2221, 2720, [16]], // Mastercard
  [34, 34, [15]], // American Express
  [37, 37, [15]],
  [300, 305, [14, 16, 17, 18, 19]], // Diners Club
  [36, 36, [14, 16, 17, 18, 19]],
  [38, 39, [14, 16, 17, 18, 19]],
  [6011, 6011, [16, 17, 18, 19]], // Discover
  [644, 649, [16, 17, 18, 19]],
  [65, 65, [16, 17, 18, 19]],
  [3528, 3589, [16, 17, 18, 19]], // JCB
  [35, 35, [16]],
  [1800, 1800, [15]],
  [2131, 2131, [15]],
  [62, 62, [16, 17, 18, 19]], // UnionPay
  [5018, 5018, [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro
  [5020, 5020, [12, 13, 14, 15, 16, 17, 18, 19]],
  [5038, 5038, [12, 13, 14, 15, 16, 17, 18, 19]],
  [5893, 5893, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6304, 6304, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6759, 6759, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6761, 6763, [12, 13, 14, 15, 16, 17, 18, 19]],
  [2200, 2204, [16, 17, 18, 19]], // Mir
];

/** ISO/IEC 7812: digits of a card number. */
const MIN_CARD = 12;
const MAX_CARD = 19;

/** How people group card numbers: sizes of the groups. */
const groupings = new Set([
  '4444',
  '465',
  '464',
  '44443',
  '444',
  '4441',
  '466',
  '44442',
  '44441',
  '568',
  '613',
]);

const DOT = 46;
const SPACE = 32;
const TAB = 9;
const UNDERSCORE = 95;
/** What parts numbers of tables and of programs as well: cards where words say so. */
const isLoose = (separator: number): boolean => separator === TAB || separator === UNDERSCORE;
/** The one grouping with dots: others are fractions, versions and amounts. */
const dotted = '4444';

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
};

/** Digits of a prefix that is an issuer's alone, whatever the length of the number. */
const TELLING_PREFIX = 4;

/** Whether an issuer has numbers that begin so, of this length; of rare lengths, with a prefix that tells. */
const isIssued = (digits: string, isCommon: boolean): boolean =>
  issuers.some(([from, to, lengths]) => {
    const width = String(from).length;
    const prefix = Number(digits.slice(0, width));
    const isTelling = isCommon || width >= TELLING_PREFIX;
    return isTelling && prefix >= from && prefix <= to && lengths.includes(digits.length);
  });

const said = contextsOf('card');
const saidShort = contextsOf('cardShort');
const things = contextsOf('thing');
/** How far before the number two letters may stand, in UTF-16 units. */
const SHORT_REACH = 12;
/** Digits of cards that are about today; all other lengths are rare, and numbers of other kinds are not. */
const COMMON_FROM = 14;
const COMMON_TO = 16;

const isSaid = (text: string, at: number, key: string): boolean =>
  isNearerThan(text, at, key, said, things) || isNear(text, at, key, saidShort, SHORT_REACH);

/**
 * The check digit lets every tenth number pass. Where the words before it say that it is a card, that is enough,
 * since ranges change hands faster than lists; else range and length must fit, and no word say that it is
 * something else.
 */
const isCard = (digits: string, text: string, at: number, key: string): boolean => {
  if (!passesLuhn(digits) || /^(.)\1+$/.test(digits)) return false;
  if (isSaid(text, at, key)) return true;
  const isCommon = digits.length >= COMMON_FROM && digits.length <= COMMON_TO;
  return isIssued(digits, isCommon) && !isThing(text, at, key);
};

/** More digits than a phone number can have: ITU-T E.164. */
const MIN_CARD_BEHIND_PLUS = 16;

/** Whether the digits, `count` of them, are those of a phone number in international form. */
const isPhone = (text: string, start: number, count: number): boolean =>
  text.charCodeAt(start - 1) === 43 &&
  count < MIN_CARD_BEHIND_PLUS &&
  !isNameCharacter(text.charCodeAt(start - 2));

/** Shortest hash or the like that a number is no card behind, joined by a hyphen; so much of it is looked at. */
const MIN_DRAWN = 7;
const MAX_DRAWN = 16;

const isDrawn = (text: string, end: number): boolean => {
  const part = text.slice(skipBack(text, end, Math.max(0, end - MAX_DRAWN), DIGIT | LETTER), end);
  return part.length >= MIN_DRAWN && /[a-z]/i.test(part) && /\d/.test(part);
};

const isFree = (text: string, start: number, end: number, count: number): boolean => {
  const before = text.charCodeAt(start - 1);
  if (isPhone(text, start, count)) return false;
  const after = text.charCodeAt(end);
  if (isNameCharacter(before) || isNameCharacter(after)) return false;
  if (before === 45 && isDrawn(text, start - 1)) return false;
  // A decimal fraction or one part of a longer number.
  if (before === 46 && is(text.charCodeAt(start - 2), DIGIT)) return false;
  return !(after === 46 && is(text.charCodeAt(end + 1), DIGIT));
};

/** Digits of the second group at least, but behind a group of six. */
const MIN_SECOND = 4;

const mayBeGrouped = (text: string, at: number, until: number): boolean => {
  const next = behindSeparator(text, until);
  return until - at === 6 || skip(text, next, next + MIN_SECOND, DIGIT) === next + MIN_SECOND;
};

/** Behind one separator, or two spaces. */
const behindSeparator = (text: string, at: number): number =>
  text.charCodeAt(at) === SPACE && text.charCodeAt(at + 1) === SPACE ? at + 2 : at + 1;

interface Grouped {
  readonly digits: string;
  /** Sizes of the groups, as digits. */
  readonly sizes: string;
  readonly end: number;
  /** Whether two spaces stand between any of the groups. */
  readonly isWide: boolean;
}

/** How people group card numbers; in any other way where words say that it is one. */
const isGrouped = (
  { digits, sizes, isWide }: Grouped,
  separator: number,
  text: string,
  at: number,
  key: string,
): boolean => {
  if (digits.length < MIN_CARD) return false;
  if (separator === DOT) return sizes === dotted;
  const isPlain = !isWide && !isLoose(separator) && groupings.has(sizes);
  return isPlain || isSaid(text, at, key);
};

/** With the group behind the separator at `end`; `undefined` where there is none, or a longer one than cards have. */
const withNext = ({ digits, sizes, end, isWide }: Grouped, text: string): Grouped | undefined => {
  const start = behindSeparator(text, end);
  const next = skip(text, start, start + 1 + MAX_GROUP, DIGIT);
  const size = next - start;
  if (size === 0 || size > MAX_GROUP) return undefined;
  return {
    digits: digits + text.slice(start, next),
    sizes: sizes + String(size),
    end: next,
    isWide: isWide || start > end + 1,
  };
};

const MAX_GROUP = 8;

const verifyGrouped = (text: string, at: number, until: number, key: string): Span | undefined => {
  if (!mayBeGrouped(text, at, until)) return undefined;
  const separator = text.charCodeAt(until);
  let found: Span | undefined;
  const first = { digits: text.slice(at, until), sizes: String(until - at), end: until, isWide: false };
  let read: Grouped | undefined = first;
  while (read.digits.length < MAX_CARD && text.charCodeAt(read.end) === separator) {
    read = withNext(read, text);
    if (read === undefined) break;
    const { digits, end } = read;
    const isWritten = isGrouped(read, separator, text, at, key);
    if (isWritten && isFree(text, at, end, digits.length) && isCard(digits, text, at, key))
      found = { start: at, end };
  }
  return found;
};

export const creditCard: Detector = {
  name: 'CreditCard',
  tier: 'A',
  secret: false,
  certainty: 55,
  shape: 'groups',
  anchors: {
    digits: [
      { least: MIN_CARD, most: MAX_CARD },
      { least: 4, most: 8, next: `${groupSeparators}.\t_` },
    ],
  },
  source: 'ISO/IEC 7812: issuer ranges, Luhn; groupings as printed on cards',
  positives: [
    whole('4111111111111111'),
    within('card ', '4111 1111 1111 1111', '.'),
    within('1234 ', '5500-0000-0000-0004', ' exp'),
    whole('5586.9863.8675.7117'),
    within('card ', '41111111-11111111', ','),
    within('card: ', '4111  1111  1111  1111', ''),
    within('card\t', '4111\t1111\t1111\t1111', '\n'),
    within('testCard = ', '4111_1111_1111_1111', ';'),
    whole('3596115999719784'),
    whole('676142200416'),
    within('', '4748131290528203234', ' (Karte)'),
    whole('378282246310005'),
    whole('3782 822463 10005'),
    whole('6011111111111117'),
    whole('3530111333300000'),
    within('Visa ', '4222222222222', ''),
    within('card ', '5018000000000009', ''),
    within('(', '2223003122003222', ')'),
    within('?q=card+', '4222222222222', '&x'),
    within('+', '4111111111111111', ''),
    within('my card ', '060426070011', ' is'),
    underKey('cardNumber', '3598899323053410'),
    whole('180016070420458'),
  ],
  negatives: [
    'card declined; parcel 1 of 2, IMEI 350415822033995',
    '0bb5bfa9f66e0055-180074412965623',
    '4111111111111112',
    '1732294800000',
    '0000000000000000',
    '4444444444444444',
    'x4111111111111111',
    '41111111111111110000000',
    '0.4111111111111111',
    '+4915100000004',
    '(+4222222222222)',
    '4111 1111 1111',
    '4111  1111  1111  1111',
    '4111\t1111\t1111\t1111',
    'n = 4111_1111_1111_1111',
    '41111111-11111111',
    '4111.1111.1111.1112',
    '378282.246310.005',
    '9007199254740991',
    '060426070011',
    '4222222222222',
    'order no. 4111111111111111',
    'card 060426070012',
    '550e8400-e29b-41d4-a716-446655440000',
  ],
  verify(text, at, until, key) {
    const length = until - at;
    if (length < MIN_CARD) return verifyGrouped(text, at, until, key);
    return isFree(text, at, until, length) && isCard(text.slice(at, until), text, at, key)
      ? { start: at, end: until }
      : undefined;
  },
};
