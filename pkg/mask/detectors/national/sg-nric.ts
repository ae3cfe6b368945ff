import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { weightedSum } from './checks.ts';

const form = /^[STFGM]\d{7}[A-Z]$/;
const weights = [2, 7, 6, 5, 4, 3, 2];
/** Per kind of holder: what is added to the sum, and the check letters by remainder. */
const kinds: Readonly<Record<string, readonly [offset: number, letters: string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
};

const isNumber = (number: string): boolean => {
  const [offset, letters] = kinds[number.charAt(0)] ?? [0, ''];
  return letters.charAt((weightedSum(number.slice(1), weights) + offset) % 11) === number.slice(-1);
};

export const sgNric: Detector = {
  name: 'SgNric',
  tier: 'A',
  secret: false,
  certainty: 61.13,
  shape: 'run',
  anchors: {
    digits: [{ least: 7, most: 7, before: 'letter', next: 'ABCDEFGHIJKLMNPQRTUWXZ' }],
  },
  source: 'Immigration and Checkpoints Authority of Singapore: kinds of holders, check letter modulo 11',
  positives: [whole('S1234567D'), within('NRIC ', 'T0123456G', '.'), within('FIN ', 'F1234567N', ',')],
  negatives: ['S1234567A', 'A1234567D', 's1234567d', 'XS1234567D', 'S1234567DD', 'S12345678D'],
  verify(text, at, until) {
    const start = at - 1;
    const end = until + 1;
    const number = start < 0 ? '' : text.slice(start, end);
    if (!form.test(number) || !standsAlone(text, start, end)) return undefined;
    return isNumber(number) ? { start, end } : undefined;
  },
};
