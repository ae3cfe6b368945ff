import { underKey, within } from '../../detector.ts';
import { isUniform, passesLuhn } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const ilId = nationalNumber({
  name: 'IlId',
  certainty: 41.29,
  source: 'Population and Immigration Authority: nine digits, weights 1 and 2 as in Luhn',
  positives: [
    within('תעודת זהות: ', '050010677', ''),
    underKey('teudatZehut', '050010677'),
    within('Israeli ID ', '05001067-7', '.'),
  ],
  negatives: ['050010677', 'Israeli ID 050010678', 'Israeli ID 000000000'],
  written: ['#########', '########-#'],
  contexts: ['israel', 'nationalId'],
  passes: (digits) => !isUniform(digits, 9) && passesLuhn(digits, 9),
});
