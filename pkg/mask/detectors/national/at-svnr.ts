import { underKey, within } from '../../detector.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** The fourth digit checks. Where days ran out, months go on above 12. */
const isSvnr = (digits: Digits): boolean =>
  digits[0] !== 0 &&
  valueOf(digits, 4, 2) <= 31 &&
  weighted(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digits[3];

export const atSvnr = nationalNumber({
  name: 'AtSvnr',
  certainty: 41.15,
  source: 'Dachverband der Sozialversicherungsträger: weights 3 7 9 5 8 4 2 1 6, modulo 11; date of birth',
  positives: [
    within('SVNR: ', '1248 120385', ''),
    underKey('svnr', '1248120385'),
    within('Sozialversicherungsnummer ', '2371120385', '.'),
  ],
  negatives: ['1248120385', 'SVNR 1249 120385', 'SVNR 0248 120385'],
  written: ['##########', '#### ######', '####-######'],
  contexts: ['austrian', 'nationalId'],
  passes: isSvnr,
});
