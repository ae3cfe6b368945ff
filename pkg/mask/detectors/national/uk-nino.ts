import { underKey, whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { LETTER, is, isGroupSeparator } from '../../characters.ts';
import { contextsOf, isNear } from '../../context.ts';
import { standsAlone } from '../alone.ts';
import { gatherGroups } from './checks.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Letters and prefixes that HMRC does not allocate. */
const number = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
const anyCase = new RegExp(number.source, 'i');
const hexOnly = /^[0-9a-f]+$/;
const groupings = [
  [2, 2, 2, 2, 1],
  [2, 6, 1],
] as const;

/** What a label may vouch for: prefixes that are not allocated, as forms and samples have them. */
const anyNumber = /^[A-Z]{2}\d{6}[A-Z]$/i;
const said = contextsOf('nino');

const isNumber = (characters: string, isGrouped: boolean): boolean =>
  isGrouped ? number.test(characters) : anyCase.test(characters) && !hexOnly.test(characters);

const isSaid = (characters: string, text: string, start: number, key: string): boolean =>
  anyNumber.test(characters) && isNear(text, start, key, said);

export const ukNino: Detector = {
  name: 'UkNino',
  tier: 'A',
  secret: false,
  certainty: 61.01,
  shape: 'phrase',
  anchors: {
    digits: [
      { least: 6, most: 6, next: `${letters}${letters.toUpperCase()} -\u00a0` },
      { least: 2, most: 2, next: ' -\u00a0' },
    ],
  },
  source: 'HMRC National Insurance Manual NIM39110: letters in use, six digits, suffix A to D',
  positives: [
    whole('AB123456C'),
    within('NI number ', 'JG123456C', '.'),
    within('', 'JG 10 37 59 A', ', born'),
    within('NINO:', 'jg103759a', ''),
    whole('AB-12-34-56-C'),
    within('NI number: ', 'ZZ 98 25 97 T', ''),
    underKey('nino', 'ZZ982597T'),
    whole('CE 123456 B'),
  ],
  negatives: [
    'AB123456E',
    'QQ123456C',
    'GB123456A',
    'DA123456A',
    'xAB123456C',
    'AB123456CD',
    'ab123456c',
    'at 12 34 56 a',
    'to 10 30 apples',
    'AB-12 34-56-C',
    'AB1234567',
  ],
  verify(text, at, _until, key) {
    const start = at - (isGroupSeparator(text.charCodeAt(at - 1)) ? 3 : 2);
    if (start < 0 || !is(text.charCodeAt(start), LETTER) || !is(text.charCodeAt(start + 1), LETTER))
      return undefined;
    for (const sizes of groupings) {
      const found = gatherGroups(text, start, sizes);
      if (found === undefined) continue;
      const { characters, end } = found;
      const isCertain = isNumber(characters, end - start > characters.length);
      if (!isCertain && !isSaid(characters, text, start, key)) continue;
      if (standsAlone(text, start, end)) return { start, end };
    }
    return undefined;
  },
};
