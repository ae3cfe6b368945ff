import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { gatherGroups, valueOf } from './checks.ts';

/** Versions count down from ZZ, so that the first letter is Z for a very long time. */
const form = /^\d{9}Z[0-9A-Z]\d$/;
const groupings = [[8, 1, 3], [9, 3], [12]] as const;

/** Luhn over digits and letters. */
const passes = (number: string): boolean => {
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const value = valueOf(number.charCodeAt(i)) * (i % 2 === 0 ? 2 : 1);
    sum += i % 2 === 0 && value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

export const ptCc: Detector = {
  name: 'PtCc',
  tier: 'A',
  secret: false,
  certainty: 61.14,
  shape: 'phrase',
  anchors: {
    digits: [
      { least: 8, most: 8, next: ' -\u00a0' },
      { least: 9, most: 9, next: 'Z -\u00a0' },
    ],
  },
  source: 'Agência para a Modernização Administrativa: number of the Cartão de Cidadão and its check digit',
  positives: [whole('00000000 0 ZZ4'), within('CC ', '000000000ZZ4', '.'), whole('14518774 7 ZY0')],
  negatives: ['00000000 0 ZZ5', '000000000AB4', '0000000000ZZ4', '000000000ZZ45', '00000000 0 and'],
  verify(text, at) {
    for (const sizes of groupings) {
      const found = gatherGroups(text, at, sizes);
      if (found === undefined || !form.test(found.characters)) continue;
      if (passes(found.characters) && standsAlone(text, at, found.end)) return { start: at, end: found.end };
    }
    return undefined;
  },
};
