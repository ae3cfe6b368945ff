import { underKey, within } from '../../detector.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const BORN_SINCE_2000 = 2_000_000_000;

const isNrn = (digits: Digits): boolean => {
  const month = valueOf(digits, 2, 2);
  const first = valueOf(digits, 0, 9);
  const check = 97 - valueOf(digits, 9, 2);
  // Numbers of people of unknown sex or without registration have 20 or 40 added to the month.
  return month % 20 <= 12 && month < 53 && (first % 97 === check || (BORN_SINCE_2000 + first) % 97 === check);
};

export const beNrn = nationalNumber({
  name: 'BeNrn',
  certainty: 41.14,
  source:
    'Rijksregister: 97 minus the first nine digits modulo 97, with a 2 before them for those born since 2000',
  positives: [
    within('', '85.03.12-518.55', ' is mine'),
    within('Rijksregisternummer ', '85031251855', ''),
    underKey('nationalRegisterNumber', '01031206930'),
    within('numéro national: ', '85.03.12-518.55', ''),
  ],
  negatives: ['85031251855', '85.03.12-518.56', 'order 85.03.12-518.55'],
  written: ['###########', '######-###-##', '######-###.##', '###### ### ##', '## ## ## ### ##'],
  alone: ['##.##.##-###.##'],
  contexts: ['belgian', 'nationalId'],
  passes: isNrn,
});
