import { LETTER, is, isNameCharacter } from './characters.ts';
import type { DigitRun, Gate } from './detector.ts';
import type { Probe } from './probe.ts';

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

/** Units from here on are as the last one below: letters. */
const LATIN1 = 256;
/** Of a unit that no run was followed by yet. */
const UNKNOWN = 255;
/** Lists of one class of units behind a run. */
const CLASS = (MAX_RUN + 1) * BEFORES;

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

const latin1 = (code: number): number => (code < LATIN1 ? code : LATIN1 - 1);

const none: readonly Gated[] = [];

/**
 * Who is interested in a run of digits, by its length and its neighbours: most are numbers of no interest. Filled as
 * runs are met: to fill it whole at start would take so many steps that V8 optimizes them, which costs resident memory.
 */
export class DigitTable {
  readonly #wanted: readonly Wanted[];
  /** Per unit behind a run: its class, once it was met. */
  readonly #behind = new Uint8Array(LATIN1).fill(UNKNOWN);
  /** Classes by what suits each wanted run. */
  readonly #classes = new Map<string, number>();
  readonly #lists: (readonly Gated[] | undefined)[] = [];
  /** Who is asked about UUIDs and points in time. */
  readonly ofNobodys: readonly Gated[];

  constructor(probes: readonly Probe[]) {
    this.#wanted = probes.flatMap((probe) =>
      (probe.detector.anchors.digits ?? []).map((run): Wanted => ({ probe, run })),
    );
    const asked = probes.filter(({ detector }) => detector.anchors.nobodys);
    this.ofNobodys = asked.length === 0 ? none : [{ gate: undefined, probes: asked }];
  }

  get isEmpty(): boolean {
    return this.#wanted.length === 0;
  }

  /** `length`: MAX_RUN at most. `before`, `behind`: the units beside the run, 0 beyond the ends of a text. */
  interested(length: number, before: number, behind: number): readonly Gated[] {
    const kind = beforeOf(latin1(before));
    const known = this.#behind[latin1(behind)] as number;
    const group = known === UNKNOWN ? this.#classOf(latin1(behind)) : known;
    const index = group * CLASS + length * BEFORES + kind;
    return this.#lists[index] ?? this.#fill(index, length, kind, latin1(behind));
  }

  #classOf(behind: number): number {
    const suits = this.#wanted.map(({ run }) => (suitsBehind(run, behind) ? 1 : 0)).join('');
    const known = this.#classes.get(suits);
    const group = known ?? this.#classes.size;
    if (known === undefined) {
      this.#classes.set(suits, group);
      for (let i = 0; i < CLASS; i++) this.#lists.push(undefined);
    }
    this.#behind[behind] = group;
    return group;
  }

  #fill(index: number, length: number, before: number, behind: number): readonly Gated[] {
    const found = new Map<Gate | undefined, Set<Probe>>();
    for (const { probe, run } of this.#wanted) {
      const fits = length >= run.least && length <= run.most;
      if (!fits || !suitsBefore(run, before) || !suitsBehind(run, behind)) continue;
      const { gate } = probe.detector.anchors;
      found.set(gate, (found.get(gate) ?? new Set()).add(probe));
    }
    const list =
      found.size === 0 ? none : Array.from(found, ([gate, probes]) => ({ gate, probes: [...probes] }));
    this.#lists[index] = list;
    return list;
  }
}
