import { within } from '../../detector.ts';
import { nationalNumber } from './national-number.ts';

export const driverLicencePl = nationalNumber({
  name: 'DriverLicence',
  certainty: 25.06,
  source: 'Poland: number of the document, year and office, with slashes between',
  positives: [
    within('Prawo jazdy nr ', '01234/12/0611', ','),
    within('prawo jazdy: ', '48477/05/1465', ''),
    within("driver's license ", '48477/05/1465', '.'),
  ],
  negatives: ['01234/12/0611', 'faktura 01234/12/0611', 'prawo jazdy z dnia 12/06/2011'],
  written: ['#####/##/####'],
  contexts: ['driver'],
  isWeak: true,
  reach: 32,
  passes: () => true,
});
