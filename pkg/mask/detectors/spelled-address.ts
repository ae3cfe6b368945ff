import { isOfMailName, isWord } from '../characters.ts';
import { MAX_PHRASE_MATCH, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';

/** Longest part before the sign, in UTF-16 units. */
const MAX_LOCAL = 40;

/** What people write for `@` in brackets, in the languages of the other detectors. */
const signs =
  'at|ät|arroba|arobase|arobas|chiocciola|apenstaartje|apestaartje|snabel-?a|malpa|ma\u0142pa|alfakrolla|miukumauku';
/** The same for a dot. */
const dots = 'dot|punkt|point|punto|ponto|punt|kropka|piste|prik|d0t';

const local = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]{0,38}[\p{L}\p{N}_-])?`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,38}[\p{L}\p{N}])?`;
const dot = String.raw`(?:\.| ?[([{] ?(?:${dots}) ?[)\]}] ?| (?:${dots}) )`;
/** The last dot is one that stands before a name of letters alone; what follows is no part of a longer name. */
const domain = String.raw`${label}(?:${dot}${label}){0,3}${dot}\p{L}{2,15}(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])`;

/** As many blanks before the sign as behind it, one or none: `list [at] index.js` and `at(x)` are others. */
const bracketed = [
  new RegExp(`${local}[([{] ?(?:${signs}) ?[)\\]}]${domain}`, 'iuy'),
  new RegExp(`${local} [([{] ?(?:${signs}) ?[)\\]}] ${domain}`, 'iuy'),
];
/** Capitals between words that are none. */
const spelled = new RegExp(
  String.raw`[\p{Ll}\p{N}][\p{Ll}\p{N}._%+-]{0,39} AT [\p{Ll}\p{N}][\p{Ll}\p{N}-]{0,39}(?:(?:\.| DOT )[\p{Ll}\p{N}-]{1,40}){0,3}(?:\.| DOT )\p{Ll}{2,15}(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])`,
  'uy',
);

/** Where the word before `end` begins. */
const startOfLocal = (text: string, end: number): number => {
  let start = end;
  while (isOfMailName(text.charCodeAt(start - 1))) {
    if (end - --start > MAX_LOCAL) return end;
  }
  while (start < end && !isWord(text.charCodeAt(start))) start++;
  return start;
};

const matchAt = (pattern: RegExp, text: string, start: number): Span | undefined => {
  pattern.lastIndex = 0;
  const match = pattern.exec(text.slice(start, start + MAX_PHRASE_MATCH));
  return match === null ? undefined : { start, end: start + match[0].length };
};

/** Where the bracket opens before the word that ends at `at`; -1 where none does. */
const openingBefore = (text: string, at: number): number => {
  for (let i = at - 1; i >= at - LONGEST_SIGN; i--) {
    if (isOpening(text, i)) return i;
  }
  return -1;
};
const LONGEST_SIGN = 14;

const sign = new RegExp(`^ ?(?:${signs}) ?[)\\]}]`, 'iu');

const inBrackets = (text: string, at: number): Span | undefined => {
  const opening = openingBefore(text, at);
  if (opening < 1 || !sign.test(text.slice(opening + 1, at + LONGEST_SIGN))) return undefined;
  const isApart = text.charCodeAt(opening - 1) === 32;
  const end = isApart ? opening - 1 : opening;
  const start = startOfLocal(text, end);
  const pattern = bracketed[isApart ? 1 : 0];
  return start === end || pattern === undefined ? undefined : matchAt(pattern, text, start);
};

const inCapitals = (text: string, at: number): Span | undefined => {
  const start = startOfLocal(text, at);
  return start === at ? undefined : matchAt(spelled, text, start);
};

const isOpening = (text: string, at: number): boolean => '([{'.includes(text.charAt(at) || ' ');

/** Where the part before a sign that opens at `at` begins, a blank between or none. */
const startBefore = (text: string, at: number): number =>
  startOfLocal(text, text.charCodeAt(at - 1) === 32 ? at - 1 : at);

/** The word that a text ends with, or one before a sign that it holds, may be the beginning of an address. */
const open = (text: string, from: number): number => {
  const limit = Math.max(from, text.length - MAX_PHRASE_MATCH);
  let first = startBefore(text, text.length);
  for (let at = text.length - 1; at > limit; at--) {
    const isSign = isOpening(text, at) || (text.charCodeAt(at) === 65 && text.charCodeAt(at - 1) === 32);
    const start = isSign ? startBefore(text, at) : -1;
    if (start >= limit && start < at - 1) first = start;
  }
  return Math.max(first, limit);
};

export const spelledAddress: Detector = {
  name: 'EmailAddress',
  tier: 'A',
  secret: false,
  certainty: 59.01,
  shape: 'phrase',
  anchors: {
    literals: [
      'at)',
      'at]',
      'at}',
      'AT)',
      'AT]',
      '\u00e4t)',
      'rroba',
      'robas',
      'hiocc',
      'staartje',
      'abel-a',
      'pa)',
      'pa]',
      ' AT ',
    ],
  },
  source: 'how people write addresses where programs should not read them, in eleven languages',
  positives: [
    within('Mail: ', 'anna(at)firma.de', ', danke'),
    within('an ', 'anna [at] firma [dot] de', '.'),
    within('oder ', 'k.ohm (at) firma (punkt) de', ' bis'),
    within('', 'sue[at]thatchery[dot]co[dot]uk', ' | Tel'),
    within('a ', 'pedro(arroba)huerta.es', ' o'),
    within('a ', 'luca (chiocciola) officina (punto) it', ''),
    within('à ', 'marie.roux (arobase) atelier.fr', ','),
    within('naar ', 'kees (apenstaartje) dijkhuis.nl', ''),
    within('till ', 'lisa [snabel-a] fjallby.se', '.'),
    within('mail ', 'info AT firma DOT de', ' now'),
    within('mail ', 'info AT firma.de', ' now'),
  ],
  negatives: [
    'look (at) this.',
    'we meet (at) noon. Then',
    'list[at] index.js',
    'list[at]',
    'array.at(at).name',
    'const x = f(at).toString()',
    'AT TIME ZONE utc',
    'LOOK AT example.com',
    'sold (at 5.30) each',
    'x[at] = y.z',
    'map(at)',
  ],
  verify: (text, at, until) => (text.startsWith(' AT ', at) ? inCapitals(text, at) : inBrackets(text, until)),
  open,
};
