import { within } from '../../detector.ts';
import { labelledIdentifier } from './labelled-identifier.ts';

/** Letters and digits of a number, of which one or two letters begin it. */
const CHARACTERS = 10;

export const driverLicenceIt = labelledIdentifier({
  name: 'DriverLicence',
  certainty: 25.07,
  source: 'Italy: ten letters and digits, the first one or two letters, behind the word alone',
  positives: [
    within('patente ', 'U1HF13029C', ','),
    within('Patente: ', 'MI1234567X', ''),
    within('la mia patente è la ', 'U1AB12345Z', '.'),
  ],
  negatives: ['U1HF13029C', 'patente EP1234567B1', 'patente 1234567890', 'patente 2026-11-22'],
  contexts: ['patente'],
  suits: ({ characters, digits, leading, hasHyphen }) =>
    !hasHyphen &&
    characters === CHARACTERS &&
    leading > 0 &&
    leading < 3 &&
    digits >= 6 &&
    digits < CHARACTERS - leading,
});
