import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isMyNumber = (digits: Digits): boolean => {
  const rest = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digits[11];
};

export const jpMyNumber = nationalNumber({
  name: 'JpMyNumber',
  certainty: 41.004,
  source: 'Ministry of Internal Affairs and Communications: weights 6 5 4 3 2 7 6 5 4 3 2, modulo 11',
  positives: [
    within('マイナンバー: ', '1237 5357 7020', ''),
    underKey('myNumber', '123753577020'),
    within('個人番号は', '123753577020', ''),
  ],
  negatives: ['123753577020', 'マイナンバー 123753577021', 'order 123753577020'],
  written: ['############', '#### #### ####', '####-####-####'],
  contexts: ['myNumber', 'taxId', 'nationalId'],
  passes: isMyNumber,
});
