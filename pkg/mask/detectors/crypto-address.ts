import { DIGIT, HEX, LETTER, is, isNameCharacter, skip } from '../characters.ts';
import { whole, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { standsAlone } from './alone.ts';
import { isBase58Check, isBech32, isEip55 } from './crypto-checks.ts';

/** Hexadecimal digits of an Ethereum address. */
const ETHEREUM = 40;
/** Characters of a Bitcoin address in base58, and behind `bc1`. */
const MIN_LEGACY = 26;
const MAX_LEGACY = 35;
const MIN_BECH32 = 11;
const MAX_BECH32 = 71;

const prefixes = ['bc', 'ltc'];
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const free = (text: string, start: number, end: number): Span | undefined =>
  standsAlone(text, start, end) ? { start, end } : undefined;

/** Zero, `dead` and other addresses that nobody owns are mostly one digit. */
const isDrawn = (digits: string): boolean => new Set(digits.toLowerCase()).size > 6;

const ethereum = (text: string, at: number): Span | undefined => {
  const start = at + 2;
  const end = skip(text, start, start + ETHEREUM + 1, HEX);
  if (end - start !== ETHEREUM) return undefined;
  const digits = text.slice(start, end);
  return isDrawn(digits) && isEip55(digits) ? free(text, at, end) : undefined;
};

const bech32 = (text: string, at: number): Span | undefined => {
  const prefix = prefixes.find((one) => text.slice(at - one.length, at).toLowerCase() === one);
  if (prefix === undefined) return undefined;
  const end = skip(text, at + 1, at + 1 + MAX_BECH32 + 1, DIGIT | LETTER);
  const start = at - prefix.length;
  const written = text.slice(start, end);
  const lower = written.toLowerCase();
  if (end - at - 1 < MIN_BECH32 || (written !== lower && written !== written.toUpperCase())) return undefined;
  return isBech32(prefix, lower.slice(prefix.length + 1)) ? free(text, start, end) : undefined;
};

const legacy = (text: string, at: number): Span | undefined => {
  if (isNameCharacter(text.charCodeAt(at - 1))) return undefined;
  const end = skip(text, at, at + MAX_LEGACY + 1, DIGIT | LETTER);
  if (end - at < MIN_LEGACY || end - at > MAX_LEGACY || free(text, at, end) === undefined) return undefined;
  return isBase58Check(text.slice(at, end)) ? { start: at, end } : undefined;
};

export const cryptoAddress: Detector = {
  name: 'CryptoAddress',
  tier: 'A',
  secret: false,
  certainty: 65,
  shape: 'run',
  anchors: {
    digits: [
      { least: 1, most: 1, next: 'xX' },
      { least: 1, most: 1, before: 'letter', next: 'qpQP' },
      { least: 1, most: 8, next: letters },
    ],
  },
  source: 'Bitcoin base58check, BIP 173 and BIP 350 (bech32, bech32m), EIP-55',
  positives: [
    whole('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'),
    within('pay ', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', '.'),
    within('btc:', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', ''),
    whole('bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr'),
    whole('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'),
    within('(', '0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359', ')'),
  ],
  negatives: [
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3',
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp',
    '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0x0000000000000000000000000000000000000000',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00',
    '0xdeadbeef',
    '1x',
  ],
  verify(text, at) {
    const first = text.charCodeAt(at);
    if (first === 48) return (text.charCodeAt(at + 1) | 32) === 120 ? ethereum(text, at) : undefined;
    if (first !== 49 && first !== 51) return undefined;
    return is(text.charCodeAt(at - 1), LETTER) ? bech32(text, at) : legacy(text, at);
  },
};
