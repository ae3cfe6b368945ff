import { underKey, within } from '../../detector.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isBsn = (digits: Digits): boolean =>
  weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && valueOf(digits, 0, 9) > 0;

export const nlBsn = nationalNumber({
  name: 'NlBsn',
  certainty: 41.08,
  source: 'Rijksdienst voor Identiteitsgegevens: weights 9 to 2 and -1, modulo 11',
  positives: [
    within('BSN: ', '197107114', ''),
    within('burgerservicenummer ', '1971.07.114', ''),
    underKey('bsn', '197107114'),
  ],
  negatives: [
    '197107114',
    'BSN 197107115',
    'BSN 000000000',
    'order 197107114',
    'BSN van mij; factuurnr bij u: 197107114',
  ],
  written: ['#########', '####.##.###', '### ### ###', '###.###.###', '#### ## ###'],
  contexts: ['bsn', 'nationalId'],
  passes: isBsn,
});
