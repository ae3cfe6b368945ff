import { underKey, within } from '../../detector.ts';
import { isUniform, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isAfm = (digits: Digits): boolean =>
  !isUniform(digits, 9) && (weighted(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digits[8];

export const grAfm = nationalNumber({
  name: 'GrAfm',
  certainty: 41.19,
  source: 'AADE: weights 256 to 2, modulo 11, modulo 10',
  positives: [
    within('ΑΦΜ: ', '072123953', ''),
    underKey('afm', '072123953'),
    within('AFM ', '072123953', '.'),
  ],
  negatives: ['072123953', 'ΑΦΜ 072123954', 'ΑΦΜ 000000000'],
  written: ['#########'],
  contexts: ['afm', 'taxId'],
  passes: isAfm,
});
