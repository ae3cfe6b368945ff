import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** Months of the nineteenth century are 21 to 32, of the twenty-first 41 to 52. */
const isEgn = (digits: Digits): boolean =>
  valueOf(digits, 2, 2) <= 52 &&
  isDay(valueOf(digits, 2, 2) % 20, valueOf(digits, 4, 2)) &&
  (weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digits[9];

export const bgEgn = nationalNumber({
  name: 'BgEgn',
  certainty: 41.61,
  source: 'Bulgaria, Ordinance RD-02-20-9/2012 on the EGN: date of birth, weights, modulo 11 and 10',
  positives: [
    within('ЕГН: ', '8505101207', ''),
    within('EGN ', '0545101201', '.'),
    underKey('egn', '8505101207'),
  ],
  negatives: ['8505101207', 'EGN 8513101208', 'EGN 8505101208', 'order 8505101207'],
  written: ['##########'],
  contexts: ['egn', 'nationalId'],
  passes: isEgn,
});
