import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** Who was born until 1953 has nine digits, of which none checks. */
const LAST_SHORT = 53;

const isRc = (digits: Digits, count: number): boolean => {
  const month = valueOf(digits, 2, 2) % 50;
  const isBorn = isDay(month > 20 ? month - 20 : month, valueOf(digits, 4, 2));
  return isBorn && (count === 9 ? valueOf(digits, 0, 2) <= LAST_SHORT : valueOf(digits, 0, 10) % 11 === 0);
};

export const czRc = nationalNumber({
  name: 'CzRc',
  certainty: 41.17,
  source: 'Zákon 133/2000 Sb.: date of birth (women: month plus 50), divisible by 11',
  positives: [
    within('rodné číslo: ', '850312/1561', ''),
    within('', '855312/0521', ''),
    underKey('rodneCislo', '8503121561'),
    within('moje rodné číslo je ', '520512/982', '.'),
  ],
  negatives: [
    '8503121561',
    '850312/1562',
    '851412/1561',
    'order 850312/1561',
    '520512/982',
    'rodné číslo 540512/982',
  ],
  written: ['##########', '######/###'],
  alone: ['######/####'],
  contexts: ['czech', 'nationalId'],
  passes: isRc,
});
