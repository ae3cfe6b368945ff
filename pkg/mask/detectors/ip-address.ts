import { DIGIT, HEX, LETTER, is, isNameCharacter, skip, skipBack } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';

/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255`. */
const MAX_V6 = 45;

const octet = (text: string, from: number, end: number): number => {
  if (end === from || end - from > 3) return -1;
  if (end - from > 1 && text.charCodeAt(from) === 48) return -1;
  let value = 0;
  for (let i = from; i < end; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value > 255 ? -1 : value;
};

/** End of a dotted quad whose first octet ends at `until`; -1 where it is none. */
const endOfV4 = (text: string, at: number, until: number): number => {
  let end = until;
  if (octet(text, at, end) < 0) return -1;
  for (let part = 1; part < 4; part++) {
    if (text.charCodeAt(end) !== 46) return -1;
    const from = end + 1;
    end = skip(text, from, from + 4, DIGIT);
    if (octet(text, from, end) < 0) return -1;
  }
  return end;
};

/** Nobody is found by the machine's own address, no address or everybody's. */
const isNobody = (text: string, start: number, end: number): boolean => {
  const address = text.slice(start, end);
  return address.startsWith('127.') || address === '0.0.0.0' || address === '255.255.255.255';
};

const followsVersion = (text: string, at: number): boolean =>
  isQuote(text.charCodeAt(at - 1))
    ? /version["' ]*[:=] ?["']$/i.test(text.slice(Math.max(0, at - MAX_VERSION), at))
    : /(?:\bv|(?<![a-z])ver|version|release|section|chapter|§)[ .:=-]{0,2}$/i.test(
        text.slice(Math.max(0, at - 12), at),
      );

const isQuote = (code: number): boolean => code === 34 || code === 39;
/** `version" : "` */
const MAX_VERSION = 14;

/** Names of nodes of Kubernetes, as `kubectl describe` writes them before addresses; versions stand behind others. */
const node = /(?:^|\s)(?=[\da-z.-]*[.-])[\da-z][\da-z.-]{0,62}\/$/;
const MAX_NODE = 66;
const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
const isOfNode = (text: string, start: number, end: number): boolean =>
  isPrivate(text.slice(start, end)) && node.test(text.slice(Math.max(0, start - MAX_NODE), start));

const isV4Delimited = (text: string, start: number, end: number): boolean => {
  const before = text.charCodeAt(start - 1);
  if (isNameCharacter(before) || before === 46) return false;
  if (before === 47 && isNameCharacter(text.charCodeAt(start - 2)) && !isOfNode(text, start, end))
    return false;
  const after = text.charCodeAt(end);
  const next = text.charCodeAt(end + 1);
  if (isNameCharacter(after)) return false;
  return !((after === 46 && is(next, DIGIT)) || (after === 45 && is(next, LETTER)));
};

const verifyV4 = (text: string, at: number, until: number): Span | undefined => {
  const end = endOfV4(text, at, until);
  if (end < 0 || !isV4Delimited(text, at, end)) return undefined;
  return isNobody(text, at, end) || followsVersion(text, at) ? undefined : { start: at, end };
};

/** Groups of an address without `::` inside; -1 where one is malformed. A dotted quad counts as two. */
const countGroups = (side: string): number => {
  if (side === '') return 0;
  const groups = side.split(':');
  const last = groups.at(-1) ?? '';
  const dotted = last.includes('.');
  if (dotted && endOfV4(last, 0, skip(last, 0, 4, DIGIT)) !== last.length) return -1;
  const plain = dotted ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? plain.length + (dotted ? 2 : 0) : -1;
};

const isV6 = (address: string): boolean => {
  const sides = address.split('::');
  if (sides.length > 2) return false;
  const counts = sides.map(countGroups);
  if (counts.includes(-1)) return false;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return sides.length === 1 ? total === 8 : total < 8 && isTelling(address, total);
};

/** `a1::b2` is more likely a name in a program, `::1` the machine itself. */
const isTelling = (address: string, groups: number): boolean =>
  /\d/.test(address) && (groups >= 3 || (groups === 2 && address.search(/:/) >= 3));

/** Start of an address whose first colon stands at `at`; -1 where none can start there. */
const startOfV6 = (text: string, at: number): number => {
  const start = skipBack(text, at, at - 5, HEX);
  const before = text.charCodeAt(start - 1);
  return at - start > 4 || isNameCharacter(before) || before === 58 || before === 46 ? -1 : start;
};

/** End of the address, without the dot or colon of a sentence. */
const endOfV6 = (text: string, start: number): number => {
  let end = start;
  while (end - start <= MAX_V6 && isV6Character(text.charCodeAt(end))) end++;
  if (end - start > MAX_V6) return -1;
  while (text.charCodeAt(end - 1) === 46 || isLoneColon(text, end)) end--;
  return isNameCharacter(text.charCodeAt(end)) ? -1 : end;
};

/** The first colon of the two that an address may begin with; -1 where what stands before has shown it already. */
const firstColon = (text: string, at: number): number => {
  if (text.charCodeAt(at - 1) !== 58) return at;
  return is(text.charCodeAt(at - 2), HEX) ? -1 : at - 1;
};

const verifyV6 = (text: string, colon: number): Span | undefined => {
  const at = firstColon(text, colon);
  if (at < 0) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next !== 58 && !is(next, HEX)) return undefined;
  const start = startOfV6(text, at);
  const end = start < 0 ? -1 : endOfV6(text, start);
  return end >= 0 && isV6(text.slice(start, end)) ? { start, end } : undefined;
};

const isV6Character = (code: number): boolean => is(code, HEX) || code === 58 || code === 46;
const isLoneColon = (text: string, end: number): boolean =>
  text.charCodeAt(end - 1) === 58 && text.charCodeAt(end - 2) !== 58;

export const ipAddress: Detector = {
  name: 'IpAddress',
  tier: 'A',
  secret: false,
  certainty: 40,
  shape: 'run',
  anchors: {
    preceded: [{ character: ':', by: '0123456789abcdefABCDEF:' }],
    digits: [{ least: 1, most: 3, next: '.' }],
  },
  source: 'RFC 791 dotted quad, RFC 4291 text form; not loopback, unspecified and broadcast',
  positives: [
    whole('203.0.113.7'),
    within('server: ', '203.0.113.7', ''),
    within('resolver=', '203.0.113.7', ''),
    within('from ', '10.1.2.3', '.'),
    within('http://', '198.51.100.23', ':8080/x'),
    within('', '192.0.2.0', '/24'),
    whole('2001:db8::8a2e:370:7334'),
    whole('2001:0db8:85a3:0000:0000:8a2e:0370:7334'),
    within('[', 'fe80::1', ']:443'),
    within('"', '2001:db8:0:0:0:ffff:192.0.2.1', '"'),
    within('at ', '2001:db8::1', ': refused'),
    within('from ', '::ffff:192.0.2.1', '.'),
  ],
  negatives: [
    '1.2.3',
    '1.2.3.4.5',
    'v1.2.3.4',
    'version 1.2.3.4',
    'ver. 1.2.3.4',
    'fw_ver=1.2.3.4',
    'const version = "1.2.3.4"',
    'Chrome/120.0.0.0',
    '1.2.3.4-beta',
    '256.1.1.1',
    '01.2.3.4',
    '127.0.0.1',
    '0.0.0.0',
    '12:30:45',
    '2026-11-22T17:03:00Z',
    'std::string',
    'a1::b2',
    '::1',
    '00:1a:2b:3c:4d:5e',
    '1:2:3:4:5:6:7:8:9',
  ],
  verify: (text, at, until) => (text.charCodeAt(at) === 58 ? verifyV6(text, at) : verifyV4(text, at, until)),
};
