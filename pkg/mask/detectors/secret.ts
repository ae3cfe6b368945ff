import { endsRun } from '../characters.ts';
import { contextWords } from '../context-words.ts';
import { contextsOf, distanceOf, isNear, isThing } from '../context.ts';
import { underKey, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { isUnsaid } from '../pair-label.ts';
import { looksToldPassword } from './chosen-value.ts';
import { isBehindOption, partsItems } from './list-item.ts';
import { MAX_SECRET, MIN_SECRET, looksSecret } from './secret-value.ts';
import { tellingVerb, tellingVerbs } from './telling-verbs.ts';

/**
 * Between the word and the value at most: quotes, a colon or an equals sign, spaces, in UTF-16 units. JSON in a string
 * in a string has four of them for each quote.
 */
const SIGN_REACH = 20;

const contexts = contextsOf('secret');
const passwords = contextsOf('password');

const letters = 'abcdefghijklmnopqrstuvwxyz';
const QUOTES = '"\'`';
/** What ends a value besides what ends a run. */
const ends = new Uint8Array(128);
for (const character of `${QUOTES}{}|=:`) ends[character.charCodeAt(0)] = 1;

for (let code = 0; code < ends.length; code++) {
  if (code < 33 || code === 127 || endsRun(code)) ends[code] = 1;
}

const isEnd = (code: number): boolean => !(code < 128) || ends[code] === 1;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Where the value begins that has its first digit at `at`; -1 where it is another or too long. */
const startOf = (text: string, at: number): number => {
  let start = at;
  while (at - start <= MAX_SECRET && !isEnd(text.charCodeAt(start - 1))) {
    start--;
    if (isDigit(text.charCodeAt(start))) return -1;
  }
  return at - start > MAX_SECRET ? -1 : start;
};

const nextParameter = /&[\w.-]+=/;

/** Sentences end values (`is hunter2!x9.`), and so do further parameters of a query. */
const trimmed = (value: string): string => {
  const parameter = value.search(nextParameter);
  return (parameter < 0 ? value : value.slice(0, parameter)).replace(/[.?]+$/, '');
};

const endOf = (text: string, at: number, start: number): number => {
  let end = at;
  while (end - start <= MAX_SECRET && !isEnd(text.charCodeAt(end))) end++;
  // base64 is filled up with them.
  while (end - start <= MAX_SECRET && text.charCodeAt(end) === 61) end++;
  return end - start > MAX_SECRET ? -1 : end;
};

/** Code goes on behind a name: a call, an index, an assignment. What stands between tags (`>...<`) does not. */
const goesOn = (text: string, start: number, end: number): boolean => {
  const code = text.charCodeAt(end);
  const isParameter = code === 60 && text.charCodeAt(start - 1) !== 62;
  return code === 40 || code === 91 || code === 58 || isParameter;
};

/** How far before the value the word may stand where a verb stands between, in UTF-16 units. */
const VERB_REACH = 64;

/** `The password of anna@firm.eu is ...` */
const verb = new RegExp(String.raw`(?:^|\s)${tellingVerb}(?:\s?:)?\s["'${'`'}]?$`);
const LONGEST_VERB = 12;

/** What that ends with, before the blank. */
const verbEnds = new Uint8Array(256);
for (const ending of [...tellingVerbs, ':']) verbEnds[ending.charCodeAt(ending.length - 1)] = 1;

const isBehindVerb = (text: string, start: number): boolean => {
  const space = QUOTES.includes(text.charAt(start - 1)) ? start - 2 : start - 1;
  return text.charCodeAt(space) === SPACE && verbEnds[text.charCodeAt(space - 1)] === 1;
};

const SPACE = 32;
const COMMA = 44;
const HYPHEN = 45;
const COLON = 58;
const EQUALS = 61;

/** Sentences are about names in programs as well (`is SignatureV4`), and about addresses. */
const isName = (value: string): boolean =>
  !(/\d.*\d.*\d/.test(value) || (value.length >= MIN_DRAWN && mixed.test(value))) || /@[^@]*\.\w/.test(value);
/** A digit behind capitals that stand within a word, as `SignatureV4` and `HmacSHA256` have none. */
const mixed = /^(?=.*\p{Lu}\p{Ll}+\p{Lu}+\p{Ll}.*\p{Lu}.*\d.*\d)/u;

const isTellingVerb = (text: string, start: number): boolean =>
  verb.test(text.slice(Math.max(0, start - LONGEST_VERB), start));

/** Longest wording of what a password is for, in UTF-16 units. */
const MAX_FOR = 40;
/** `password for root: `, `Das WLAN-Passwort im Büro: `. */
const forWhat =
  / (?:for|of|to|on|in|at|für|von|zum|zur|vom|im|am|pour|de|du|des|del|della|di|da|do|dla|van|voor|för|till|til|for|til) [^\n:=.!?;]{1,32}: ["'`]?$/iu;

/** Whether nothing but what it is for stands between a word for a password and the sign before the value. */
const isForWhat = (text: string, start: number, key: string): boolean => {
  if (text.charCodeAt(start - 2) !== COLON && text.charCodeAt(start - 3) !== COLON) return false;
  const before = text.slice(Math.max(0, start - MAX_FOR), start);
  const distance = forWhat.test(before) ? distanceOf(text, start, key, passwords) : 0;
  return distance > 0 && distance <= before.length && forWhat.exec(before.slice(-distance))?.index === 0;
};

/** Whether a sentence says that the value is a secret. */
const isTold = (text: string, start: number, end: number, key: string): boolean =>
  isBehindVerb(text, start) &&
  (isTellingVerb(text, start) ? !isName(text.slice(start, end)) : isForWhat(text, start, key)) &&
  isNear(text, start, key, contexts, VERB_REACH) &&
  !isThing(text, start, key);

/** Whether a sentence says that the value is a password: of one, words with a number say enough. */
const isToldPassword = (text: string, start: number, end: number, key: string): boolean =>
  looksToldPassword(text.slice(start, end)) &&
  (isTellingVerb(text, start) || isForWhat(text, start, key)) &&
  isNear(text, start, key, passwords, VERB_REACH) &&
  !isThing(text, start, key);

/** What may stand between the word and the value. */
const sign = /^(?:["'`\\]*[ \t]*(?:(?::|=|=>|:=)[ \t]*)?["'`\\]*|>)$/;

/** `user=deploy pass=...`: without the sign, a pass is many a thing. */
const passGiven = /(?:^|[\s,;&?"'`])pass=["'`]?$/i;
const PASS_GIVEN = 7;
const isPassGiven = (text: string, start: number): boolean =>
  (text.charCodeAt(start - 1) === EQUALS || text.charCodeAt(start - 2) === EQUALS) &&
  passGiven.test(text.slice(Math.max(0, start - PASS_GIVEN), start));

/** Whether it is the item of a list behind an option, and none itself. */
const isItem = (text: string, start: number, parting: string): boolean =>
  text.charCodeAt(start) !== HYPHEN && partsItems(parting) && isBehindOption(text, start);

/** Whether the word for a secret stands just before the value, and nothing but a sign between. */
const isNamed = (text: string, start: number, key: string): boolean => {
  if (!mayBeNamed(text, start, key)) return false;
  const distance = distanceOf(text, start, key, contexts);
  if (start === 0) return distance <= 1;
  if (distance > SIGN_REACH || distance === 0) return isPassGiven(text, start);
  const parting = text.slice(start - distance, start);
  return sign.test(parting) || isItem(text, start, parting) || isPassGiven(text, start);
};

/**
 * Without a sign (`Bearer`, `is`) a value is one of many words: then it must be long, and of small and capital letters,
 * or hold a sign that words do not, or be as long as a digest and have as many digits.
 */
const MIN_UNSIGNED = 10;
const MIN_DRAWN = 16;
const fourDigits = /(?:\d\D*){4}/;
/** What a sentence ends with says nothing. */
const strange = /[!#$%&*?@^~]./;

/** `zip -P $PW /var/log/a1.log` */
const path = /^(?:~|\.{1,2})?\/[\w.-]+\/[\w.-]/;

const isDrawn = (text: string, start: number, end: number): boolean => {
  if (end - start < MIN_UNSIGNED) return false;
  const value = text.slice(start, end);
  if (path.test(value)) return false;
  if (strange.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value))) return true;
  return value.length >= MIN_DRAWN && fourDigits.test(value);
};

/** What stands between the word and the value: blanks, quotes and their backslashes, signs. */
const between = new Uint8Array(128);
for (const character of ` \t\\:=>${QUOTES}`) between[character.charCodeAt(0)] = 1;

/**
 * Per three last letters, in lower case, whether a word for a secret ends so; what is not Latin may be an accent. Two
 * are not enough: `ticket` ends as `secret` does.
 */
const lastLetters = new Uint8Array(32 * 32 * 32);
const isSeparator = (code: number): boolean => !(code >= 65) || code === 95;
const endingOf = (first: number, second: number, third: number): number => {
  if (isSeparator(second)) return third & 31;
  return (isSeparator(first) ? 0 : (first & 31) << 10) | ((second & 31) << 5) | (third & 31);
};
const addLastLetters = (word: string): void => {
  const [first = 0, second = 0, third = 0] = [3, 2, 1].map((back) => word.charCodeAt(word.length - back));
  if (word.length > 2) lastLetters[endingOf(first, second, third)] = 1;
  // What stands before a shorter one may be anything: `dbPw`.
  else for (let before = 0; before < 32; before++) lastLetters[endingOf(64 | before, second, third)] = 1;
};
for (const written of contextWords.secret.join('|').split('|')) {
  const word = written.replace('*', '');
  addLastLetters(word);
  addLastLetters(word.replaceAll(' ', ''));
}

const isBeyondAscii = (first: number, second: number, third: number): boolean =>
  first > 127 || second > 127 || third > 127;

/** Whether an option, or a label beside it, may name the value, behind the sign `before`. */
const isOtherwiseNamed = (text: string, start: number, before: number): boolean =>
  before === COMMA || before === HYPHEN ? isBehindOption(text, start) : isUnsaid(text, start);

/** Whether what stands just before the value may be a word for a secret: a cheap look, as nearly always it is not. */
const mayBeNamed = (text: string, start: number, key: string): boolean => {
  if (start <= SIGN_REACH && key !== '') return true;
  const limit = Math.max(0, start - SIGN_REACH);
  let end = start;
  while (end > limit && between[text.charCodeAt(end - 1)] === 1) end--;
  const first = text.charCodeAt(end - 3);
  const second = text.charCodeAt(end - 2);
  const third = text.charCodeAt(end - 1);
  if (end < 2 || isBeyondAscii(first, second, third)) return end >= 2;
  return (
    end < start && (lastLetters[endingOf(first, second, third)] === 1 || isOtherwiseNamed(text, start, third))
  );
};

const isSign = (code: number): boolean =>
  code === 58 || code === 61 || code === 34 || code === 39 || code === 96;
const hasSign = (text: string, start: number): boolean => {
  const before = text.charCodeAt(start - 1);
  return start === 0 || before === 62 || isSign(before) || isSign(text.charCodeAt(start - 2));
};

const isQuoted = (text: string, start: number): boolean =>
  start === 0 || QUOTES.includes(text.charAt(start - 1));

const isSaid = (text: string, start: number, end: number, key: string): boolean =>
  (hasSign(text, start) || isDrawn(text, start, end)) &&
  (isNamed(text, start, key) || isTold(text, start, end, key));

/** What is left of a run once what is no part of the value is cut off, where it is a secret. */
const judged = (text: string, start: number, end: number, key: string): Span | undefined => {
  const isSecret = isSaid(text, start, end, key);
  if (!isSecret && !isBehindVerb(text, start)) return undefined;
  const value = trimmed(text.slice(start, end));
  const span = { start, end: start + value.length };
  const isFound = isSecret
    ? looksSecret(value, isQuoted(text, start))
    : isToldPassword(text, start, span.end, key);
  return isFound ? span : undefined;
};

export const secret: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 78,
  shape: 'run',
  anchors: {
    nobodys: true,
    digits: [
      { least: 1, most: 40, before: 'letter' },
      { least: 1, most: 40, next: `${letters}${letters.toUpperCase()}!#$%*+-/?@^_~` },
    ],
  },
  source: 'words for passwords, tokens and keys in configuration and code; entropy of the value',
  positives: [
    within('API_KEY = "', 'q8Zt1LmX0vR3nB7k', '"'),
    within('password: ', 'hunter2!X9q', ''),
    within('DB_PASSWORD=', 'kR93vLq2Tz', '\n'),
    within('"client_secret": "', 'a81bc81d-dead-4e5d-abff-90865d1e13b1', '"'),
    within('Authorization: Bearer ', 'm4Jx9QzW2tV7aLpC0sRk', ''),
    within('Mein Passwort ist ', 'Sommer!2091x', '.'),
    within('Mein Passwort war ', 'Winter8935!LX', ' und'),
    within('La contraseña es ', '130ee6d0eeb3b4f64f083431bcb82eb9', ' y'),
    within('user=deploy pass=', '28t9iutD2qHYwTUT8e7k', ' host'),
    within('Le paso la clave del wifi: ', 'gH5q96p5YdYkiX02Xo7k', '.'),
    within('TOKEN_API=', '8fa4f0729d3d9d8acad55260efe91a5bfd0db939', ''),
    within('password for root: ', 'yrqGZAU4zCF6GZ7a', ''),
    within('Das WLAN-Passwort im Büro: ', 'BnlZkxee9q5ce77a', '. Der'),
    within('Het wachtwoord van mijn account is ', 'wcucc$3040IB', '.'),
    within('Mitt lösenord är ', 'kaffee7465$', ', användare'),
    within('Mitt lösenord är ', 'IpepcIZZkBZSi87a', ', användare'),
    within('Mon mot de passe actuel est ', 'Nougat-summer27', ', pouvez'),
    within('La password del wifi era ', 'moka4amici', ', quella'),
    within('Wifin salasana kotona oli ', 'Blue2698!Fo', ' ja'),
    within('Het wachtwoord is ', 'p@6z7cw0rd017', ' voor'),
    within('Heslo: ', 'vmsyi$8647OC', ''),
    within('Heslo je ', 'vmsyi$8647OC', '.'),
    within('Passord: ', 'Monday-Nougat2', ''),
    within('clave: ', 'bvaec$8733GE', '\n'),
    within("clave='", 'QfilKbs0jD5iyW7a', "' WHERE"),
    within('chiave_api: ', '86a9e3933f3e8eb5b271c45e954ddf6cfef8ffe1', ''),
    within('Le code du wifi invité est ', 'Monday6303$x', ''),
    within('Adgangskoden er ', 'Winter9342!wb', ' til'),
    within('DB_PASS=', 'Tr0ub4dor3x', '\n'),
    within('dbPw = ', 'Tr0ub4dor3x', ''),
    within('pw: ', 'Tr0ub4dor3x', ''),
    within('Le mot de passe du compte de Zoé Lefèvre est ', 'Blue2698!Fo', '.'),
    within('La password del wifi è ', 'moka4amici', ', quella'),
    within('The password is ', 'hunter2horse', '.'),
    within('La password del router è ', 'd6bf9e2f4d735baafab8d9a91d905b7d', ', per'),
    within("mot_de_passe = '", 'Vz81kPqLm0', "'"),
    within('{\\"token\\": \\"', 'zx81kPqLm0Yt', '\\"}'),
    within('{\\\\\\"token\\\\\\": \\\\\\"', 'zx81kPqLm0Yt', '\\\\\\"}'),
    within('<password>', 'hunter2hunter2X9', '</password>'),
    within('- name: DB_PASSWORD\n  value: ', 'kR93vLq2Tz', '\n'),
    within('{\n  "name": "API_SECRET",\n  "value": "', '8f4b2a9c7d1e6f3a5b8c', '"\n}'),
    within('<add key="DbPassword" value="', 'Tr0ub4dor3x', '"/>'),
    within('args: ["--api-key", "', 'q8Zt1LmX0vR3nB7k', '"]'),
    within("['--token','", 'q8Zt1LmX0vR3nB7k', "']"),
    within('{\\"args\\": [\\"--api-key\\", \\"', 'q8Zt1LmX0vR3nB7k', '\\"]}'),
    within('args:\n  - --client-secret\n  - ', 'q8Zt1LmX0vR3nB7k', '\n'),
    within('"-token"\r\n  - "', 'q8Zt1LmX0vR3nB7k', '"'),
    underKey('userPassword', 'tr0ub4dor&3x'),
    underKey('api-key', 'q8Zt1LmX0vR3nB7k'),
  ],
  negatives: [
    'API_KEY = "changeme123"',
    'password: ${DB_PASSWORD2}',
    'secret: xxxxxxxx1',
    'token = getToken2()',
    'const token = tokens1;',
    'max_tokens: 4096',
    'tokenizer = "cl100k_base_x9"',
    '"token_type": "bearer2x9Qz81"',
    'password = settings.env.PASSWORD_2',
    'q8Zt1LmX0vR3nB7k',
    'secret: EMAIL_ADDRESS_HASH_6b86b273ff34',
    'clave: producto_12',
    'la clave del mapa es v12.1',
    'The token 12345678 is spent',
    'key=[API_KEY] \n0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00',
    'the token v8x3QzWm is',
    'def encode(private_key: ed25519.Ed25519PrivateKey, x)',
    'secretName: db-credentials-v2',
    'token: v1.24.19-beta2',
    'the token is refreshed2times',
    'the password is base64encoded',
    'the password is short',
    'opt -pass=loop2vectorize3',
    'bypass=q8Zt1LmX0v',
    '- name: DB_PASSWORD_FILE\n  value: q8Zt1LmX0v',
    '{"name": "commit", "value": "q8Zt1LmX0v"}',
    '["--token-file", "q8Zt1LmX0v"], ["--token", "--file-2x9"], ["token", "q8Zt1LmX0v"], ["--token", q8Zt1LmX0v]',
    '- --token\n- --output-file2\n- token\n- q8Zt1LmX0v\n- --commit\n- q8Zt1LmX0v',
    'the password encoder is HmacSHA256',
    'the password for the order is invoice1234',
    'password policy for users: v12.4.3rc1',
    'password for root: required2',
    'password is required1!',
    'pbkdf2(password: Uint8Array, salt: Uint8Array)',
    'credential: X509Credential | undefined',
    'boarding pass: AB12CD34',
    'zip -P $PW /var/log/app/2026-11-22.log',
    'the password was set by the build, whose commit is 130ee6d0eeb3b4f64f083431bcb82eb9',
    'the secret of the game is to be level42plus',
    'a credential provider is used if the signer is SignatureV4',
    'Mein Passwort ist weg und die Mail ist anna+2026@firm.eu',
    'the password goes to anna+2026@firm.eu',
  ],
  verify(text, at, _until, key) {
    const start = startOf(text, at);
    if (start < 0 || !(mayBeNamed(text, start, key) || isBehindVerb(text, start))) return undefined;
    const end = endOf(text, at, start);
    return end - start < MIN_SECRET || goesOn(text, start, end) ? undefined : judged(text, start, end, key);
  },
};
