import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { brazilianCheck } from './br-check.ts';

const form = /^\d{3}\.\d{3}\.\d{3}-\d{2}$/;
/** Characters of a number with its punctuation. */
const WIDTH = 14;

export const isCpf = (digits: string): boolean => {
  if (/^(.)\1+$/.test(digits)) return false;
  const first = brazilianCheck(digits.slice(0, 9), 11);
  return digits.slice(9) === `${first}${brazilianCheck(digits.slice(0, 9) + first, 11)}`;
};

export const brCpf: Detector = {
  name: 'BrCpf',
  tier: 'A',
  secret: false,
  certainty: 61.09,
  shape: 'run',
  anchors: { digits: [{ least: 3, most: 3, next: '-' }] },
  source: 'Receita Federal: two check digits modulo 11, as punctuated on documents',
  positives: [
    whole('529.982.247-25'),
    within('CPF ', '111.444.777-35', '.'),
    within('"', '390.533.447-05', '"'),
  ],
  negatives: [
    '529.982.247-26',
    '111.111.111-11',
    '1529.982.247-25',
    '529.982.247-255',
    '529.982.247',
    '192.168.100-25',
  ],
  verify(text, at) {
    const start = at - 8;
    const end = start + WIDTH;
    if (start < 0 || text.charCodeAt(at - 1) !== 46) return undefined;
    const written = text.slice(start, end);
    if (!form.test(written) || !standsAlone(text, start, end)) return undefined;
    return isCpf(written.replace(/\D/g, '')) ? { start, end } : undefined;
  },
};
