import { MAX_AHEAD, MAX_PHRASE_MATCH, underKey, within } from '../detector.ts';
import type { Detector, Span } from '../detector.ts';
import { openPhrase } from '../hold.ts';
import { looksPhrased } from './chosen-value.ts';
import { passwordAnchors } from './password-name.ts';
import { passwordAt } from './password-sign.ts';

const phrased = (text: string, { start, end }: Span): Span | undefined =>
  end - start < MAX_PHRASE_MATCH && looksPhrased(text.slice(start, end)) ? { start, end } : undefined;

/** How far before a phrase, in UTF-16 units, the word may begin that names it. */
const NAMED = MAX_AHEAD + MAX_PHRASE_MATCH;

/** Where nothing names a password there is no phrase. */
const open = (text: string, from: number): number => {
  const before = text.slice(Math.max(0, text.length - MAX_PHRASE_MATCH - NAMED));
  return passwordAnchors.some((anchor) => before.includes(anchor)) ? openPhrase(text, from) : text.length;
};

export const passphrase: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 77.02,
  shape: 'phrase',
  anchors: { literals: passwordAnchors, isAhead: true, isKeyed: true },
  source: 'names for passwords, and in quotes four to eight words that say nothing together (Diceware)',
  positives: [
    within('passphrase = "', 'violet lantern harbor moss', '"'),
    within("password: '", 'correct horse battery staple', "'"),
    underKey('passphrase', 'violet lantern harbor moss'),
  ],
  negatives: [
    'password: "must hold eight letters"',
    'password = "the one you chose before"',
    'passphrase: violet lantern harbor moss',
    '"password": "Please choose one"',
    'password: "violet lantern moss"',
  ],
  verify(text, at, until, key) {
    const value = passwordAt(text, at, until, key);
    return value?.isQuoted === true ? phrased(text, value) : undefined;
  },
  open,
};
