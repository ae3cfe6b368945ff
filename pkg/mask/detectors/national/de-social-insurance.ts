import { LETTER, is, isNameCharacter } from '../../characters.ts';
import { contextsOf, isNear } from '../../context.ts';
import { underKey, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { isDay } from './checks.ts';

const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

const contexts = contextsOf('deSocial', 'ssn', 'nationalId');

/** The letter counts as two digits, and the digits of each product are summed. */
const passes = (written: string): boolean => {
  const letter = (written.charCodeAt(8) | 32) - 96;
  const digits = `${written.slice(0, 8)}${String(letter).padStart(2, '0')}${written.slice(9, 11)}`;
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    const product = (digits.charCodeAt(i) - 48) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10 === Number(written.charAt(11));
};

const form = /^\d{8}[A-Za-z]\d{3}$/;
const spaced = /^(\d{2}) (\d{6}) ([A-Za-z]) (?:(\d{3})|(\d{2}) (\d))(?!\d)/;
/** The longest that is written with spaces, and one more. */
const WIDTH = 17;
const COMPACT = 12;

const compactAt = (text: string, at: number): { written: string; end: number } | undefined => {
  const written = text.slice(at, at + COMPACT);
  if (form.test(written)) return { written, end: at + COMPACT };
  const match = spaced.exec(text.slice(at, at + WIDTH));
  return match === null ? undefined : { written: match[0].replaceAll(' ', ''), end: at + match[0].length };
};

export const deSocialInsurance: Detector = {
  name: 'DeSocialInsurance',
  tier: 'B',
  secret: false,
  certainty: 41.07,
  shape: 'phrase',
  anchors: {
    digits: [
      { least: 8, most: 8, next: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' },
      { least: 2, most: 2, next: ' ' },
    ],
  },
  source: 'VKVV § 2 and 4: area, date of birth, initial, serial number, check digit modulo 10',
  positives: [
    within('Rentenversicherungsnummer: ', '65170839J003', ''),
    within('Sozialversicherungsnummer ', '65 170839 J 003', '.'),
    within('SV-Nummer ', '12 010188 M 01 1', ''),
    underKey('sozialversicherungsnummer', '65170839J003'),
  ],
  negatives: [
    '65170839J003',
    'SV-Nummer 65170839J004',
    'SV-Nummer 65171339J003',
    'Sozialversicherung 65170839J0031',
  ],
  verify(text, at, until, key) {
    if (isNameCharacter(text.charCodeAt(at - 1))) return undefined;
    if (until - at === 2 && !is(text.charCodeAt(at + 10), LETTER)) return undefined;
    const found = compactAt(text, at);
    if (found === undefined || isNameCharacter(text.charCodeAt(found.end))) return undefined;
    const { written, end } = found;
    const isBorn = isDay(Number(written.slice(4, 6)), Number(written.slice(2, 4)));
    return isBorn && passes(written) && isNear(text, at, key, contexts) ? { start: at, end } : undefined;
  },
};
