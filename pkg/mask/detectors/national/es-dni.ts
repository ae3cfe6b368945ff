import { contextsOf, isNear } from '../../context.ts';
import { DIGIT, is } from '../../characters.ts';
import { whole, within } from '../../detector.ts';
import type { Detector, Span } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { hasDniLetter } from './es-letter.ts';

const plain = /^\d{8}-?[A-Za-z]$/;
const dotted = /^\d{1,2}\.\d{3}\.\d{3}-?[A-Za-z]$/;

/** Where a dotted number begins whose last group starts at `at`; -1 where it is none. */
const startOfDotted = (text: string, at: number): number => {
  if (text.charCodeAt(at - 1) !== 46 || text.charCodeAt(at - 5) !== 46) return -1;
  return is(text.charCodeAt(at - 7), DIGIT) ? at - 7 : at - 6;
};

const said = contextsOf('nationalId', 'nif', 'taxId');

/** `86400000L` is a number in a program, `12345678z` a part of a name, unless the words before it say otherwise. */
const isWeak = (written: string): boolean => /^\d+L$|^\d+-?[a-z]$/.test(written);

const spanOf = (text: string, start: number, end: number, form: RegExp, key: string): Span | undefined => {
  const written = text.slice(start, end);
  if (!form.test(written) || !standsAlone(text, start, end)) return undefined;
  if (isWeak(written) && !isNear(text, start, key, said)) return undefined;
  return hasDniLetter(written) ? { start, end } : undefined;
};

export const esDni: Detector = {
  name: 'EsDni',
  tier: 'A',
  secret: false,
  certainty: 61.02,
  shape: 'run',
  anchors: {
    digits: [
      { least: 8, most: 8, next: 'ABCDEFGHJKLMNPQRSTVWXYZabcdefghjklmnpqrstvwxyz-' },
      { least: 3, most: 3, next: 'ABCDEFGHJKLMNPQRSTVWXYZabcdefghjklmnpqrstvwxyz-' },
    ],
  },
  source: 'Real Decreto 1553/2005: eight digits and a letter by the remainder modulo 23',
  positives: [
    whole('12345678Z'),
    within('DNI ', '12345678-Z', '.'),
    whole('12.345.678-Z'),
    within('mi DNI es ', '34256771L', ';'),
    within('(', '1.234.567L', ')'),
    whole('12.345.678z'),
    within('mi dni es ', '12345678z', ','),
  ],
  negatives: [
    '12345678A',
    'x12345678Z',
    '12345678Zx',
    '912345678Z',
    '12345678z',
    '12.345.678',
    '12.345.678-A',
    '1.1.345.678-Z',
    'a1b2c3d4-12345678Z',
    '34256771L',
  ],
  verify(text, at, until, key) {
    const end = until + (text.charCodeAt(until) === 45 ? 2 : 1);
    if (until - at === 8) return spanOf(text, at, end, plain, key);
    const start = startOfDotted(text, at);
    return start < 0 || text.charCodeAt(start - 1) === 46 ? undefined : spanOf(text, start, end, dotted, key);
  },
};
