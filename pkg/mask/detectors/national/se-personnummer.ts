import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { passesLuhn, valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isFrom = (digits: Digits, from: number): boolean => {
  const day = valueOf(digits, from + 4, 2);
  return isDay(valueOf(digits, from + 2, 2), day > 60 ? day - 60 : day) && passesLuhn(digits, 10, 0, from);
};

const isPersonnummer = (digits: Digits, count: number): boolean =>
  count === 12 ? (digits[0] === 1 || digits[0] === 2) && isFrom(digits, 2) : isFrom(digits, 0);

export const sePersonnummer = nationalNumber({
  name: 'SePersonnummer',
  certainty: 41.11,
  source: 'Skatteverket: date of birth (coordination numbers: day plus 60), Luhn over ten digits',
  positives: [
    within('Mitt personnummer är ', '850312-3773', '.'),
    within('personnummer: ', '19850312-3773', ''),
    underKey('personnummer', '8503123773'),
    within('personal identity number ', '198503123773', ''),
  ],
  negatives: ['850312-3773', 'personnummer 850312-3774', 'personnummer 851312-3773', 'order 850312-3773'],
  written: ['######-####', '######+####', '########-####', '##########', '############', '######## ####'],
  contexts: ['personnummer', 'nationalId'],
  passes: isPersonnummer,
});
