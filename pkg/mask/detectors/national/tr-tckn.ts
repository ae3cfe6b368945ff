import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isTckn = (digits: Digits): boolean => {
  if (digits[0] === 0) return false;
  const tenth = weighted(digits, [7, 9, 7, 9, 7, 9, 7, 9, 7]) % 10;
  return tenth === digits[9] && weighted(digits, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === digits[10];
};

export const trTckn = nationalNumber({
  name: 'TrTckn',
  certainty: 41.25,
  source: 'NVI: two check digits modulo 10',
  positives: [
    within('TC Kimlik No: ', '19019097826', ''),
    underKey('tckn', '19019097826'),
    within('T.C. kimlik numarası ', '19019097826', '.'),
  ],
  negatives: ['19019097826', 'TCKN 19019097827', 'TCKN 09019097826'],
  written: ['###########'],
  contexts: ['tckn', 'nationalId'],
  passes: isTckn,
});
