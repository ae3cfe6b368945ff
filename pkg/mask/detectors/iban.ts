import { DIGIT, LETTER, is, isGroupSeparator, isNameCharacter } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';

/** Total length per country: SWIFT IBAN Registry, release 99. */
const lengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 13616. */
const MAX_LENGTH = 34;
/** Characters in a group where an IBAN is written in groups. */
const GROUP = 4;
const HYPHEN = 45;

/** Remainder by 97 of the IBAN's number: check digits and country last, letters as 10 to 35. */
const remainder = (iban: string): number => {
  let rest = 0;
  for (let i = 0; i < iban.length; i++) {
    const code = iban.charCodeAt((i + 4) % iban.length);
    const value = code <= 57 ? code - 48 : (code | 32) - 87;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
};

/** UUIDs have hyphens here and there, IBANs behind each group. */
const isEven = (separator: number, separators: number, length: number): boolean =>
  separator !== HYPHEN || separators === Math.ceil(length / GROUP) - 1;

const SPACE = 32;
/** A tab or `_`, as tables and names of files have them. */
const isRareJoint = (code: number): boolean => code === 9 || code === 95;

/** Units between two groups at `at`: a separator, or two spaces; 0 where there is none. */
const jointAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code === SPACE && text.charCodeAt(at + 1) === SPACE) return 2;
  return isGroupSeparator(code) || isRareJoint(code) ? 1 : 0;
};

/** The `length` characters from `start` on without their separators, and where they end. */
const gather = (text: string, start: number, length: number): { iban: string; end: number } | undefined => {
  let iban = '';
  let end = start;
  let separator = 0;
  let width = 0;
  let separators = 0;
  while (iban.length < length) {
    const code = text.charCodeAt(end);
    if (is(code, DIGIT | LETTER)) {
      iban += text[end++];
      continue;
    }
    const joint = iban.length % GROUP === 0 ? jointAt(text, end) : 0;
    const isSame = separators === 0 || (separator === code && width === joint);
    if (joint === 0 || !isSame || is(text.charCodeAt(end - 1), DIGIT | LETTER) === false) return undefined;
    separator = code;
    width = joint;
    separators++;
    end += joint;
  }
  return isEven(separator, separators, length) ? { iban, end } : undefined;
};

export const iban: Detector = {
  name: 'Iban',
  tier: 'A',
  secret: false,
  certainty: 70,
  shape: 'groups',
  anchors: { digits: [{ least: 2, most: MAX_LENGTH, before: 'letter' }] },
  source: 'ISO 13616: length per country from the SWIFT registry, ISO 7064 mod 97-10',
  positives: [
    whole('DE89370400440532013000'),
    within('to ', 'DE89 3704 0044 0532 0130 00', ', please'),
    whole('gb29nwbk60161331926819'),
    whole('GB29 NWBK 6016 1331 9268 19'),
    whole('FR14 2004 1010 0505 0001 3M02 606'),
    within('(', 'NO93-8601-1117-947', ')'),
    within('IBAN:', 'CH9300762011623852957', '.'),
    whole('DE89  3704  0044  0532  0130  00'),
    whole('DE89\t3704\t0044\t0532\t0130\t00'),
    within('file ', 'DE89_3704_0044_0532_0130_00', '.pdf'),
    whole('MT84MALT011000012345MTLCAST001S'),
  ],
  negatives: [
    'DE89370400440532013001',
    'DE8937040044053201300',
    'ZZ89370400440532013000',
    'xDE89370400440532013000',
    'DE89370400440532013000x',
    'DE89 3704 0044 0532',
    'DE89  3704 0044  0532 0130  00',
    'DE89_3704 0044_0532 0130_00',
    '849bdd18-8088-ee08-a643-47b4e1beed60',
    'BE0555F3-19F2-8742-569F-B24E3B427C01',
    'in 2024 we sold 12 items',
  ],
  verify(text, at) {
    const start = at - 2;
    if (start < 0 || !is(text.charCodeAt(at - 1), LETTER) || !is(text.charCodeAt(start), LETTER))
      return undefined;
    if (!is(text.charCodeAt(at + 1), DIGIT) || isNameCharacter(text.charCodeAt(start - 1))) return undefined;
    const length = lengths.get(text.slice(start, at).toUpperCase());
    const found = length === undefined ? undefined : gather(text, start, length);
    if (found === undefined || isNameCharacter(text.charCodeAt(found.end))) return undefined;
    return remainder(found.iban) === 1 ? { start, end: found.end } : undefined;
  },
};
