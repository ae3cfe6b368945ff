import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { valueOf } from './checks.ts';

/** State, PAN, registration, Z (other kinds of registration have other letters), check character. */
const form = /^(?:0[1-9]|[12]\d|3[0-8]|9[79])[A-Z]{5}\d{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$/i;

const checkOf = (number: string): number => {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = valueOf(number.charCodeAt(i)) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return (36 - (sum % 36)) % 36;
};

export const inGstin: Detector = {
  name: 'InGstin',
  tier: 'A',
  secret: false,
  certainty: 61.08,
  shape: 'run',
  anchors: {
    digits: [
      {
        least: 4,
        most: 4,
        before: 'letter',
        next: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      },
    ],
  },
  source: 'GST Network of India: structure of the number, check character modulo 36',
  positives: [whole('27AAPFU0939F1ZV'), within('GSTIN ', '29AAGCB7383J1Z4', '.'), whole('27aapfu0939f1zv')],
  negatives: ['27AAPFU0939F1ZW', '39AAPFU0939F1ZV', '27AAPFU0939F1Z', 'x27AAPFU0939F1ZV', '27AAPFU0939F1ZVV'],
  verify(text, at, until) {
    const start = at - 7;
    const end = until + 4;
    const number = start < 0 ? '' : text.slice(start, end);
    if (!form.test(number) || !standsAlone(text, start, end)) return undefined;
    return checkOf(number) === valueOf(number.charCodeAt(14)) ? { start, end } : undefined;
  },
};
