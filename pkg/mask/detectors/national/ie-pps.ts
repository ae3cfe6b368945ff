import { LETTER, is } from '../../characters.ts';
import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { weightedSum } from './checks.ts';

const form = /^\d{7}[A-W][ABHW]?$/;
const weights = [8, 7, 6, 5, 4, 3, 2];

const isNumber = (number: string): boolean => {
  // Letters count from A = 1; W, and none, are 0.
  const second = number.length === 9 ? ((number.charCodeAt(8) - 64) % 23) * 9 : 0;
  const check = (weightedSum(number, weights) + second) % 23;
  return (number.charCodeAt(7) - 64) % 23 === check;
};

export const iePps: Detector = {
  name: 'IePps',
  tier: 'A',
  secret: false,
  certainty: 61.15,
  shape: 'run',
  anchors: { digits: [{ least: 7, most: 7, next: 'ABCDEFGHIJKLMNOPQRSTUVW' }] },
  source: 'Department of Social Protection of Ireland: check letter modulo 23, second letter since 2013',
  positives: [whole('1234567T'), within('PPS ', '1234567FA', '.'), within('(', '6433435F', ')')],
  negatives: ['1234567A', '1234567TX', 'x1234567T', '12345678T', '1234567t', '3600000L'],
  verify(text, at, until) {
    const end = until + (is(text.charCodeAt(until + 1), LETTER) ? 2 : 1);
    const number = text.slice(at, end);
    if (!form.test(number) || number.endsWith('000L') || !standsAlone(text, at, end)) return undefined;
    return isNumber(number) ? { start: at, end } : undefined;
  },
};
