import { LETTER, is, isDash, isNameCharacter } from '../characters.ts';
import { contextsOf, isNearest, isThing } from '../context.ts';
import { whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { endOfPhone, isDigit, isWideJoint, isZeroApart, readPhoneGroups } from './phone-groups.ts';
import type { PhoneGroups } from './phone-groups.ts';
import { isBehindInitial, isLabelled } from './phone-labels.ts';
import { isHouse, plausibilityOf } from './phone-plans.ts';

/** How far before a number, in UTF-16 units, `Phone` and `call` may stand. */
const PHONE_REACH = 48;
const CALL_REACH = 32;
/** The same for digits in one run, which could be anything. */
const BARE_REACH = 28;
/** How far before a number that its shape tells a word may stand which says that it is an order, an invoice ... */
const THING_REACH = 16;
/** Digits of a number; in one run at most. */
const MIN_BARE = 7;
const MAX_BARE = 15;
/** Fewest where only `call` or the like stands before it. */
const MIN_CALLED = 9;

const phone = contextsOf('phone');
const call = contextsOf('call');

const isMoney = (code: number): boolean => code === 36 || code === 0x20ac || code === 0xa3;

/** What no number begins behind: words, `+`, `#`, `)` and currencies. */
const isTaken = (code: number): boolean =>
  isNameCharacter(code) || code === 43 || code === 35 || code === 41 || isMoney(code);

const isLoose = (code: number): boolean => code === 32 || code === 0xa0 || code === 44 || code === 58;

/** Whether a number may begin at `at`. */
const isFree = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  if (isTaken(before)) return false;
  const beyond = text.charCodeAt(at - 2);
  // Dots, hyphens and slashes join what stands before them to a number, spaces, commas and colons only digits.
  if ((before >= 45 && before <= 47) || isDash(before)) return !isNameCharacter(beyond) && beyond !== before;
  // `Tel (home) 020 7815 7655`: but not `(020) 7815`.
  const isBehindBracket = beyond === 41 && !is(text.charCodeAt(at - 3), LETTER);
  return !((isDigit(beyond) || isBehindBracket) && isLoose(before));
};

/** `1-` or `1 ` before an area code. */
const withTrunkOne = (text: string, at: number): number => {
  const separator = text.charCodeAt(at - 1);
  const isPrefix =
    text.charCodeAt(at - 2) === 49 && (separator === 32 || separator === 45 || separator === 46);
  return isPrefix && isFree(text, at - 2) ? at - 2 : at;
};

/** `0 ` before an area code. */
const withZeroApart = (text: string, at: number): number =>
  isZeroApart(text, at) && isFree(text, at - 2) ? at - 2 : at;

/** `0 ` or `0` before an area code in brackets. */
const withTrunkZero = (text: string, at: number): number => {
  const zero = text.charCodeAt(at - 1) === 32 ? at - 2 : at - 1;
  return text.charCodeAt(zero) === 48 && isFree(text, zero) ? zero : at;
};

/** `anna@firm.eu / 0603896834`: longest address that is read, in UTF-16 units. */
const MAX_ADDRESS = 64;
/** Between two ways to reach somebody, and what may follow. */
const orWords = ['or', 'oder', 'ou', 'o', 'of', 'lub', 'eller', 'tai'];
const atWords = ['al', 'au', 'op', 'pod', 'på'];
const orAt = `(?:${orWords.join('|')})(?: ${atWords.join('| ')})?`;
const beside = new RegExp(
  String.raw`(?:@[\w.-]+\s+(?:[/|·\u2022\u2013-]|${orAt})|\d[\d ().-]{6,}\d(?: \([^()\d]{1,16}\))?\s+${orAt})\s+$`,
);

/** What those words end with. */
const endsOr = new Set([...orWords, ...atWords].map((word) => word.slice(-1)));

/** Whether an address stands before the number, or another number with an `or`, and says how to reach somebody. */
const isBesideAddress = (text: string, start: number): boolean => {
  if (text.charCodeAt(start - 1) > 32) return false;
  const before = text.slice(Math.max(0, start - MAX_ADDRESS), start);
  return (endsOr.has(text.charAt(start - 2)) || before.includes('@')) && beside.test(before);
};

/** Whether a word for a phone stands before the number, and none nearer that it is an order, an invoice ... */
const isPhone = (text: string, start: number, key: string, reach: number): boolean =>
  isNearest(text, start, key, phone, reach) && !isThing(text, start, key);

/** Whether a word says that somebody is called, and none nearer that it is an order, an invoice ... */
const isCalled = (text: string, start: number, key: string, reach: number): boolean =>
  isNearest(text, start, key, call, reach) && !isThing(text, start, key);

