import { DIGIT, HEX, LETTER, is, isNameCharacter, skipBack } from '../characters.ts';
import { within } from '../detector.ts';
import type { Detector, Example, Span } from '../detector.ts';
import { vendors } from './api-key-vendors.ts';
import type { Alphabet, KeyFormat } from './api-key-vendors.ts';

/** Longest run of digits in a key that is found by its first one. */
const MAX_RUN = 40;
/** Longest key after its prefix, in UTF-16 units; what is longer is not a key. */
const MAX_KEY = 512;

const all = vendors.flatMap(({ formats }) => formats);
const formats = Map.groupBy(all, ({ prefix }) => prefix);

const marks: Readonly<Record<Alphabet, string>> = {
  hex: '',
  base32: '',
  uuid: '-',
  alnum: '',
  base64url: '-_',
  dotted: '-_.',
  base64: '-_+/=',
};

const isOf = (alphabet: Alphabet, code: number): boolean => {
  if (alphabet === 'base32') return (code >= 65 && code <= 90) || (code >= 50 && code <= 55);
  const isHex = alphabet === 'hex' || alphabet === 'uuid';
  return is(code, isHex ? HEX : DIGIT | LETTER) || marks[alphabet].includes(String.fromCharCode(code));
};

/** Changes between lower and upper case that no name in a program has. */
const CHANGES = 5;

/** Words in place of a key (`sk-ant-your-key-here`) have no digits and little change of case. */
const looksDrawn = (key: string, { alphabet }: KeyFormat): boolean => {
  if (/\d/.test(key)) return /[A-Za-z]/.test(key);
  return alphabet === 'base32' || (key.match(/[a-z][A-Z]|[A-Z][a-z]/g)?.length ?? 0) >= CHANGES;
};

const endOfKey = (text: string, from: number, format: KeyFormat): number => {
  const limit = Math.min(text.length, from + MAX_KEY + 1);
  let end = from;
  while (end < limit && isOf(format.alphabet, text.charCodeAt(end))) end++;
  if (end - from > MAX_KEY) return -1;
  while (end > from && text.charCodeAt(end - 1) === 46) end--;
  const length = end - from;
  if (format.exact ? length !== format.least : length < format.least) return -1;
  return isNameCharacter(text.charCodeAt(end)) ? -1 : end;
};

/** Drawn once, not a key of anybody: the examples are put together here so that no key stands in the source. */
const sample = (format: KeyFormat): string => {
  const digits = format.alphabet === 'base32' ? '7CN2ZKQ4XW5HJ3TB' : '7c3e1f09a5b2d846';
  return digits.repeat(Math.ceil(format.least / digits.length)).slice(0, format.least);
};

const examples: readonly Example[] = all.map((format) => within('key=', format.prefix + sample(format), ' '));

/**
 * Prefixes of small letters alone would be looked for at every other character: keys of theirs are found by a digit.
 */
const isPlain = (prefix: string): boolean => /^[a-z]+\d?$/.test(prefix);
const plain = [...formats.keys()].filter(isPlain);
/** Letters before the first digit of a key and its prefix. */
const MAX_LETTERS = 46;

/** The key with this prefix. */
const keyAt = (text: string, at: number, prefix: string): Span | undefined => {
  const from = at + prefix.length;
  for (const format of formats.get(prefix) ?? []) {
    const end = endOfKey(text, from, format);
    if (end > 0 && looksDrawn(text.slice(from, end), format)) return { start: at, end };
  }
  return undefined;
};

/** The key whose first digit stands at `at`. */
const keyAround = (text: string, at: number): Span | undefined => {
  const start = skipBack(text, at, at - MAX_LETTERS, LETTER);
  if (isNameCharacter(text.charCodeAt(start - 1))) return undefined;
  for (const prefix of plain) {
    if (text.startsWith(prefix, start)) return keyAt(text, start, prefix);
  }
  return undefined;
};

export const apiKey: Detector = {
  name: 'ApiKey',
  tier: 'A',
  secret: true,
  certainty: 85,
  shape: 'run',
  anchors: {
    literals: [...formats.keys()].filter((prefix) => !isPlain(prefix)),
    digits: [{ least: 1, most: MAX_RUN, before: 'letter' }],
  },
  source: "the vendors' documented prefixes and lengths: see api-key-vendors.ts",
  positives: examples,
  negatives: [
    'sk-ant-your-api-key-goes-right-here-please',
    'ask-ant-7c3e1f09a5b2d8467c3e1f09a5b2d846',
    'AKIA1234',
    'AKIA7C3E2F67A5B2D2462',
    'hf_hub_download',
    'npm_config_registry',
    'key-value pairs',
    'SG.md',
    're_compile_2',
  ],
  verify(text, at, until) {
    if (is(text.charCodeAt(at), DIGIT)) return keyAround(text, at);
    return isNameCharacter(text.charCodeAt(at - 1)) ? undefined : keyAt(text, at, text.slice(at, until));
  },
};
