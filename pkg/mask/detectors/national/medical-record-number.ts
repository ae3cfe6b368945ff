import { underKey, within } from '../../detector.ts';
import { labelledIdentifier } from './labelled-identifier.ts';

export const medicalRecordNumber = labelledIdentifier({
  name: 'MedicalRecordNumber',
  certainty: 25.04,
  source: 'hospitals: 5 to 14 letters and digits, five of them digits at least',
  positives: [
    within('MRN: ', '00123456', ''),
    within('Pat.-Nr. ', 'Q0067002', ''),
    within('MRN-', '4456789', ''),
    within('medical record number ', 'A1234567', '.'),
    within('Patient ID PT-', '004512', ','),
    within('Patientennummer: ', '8812345', ''),
    within('dossier médical ', '2045871', ''),
    underKey('patientId', '5512345'),
  ],
  negatives: [
    '00123456',
    'MRN 123',
    'patient of 2026-11-22',
    'MRNA 12345678',
    'the patient id is checked by patient_id_2',
  ],
  contexts: ['medicalRecord'],
  suits: ({ characters, digits, leading }) =>
    characters >= 5 && characters <= 14 && digits >= 5 && leading <= 4,
});
