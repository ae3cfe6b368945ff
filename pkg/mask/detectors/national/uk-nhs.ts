import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isNhs = (digits: Digits): boolean => {
  const check = (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digits[9];
};

export const ukNhs = nationalNumber({
  name: 'UkNhs',
  certainty: 41.05,
  source: 'NHS Data Dictionary: weights 10 to 2, modulo 11',
  positives: [
    within('NHS number ', '943 476 5919', ''),
    underKey('nhsNumber', '9434765919'),
    within('NHS no. ', '943-476-5919', '.'),
  ],
  negatives: ['943 476 5919', 'NHS 943 476 5918', 'NHS 9434765918', 'order 9434765919'],
  written: ['### ### ####', '###-###-####', '##########'],
  contexts: ['nhs'],
  passes: isNhs,
});
