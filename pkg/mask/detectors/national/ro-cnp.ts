import { underKey, whole, within } from '../../detector.ts';
import { isDay } from './checks.ts';
import { valueOf, weighted } from './checksum.ts';
import type { Digits } from './checksum.ts';
import { nationalNumber } from './national-number.ts';

/** Counties, the sectors of Bucharest, and registrations elsewhere. */
const isCounty = (county: number): boolean => (county >= 1 && county <= 52) || county === 70;

const isCnp = (digits: Digits): boolean => {
  const sex = digits[0] as number;
  if (sex < 1 || sex > 8 || !isDay(valueOf(digits, 3, 2), valueOf(digits, 5, 2))) return false;
  const rest = weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return isCounty(valueOf(digits, 7, 2)) && digits[12] === (rest === 10 ? 1 : rest);
};

export const roCnp = nationalNumber({
  name: 'RoCnp',
  certainty: 61.16,
  source: 'Legea 105/1996 and OUG 97/2005: sex, date of birth, county, weights 279146358279, modulo 11',
  positives: [
    whole('1 850510 400014'),
    within('CNP: ', '1850510400014', ''),
    underKey('cnp', '1850510400014'),
    whole('1-850510-400014'),
  ],
  negatives: ['1850510400014', 'CNP 1850510400015', '1 851310 400013', '1732294800000'],
  written: ['#############'],
  alone: ['# ###### ######', '#-######-######', '#-######-##-###-#', '# ###### ## ### #'],
  contexts: ['cnp', 'nationalId'],
  passes: isCnp,
});
