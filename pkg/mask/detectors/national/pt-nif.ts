import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isNif = (digits: Digits): boolean => {
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return digits[0] !== 0 && digits[0] !== 4 && digits[0] !== 7 && (rest < 2 ? 0 : 11 - rest) === digits[8];
};

export const ptNif = nationalNumber({
  name: 'PtNif',
  certainty: 41.2,
  source: 'Autoridade Tributária: weights 9 to 2, modulo 11',
  positives: [
    within('NIF: ', '287 417 026', ''),
    underKey('nif', '287417026'),
    within('O meu número de contribuinte é ', '287417026', '.'),
  ],
  negatives: ['287417026', 'NIF 287417027', 'NIF 487417026'],
  written: ['#########', '### ### ###', '###.###.###'],
  contexts: ['nif', 'taxId', 'nationalId'],
  passes: isNif,
});
