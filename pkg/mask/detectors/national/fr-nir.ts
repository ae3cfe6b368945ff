import { DIGIT, is } from '../../characters.ts';
import { contextsOf, isNear } from '../../context.ts';
import { underKey, whole, within } from '../../detector.ts';
import type { Detector, Gate } from '../../detector.ts';
import { standsAlone } from '../alone.ts';
import { gatherGroups } from './checks.ts';

/** Sex, year, month, department (Corsica has letters), commune, order, key. */
const form = /^[123478]\d{2}(?:0[1-9]|1[0-2]|2\d|3[0-9]|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{6}\d{2}$/i;
/** Without separators fewer numbers are believed, and only behind a word that says so: digits alone say nothing. */
const said = contextsOf('ssn', 'nationalId');
const strict = /^[12]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[1-8]\d|9[0-9]|2[AB])\d{6}\d{2}$/i;
const groupings = [[1, 2, 2, 2, 3, 3, 2], [13, 2], [15]] as const;

/** Departments `2A` and `2B` count as 19 and 18. */
const isNumber = (number: string): boolean => {
  const digits = number.toUpperCase().replace('A', '9').replace('B', '8');
  const counted = digits === number ? digits : `${digits.slice(0, 5)}1${digits.slice(6)}`;
  return 97 - (Number(counted.slice(0, 13)) % 97) === Number(counted.slice(13));
};

/** A first digit that stands alone has two behind it, and a separator as the one before them. */
const mayBegin: Gate = (text, at, until) =>
  until - at > 1 ||
  (is(text.charCodeAt(until + 1), DIGIT) && text.charCodeAt(until + 3) === text.charCodeAt(until));

export const frNir: Detector = {
  name: 'FrNir',
  tier: 'A',
  secret: false,
  certainty: 61.05,
  shape: 'phrase',
  anchors: {
    digits: [
      { least: 15, most: 15 },
      { least: 13, most: 13, next: ' -\u00a0' },
      { least: 1, most: 1, next: ' -\u00a0' },
      { least: 6, most: 6, next: 'ABab' },
    ],
    gate: mayBegin,
  },
  source: 'INSEE, numéro d’inscription au répertoire: form, key 97 minus the remainder modulo 97',
  positives: [
    within('NIR:', '185057800608491', ''),
    within("numéro d'assuré social de mon fils (", '185057800608491', ')'),
    within('N° SS : ', '185057800608491', ''),
    underKey('numeroSecuriteSociale', '185057800608491'),
    within('NIR ', '1 85 05 78 006 084 91', '.'),
    within('', '2 69 05 49 588 157 80', ' (F)'),
    whole('1850578006084 91'),
    whole('1 85 05 2A 006 084 35'),
    within('n° de sécurité sociale ', '185052A00608435', ''),
    whole('1-85-05-2B-006-084-62'),
  ],
  negatives: [
    '185057800608492',
    '1850578006084',
    '185057800608491',
    '1 85 05 78 006 084 92',
    '1 85 05',
    '1850578006084911',
    'x185057800608491',
    '585057800608491',
    '1 85 05 78 006-084 91',
  ],
  verify(text, at, _until, key) {
    for (const sizes of groupings) {
      const found = gatherGroups(text, at, sizes);
      if (found === undefined || !standsAlone(text, at, found.end)) continue;
      const isGrouped = found.end - at > found.characters.length;
      if (!(isGrouped ? form : strict).test(found.characters) || !isNumber(found.characters)) continue;
      return isGrouped || isNear(text, at, key, said) ? { start: at, end: found.end } : undefined;
    }
    return undefined;
  },
};
