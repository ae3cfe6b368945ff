import { isNameCharacter } from '../../characters.ts';
import { contextsOf, isNear } from '../../context.ts';
import { within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { hasDniLetter } from './es-letter.ts';

const said = contextsOf('nationalId', 'nif', 'taxId');

const dotted = /\d{1,2}\.\d{3}\.\d{3}$/;
const MAX_DOTTED = 'dd.ddd.ddd'.length;

/** Whether a letter that stands alone follows the blank: a cheap look, as nearly always none does. */
const isLettered = (text: string, until: number): boolean => {
  const code = text.charCodeAt(until + 1);
  return code >= 65 && code <= 90 && !isNameCharacter(text.charCodeAt(until + 2));
};

/** Where a number begins whose last digits end at `until`; -1 where it is none. */
const startOf = (text: string, at: number, until: number): number => {
  if (until - at === 8) return at;
  const before = dotted.exec(text.slice(Math.max(0, until - MAX_DOTTED), until));
  return before === null ? -1 : until - before[0].length;
};

/** What the text may end with that more of it could make a number, or unmake. */
const begun = /(?:\d{8}|\d\.\d{3}\.\d{3}) [A-Z]$/;
const MAX_BEGUN = MAX_DOTTED + 2;

/** A blank parts the letter from its number: then words must say what it is. */
export const esDniSpaced: Detector = {
  name: 'EsDni',
  tier: 'B',
  secret: false,
  certainty: 61.021,
  shape: 'phrase',
  anchors: {
    digits: [
      { least: 8, most: 8, next: ' ' },
      { least: 3, most: 3, next: ' ' },
    ],
  },
  source: 'Real Decreto 1553/2005: eight digits and a letter by the remainder modulo 23, as forms space them',
  positives: [
    within('DNI: ', '12345678 Z', '.'),
    within('con DNI ', '12345678 Z', ', vecino'),
    within('NIF ', '12.345.678 Z', ''),
  ],
  negatives: [
    '12345678 Z',
    'DNI 12345678 A',
    'NIF 12345678 z',
    'DNI 12345678 Zaragoza',
    'DNI 912.345.678 Z',
    'DNI: 12345678  Z',
  ],
  verify(text, at, until, key) {
    const end = until + 2;
    const start = isLettered(text, until) ? startOf(text, at, until) : -1;
    if (start < 0 || !standsAlone(text, start, end)) return undefined;
    if (!hasDniLetter(text.slice(start, end))) return undefined;
    return isNear(text, start, key, said) ? { start, end } : undefined;
  },
  open(text, from) {
    const tail = Math.max(from, text.length - MAX_BEGUN);
    return begun.test(text.slice(tail)) ? tail : text.length;
  },
};
