import { underKey, within } from '../../detector.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isIssued = (digits: Digits): boolean => {
  const group = valueOf(digits, 3, 2);
  return digits[0] === 9 && group >= 50 && group !== 89 && group !== 93 && !(group > 65 && group < 70);
};

export const usItin = nationalNumber({
  name: 'UsItin',
  certainty: 41.02,
  source: 'IRS: begins with 9, fourth and fifth digit 50 to 65, 70 to 88, 90 to 92 or 94 to 99',
  positives: [
    within('ITIN: ', '912-72-3456', ''),
    underKey('itin', '912723456'),
    within('taxpayer id ', '912-94-3456', ' ok'),
  ],
  negatives: ['912-72-3456', 'ITIN 812-72-3456', 'ITIN 912-45-3456', 'ITIN 912-93-3456'],
  written: ['###-##-####', '### ## ####', '#########'],
  contexts: ['itin', 'ssn', 'taxId'],
  isWeak: true,
  passes: isIssued,
});
