import type { Detector } from './detector.ts';
import { DigitTable } from './digit-runs.ts';
import type { Kind } from './finding.ts';
import { probeOf } from './probe.ts';
import type { Probe } from './probe.ts';

/** A literal that one of its pairs of characters points to. */
interface Pointer {
  readonly literal: string;
  /** How far before the pair's second character the literal starts. */
  readonly back: number;
  /** How far behind the literal's start the anchor begins. */
  readonly skip: number;
  /**
   * The character before the pair, or else that behind it, and how far behind the pair's second one; 0: there is none.
   */
  readonly third: number;
  readonly ahead: number;
  readonly probe: Probe;
}

/** Everything that one sweep looks for, as tables. Compiled once per policy. */
export interface AnchorTable {
  /** Per ASCII character: what may begin here. */
  readonly flags: Uint8Array;
  /** Per pair of low bytes of a unit and the next: 1 where anything may begin at the second. */
  readonly starts: Uint8Array;
  /** Per pair of a Latin-1 character and an ASCII one: 0, or an index into `pointers`. */
  readonly pairs: Uint16Array;
  readonly pointers: readonly (readonly Pointer[])[];
  /** Per ASCII character. */
  readonly characters: readonly (readonly Probe[])[];
  readonly digits: DigitTable;
  /** Of the detectors, in their order. */
  readonly kinds: readonly Kind[];
  /** Who is asked about the beginning of a text below a key. */
  readonly keyed: readonly Probe[];
  /** Whether something may begin at every digit and at every `@`: see `marks.ts`. */
  readonly holdsMarks: boolean;
}

export const DIGIT_FLAG = 1;
export const CHARACTER_FLAG = 2;
export const PAIR_FLAG = 4;

export const pairOf = (first: number, second: number): number => (first << 7) | second;

/** The same of low bytes, which tell most places at which nothing begins. */
export const bytePairOf = (first: number, second: number): number => ((first & 255) << 8) | (second & 255);

/** How common a character is in text and code, roughly: a literal is looked for by its rarest pair. */
const commonness = new Uint8Array(128).fill(1).fill(4, 48, 58).fill(7, 97, 123);
for (const character of '"_.:-') commonness[character.charCodeAt(0)] = 4;
for (const character of ' etaoinsrhldcu') commonness[character.charCodeAt(0)] = 9;

/** From 1, of an ASCII character in a literal. */
export const commonnessAt = (literal: string, at: number): number => commonness[literal.charCodeAt(at)] ?? 1;

/** The commonest pairs of letters in English, a third of all. */
const commonPairs = new Set(
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce no la ra ep sa pl ns s.'.split(
    ' ',
  ),
);
const COMMON_PAIR = 12;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Units from here on are no ASCII, and no Latin-1. */
export const ASCII = 128;
export const LATIN1 = 256;

/**
 * Index of the second character of the pair, which is ASCII; never a digit: a sweep takes runs of digits in one step.
 */
const rarestPair = (literal: string): number => {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < literal.length; i++) {
    const isPlain = literal.charCodeAt(i) < ASCII && literal.charCodeAt(i - 1) < LATIN1;
    if (!isPlain || isDigit(literal.charCodeAt(i))) continue;
    // The second character is what every character of a text is compared with: it weighs more.
    const single = commonnessAt(literal, i) * 3 + commonnessAt(literal, i - 1);
    const score = single + (commonPairs.has(literal.slice(i - 1, i + 1)) ? COMMON_PAIR : 0);
    if (score < least) [best, least] = [i, score];
  }
  if (best === 0) throw new RangeError(`an anchor needs a second character that is no digit: ${literal}`);
  return best;
};

interface Draft extends Omit<AnchorTable, 'digits' | 'kinds' | 'keyed' | 'holdsMarks'> {
  readonly pointers: Pointer[][];
  readonly characters: Probe[][];
}

/** What is looked at before the literal is: of the literals that share a pair, most have another character there. */
const thirdOf = (literal: string, back: number): Pick<Pointer, 'third' | 'ahead'> => {
  const ahead = back > 1 ? -2 : 1;
  return { third: literal.charCodeAt(back + ahead) || 0, ahead };
};

const pointerTo = (probe: Probe, literal: string, back: number, skip: number): Pointer => ({
  literal,
  back,
  skip,
  ...thirdOf(literal, back),
  probe,
});

const addPointer = (table: Draft, pointer: Pointer): void => {
  const second = pointer.literal.charCodeAt(pointer.back);
  const pair = pairOf(pointer.literal.charCodeAt(pointer.back - 1), second);
  table.flags[second] = (table.flags[second] ?? 0) | PAIR_FLAG;
  const index = table.pairs[pair] || table.pointers.push([]) - 1;
  table.pairs[pair] = index;
  table.pointers[index]?.push(pointer);
};

const addCharacter = (table: Draft, probe: Probe, character: string): void => {
  const code = character.charCodeAt(0);
  table.flags[code] = (table.flags[code] ?? 0) | CHARACTER_FLAG;
  table.characters[code]?.push(probe);
};

const addProbe = (table: Draft, probe: Probe): void => {
  const { literals = [], characters = '', preceded = [] } = probe.detector.anchors;
  for (const literal of literals) addPointer(table, pointerTo(probe, literal, rarestPair(literal), 0));
  for (const character of characters) addCharacter(table, probe, character);
  for (const { character, by } of preceded) {
    for (const first of by) addPointer(table, pointerTo(probe, first + character, 1, 1));
  }
};

/**
 * Marks the anchors that stand behind anything, and those that stand behind another. Of digits all: what stands before
 * one may be another character of the same low byte. (A loop over all pairs is compiled while the process starts, and
 * the compiler's memory stays: 6 MiB.)
 */
const addStarts = ({ flags, pointers, starts }: Draft): void => {
  const alone = flags.map((flag) => ((flag & (DIGIT_FLAG | CHARACTER_FLAG)) === 0 ? 0 : 1));
  for (let first = 0; first < 256; first++) starts.set(alone, bytePairOf(first, 0));
  for (const { literal, back } of pointers.flat()) {
    starts[bytePairOf(literal.charCodeAt(back - 1), literal.charCodeAt(back))] = 1;
  }
};

const AT = 64;

export const compileAnchors = (detectors: readonly Detector[]): AnchorTable => {
  const probes = detectors.map(probeOf);
  const table: Draft = {
    flags: new Uint8Array(128),
    starts: new Uint8Array(256 * 256),
    pairs: new Uint16Array(LATIN1 * ASCII),
    pointers: [[]],
    characters: Array.from({ length: 128 }, () => []),
  };
  for (const probe of probes) addProbe(table, probe);
  const digits = new DigitTable(probes);
  if (!digits.isEmpty) table.flags.fill(DIGIT_FLAG, 48, 58);
  addStarts(table);
  const keyed = probes.filter(({ detector }) => detector.anchors.isKeyed === true);
  const holdsMarks = !digits.isEmpty && ((table.flags[AT] as number) & CHARACTER_FLAG) !== 0;
  return { ...table, digits, kinds: probes.map(({ kind }) => kind), keyed, holdsMarks };
};
