import { DIGIT, LETTER, is, isNameCharacter } from '../../characters.ts';
import { contextsOf, isNear } from '../../context.ts';
import { underKey, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';

/** Per place: digit, letter, or either. */
const places = [
  DIGIT,
  LETTER,
  DIGIT | LETTER,
  DIGIT,
  LETTER,
  DIGIT | LETTER,
  DIGIT,
  LETTER,
  LETTER,
  DIGIT,
  DIGIT,
];
/** Letters that look like digits are not used. */
const unused = 'SLOIBZsloibz';
/** Hyphens stand before these places. */
const isHyphened = (place: number): boolean => place === 4 || place === 7;
const letters = 'ACDEFGHJKMNPQRTUVWXYacdefghjkmnpqrtuvwxy';

const contexts = contextsOf('medicare');

/** Where the identifier ends that begins at `at`; -1 where there is none. */
const endOf = (text: string, at: number): number => {
  let end = at;
  let hyphens = 0;
  for (let i = 0; i < places.length; i++) {
    if (isHyphened(i) && text.charCodeAt(end) === 45) {
      hyphens++;
      end++;
    }
    if (!is(text.charCodeAt(end), places[i] as number)) return -1;
    end++;
  }
  for (let i = at; i < end; i++) {
    if (unused.includes(text.charAt(i))) return -1;
  }
  return hyphens === 1 || isNameCharacter(text.charCodeAt(end)) ? -1 : end;
};

export const usMbi: Detector = {
  name: 'UsMbi',
  tier: 'B',
  secret: false,
  certainty: 41.31,
  shape: 'run',
  anchors: { digits: [{ least: 1, most: 1, next: letters }] },
  source: 'CMS: Medicare beneficiary identifier, eleven places, no letter that looks like a digit',
  positives: [
    within('MBI: ', '1EG4-TE5-MK73', ''),
    within('Medicare number ', '1EG4TE5MK72', '.'),
    underKey('medicareNumber', '1eg4te5mk73'),
  ],
  negatives: ['1EG4-TE5-MK73', 'MBI 0SG4-TE5-MK73', 'MBI 1EG4-TE5MK73', 'Medicare 1EG4TE5MK7'],
  verify(text, at, _until, key) {
    if (isNameCharacter(text.charCodeAt(at - 1)) || text.charCodeAt(at) === 48) return undefined;
    const end = endOf(text, at);
    return end > 0 && isNear(text, at, key, contexts) ? { start: at, end } : undefined;
  },
};
