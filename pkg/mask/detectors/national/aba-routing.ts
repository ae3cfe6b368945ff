import { underKey, within } from '../../detector.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const isRouting = (digits: Digits): boolean => {
  const district = valueOf(digits, 0, 2);
  const isDistrict =
    district <= 12 || (district >= 21 && district <= 32) || (district >= 61 && district <= 72);
  return (isDistrict || district === 80) && weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
};

export const abaRouting = nationalNumber({
  name: 'AbaRouting',
  certainty: 41.04,
  source: 'American Bankers Association: weights 3 7 1, first two digits of a Federal Reserve district',
  positives: [
    within('Routing number: ', '020830166', ''),
    underKey('routing_number', '020830166'),
    within('ABA ', '0208-3016-6', ''),
  ],
  negatives: ['020830166', 'routing 020830167', 'routing 920830166', 'the sum of 020830166'],
  written: ['#########', '####-####-#'],
  contexts: ['aba'],
  passes: isRouting,
});
