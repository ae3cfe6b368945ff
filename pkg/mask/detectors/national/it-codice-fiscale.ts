import { LETTER, is, isGroupSeparator } from '../../characters.ts';
import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { gatherGroups, valueOf } from './checks.ts';

/** Where two people would have the same code, digits become these letters, the last digit first. */
const digit = '[0-9LMNPQRSTUV]';
const form = new RegExp(`^[A-Z]{6}${digit}{2}[ABCDEHLMPRST]${digit}{2}[A-Z]${digit}{3}[A-Z]$`, 'i');
const groups = [3, 3, 5, 5];
const groupsOfFive = [3, 3, 5, 4, 1];

/** Values of the characters in odd places, 0-9 and A-Z. */
const odd = '1 0 5 7 9 13 15 17 19 21 1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23'
  .split(' ')
  .map(Number);

const isCode = (code: string): boolean => {
  if (!form.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = valueOf(code.charCodeAt(i));
    sum += i % 2 === 0 ? (odd[value] ?? 0) : value > 9 ? value - 10 : value;
  }
  return valueOf(code.charCodeAt(15)) - 10 === sum % 26;
};

export const itCodiceFiscale: Detector = {
  name: 'ItCodiceFiscale',
  tier: 'A',
  secret: false,
  certainty: 61.04,
  shape: 'phrase',
  anchors: { digits: [{ least: 2, most: 2, next: 'ABCDEHLMPRSTabcdehlmprst' }] },
  source: 'Decreto Ministeriale 23/12/1976: form, control character, letters for digits',
  positives: [
    whole('RSSMRA85T10A562S'),
    within('CF: ', 'rssmra85t10a562s', '.'),
    within('codice ', 'RSS MRA 85T10 A562S', ' di'),
    whole('RSS MRA 85T10 A562 S'),
    whole('RSSMRA85T10A56NH'),
  ],
  negatives: [
    'RSSMRA85T10A562T',
    'RSSMRA85T10A562',
    'xRSSMRA85T10A562S',
    'RSSMRA85T10A562S1',
    'RSSMRA85F10A562S',
    'ABCDEF12',
  ],
  verify(text, at) {
    if (!is(text.charCodeAt(at - 2), LETTER)) return undefined;
    const isGrouped = isGroupSeparator(text.charCodeAt(at - 1));
    const start = at - (isGrouped ? 8 : 6);
    if (start < 0 || !is(text.charCodeAt(start), LETTER)) return undefined;
    for (const sizes of isGrouped ? [groups, groupsOfFive] : [[16]]) {
      const found = gatherGroups(text, start, sizes);
      if (found !== undefined && isCode(found.characters) && standsAlone(text, start, found.end))
        return { start, end: found.end };
    }
    return undefined;
  },
};
