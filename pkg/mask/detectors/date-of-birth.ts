import { isNameCharacter } from '../characters.ts';
import { contextsOf, distanceOf, isNearest } from '../context.ts';
import { underKey, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { eraDate } from './japanese-date.ts';
import { isDay } from './national/checks.ts';
import { endOfYearFirst, isYear, startOfYearLast, valueAt } from './written-date.ts';

/** How far before a date, in UTF-16 units, the words may stand that say that somebody was born then. */
const BIRTH_REACH = 40;

const birth = contextsOf('birth');

const LETTER_T = 84;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isJoint = (code: number): boolean => code === 45 || code === 46 || code === 47;

/** ` 09:12`: whoever writes the minute does not speak of a birth. Midnight is how programs write a day. */
const time = /^[T ](?!00:00)\d{2}:\d{2}/;
const MAX_TIME = 6;

/** A time may follow (`T00:00:00Z`), a further part of a number may not. */
const isEnd = (text: string, end: number): boolean => {
  if (time.test(text.slice(end, end + MAX_TIME))) return false;
  const after = text.charCodeAt(end);
  const isBeforeDigit = isDigit(text.charCodeAt(end + 1));
  if (isNameCharacter(after)) return after === LETTER_T && isBeforeDigit;
  return !(isBeforeDigit && isJoint(after));
};

/** Also one that is masked. */
const otherDate = /\d[./-]\d{1,2}[./-]\d|\bDATE_OF_BIRTH(?:_[0-9A-Z]|\])/;

/** Whether no other date stands between the words and the date: they speak of the first. */
const isFirst = (text: string, start: number, key: string): boolean => {
  const distance = distanceOf(text, start, key, birth);
  return !otherDate.test(text.slice(Math.max(0, start - distance), start));
};

/** `(Sabine Roth, *09.09.1983)`: an asterisk for a birth, as genealogists write it, behind a name. */
const isStarred = (text: string, start: number): boolean =>
  text.charCodeAt(start - 1) === ASTERISK &&
  /\p{L}(?:,| \()\s?\*$|\p{L}, \*$/u.test(text.slice(Math.max(0, start - 4), start));

const ASTERISK = 42;

/** `nar. 5.6.1984`: in Czech; without the dot it is many another word. */
const isShortened = (text: string, start: number): boolean =>
  /(?<![a-z\u00c0-\u024f])nar\.:? ?$/i.test(text.slice(Math.max(0, start - 7), start));

const isMarked = (text: string, start: number): boolean => isStarred(text, start) || isShortened(text, start);

/** From a date's beginning to behind the word that follows it, in UTF-16 units: within what a phrase may need. */
const MAX_BIRTH = 60;
const BORN = 0x751f;
/** ` in Kassel geboren`, ` geboren`. */
const behind =
  /^,? (?:(?:in|zu|te|i|at) \p{L}[\p{L}.-]*(?: \p{L}[\p{L}.-]*)? )?(?:geboren|födde?s?|født|syntynyt)(?![\p{L}\p{N}])/u;

/** Whether a word behind the date says that somebody was born then: Germanic verbs end a sentence. */
const isBehind = (text: string, { start, end }: Span): boolean => {
  const after = text.charCodeAt(end);
  if (after === BORN && text.startsWith('生まれ', end)) return true;
  return (after === 32 || after === 44) && behind.test(text.slice(end, start + MAX_BIRTH));
};

/** `19850312` */
const compact = (text: string, at: number, until: number): Span | undefined => {
  const number = valueAt(text, at, until);
  const isDate = isYear(Math.floor(number / 10_000)) && isDay(Math.floor(number / 100) % 100, number % 100);
  return isDate ? { start: at, end: until } : undefined;
};

/** Behind one or two digits at `at`; -1 where there are none, or more. */
const endOfPair = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end === at || end > at + 2 ? -1 : end;
};

/** `12/03/85` */
const short = (text: string, at: number, until: number): Span | undefined => {
  const joint = text.charCodeAt(until);
  const second = endOfPair(text, until + 1);
  if (second < 0 || text.charCodeAt(second) !== joint || endOfPair(text, second + 1) !== second + 3)
    return undefined;
  if (isJoint(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at - 2))) return undefined;
  const [one, two] = [valueAt(text, at, until), valueAt(text, until + 1, second)];
  return isDay(one, two) || isDay(two, one) ? { start: at, end: second + 3 } : undefined;
};

const dateAt = (text: string, at: number, until: number): Span | undefined => {
  if (isNameCharacter(text.charCodeAt(at - 1))) return undefined;
  if (until - at <= 2) return short(text, at, until);
  if (until - at === 8) return compact(text, at, until);
  if (!isYear(valueAt(text, at, until))) return undefined;
  const end = endOfYearFirst(text, until);
  if (end > 0) return { start: at, end };
  const start = startOfYearLast(text, at);
  return start < 0 ? undefined : { start, end: until };
};

