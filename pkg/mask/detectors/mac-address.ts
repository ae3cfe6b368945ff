import { DIGIT, HEX, is, isNameCharacter, skipBack } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { standsAlone } from './alone.ts';

/** Six pairs, or three groups of four as Cisco writes them. */
const pairs = /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;
const fours = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i;
const PAIRS_WIDTH = 17;
const FOURS_WIDTH = 14;

/** Nobody's address, and everybody's. */
const isNobody = (address: string): boolean => /^(?:0+|f+)$/i.test(address.replace(/[.:-]/g, ''));

/** What a number with dots is not. */
const holdsLetterAndDigit = (text: string): boolean => /[a-f]/i.test(text) && /\d/.test(text);

const COLON = 58;
const DOT = 46;
const isSeparator = (code: number): boolean => code === COLON || code === 45 || code === DOT;

const isPair = (text: string, start: number): boolean =>
  is(text.charCodeAt(start), HEX) && is(text.charCodeAt(start + 1), HEX);

/** Neither a part of an IPv6 address or hash nor of a longer row of pairs. */
const isFree = (text: string, start: number, end: number): boolean => {
  if (isSeparator(text.charCodeAt(end)) && isPair(text, end + 1)) return false;
  const group = skipBack(text, start - 1, start - 6, HEX);
  const follows = isSeparator(text.charCodeAt(start - 1)) && group < start - 1;
  return !(follows && !isNameCharacter(text.charCodeAt(group - 1))) && standsAlone(text, start, end);
};

const spanOf = (text: string, start: number, width: number, form: RegExp): Span | undefined => {
  const end = start + width;
  if (start < 0) return undefined;
  const address = text.slice(start, end);
  if (!form.test(address) || isNobody(address) || !isFree(text, start, end)) return undefined;
  return form === fours && !holdsLetterAndDigit(address) ? undefined : { start, end };
};

/** The digit that is the anchor may end the first group or the second. */
const dotted = (text: string, dot: number): Span | undefined => {
  if (text.charCodeAt(dot + 5) === DOT) return spanOf(text, dot - 4, FOURS_WIDTH, fours);
  return text.charCodeAt(dot - 5) === DOT ? spanOf(text, dot - 9, FOURS_WIDTH, fours) : undefined;
};

const isHyphen = (text: string, at: number): boolean => text.charCodeAt(at) === 45;

/** The first pair that ends in a digit is the anchor: those before it end in letters. */
const hyphenated = (text: string, pair: number): Span | undefined => {
  if (!isHyphen(text, pair + 5) && !isHyphen(text, pair - 1)) return undefined;
  let start = pair;
  while (pair - start < PAIRS_WIDTH && isHyphen(text, start - 1) && isPair(text, start - 3)) {
    start -= 3;
    if (is(text.charCodeAt(start + 1), DIGIT)) return undefined;
  }
  return isHyphen(text, start + 5) ? spanOf(text, start, PAIRS_WIDTH, pairs) : undefined;
};

export const macAddress: Detector = {
  name: 'MacAddress',
  tier: 'A',
  secret: false,
  certainty: 45,
  shape: 'run',
  anchors: {
    preceded: [{ character: ':', by: '0123456789abcdefABCDEF' }],
    digits: [
      { least: 1, most: 2, next: '-' },
      { least: 1, most: 4, next: '.' },
    ],
  },
  source: 'IEEE 802 EUI-48 with colons or hyphens; groups of four with dots',
  positives: [
    whole('00:1a:2b:3c:4d:5e'),
    within('mac ', 'A4-83-E7-0B-11-2F', ','),
    within('hw ', '00a1.2b3c.4d5e', '.'),
    within('Device ', 'ca-df-e4-0c-1f-cc', '.'),
    within('MAC:', 'de:ad:be:ef:00:01', ''),
  ],
  negatives: [
    '00:00:00:00:00:00',
    'ff:ff:ff:ff:ff:ff',
    '00:1a:2b:3c:4d',
    '00:1a:2b:3c:4d:5e:6f:70',
    '10:15:30',
    '2026-11-22T10-15-30',
    '1234.5678.9012',
    '2001:db8:00:11:22:33:44:55',
    '00:1a-2b:3c-4d:5e',
  ],
  verify(text, at, until) {
    const separator = text.charCodeAt(until);
    if (text.charCodeAt(at) === COLON) {
      return text.charCodeAt(at + 3) === COLON ? spanOf(text, at - 2, PAIRS_WIDTH, pairs) : undefined;
    }
    if (separator === DOT) return dotted(text, until);
    return hyphenated(text, until - 2);
  },
};
