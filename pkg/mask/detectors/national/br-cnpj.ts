import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { brazilianCheck } from './br-check.ts';

/** Letters since July 2026. */
const form = /^[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}$/;
/** Characters of a number with its punctuation. */
const WIDTH = 18;

const isCnpj = (characters: string): boolean => {
  if (/^(.)\1+$/.test(characters)) return false;
  const base = characters.slice(0, 12);
  const first = brazilianCheck(base, 9);
  return characters.slice(12) === `${first}${brazilianCheck(base + first, 9)}`;
};

export const brCnpj: Detector = {
  name: 'BrCnpj',
  tier: 'A',
  secret: false,
  certainty: 61.1,
  shape: 'run',
  anchors: { digits: [{ least: 2, most: 2, delimited: true }] },
  source: 'Receita Federal, Instrução Normativa 2229/2024: two check digits modulo 11, letters as well',
  positives: [
    whole('11.222.333/0001-81'),
    within('CNPJ: ', '00.000.000/0001-91', '.'),
    whole('12.ABC.345/01DE-35'),
  ],
  negatives: [
    '11.222.333/0001-82',
    '12.ABC.345/01DE-36',
    '111.222.333/0001-81',
    '11.222.333/0001-811',
    '11/22',
  ],
  verify(text, at, until) {
    const start = until - WIDTH;
    if (start < 0 || text.charCodeAt(at - 1) !== 45 || text.charCodeAt(at - 6) !== 47) return undefined;
    const written = text.slice(start, until);
    if (!form.test(written) || !standsAlone(text, start, until)) return undefined;
    return isCnpj(written.replace(/[./-]/g, '')) ? { start, end: until } : undefined;
  },
};
