import { underKey, within } from '../../detector.ts';
import { passesMod1110 } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

const counts = new Uint8Array(10);

/** One digit two or three times, all others at most once. */
const repeatsOne = (digits: Digits): boolean => {
  counts.fill(0);
  for (let i = 0; i < 10; i++) {
    const digit = digits[i] as number;
    counts[digit] = (counts[digit] as number) + 1;
  }
  let repeated = 0;
  for (const count of counts) if (count > 1) repeated += count > 3 ? 2 : 1;
  return repeated === 1;
};

const isTaxId = (digits: Digits): boolean =>
  digits[0] !== 0 && repeatsOne(digits) && passesMod1110(digits, 11);

export const deTaxId = nationalNumber({
  name: 'DeTaxId',
  certainty: 41.06,
  source: 'Bundeszentralamt für Steuern, ISO 7064 MOD 11,10: of the first ten digits exactly one is repeated',
  positives: [
    within('Steuer-ID: ', '87 243 295 025', ''),
    underKey('steuerId', '43712958965'),
    within('Meine Steueridentifikationsnummer lautet ', '43712958965', '.'),
  ],
  negatives: ['43712958965', 'Steuer-ID 43712958966', 'Steuer-ID 03712958965', 'Steuer-ID 12345678901'],
  written: ['###########', '## ### ### ###', '## ### ######', '##-###-###-###'],
  contexts: ['taxId', 'nationalId'],
  passes: isTaxId,
});
