import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { passesLuhn, valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isZaId = (digits: Digits): boolean =>
  isDay(valueOf(digits, 2, 2), valueOf(digits, 4, 2)) &&
  (digits[10] as number) <= 2 &&
  passesLuhn(digits, 13);

export const zaId = nationalNumber({
  name: 'ZaId',
  certainty: 41.26,
  source: 'Department of Home Affairs: date of birth, citizenship 0 to 2, Luhn',
  positives: [
    within('ID number: ', '8503125858105', ''),
    underKey('idNumber', '8503125858105'),
    within('South African ID ', '850312 5858 105', '.'),
  ],
  negatives: ['8503125858105', 'ID number 8503125858106', 'ID number 8513125858105'],
  written: ['#############', '###### #### ###', '###### #### ## #'],
  contexts: ['southAfrica', 'nationalId'],
  passes: isZaId,
});
