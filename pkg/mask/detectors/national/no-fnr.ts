import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isFnr = (digits: Digits): boolean => {
  const day = valueOf(digits, 0, 2);
  return (
    isDay(valueOf(digits, 2, 2) % 40, day > 40 ? day - 40 : day) &&
    weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
};

export const noFnr = nationalNumber({
  name: 'NoFnr',
  certainty: 41.13,
  source: 'Skatteetaten: date of birth (D-number: day plus 40), two check digits modulo 11',
  positives: [
    within('Fødselsnummer: ', '12038556752', ''),
    underKey('fodselsnummer', '12038556752'),
    within('fødselsnr ', '120385 56752', '.'),
  ],
  negatives: ['12038556752', 'fødselsnummer 12038556753', 'order 12038556752'],
  written: ['###########', '###### #####'],
  contexts: ['personnummer', 'nationalId'],
  passes: isFnr,
});
