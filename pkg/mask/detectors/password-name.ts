import { LETTER, is, isNameOrDash, isWord } from '../characters.ts';

/**
 * Beginnings, rests and wholes of words for a password, as they are looked for: what stands before them is read back.
 * Of those that differ in their first letter's case alone the rest is looked for, which is rarer than the whole. `pass`
 * is part of many words: it is looked for with what follows a name.
 */
export const passwordAnchors: readonly string[] = [
  'assw',
  'ASSW',
  'pwd',
  'Pwd',
  'PWD',
  'sphrase',
  'SPHRASE',
  'scode',
  'SCODE',
  'tdep',
  '-pass',
  'Passe',
  'PASSE',
  'ennwort',
  'ENNWORT',
  'achtwoord',
  'ACHTWOORD',
  'senord',
  'rasena',
  'raseña',
  'RASENA',
  'RASEÑA',
  'Kodeord',
  'Adgangskode',
  'SENORD',
  'enha',
  'ENHA',
  'aslo',
  'ASLO',
  'Hasł',
  'HASŁ',
  'GSKODE',
  'DEORD',
  'CLAVE',
  'alasana',
  'ALASANA',
  'eslo',
  'assord',
  '_pass',
  '_PASS',
  'pass:',
  'pass=',
  'pass"',
  "pass'",
  'PASS=',
  'mdp',
  'MDP',
];

const HYPHEN = 45;
/** Letters of a name that stand before a word for a password, and of the word, in UTF-16 units. */
const MAX_NAME = 64;

/** Whole words, or the last ones of `userPassword`, `DB_PASSWORD` and `Datenbankpasswort`. */
const joining = 'pass(?:word|wort|ord|wd|phrase|code)|kennwort|wachtwoord|l[oö]senord';
const compounds = new RegExp(`(?:${joining})$`, 'iu');
/** The whole of a name ends with one of these; before it stands nothing, another word or a separator. */
const ending = new RegExp(
  `(?:${joining}|pwd|senha|has[l\u0142]o|heslo|salasana|adgangskode|kodeord|contrase[nñ]a|clave|mot[ _-]?de[ _-]?passe|palavra[ _-]passe|(?:[._-]|^)pass|mdp|[sş]ifre(?:si)?|parola|lozinka|jelsz[oó]|парол[аь]|パスワード|비밀번호|密[码碼])$`,
  'iu',
);

/** What is done with passwords, and what becomes of them: texts of forms and of tests have such names. */
const deeds =
  /(?:^|[^a-z])(?:forg[oe]t(?:ten)?|reset|change|update|confirm(?:ation|ed)?|verify|repeat|retype|show|hide|toggle|enter|input|invalid|wrong|incorrect|bad|missing|empty|no|not|has|is|if|min|max|weak|strong|requires?|needs?|without|validate|check|compare|hash|encrypt|test|fake|mock|dummy|example|sample)(?=$|[^a-z])/i;

/** `userPassword` as words. */
const inWords = (name: string): string => name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

const endOfWord = (text: string, from: number): number => {
  let end = from;
  while (end - from < MAX_NAME && isWord(text.charCodeAt(end))) end++;
  return end;
};

const startOfName = (text: string, from: number): number => {
  const limit = Math.max(0, from - MAX_NAME);
  let start = from;
  while (start > limit && isNameOrDash(text.charCodeAt(start - 1))) start--;
  return start;
};

/** `mot de passe`: words of one name, with spaces between. */
const spaced = /(?:mot de|palavra) $/i;
const SPACED = 8;

const isWholeWord = (name: string): boolean => {
  const match = ending.exec(name);
  if (match === null) return false;
  const before = name.charCodeAt(match.index - 1);
  const isApart = !isWord(before) || name.charAt(match.index) === '_' || name.startsWith('--');
  const isHump = is(before, LETTER) && before > 96 && name.charCodeAt(match.index) < 91;
  return isApart || isHump || compounds.test(name);
};

/** `SENHA_DB`: in these languages what it is for stands behind the word. */
const forWhat =
  /^(?:senha|has[l\u0142]o|clave|contrase[nñ]a|mot_?de_?passe|wachtwoord|kennwort|l[oö]senord)$/iu;
const purpose =
  /^(?:_(?!hash|min|max|len|long|pol[ií]|regex|file|path|url|field|campo|reset|temp|exp)\p{L}{2,11}){1,2}/iu;
const MAX_PURPOSE = 24;

const endOfPurpose = (text: string, name: string, end: number): number => {
  if (text.charCodeAt(end) !== 95 || !forWhat.test(name)) return end;
  return end + (purpose.exec(text.slice(end, end + MAX_PURPOSE))?.[0].length ?? 0);
};

/** A name that says that what it is given is a password. */
export interface PasswordName {
  readonly start: number;
  readonly end: number;
}

/** The name around `[at, behind)`; `undefined` where it says something else. */
export const passwordNameAt = (text: string, at: number, behind: number): PasswordName | undefined => {
  let until = behind;
  while (!isNameOrDash(text.charCodeAt(until - 1))) until--;
  const end = endOfWord(text, until);
  // `-password` is looked for by its rest.
  if (text.charCodeAt(at) === HYPHEN && end > until + 1) return undefined;
  let start = startOfName(text, at);
  const before = spaced.exec(text.slice(Math.max(0, start - SPACED), start));
  if (before !== null) start -= before[0].length;
  const name = text.slice(start, end);
  if (!isWholeWord(name) || deeds.test(inWords(name))) return undefined;
  return { start, end: endOfPurpose(text, name, end) };
};

/** Whether a JSON key, or the head of a column, ends with a word for a password. */
export const namesPassword = (key: string): boolean => isWholeWord(key) && !deeds.test(inWords(key));
