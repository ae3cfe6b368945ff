import { underKey, within } from '../../detector.ts';
import { passesLuhn } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const caSin = nationalNumber({
  name: 'CaSin',
  certainty: 41.24,
  source: 'Employment and Social Development Canada: first digit not 0 or 8, Luhn',
  positives: [
    within('SIN: ', '458 893 948', ''),
    underKey('sin', '458893948'),
    within("numéro d'assurance sociale ", '458-893-948', '.'),
  ],
  negatives: ['458 893 948', 'SIN 458 893 949', 'SIN 058 893 948', 'Math.sin(458893949)'],
  written: ['#########', '### ### ###', '###-###-###'],
  contexts: ['sin'],
  passes: (digits) => digits[0] !== 0 && digits[0] !== 8 && passesLuhn(digits, 9),
});
