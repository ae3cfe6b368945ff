import { underKey, within } from '../../detector.ts';
import { passesVerhoeff } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

export const inAadhaar = nationalNumber({
  name: 'InAadhaar',
  certainty: 41.21,
  source: 'UIDAI: twelve digits from 2 on, Verhoeff',
  positives: [
    within('Aadhaar: ', '4063 7783 4281', ''),
    underKey('aadhaarNumber', '406377834281'),
    within('आधार संख्या ', '4063 7783 4281', ''),
  ],
  negatives: ['4063 7783 4281', 'Aadhaar 4063 7783 4282', 'Aadhaar 1063 7783 4281'],
  written: ['############', '#### #### ####', '####-####-####'],
  contexts: ['aadhaar', 'nationalId'],
  passes: (digits) => (digits[0] as number) > 1 && passesVerhoeff(digits, 12),
});
