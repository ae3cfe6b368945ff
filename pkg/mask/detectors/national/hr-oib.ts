import { underKey, within } from '../../detector.ts';
import { passesMod1110 } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const hrOib = nationalNumber({
  name: 'HrOib',
  certainty: 41.18,
  source: 'Zakon o osobnom identifikacijskom broju, ISO 7064 MOD 11,10',
  positives: [
    within('OIB: ', '83976413238', ''),
    underKey('oib', '83976413238'),
    within('Moj OIB je ', '83976413238', '.'),
  ],
  negatives: ['83976413238', 'OIB 83976413239', 'order 83976413238'],
  written: ['###########'],
  contexts: ['oib', 'nationalId'],
  passes: (digits) => passesMod1110(digits, 11),
});
