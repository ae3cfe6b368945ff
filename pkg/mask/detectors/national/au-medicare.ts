import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isMedicare = (digits: Digits): boolean => {
  const first = digits[0] as number;
  return first >= 2 && first <= 6 && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8];
};

export const auMedicare = nationalNumber({
  name: 'AuMedicare',
  certainty: 41.23,
  source: 'Services Australia: first digit 2 to 6, weights 1 3 7 9, modulo 10',
  positives: [
    within('Medicare ', '2149 58979 8', ''),
    underKey('medicareNumber', '2149589798'),
    within('Medicare card no ', '2149589798', '.'),
  ],
  negatives: ['2149 58979 8', 'Medicare 2149 58978 8', 'Medicare 7149 58979 8'],
  written: ['##########', '###########', '#### ##### #', '####-#####-#'],
  contexts: ['medicare'],
  passes: isMedicare,
});