const isSaid = (text: string, { start, end }: Span, key: string, groups: PhoneGroups): boolean =>
  isPhone(text, start, key, PHONE_REACH) ||
  isLabelled(text, start, end) ||
  (!isHouse(groups) && (isCalled(text, start, key, CALL_REACH) || isBesideAddress(text, start)));

/** Whether the groups go on as they began: a row of numbers. */
const isOneOfMany = (groups: PhoneGroups, count: number): boolean =>
  count < groups.count && groups.separators[0] === 32;

/** Where the first `count` groups end as a number; -1 where it goes on. */
const endOfGroups = (text: string, groups: PhoneGroups, count: number): number => {
  const end = groups.ends[count - 1] as number;
  if (count === groups.count) return endOfPhone(text, end);
  // A further group belongs to the number, unless a space parts the two.
  return groups.separators[count - 1] === 32 ? end : -1;
};

const inGroups = (
  text: string,
  start: number,
  groups: PhoneGroups,
  count: number,
  key: string,
): Span | undefined => {
  const plausibility = plausibilityOf(groups, count);
  const end = plausibility === 'no' ? -1 : endOfGroups(text, groups, count);
  if (end < 0) return undefined;
  if (isSaid(text, { start, end }, key, groups)) return { start, end };
  const isAlone = plausibility === 'plain' && !groups.isApart && !isOneOfMany(groups, count);
  return isAlone && !isThing(text, start, key, THING_REACH) ? { start, end } : undefined;
};

const isRepeated = (text: string, at: number, until: number): boolean => {
  for (let i = at + 1; i < until; i++) {
    if (text.charCodeAt(i) !== text.charCodeAt(at)) return false;
  }
  return true;
};

/** Whether a number with its zero stands beside an address, or behind a letter for a phone. */
const isZeroReached = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 48 && (isBesideAddress(text, at) || isBehindInitial(text, at));

const inOneRun = (text: string, at: number, until: number, key: string): Span | undefined => {
  if (until - at < MIN_BARE || until - at > MAX_BARE) return undefined;
  const end = isRepeated(text, at, until) ? -1 : endOfPhone(text, until);
  if (end < 0) return undefined;
  if (isPhone(text, at, key, BARE_REACH) || isLabelled(text, at, end)) return { start: at, end };
  if (until - at < MIN_CALLED) return undefined;
  const isReached = isCalled(text, at, key, BARE_REACH) || isZeroReached(text, at);
  return isReached ? { start: at, end } : undefined;
};