export const dateOfBirth: Detector = {
  name: 'DateOfBirth',
  tier: 'B',
  secret: false,
  certainty: 42.01,
  shape: 'phrase',
  anchors: {
    nobodys: true,
    digits: [
      // The last one is any unit beyond Latin-1 as well: `年` and `月`.
      { least: 1, most: 2, next: '/.-\u00ff' },
      { least: 4, most: 4 },
      { least: 8, most: 8 },
    ],
  },
  source:
    'ISO 8601, and how dates are written in eleven languages and by Japanese eras, behind words for a birth',
  positives: [
    within('DOB: ', '1985-03-12', ''),
    within('DOB ', '12/03/85', ''),
    within('geb. ', '3.12.85', ''),
    within('date of birth ', '12/03/1985', '.'),
    within('born on ', 'March 12, 1985', ' in Ohio'),
    within('born ', '12 March 1985', ''),
    within('Geburtsdatum: ', '12.03.1985', ''),
    within('geboren am ', '12. März 1985', ''),
    within('né le ', '12 mars 1985', ''),
    within('nacida el ', '12 de marzo de 1985', ','),
    within('nata il ', '12 marzo 1985', ''),
    within('data de nascimento: ', '12/03/1985', ''),
    within('geboortedatum ', '12-03-1985', ''),
    within('urodzona ', '12 marca 1985', ''),
    within('född ', '1985-03-12', ''),
    within('Nar.: ', '5.6.1984', ''),
    within('narozena ', '15. září 1997', ','),
    within('doğum tarihim ', '27 Kasım 1969', '.'),
    within('født ', '5. desember 1972', ' og'),
    within('Datum narození: ', '13.4.1993', ''),
    within('出生日期:', '1978-04-09', ''),
    underKey('data_nasterii', '1951-12-02'),
    within('Ich bin am ', '26. August 1971', ' in Kassel geboren.'),
    within('ik ben op ', '3 mei 1980', ' te Den Haag geboren'),
    within('(Sabine Roth, *', '09.09.1983', ')'),
    within('Anna Berg (*', '9.9.1983', ')'),
    within('syntynyt ', '12. maaliskuuta 1985', ''),
    within('født ', '12. marts 1985', ''),
    within('"birthDate":"', '1985-03-12', 'T00:00:00Z"'),
    underKey('dateOfBirth', '19850312'),
    underKey('dob', '1985-03-12'),
    within('nací el ', '12/03/1985', ''),
    within('', '1985年3月12日', '生まれ'),
    within('生年月日：', '1985年3月12日', ''),
    within('生年月日：', '昭和60年3月12日', '生'),
    within('生年月日 ', '昭和60年 3月 12日', ''),
    within('生年月日: ', 'S60.3.12', ''),
    within('生年月日　', '平成元年1月8日', '（37歳）'),
    within('生年月日：', '大正15/12/24', ''),
    underKey('生年月日', 'H7-1-8'),
    within('', '昭和60年3月12日', '生まれ'),
    within('생년월일 ', '1990년 5월 3일', ''),
    within('Agent: your date of birth?\nCaller: ', 'March 12, 1985', '.'),
    within('BDAY:', '19850312', '\n'),
  ],
  negatives: [
    '1985-03-12',
    'born 12/03',
    'born 45/67/89',
    'born in version 1.2.34.5',
    'born in 1985',
    '* 09.09.1983: done',
    'När: 2026-05-04',
    'done, **09.09.1983**',
    'am 26. August 1971 in Kassel geborene Waren',
    'am 26. August 1971 in Kassel, wo er geboren ist',
    'DOB 1985-13-42',
    '昭和60年3月12日',
    '契約日：昭和60年3月12日、S60.3.12',
    '生年月日：昭和65年3月12日',
    '生年月日：平成7年13月8日',
    '生年月日：XS60.3.12、S60.3.123',
    '生年月日は必須です。版 v1.2.3',
    'meeting on 12 March 1985',
    'DOB 1785-03-12',
    'birth certificate 1985-03-12-77',
    'né hier, admis le 04.05.2024',
    'born in Ohio\nAdmitted: 2024-05-06',
    'what is your date of birth? [1985-03-12 09:12:58]',
    'birth recorded 1985-03-12T09:12:58Z',
    'DOB [DATE_OF_BIRTH]; 2026-11-22',
    'she was born long ago, and this is what the report said in its version of 2024-05-06',
  ],
  verify(text, at, until, key) {
    const date = eraDate(text, at, until) ?? dateAt(text, at, until);
    if (date === undefined || !isEnd(text, date.end)) return undefined;
    const isBefore = isNearest(text, date.start, key, birth, BIRTH_REACH) && isFirst(text, date.start, key);
    return isBefore || isBehind(text, date) || isMarked(text, date.start) ? date : undefined;
  },
};
