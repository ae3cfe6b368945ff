import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { isDay } from './checks.ts';

const states =
  'AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE';
const form = new RegExp(
  `^[A-Z][AEIOUX][A-Z]{2}\\d{2}(\\d{2})(\\d{2})[HMX](?:${states})[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\\d$`,
  'i',
);
const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

const checkOf = (code: string): number => {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(code.charAt(i)) * (18 - i);
  return (10 - (sum % 10)) % 10;
};

export const mxCurp: Detector = {
  name: 'MxCurp',
  tier: 'A',
  secret: false,
  certainty: 61.12,
  shape: 'run',
  anchors: { digits: [{ least: 6, most: 6, before: 'letter', next: 'HMXhmx' }] },
  source: 'RENAPO, Instructivo normativo para la asignación de la CURP: form and check digit',
  positives: [
    whole('HEGG560427MVZRRL04'),
    within('CURP ', 'BOXW310820HNERXN09', '.'),
    whole('hegg560427mvzrrl04'),
  ],
  negatives: [
    'HEGG560427MVZRRL05',
    'HEGG561327MVZRRL04',
    'HEGG560427MXXRRL04',
    'xHEGG560427MVZRRL04',
    'HEGG560427M',
  ],
  verify(text, at, until) {
    const start = at - 4;
    const end = until + 8;
    const code = start < 0 ? '' : text.slice(start, end).toUpperCase();
    const [, month, day] = form.exec(code) ?? [];
    if (month === undefined || !isDay(Number(month), Number(day)) || !standsAlone(text, start, end))
      return undefined;
    return checkOf(code) === Number(code.slice(-1)) ? { start, end } : undefined;
  },
};
