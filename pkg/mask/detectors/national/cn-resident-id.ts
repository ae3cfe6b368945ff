import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { isDay, weightedSum } from './checks.ts';

/** Province, district, date of birth, order, check character. */
const form =
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(?:19|20)\d{2}(\d{2})(\d{2})\d{3}[0-9X]$/i;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export const cnResidentId: Detector = {
  name: 'CnResidentId',
  tier: 'A',
  secret: false,
  certainty: 61.11,
  shape: 'run',
  anchors: {
    digits: [
      { least: 18, most: 18 },
      { least: 17, most: 17, next: 'Xx' },
    ],
  },
  source: 'GB 11643-1999: province, date of birth, check character modulo 11',
  positives: [
    whole('11010519491231002X'),
    within('身份证', '440524198001010013', '。'),
    whole('11010519491231002x'),
  ],
  negatives: [
    '110105194912310021',
    '91010519491231002X',
    '11010519491331002X',
    '1110105194912310020',
    'x11010519491231002X',
  ],
  verify(text, at) {
    const end = at + 18;
    const number = text.slice(at, end);
    const [, month, day] = form.exec(number) ?? [];
    if (month === undefined || !isDay(Number(month), Number(day)) || !standsAlone(text, at, end))
      return undefined;
    const check = '10X98765432'.charAt(weightedSum(number, weights) % 11);
    return check === number.slice(-1).toUpperCase() ? { start: at, end } : undefined;
  },
};
