import { underKey, within } from '../../detector.ts';
import { weighted } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const plNip = nationalNumber({
  name: 'PlNip',
  certainty: 41.1,
  source: 'Ministerstwo Finansów: weights 6 5 7 2 3 4 5 6 7, modulo 11',
  positives: [
    within('NIP: ', '522-995-39-47', ''),
    underKey('nip', '5229953947'),
    within('numer identyfikacji podatkowej ', '5229953947', ''),
  ],
  negatives: ['522-995-39-47', 'NIP 522-995-39-48', 'order 5229953947'],
  written: ['##########', '###-###-##-##', '###-##-##-###', '### ### ## ##'],
  contexts: ['nip', 'taxId'],
  passes: (digits) => weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digits[9],
});
