import { underKey, within } from '../../detector.ts';
import { valueOf } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isIssued = (digits: Digits): boolean => {
  const area = valueOf(digits, 0, 3);
  if (area === 0 || area === 666 || area > 899) return false;
  return valueOf(digits, 3, 2) !== 0 && valueOf(digits, 5, 4) !== 0;
};

export const usSsn = nationalNumber({
  name: 'UsSsn',
  certainty: 41.01,
  source: 'Social Security Administration: areas 001 to 899 without 666, no group or serial of zeros',
  positives: [
    within("Here's my SSN: ", '460-89-9847', ''),
    within('His social security number is ', '853-37-1694', '.'),
    within('SSN ', '460 89 9847', ''),
    within('SSN  ', '460  89  9847', ''),
    within('"ssn":"', '460899847', '"'),
    underKey('customerSsn', '460899847'),
    within('Mi número de seguro social es ', '460-89-9847', ''),
    within('', '460-89-9847', ' was on file'),
    within('', '460899847', ' (SSN)'),
  ],
  negatives: [
    'SSN 000-12-3456',
    'SSN 666-12-3456',
    'SSN 912-12-3456',
    'SSN 460-00-9847',
    'SSN 460-89-0000',
    '460899847',
    'order 460-89-9847',
    'part number 460-89-9847',
    '12-460-89-9847',
    '460-89-98471',
    '460-89-9847-2',
    'SKU-460-89-9847',
    'Phone 460899847',
  ],
  written: ['### ## ####', '#########'],
  alone: ['###-##-####'],
  contexts: ['ssn', 'taxId'],
  isWeak: true,
  passes: isIssued,
});
