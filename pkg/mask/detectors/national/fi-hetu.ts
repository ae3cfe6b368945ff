import { contextsOf, isNear } from '../../context.ts';
import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { isDay } from './checks.ts';

const form = /^(\d{2})(\d{2})(\d{2})([-+A-FYXWVU])(\d{3})([0-9A-Y])$/;
const controls = '0123456789ABCDEFHJKLMNPRSTUVWXY';

const isCode = (code: string): boolean => {
  const [, day, month, year, , individual, control = ''] = form.exec(code) ?? [];
  if (day === undefined || !isDay(Number(month), Number(day)) || Number(individual) < 2) return false;
  return controls.charAt(Number(`${day}${month}${year}${individual}`) % 31) === control;
};

/** Denmark's numbers look the same where the control character is a digit, as one in thirty of them has it. */
const danish = contextsOf('cpr');
const HETU_REACH = 64;
const isDanish = (text: string, start: number, end: number, key: string): boolean =>
  text.charCodeAt(end - 1) < 58 && isNear(text, start, key, danish, HETU_REACH);

export const fiHetu: Detector = {
  name: 'FiHetu',
  tier: 'A',
  secret: false,
  certainty: 61.06,
  shape: 'run',
  anchors: { digits: [{ least: 6, most: 6, next: '-+ABCDEFYXWVU' }] },
  source:
    'Digital and Population Data Services Agency: form, century signs of 2023, control character modulo 31',
  positives: [
    whole('131052-308T'),
    within('hetu ', '010594Y9032', '.'),
    whole('131052A308T'),
    whole('131052+308T'),
  ],
  negatives: [
    '131052-308U',
    '321052-308T',
    '131352-308T',
    '131052-001T',
    'x131052-308T',
    '131052-308TA',
    '9131052-308T',
    '131052_308T',
  ],
  verify(text, at, until, key) {
    const end = until + 5;
    if (!isCode(text.slice(at, end)) || !standsAlone(text, at, end)) return undefined;
    return isDanish(text, at, end, key) ? undefined : { start: at, end };
  },
};
