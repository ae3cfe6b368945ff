import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { dniLetter } from './es-letter.ts';

const form = /^([XYZ])-?(\d{7})-?([A-Z])$/;

const isNie = (written: string): boolean => {
  const [, prefix, digits = '', letter = ''] = form.exec(written.toUpperCase()) ?? [];
  return prefix !== undefined && dniLetter(`${'XYZ'.indexOf(prefix)}${digits}`) === letter;
};

export const esNie: Detector = {
  name: 'EsNie',
  tier: 'A',
  secret: false,
  certainty: 61.03,
  shape: 'run',
  anchors: { digits: [{ least: 7, most: 7, next: 'ABCDEFGHJKLMNPQRSTVWXYZabcdefghjklmnpqrstvwxyz-' }] },
  source: 'Orden INT/2058/2008: X, Y or Z (0, 1, 2), seven digits, the control letter of the DNI',
  positives: [
    whole('X1234567L'),
    within('NIE: ', 'Y-1234567-X', ','),
    whole('z1234567r'),
    within('nie=', 'X-1234567L', '&'),
  ],
  negatives: ['X1234567A', 'W1234567L', 'aX1234567L', 'X1234567LL', 'X-1234567', 'X12345678L', '0x1234567L'],
  verify(text, at, until) {
    const start = at - (text.charCodeAt(at - 1) === 45 ? 2 : 1);
    const end = until + (text.charCodeAt(until) === 45 ? 2 : 1);
    const isFound = start >= 0 && isNie(text.slice(start, end)) && standsAlone(text, start, end);
    return isFound ? { start, end } : undefined;
  },
};
