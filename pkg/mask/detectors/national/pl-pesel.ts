import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isPesel = (digits: Digits): boolean =>
  isDay(valueOf(digits, 2, 2) % 20, valueOf(digits, 4, 2)) &&
  weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;

export const plPesel = nationalNumber({
  name: 'PlPesel',
  certainty: 41.09,
  source: 'Ministerstwo Cyfryzacji: date of birth with the century in the month, weights 1 3 7 9, modulo 10',
  positives: [
    within('PESEL: ', '85031280243', ''),
    within('Mój numer PESEL to ', '85031280243', '.'),
    underKey('pesel', '85031280243'),
  ],
  negatives: ['85031280243', 'PESEL 85031280244', 'PESEL 85131280243', 'order 85031280243'],
  written: ['###########'],
  contexts: ['pesel', 'nationalId'],
  passes: isPesel,
});
