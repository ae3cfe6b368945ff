import { HEX, LOCAL, is, skip } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { endOfDomain, isFile, startOfLocal } from './email-address.ts';

/** `%40`, and what becomes of it where a URL stands within another: `%2540`. */
const encodedAt = /%(?:25){0,3}40/y;

/** The octet that is encoded here; -1 where none is. */
const octetAt = (text: string, at: number): number =>
  text.charCodeAt(at) === 37 && skip(text, at + 1, at + 3, HEX) === at + 3
    ? Number.parseInt(text.slice(at + 1, at + 3), 16)
    : -1;

/** Behind the last encoded octet before `at` that cannot stand in a local part: `%22anna%40...`. */
const startOfEncoded = (text: string, from: number, at: number): number => {
  let start = octetAt(text, from - 1) === -1 ? from : from - 1;
  for (let i = text.indexOf('%', start); i < at; i = text.indexOf('%', i + 1)) {
    const octet = octetAt(text, i);
    if (octet >= 0 && octet < 0x80 && !is(octet, LOCAL)) start = i + 3;
  }
  return start;
};

/** An e-mail address as URLs have it. */
export const percentEmail: Detector = {
  name: 'EmailAddress',
  tier: 'A',
  secret: false,
  certainty: 59,
  shape: 'run',
  anchors: { characters: '%' },
  source: 'RFC 3986 2.1: where a URL has an @ in its query or path, clients write %40',
  positives: [
    whole('anna.kovacs%40example.eu'),
    within('https://crm.example.eu/?email=', 'anna.berg%40firma.eu', '&page=2'),
    within('https://crm.example.eu/u/', 'anna%2Bnews%40firma.eu', '/edit'),
    within('mailto:', 'm%C3%BCller%40firma.eu', '?subject=x'),
    within('https://crm.example.eu/?next=%2Fu%3Fe%3D', 'anna.berg%2540firma.eu', ''),
    within('q=%22', 'anna%40firma.eu', '%22'),
    within('q=', '%C3%BCnal%40firma.eu', '&x=1'),
    whole('100%anna%40firma.eu'),
    within('{%22to%22%3A%22', 'anna.berg%40firma.eu', '%22%7D'),
    within('https%3A%2F%2Fcrm.example.eu%2F', 'anna%40firma.eu', '%2Fedit'),
  ],
  negatives: [
    'https://registry.test/%40types%2fnode',
    'lodash%404.17.21',
    'icon%402x.png',
    'user%40host',
    '100%40 of it',
    'a %40 b.eu',
    'anna%4firma.eu',
    'anna%2firma.eu',
    'anna%25firma.eu',
  ],
  verify(text, at) {
    encodedAt.lastIndex = at;
    if (!encodedAt.test(text)) return undefined;
    const behind = encodedAt.lastIndex;
    const start = startOfEncoded(text, startOfLocal(text, at), at);
    if (start === at) return undefined;
    const end = endOfDomain(text, behind);
    return end > 0 && !isFile(text, end) ? { start, end } : undefined;
  },
};
