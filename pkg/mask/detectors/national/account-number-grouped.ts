import { within } from '../../detector.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** Groups as banks print them; the long ones are IBANs without their country. */
const written = [
  '## ## ##',
  '### ### ###',
  '#### ####',
  '#### #### ##',
  '#### ## #####',
  '####.##.#####',
  '####-### ### #',
  '#### ##########',
  '#### #### ####',
  '#### #### #### ####',
  '#### #### ## ##########',
  '#### #### ## #### ######',
  '## #### #### #### #### #### ####',
];

/** Years in a row. */
const isYears = (digits: Digits): boolean =>
  [0, 4].every((at) => valueOf(digits, at, 2) === 19 || valueOf(digits, at, 2) === 20);

/** How far before it, in UTF-16 units, the words may stand. */
const REACH = 32;

export const accountNumberGrouped = nationalNumber({
  name: 'AccountNumber',
  certainty: 25.05,
  source: 'national account numbers in groups, as banks print them',
  positives: [
    within('my bank account number is ', '1234 5678 9012', ''),
    within('numer konta: ', '61 1090 1014 0000 0712 1981 2874', ''),
    within('sort code ', '12 34 56', ''),
    within('Kontonummer ', '532 013 000', '.'),
    within('Kontonummer ', '1234.56.78903', '.'),
    within('Kontonr. ', '1234 0012345678', ''),
  ],
  negatives: [
    '1234 5678 9012',
    'account of 2024 2025 2026 2027',
    'order 1234 5678 9012',
    'account 1234 56789 012',
  ],
  written,
  contexts: ['account'],
  isWeak: true,
  reach: REACH,
  passes: (digits) => !isYears(digits),
});
