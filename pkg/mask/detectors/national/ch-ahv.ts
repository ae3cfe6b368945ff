import { underKey, within } from '../../detector.ts';
import { valueOf, weighted } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const EAN_13 = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

export const chAhv = nationalNumber({
  name: 'ChAhv',
  certainty: 41.16,
  source: 'Zentrale Ausgleichsstelle: 756, then EAN-13',
  positives: [
    within('', '756.2384.3823.92', ''),
    within('AHV ', '7562384382392', ''),
    underKey('ahvNummer', '7562384382392'),
  ],
  negatives: ['7562384382392', '756.2384.3823.93', 'AHV 757.2384.3823.92', 'Artikel 756.2384.3823.92'],
  written: ['#############', '### #### #### ##'],
  alone: ['###.####.####.##'],
  contexts: ['swiss', 'nationalId'],
  passes: (digits) => valueOf(digits, 0, 3) === 756 && weighted(digits, EAN_13) % 10 === 0,
});