/** The longest number that the groups from `at` on make. */
const longestOf = (text: string, start: number, at: number, until: number, key: string): Span | undefined => {
  const groups = readPhoneGroups(text, at, until);
  // What follows on the next line is another number.
  if (groups.count === 1 && start === at) return inOneRun(text, at, until, key);
  if (groups.total < MIN_BARE) return undefined;
  for (let count = groups.count; count > 1; count--) {
    const found = inGroups(text, start, groups, count, key);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Whether a few digits end before what joins no more: asked first, as every year in Chinese does. */
const endsShort = (text: string, at: number, until: number): boolean => {
  const code = text.charCodeAt(until);
  return until - at < MIN_BARE && code > 0xff && !isDash(code);
};

const isInBrackets = (text: string, at: number, until: number): boolean =>
  text.charCodeAt(at - 1) === 40 && text.charCodeAt(until) === 41;

/** What may part all groups of a number behind a word for one, and columns and names as well. */
const rareJoints = ['  ', '\t', '_'];

/** Fewest and most digits of such a number. */
const MIN_APART = 9;
const MAX_APART = 12;

/** Whether it begins as numbers are dialled: with a zero, an area in brackets, or as in North America. */
const isDialled = ({ digits, sizes, count, isBracketed }: PhoneGroups): boolean =>
  digits[0] === 0 || isBracketed || (count === 3 && sizes[0] === 3 && sizes[1] === 3 && sizes[2] === 4);

/** The joint that stands before a digit at `at`. */
const rareJointAt = (text: string, at: number): string | undefined =>
  RARE.has(text.charCodeAt(at)) ? jointBeforeDigit(text, at) : undefined;

const RARE = new Set(rareJoints.map((joint) => joint.charCodeAt(0)));
const jointBeforeDigit = (text: string, at: number): string | undefined =>
  rareJoints.find((one) => text.startsWith(one, at) && isDigit(text.charCodeAt(at + one.length)));

/** Whether a row of numbers goes on beyond `[start, end)` as it is parted within. */
const isOfRow = (text: string, start: number, end: number, joint: string): boolean =>
  rareJointAt(text, end) === joint ||
  (text.startsWith(joint, start - joint.length) && isDigit(text.charCodeAt(start - joint.length - 1)));

const isApart = (groups: PhoneGroups): boolean =>
  groups.total >= MIN_APART &&
  groups.total <= MAX_APART &&
  isDialled(groups) &&
  plausibilityOf(groups, groups.count) !== 'no';

/** `030  1234567`, `0171_123_4567`: behind a word for a phone, and not one of a row. */
const inRareGroups = (
  text: string,
  start: number,
  at: number,
  until: number,
  key: string,
): Span | undefined => {
  const joint = rareJointAt(text, isInBrackets(text, at, until) ? until + 1 : until);
  if (joint === undefined) return undefined;
  const groups = readPhoneGroups(text, at, until, joint);
  const end = endOfPhone(text, groups.ends[groups.count - 1] as number);
  if (end < 0 || !isApart(groups) || isOfRow(text, start, end, joint)) return undefined;
  return isPhone(text, start, key, BARE_REACH) ? { start, end } : undefined;
};

/** Whether another group follows. */
const isGrouped = (text: string, at: number, until: number): boolean => {
  const code = text.charCodeAt(until);
  const isJoint = code <= 0xa0 || isDash(code);
  return (isJoint && isDigit(text.charCodeAt(until + 1))) || isWideJoint(text, at, until);
};

/** The number whose first group, maybe in brackets, is `[at, until)`. */
const numberAt = (text: string, start: number, at: number, until: number, key: string): Span | undefined => {
  if (isInBrackets(text, at, until))
    return longestOf(text, start, at, until, key) ?? inOneRun(text, at, until, key);
  return isGrouped(text, at, until) ? longestOf(text, start, at, until, key) : inOneRun(text, at, until, key);
};

export const nationalPhone: Detector = {
  name: 'PhoneNumber',
  tier: 'B',
  secret: false,
  certainty: 30,
  shape: 'groups',
  anchors: {
    digits: [
      // The last one stands for all that are not Latin-1.
      { least: 2, most: 5, next: ' -./)\u00a0\t_\u00ff' },
      { least: MIN_BARE, most: MAX_BARE },
    ],
  },
  source: "ITU-T E.123 and E.129: the countries' national numbering plans, as numbers are grouped there",
  positives: [
    within('registered ', '905-674-3793', '. Could you'),
    within('at ', '(415) 555-2671', ''),
    within('Angebot anfordern unter ', '0221 466 3097', ''),
    whole('(579)888-3058'),
    within('Fax: ', '345-899-3560x4587', ''),
    within('reach us on ', '1-800-555-0199', ' now'),
    whole('001-518-640-0854'),
    whole('020 7946 0958'),
    within('or ', '07700 900123', '.'),
    whole('0341/8387176'),
    whole('0170 1234567'),
    whole('01 84 17 61 18'),
    whole('01.84.17.61.18'),
    whole('070-123 45 67'),
    whole('079 271 81 15'),
    whole('06-12345678'),
    whole('06-30/842 8238'),
    whole('(06)1/417-7763'),
    within('call me on ', '02994/30186085', '?'),
    within('Tel. ', '07546 49366 578', ''),
    within('call me on ', '90368273', '?'),
    within('Anna\nT: ', '01184960703', ' | E: a'),
    within('| F: ', '01184960704', '\n'),
    within('Seelow\n', '0201913274', ' office\n'),
    within('Piła\n', '798 948 113', '-Office\\,571'),
    within('Anna\n', '46044649', ' mobil'),
    whole('612 34 56 78'),
    whole('(11) 4233-6306'),
    whole('(08) 8747 6301'),
    whole('0044 20 7946 0958'),
    within('cell: ', '1 (212) 555-0123', ''),
    within('Celular ', '15 9818-1433', ','),
    whole('11 97644-7081'),
    within('Celular: ', '(31) 9 2610 7176', ''),
    within('fone ', '21 926060435', ''),
    within('Tel. ', '0049 170123456', ''),
    within('Telefone: ', '(351) 938935485', ')'),
    within('', '7196084218', ' (Mobile)'),
    within('Ring på ', '74615970', ''),
    within('Tel (home) ', '07700 900123', ','),
    within('(mob) ', '0161 406 7090', ''),
    within('मोबाइल नंबर ', '022 3416 3541', '। ऑर्डर'),
    within('Jaki masz numer? ', '22 525 93 29', ''),
    within('Text from mum ', '07201728498', ':'),
    within('Phone: ', '467 3395', ''),
    within('Mijn nummer is ', '0612345678', ''),
    whole('0431 / 96 14 93'),
    whole('0475/12.33.48'),
    whole('02/123.45.67'),
    within('Tel: ', '0 (542) 123 45 67', ''),
    within('Tel: ', '0 533 123 45 67', ''),
    within('Tel. ', '0 61 31 / 96 14 93', ','),
    within('Phone: ', '415-555-2671 ext. 40', '.'),
    within('al 912 345 678 (oficina) o al ', '642 601 294', '.'),
    whole('0(542) 123 45 67'),
    whole('06 - 12345678'),
    within('the office line (', '07036503125', ')'),
    within('ringe til mig på ', '84147008', '.'),
    within('my old number was ', '07036503125', ''),
    within('Contact : anna@intern / ', '0603896834', ''),
    within('anna@intern oder ', '0163 4673215', ''),
    within('at 12 345 678 or ', '415 555 0142', ' thanks'),
    within('at 12 345 678 of op ', '415 555 0142', ', dank'),
    within('Telefon: ', '22 123 45 67', ''),
    within('Tlf. ', '12 34 56 78', ''),
    within('Telemóvel ', '912 345 678', ''),
    within('Mobile: ', '5403926876', ''),
    within('Mobile: ', '5403926876', '\n3 pm'),
    within('Phone: ', '0490 75 40 81', ''),
    within('call me on ', '9472 7916', '?'),
    within('Phone: ', '0171  123  4567', ', ok'),
    within('Phone: ', '(030)  1234  567', ''),
    within('Phone: ', '0171\t123\t4567', '\n'),
    within('Tel. ', '06_12_34_56_78', ''),
    within('Phone: ', '555_123_4567', ''),
    within('Phone: ', '0171\u2013123\u20134567', ''),
    within('at ', '(415) 555\u20132671', ''),
    within('', '020\u22127946\u22120958', ''),
  ],
  negatives: [
    'The office is at 17031 2202 Main St',
    '030  12345678, 0171\t123\t4567, 0171_123_4567',
    'Phone: 12  0171  123  4567',
    'Phone: 0171  123  4567  12',
    'Phone: 12\t34\t56789\t1',
    'Phone: 171  123  45678',
    'order 0171_123_4567',
    'pages 1939\u20131945, 0\u2013100, 12\u2013555\u2013123\u20134567',
    '555\u2013123\u20134567\u20131',
    '467 3395',
    '15 9818-1433',
    '20 97644-7081',
    '11 27644-7081',
    '21 926060435',
    '(351) 938935485',
    '12 34 56 78',
    '912 345 678',
    '5403926876',
    '2026-11-22 10:15',
    'Phone records of 2026-11-22',
    'Phone bills 2019-2023',
    '12.345.678',
    'order 555-123-4567',
    'Angebot Nr. 0221 466 3097',
    '1234-555-123-4567',
    '192.168.100.200',
    '05 / 10 000 000',
    '05/12.04.2019',
    '0475/12.33.48.1',
    '0 533 123 45 67',
    '0 612 34 56 78',
    'Phone 1 0 61 31 / 96 14 93',
    '10 (542) 123 45 67',
    'f0 (542) 123 45 67',
    'items 02 - 10 of 4000',
    '07 - 2026',
    'by anna@firm.eu | 1234567890 | done',
    'contact the office about invoice 2085822746 please',
    'the new number of items is 1429989226',
    'Meeting ID: 086 8173 8905',
    'anna@firm.eu / 2026001234',
    '978-0-306-40615-7',
    '0001 0002 0003',
    '<Buffer 01 02 07 03 04 05 06>',
    '01 02 07 03 04 05',
    'Phone 7777777777',
    'fone e CEP 53573-067',
    'Telefon bekannt, PLZ 53573 067',
    '+31 6 33601840 (mobiel). Ref 18620282',
    'मोबाइल नंबर है। ऑर्डर 543254334391',
    '012 345 678',
    '2026/11/22/00/15',
    '06-30/842/8238',
    '02994/30186085',
    'rooms: 46044649 office',
    '46044649 office chairs',
    'dt: 01184960703',
    'T: 11184960703',
    'T: 01184960',
    '460446 office',
    '1,234,567.89',
    '$555-123-4567',
    'x555-123-4567',
    '555-123-4567-890',
    '4111 1111 1111 1111',
    '+49 170 1234567',
    '+1 (897) 574-3014',
  ],
  verify(text, at, until, key) {
    if (endsShort(text, at, until)) return undefined;
    const isBracketed = isInBrackets(text, at, until);
    if (!isBracketed && isTaken(text.charCodeAt(at - 1))) return undefined;
    const start = isBracketed
      ? withTrunkZero(text, withTrunkOne(text, at - 1))
      : withZeroApart(text, withTrunkOne(text, at));
    if (!isFree(text, start)) return undefined;
    return numberAt(text, start, at, until, key) ?? inRareGroups(text, start, at, until, key);
  },
};
