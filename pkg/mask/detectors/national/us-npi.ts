import { underKey, within } from '../../detector.ts';
import { passesLuhn } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** What the prefix 80840 adds to the sum. */
const PREFIX_SUM = 24;

export const usNpi = nationalNumber({
  name: 'UsNpi',
  certainty: 41.03,
  source: 'CMS: ten digits that begin with 1 or 2, Luhn behind the prefix 80840',
  positives: [
    within('NPI ', '1526018159', ''),
    within('{"npi": "', '1526018159', '"}'),
    underKey('providerNpi', '1526018159'),
  ],
  negatives: ['1526018159', 'NPI 1526018158', 'NPI 3526018159', 'order 1526018159'],
  written: ['##########'],
  contexts: ['npi'],
  passes: (digits) => (digits[0] === 1 || digits[0] === 2) && passesLuhn(digits, 10, PREFIX_SUM),
});
