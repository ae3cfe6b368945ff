import { underKey, within } from '../../detector.ts';
import { isUniform, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isCpf = (digits: Digits): boolean =>
  !isUniform(digits, 11) &&
  ((weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === digits[9] &&
  ((weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10 === digits[10];

export const brCpfBare = nationalNumber({
  name: 'BrCpf',
  certainty: 41.003,
  source: 'Receita Federal: two check digits modulo 11, written without punctuation',
  positives: [
    within('CPF: ', '36441317591', ''),
    underKey('cpf', '36441317591'),
    within('Meu CPF é ', '364413175-91', '.'),
  ],
  negatives: ['36441317591', 'CPF 36441317592', 'CPF 11111111111'],
  written: ['###########', '#########-##'],
  contexts: ['cpf', 'taxId', 'nationalId'],
  passes: isCpf,
});
