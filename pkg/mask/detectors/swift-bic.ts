import { DIGIT, LETTER, is, skip } from '../characters.ts';
import { contextsOf, isNear } from '../context.ts';
import { underKey, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { standsAlone } from './alone.ts';

/** Countries of the SEPA area and others whose banks are often paid. */
const countries =
  'AD AE AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IL IN IS IT JP KR LI LT LU LV MC MT MX NL ' +
  'NO NZ PL PT RO RS SA SE SG SI SK SM TR UA US VA ZA';

/** Bank, country, place, and perhaps a branch. */
const form = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/;
const said = contextsOf('bic');
/** An IBAN, and what may stand between it and the code of its bank. */
const MAX_IBAN = 52;
const iban = /(?<![A-Z0-9])([A-Z]{2})\d{2}(?:[ \u00a0\u202f-]?[A-Z0-9]){10,32}[\s(/,;|\u2013\u2014-]{1,5}$/;

/** Whether an IBAN of the code's country stands right before the code. */
const isBehindIban = (text: string, start: number): boolean =>
  iban.exec(text.slice(Math.max(0, start - MAX_IBAN), start))?.[1] ===
  text.slice(start + BANK, start + BANK + 2);

/** `:57A:` of SWIFT's messages, with the account in the line between or none. */
const field = /(?:^|[\n}]):5[1-8]A:(?:\/[^\n]{1,36}\r?\n)?$/;
const isOfField = (text: string, start: number): boolean =>
  field.test(text.slice(Math.max(0, start - MAX_IBAN), start));

/** How far before the code the word may stand, in UTF-16 units. */
const REACH = 40;
/** Letters of the bank, which stand before those of the country. */
const BANK = 4;
const LONGEST = 11;

export const swiftBic: Detector = {
  name: 'SwiftBic',
  tier: 'B',
  secret: false,
  certainty: 33.5,
  shape: 'run',
  anchors: { literals: countries.split(' ') },
  source: 'ISO 9362: bank, country, place, branch; fields 51A to 58A of SWIFT MT',
  positives: [
    within('BIC: ', 'DEUTDEFF', ''),
    within('SWIFT code ', 'BNPAFRPPXXX', '.'),
    underKey('bic', 'COBADEFFXXX'),
    within('ES17 0000 0000 0000 0000 0000 (', 'BBVAESMM', ')'),
    within('ES17\u00a00000\u00a00000\u00a00000\u00a00000\u00a00000 (', 'BSCHESMM', ')'),
    within('NL17RABO0000000001 / ', 'RABONL2U', ','),
    within('of the bank, BIC ', 'COBADEFF370', ','),
    within(':71A:SHA\n:57A:', 'INGBNL2A', '\n:59:/x'),
    within('\n:53A:/12345\n', 'DEUTDEFF', '\n'),
  ],
  negatives: [
    'DEUTDEFF',
    ':20:\nDEUTDEFF, x:57A:DEUTDEFF',
    'BIC: DEUTXXFF',
    'BIC: DEUTDEFFX',
    'SWIFT: deutdeff',
    'BIC: xDEUTDEFF',
    'the BIC of BANKDE',
  ],
  verify(text, at, until, key) {
    const start = at - BANK;
    if (start < 0 || !is(text.charCodeAt(until + 1), DIGIT | LETTER)) return undefined;
    const end = skip(text, until, start + LONGEST + 1, DIGIT | LETTER);
    if (!form.test(text.slice(start, end)) || !standsAlone(text, start, end)) return undefined;
    const isCode =
      isNear(text, start, key, said, REACH) || isBehindIban(text, start) || isOfField(text, start);
    return isCode ? { start, end } : undefined;
  },
};
