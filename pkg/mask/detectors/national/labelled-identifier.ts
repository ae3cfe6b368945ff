import { DIGIT, LETTER, is } from '../../characters.ts';
import { contextsOf, distanceOf, isNearest, isThing } from '../../context.ts';
import type { ContextId } from '../../context-words.ts';
import type { Detector, Gate } from '../../detector.ts';
import { identifierRuns, readIdentifier } from './identifier.ts';
import type { Identifier } from './identifier.ts';

/** How far before it, in UTF-16 units, the words may stand that say what it is: nothing else does. */
const LABEL_REACH = 32;

/** An identifier without a shape of its own. */
export interface LabelledRule {
  readonly name: string;
  readonly certainty: number;
  readonly source: string;
  readonly positives: Detector['positives'];
  readonly negatives: Detector['negatives'];
  readonly contexts: readonly ContextId[];
  /** What may follow it and is part of it. */
  readonly tail?: RegExp;
  /** Whether it can be such an identifier. */
  suits(identifier: Identifier): boolean;
}

const isDigitAt = (text: string, at: number): boolean => is(text.charCodeAt(at), DIGIT);
const isHyphenAt = (text: string, at: number): boolean => text.charCodeAt(at) === 45;

/** `2026-11-22` or `22-11-2026` whose first digits are `[at, until)`. */
const isDate = (text: string, at: number, until: number): boolean => {
  const second = until - at === 4 || until - at === 2 ? until + 3 : -1;
  if (second < 0 || !isHyphenAt(text, until) || !isHyphenAt(text, second)) return false;
  if (!isDigitAt(text, until + 1) || !isDigitAt(text, until + 2)) return false;
  for (let i = second + 1; i < at + DATE; i++) {
    if (!isDigitAt(text, i)) return false;
  }
  return !isDigitAt(text, at + DATE);
};

/** Width of a date, in UTF-16 units. */
const DATE = 10;
/** Fewest digits of any of them; of those that are drawn, which have so many characters. */
const MIN_DIGITS = 5;
export const MIN_DRAWN_DIGITS = 3;
export const DRAWN = 9;

/** Words that any of them stands behind. */
const anyContexts = contextsOf('account', 'driver', 'medicalRecord', 'passport', 'patente');

/** Whether there is an identifier, and a word that says which one. */
const mayBeLabelled: Gate = (text, at, until, key) => {
  const isAlone = !is(text.charCodeAt(at - 1), LETTER);
  if (isAlone && isDate(text, at, until)) return false;
  const { start, end, digits, characters } = readIdentifier(text, at);
  const least = characters === DRAWN ? MIN_DRAWN_DIGITS : MIN_DIGITS;
  return end >= 0 && digits >= least && isNearest(text, start, key, anyContexts, LABEL_REACH);
};

/** Longest tail, in UTF-16 units, with what must not follow it. */
const MAX_TAIL = 8;

/** How long the tail is that stands at `end`. */
const tailAt = ({ tail }: LabelledRule, text: string, end: number): number =>
  tail === undefined ? 0 : (tail.exec(text.slice(end, end + MAX_TAIL))?.[0].length ?? 0);

export const labelledIdentifier = (rule: LabelledRule): Detector => {
  const contexts = contextsOf(...rule.contexts);
  return {
    name: rule.name,
    tier: 'B',
    secret: false,
    certainty: rule.certainty,
    shape: 'run',
    anchors: { digits: identifierRuns, gate: mayBeLabelled },
    source: rule.source,
    positives: rule.positives,
    negatives: rule.negatives,
    verify(text, at, _until, key) {
      const identifier = readIdentifier(text, at);
      if (!rule.suits(identifier)) return undefined;
      const { start, end } = identifier;
      if (!isNearest(text, start, key, contexts, LABEL_REACH) || isThing(text, start, key)) return undefined;
      // `(driver's license), passport no. C01X00T47`: the nearer of two says which one it is.
      const isIt = distanceOf(text, start, key, contexts) <= distanceOf(text, start, key, anyContexts);
      return isIt ? { start, end: end + tailAt(rule, text, end) } : undefined;
    },
  };
};
