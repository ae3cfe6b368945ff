import { underKey, within } from '../../detector.ts';
import { labelledIdentifier } from './labelled-identifier.ts';

export const accountNumber = labelledIdentifier({
  name: 'AccountNumber',
  certainty: 25.03,
  source: 'national account numbers: 6 to 26 digits, perhaps with hyphens',
  positives: [
    within('Account number: ', '0012345678', ''),
    within('numer konta ', '61109010140000071219812874', ''),
    within('acct no. ', '12345678', ','),
    within('Sort code ', '20-00-00', ''),
    within('Kontonummer ', '532013000', '.'),
    within('numéro de compte ', '00012345678', ''),
    within('número de cuenta: ', '2100-0418-45', ''),
    within('bankrekening ', '417164300', ''),
    within('číslo účtu: ', '19-2000145399/0800', ','),
    underKey('accountNumber', '000123456789'),
  ],
  negatives: [
    '0012345678',
    'account 12345',
    'account created 2026-11-22',
    'account balance 1000000',
    'on account of order 1234567',
    'account 1234567.89',
    'account number, quoting INV-2026-4827',
  ],
  contexts: ['account'],
  // The bank, as Czechs and Slovaks write it.
  tail: /^\/\d{4}(?![\w/])/,
  suits: ({ characters, digits }) => characters === digits && digits >= 6 && digits <= 26,
});
