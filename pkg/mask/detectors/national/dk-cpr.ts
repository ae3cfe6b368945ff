import { underKey, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const dkCpr = nationalNumber({
  name: 'DkCpr',
  certainty: 40.01,
  source: 'CPR-kontoret: day, month and year of birth, four digits; no checksum since 2007',
  positives: [
    within('CPR-nummer: ', '120385-2017', ''),
    underKey('cpr', '1203852017'),
    within('Mit CPR nr. er ', '120385-2018', '.'),
  ],
  negatives: ['120385-2017', 'CPR 991385-2017', 'order 120385-2017'],
  written: ['######-####', '###### ####', '##########'],
  contexts: ['cpr'],
  isWeak: true,
  passes: (digits) => isDay(valueOf(digits, 2, 2), valueOf(digits, 0, 2)),
});
