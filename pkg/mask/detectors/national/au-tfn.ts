import { underKey, within } from '../../detector.ts';
import { isUniform, weighted } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const auTfn = nationalNumber({
  name: 'AuTfn',
  certainty: 41.22,
  source: 'Australian Taxation Office: weights 1 4 3 7 5 8 6 9 10, modulo 11',
  positives: [
    within('TFN: ', '125 156 127', ''),
    underKey('tfn', '125156127'),
    within('tax file number ', '125156127', '.'),
  ],
  negatives: ['125 156 127', 'TFN 125 156 128', 'TFN 000 000 000'],
  written: ['#########', '### ### ###', '###-###-###'],
  contexts: ['tfn', 'taxId'],
  passes: (digits) => !isUniform(digits, 9) && weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
});
