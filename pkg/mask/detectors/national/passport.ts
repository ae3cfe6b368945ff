import { underKey, within } from '../../detector.ts';
import { DRAWN, MIN_DRAWN_DIGITS, labelledIdentifier } from './labelled-identifier.ts';

export const passport = labelledIdentifier({
  name: 'Passport',
  certainty: 25.01,
  source:
    'ICAO Doc 9303: up to nine letters and digits, on identity cards as well; six at least are in use, five of them ' +
    'digits; Germany and the Netherlands draw nine, fewer of which may be digits',
  positives: [
    within('passport number ', 'C01X00T47', '.'),
    within('Passport: ', '123456789', ''),
    within('Numéro de passeport : ', '12AB34567', ''),
    within('Reisepass ', 'C4X5T9891', ''),
    within('pasaporte ', 'XDA123456', ','),
    within('passaporto ', 'YA1234567', ''),
    within('Paspoortnummer ', 'NPR4K88H2', ','),
    within('Reisepass-Nr. ', 'CLXX3L281', ','),
    within('Personalausweis ', 'L01X00T47', '.'),
    within("(driver's license), passport # is ", 'X81283418', ''),
    underKey('passportNumber', 'AB1234567'),
  ],
  negatives: [
    'C01X00T47',
    'passport 1234',
    'passport ABCDEFGHI',
    'passport.use(strategy2)',
    'passport@0.7.0',
    'passport 1234567890123',
    'passport expires 2029-11-22',
  ],
  contexts: ['passport'],
  suits: ({ characters, digits, leading, hasHyphen }) =>
    !hasHyphen &&
    characters >= 6 &&
    characters <= 9 &&
    digits >= (characters === DRAWN ? MIN_DRAWN_DIGITS : 5) &&
    (leading <= 3 || characters === DRAWN),
});
