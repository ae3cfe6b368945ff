import type { Probe } from './anchors.ts';
import { LETTER, is, isNameCharacter } from './characters.ts';
import type { DigitRun, Gate } from './detector.ts';

/** Longest run of digits that a detector may ask for. */
export const MAX_RUN = 40;

/** What may stand before a run, as far as detectors tell: another character of a name, a letter, neither. */
const BEFORE_NAME = 0;
const BEFORE_LETTER = 1;
const BEFORE_NEITHER = 2;
const BEFORES = 3;

/** Who asks the same before a call: nothing, or one gate. */
export interface Gated {
  readonly gate: Gate | undefined;
  readonly probes: readonly Probe[];
}

/** Who is interested in a run of digits, by its length and its neighbours: most are numbers of no interest. */
export interface DigitTable {
  /** Per unit before the run, and behind it: its class. Units of other scripts are all as the last one. */
  readonly before: Uint8Array;
  readonly behind: Uint8Array;
  /** Classes of units behind a run. */
  readonly classes: number;
  readonly probes: readonly (readonly Gated[])[];
}

const LATIN1 = 256;

interface Wanted {
  readonly probe: Probe;
  readonly run: DigitRun;
}

const suitsBehind = ({ next, delimited }: DigitRun, code: number): boolean => {
  if (delimited === true && isNameCharacter(code)) return false;
  return next === undefined || next.includes(String.fromCharCode(code));
};

const suitsBefore = ({ before, delimited }: DigitRun, kind: number): boolean => {
  if (delimited === true && kind !== BEFORE_NEITHER) return false;
  return before === undefined || kind === BEFORE_LETTER;
};

const beforeOf = (code: number): number => {
  if (is(code, LETTER)) return BEFORE_LETTER;
  return isNameCharacter(code) ? BEFORE_NAME : BEFORE_NEITHER;
};

const perLatin1 = (classOf: (code: number) => number): Uint8Array =>
  Uint8Array.from({ length: LATIN1 }, (_, code) => classOf(code));

const none: readonly Gated[] = [];

export const compileDigits = (probes: readonly Probe[]): DigitTable => {
  const wanted = probes.flatMap((probe) =>
    (probe.detector.anchors.digits ?? []).map((run): Wanted => ({ probe, run })),
  );
  const samples = new Map<string, number>();
  const codes: number[] = [];
  const behind = perLatin1((code) => {
    const suits = wanted.map(({ run }) => (suitsBehind(run, code) ? 1 : 0)).join('');
    const known = samples.get(suits);
    if (known !== undefined) return known;
    samples.set(suits, codes.length);
    return codes.push(code) - 1;
  });
  const lists: (readonly Gated[])[] = [];
  for (let length = 0; length <= MAX_RUN; length++) {
    for (let before = 0; before < BEFORES; before++) {
      for (const code of codes) lists.push(interested(wanted, length, before, code));
    }
  }
  return { before: perLatin1(beforeOf), behind, classes: codes.length, probes: lists };
};

const interested = (
  wanted: readonly Wanted[],
  length: number,
  before: number,
  behind: number,
): readonly Gated[] => {
  const found = new Map<Gate | undefined, Set<Probe>>();
  for (const { probe, run } of wanted) {
    const fits = length >= run.least && length <= run.most;
    if (!fits || !suitsBefore(run, before) || !suitsBehind(run, behind)) continue;
    const { gate } = probe.detector.anchors;
    found.set(gate, (found.get(gate) ?? new Set()).add(probe));
  }
  return found.size === 0 ? none : Array.from(found, ([gate, wanting]) => ({ gate, probes: [...wanting] }));
};

/** Index of who is interested in a run of at most MAX_RUN digits. Beyond the ends of a text the units are 0. */
export const runIndex = (table: DigitTable, length: number, before: number, behind: number): number => {
  const first = table.before[before < LATIN1 ? before : LATIN1 - 1] as number;
  const last = table.behind[behind < LATIN1 ? behind : LATIN1 - 1] as number;
  return (length * BEFORES + first) * table.classes + last;
};
