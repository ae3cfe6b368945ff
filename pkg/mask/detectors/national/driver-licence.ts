import { underKey, within } from '../../detector.ts';
import { labelledIdentifier } from './labelled-identifier.ts';

export const driverLicence = labelledIdentifier({
  name: 'DriverLicence',
  certainty: 25.02,
  source:
    'AAMVA and the offices of European countries: 5 to 18 letters and digits, five of them digits at least',
  positives: [
    within("My driver's license number is ", '2270-66-1551', ''),
    within("My driver's license number is ", '6940579', '.'),
    within('driver license: ', 'F162823540116', ''),
    within('My license is ', 'B030-1217-7566', ''),
    within('Driving licence ', 'MORGA657054SM9IJ', ''),
    within('Führerschein ', 'B072RRE2I55', ''),
    within('permis de conduire ', '941075200123', ''),
    within('patente n. ', 'U14611360X', ''),
    underKey('driversLicense', 'U62928788557186'),
  ],
  negatives: [
    'F162823540116',
    "driver's license 123",
    'license number 2026-11-22',
    "the driver's license of my aunt expired in 2019 already",
    'driver version 535.129.03',
    'prawo jazdy, nr rej. WW 00036',
  ],
  contexts: ['driver'],
  suits: ({ characters, digits }) => characters >= 5 && characters <= 18 && digits >= 5,
});
