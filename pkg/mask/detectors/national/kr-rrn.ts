import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isRrn = (digits: Digits): boolean => {
  const century = digits[6] as number;
  return isDay(valueOf(digits, 2, 2), valueOf(digits, 4, 2)) && century >= 1 && century <= 8;
};

export const krRrn = nationalNumber({
  name: 'KrRrn',
  certainty: 40.02,
  source: 'Ministry of the Interior and Safety: date of birth, sex and century; random since October 2020',
  positives: [
    within('주민등록번호: ', '850312-1921323', ''),
    within('RRN ', '8503121921323', ''),
    underKey('residentRegistrationNumber', '850312-1921323'),
  ],
  negatives: ['850312-1921323', 'RRN 851312-1921323', 'RRN 850312-9921323', 'order 850312-1921323'],
  written: ['######-#######', '#############'],
  contexts: ['rrn', 'nationalId'],
  passes: isRrn,
});
