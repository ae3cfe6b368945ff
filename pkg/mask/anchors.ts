import type { Detector, DigitRun } from './detector.ts';
import type { Kind } from './finding.ts';

/** A detector as the sweep calls it. */
export interface Probe {
  readonly kind: Kind;
  readonly detector: Detector;
}

/** A literal that one of its pairs of characters points to. */
interface Pointer {
  readonly literal: string;
  /** How far before the pair's second character the literal starts. */
  readonly back: number;
  readonly probe: Probe;
}

/** A detector that is interested in runs of digits. */
export interface DigitProbe {
  readonly probe: Probe;
  /** Per Latin-1 character whether it may follow; `undefined`: any. */
  readonly next: Uint8Array | undefined;
  readonly isBehindLetter: boolean;
}

/** Everything that one sweep looks for, as tables. Compiled once per policy. */
export interface AnchorTable {
  /** Per UTF-16 unit: what may begin here. */
  readonly flags: Uint8Array;
  /** Per pair of ASCII characters: 0, or an index into `pointers`. */
  readonly pairs: Uint16Array;
  readonly pointers: readonly (readonly Pointer[])[];
  /** Per ASCII character. */
  readonly characters: readonly (readonly Probe[])[];
  /** Per length of a run of digits; those of more than MAX_RUN interest nobody. */
  readonly digits: readonly (readonly DigitProbe[])[];
}

export const DIGIT_FLAG = 1;
export const CHARACTER_FLAG = 2;
export const PAIR_FLAG = 4;

export const pairOf = (first: number, second: number): number => (first << 7) | second;

/** How common a character is in text and code, roughly: a literal is looked for by its rarest pair. */
const commonness = (code: number): number => {
  const character = String.fromCharCode(code);
  if (' etaoinsrhldcu'.includes(character)) return 9;
  if (/[a-z]/.test(character)) return 5;
  if (/[0-9"_.:-]/.test(character)) return 4;
  return 1;
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Index of the second character of the pair; never a digit, since a sweep takes runs of digits in one step. */
const rarestPair = (literal: string): number => {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < literal.length; i++) {
    if (isDigit(literal.charCodeAt(i))) continue;
    // The second character is what every character of a text is compared with: it weighs more.
    const score = commonness(literal.charCodeAt(i)) * 3 + commonness(literal.charCodeAt(i - 1));
    if (score < least) [best, least] = [i, score];
  }
  if (best === 0) throw new RangeError(`an anchor needs a second character that is no digit: ${literal}`);
  return best;
};

interface Draft extends AnchorTable {
  readonly pointers: Pointer[][];
  readonly characters: Probe[][];
  readonly digits: DigitProbe[][];
}

const addLiteral = (table: Draft, probe: Probe, literal: string): void => {
  const back = rarestPair(literal);
  const second = literal.charCodeAt(back);
  const pair = pairOf(literal.charCodeAt(back - 1), second);
  table.flags[second] = (table.flags[second] ?? 0) | PAIR_FLAG;
  const index = table.pairs[pair] || table.pointers.push([]) - 1;
  table.pairs[pair] = index;
  table.pointers[index]?.push({ literal, back, probe });
};

const addProbe = (table: Draft, probe: Probe): void => {
  const { literals = [], characters = '', digits = [] } = probe.detector.anchors;
  for (const literal of literals) addLiteral(table, probe, literal);
  for (const character of characters) {
    const code = character.charCodeAt(0);
    table.flags[code] = (table.flags[code] ?? 0) | CHARACTER_FLAG;
    table.characters[code]?.push(probe);
  }
  for (const run of digits) addDigits(table, probe, run);
};

/** Longest run of digits that a detector may ask for. */
const MAX_RUN = 40;

const addDigits = (table: Draft, probe: Probe, { least, most, next, before }: DigitRun): void => {
  const follows = next === undefined ? undefined : new Uint8Array(256);
  for (const character of next ?? '') follows?.fill(1, character.charCodeAt(0), character.charCodeAt(0) + 1);
  const digits = { probe, next: follows, isBehindLetter: before === 'letter' };
  for (let run = least; run <= most; run++) table.digits[run]?.push(digits);
  table.flags.fill(DIGIT_FLAG, 48, 58);
};

export const compileAnchors = (detectors: readonly Detector[]): AnchorTable => {
  const table: Draft = {
    flags: new Uint8Array(65536),
    pairs: new Uint16Array(128 * 128),
    pointers: [[]],
    characters: Array.from({ length: 128 }, () => []),
    digits: Array.from({ length: MAX_RUN + 1 }, () => []),
  };
  for (const detector of detectors) {
    const { name, certainty, secret } = detector;
    addProbe(table, { kind: { entity: name, certainty, secret }, detector });
  }
  return table;
};
