import type { Slices } from '../api/text.ts';
import { ASCII, CHARACTER_FLAG, DIGIT_FLAG, LATIN1, PAIR_FLAG, bytePairOf, pairOf } from './anchors.ts';
import type { AnchorTable } from './anchors.ts';
import { MAX_RUN } from './digit-runs.ts';
import type { Gated } from './digit-runs.ts';
import type { Finding } from './finding.ts';
import { forgetLastText } from './last-text.ts';
import { refuseAbove } from './max-findings.ts';
import type { Probe } from './probe.ts';
import { areAwaited, noteMark, noteTo } from './marks.ts';
import { endOfNobodys } from './nobodys-digits.ts';
import { AHEAD, BLOCK, placesOf, unitsOf } from './units.ts';
import { headAt } from './value-heads.ts';

/** UTF-16 units swept between two yields: well under a millisecond. */
export const SLICE = 32 * 1024;
/** Calls of `verify` between two yields, where anchors stand close: the dearest take some microseconds. */
export const VERIFIED_PER_SLICE = 1024;
/** More calls than there are in any text. */
const NO_LIMIT = 2 ** 30 - 1;
/** Texts up to this many UTF-16 units are worked on in one go: cutting them into slices costs more than it gives. */
export const SMALL = 4 * 1024;

/** Entities of blocks. */
export type Entered = ReadonlySet<string>;

const nothing: Entered = new Set();

/** One sweep over a text; `at` says how far it has come. */
export interface Sweep {
  at: number;
  /** In the order in which their anchors stand; not sorted by start. */
  readonly findings: Finding[];
  /** Calls of `verify` so far: the measure of work that tests hold on to. */
  verified: number;
  /** It pauses once there were so many. */
  limit: number;
  /** The JSON key above the text. */
  readonly key: string;
  /** Blocks inside of which other things than blocks are found as well. */
  readonly entered: Entered;
  /** Where the last of all blocks so far ends; -1: there is none. */
  blockEnd: number;
}

export const newSweep = (at: number, key: string, entered = nothing): Sweep => ({
  at,
  findings: [],
  verified: 0,
  limit: NO_LIMIT,
  key,
  entered,
  blockEnd: -1,
});

const verify = (sweep: Sweep, probe: Probe, text: string, at: number, until: number): void => {
  sweep.verified++;
  const isBlock = probe.detector.shape === 'block';
  // None that is entered has its anchor, which is right before `sweep.at`, inside another: one may be megabytes long,
  // and seem to begin at each of its lines.
  if (isBlock && sweep.at <= sweep.blockEnd && sweep.entered.has(probe.kind.entity)) return;
  const span = probe.detector.verify(text, at, until, sweep.key);
  if (span === undefined) return;
  sweep.findings.push({ start: span.start, end: span.end, kind: probe.kind });
  if (isBlock) passBlock(sweep, probe, span.end);
};

const passBlock = (sweep: Sweep, { kind }: Probe, end: number): void => {
  sweep.blockEnd = Math.max(sweep.blockEnd, end);
  if (!sweep.entered.has(kind.entity) && end > sweep.at) sweep.at = end;
};

/** Pair and third character are all that there is of a literal of so many. */
const PAIR_AND_THIRD = 4;

const followPair = (sweep: Sweep, table: AnchorTable, text: string, at: number, pair: number): void => {
  const pointers = table.pointers[table.pairs[pair] as number] ?? [];
  for (let i = 0; i < pointers.length; i++) {
    const { literal, back, skip, third, ahead, probe } = pointers[i] as (typeof pointers)[number];
    if (third !== 0 && text.charCodeAt(at + ahead) !== third) continue;
    const start = at - back;
    if (literal.length < PAIR_AND_THIRD || text.startsWith(literal, start))
      verify(sweep, probe, text, start + skip, start + literal.length);
  }
};

const followCharacter = (sweep: Sweep, table: AnchorTable, text: string, at: number): void => {
  const probes = table.characters[text.charCodeAt(at)] ?? [];
  for (let i = 0; i < probes.length; i++) verify(sweep, probes[i] as Probe, text, at, at + 1);
};

const followDigits = (
  sweep: Sweep,
  groups: readonly Gated[],
  text: string,
  at: number,
  end: number,
): void => {
  for (let i = 0; i < groups.length; i++) {
    const { gate, probes } = groups[i] as Gated;
    if (gate !== undefined && !gate(text, at, end, sweep.key)) continue;
    for (let j = 0; j < probes.length; j++) verify(sweep, probes[j] as Probe, text, at, end);
  }
};

/** What is no digit. */
const followOther = (sweep: Sweep, table: AnchorTable, text: string, at: number, pair: number): void => {
  const flag = table.flags[text.charCodeAt(at)] as number;
  if ((flag & PAIR_FLAG) !== 0 && table.pairs[pair] !== 0) followPair(sweep, table, text, at, pair);
  if ((flag & CHARACTER_FLAG) !== 0) followCharacter(sweep, table, text, at);
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The unit of the text; 0 beyond its ends. */
const unitAt = (text: string, at: number): number => text.charCodeAt(at) || 0;

/** The end of the digits from `at` on. */
const endOfDigits = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
};

/** The same among units, no further than `to`. */
const endOfRun = (units: Uint16Array, from: number, to: number): number => {
  let end = from;
  while (end < to && isDigit(units[end] as number)) end++;
  return end;
};

/** Follows the run of digits at `at`, behind the unit `before`. */
const sweepDigits = (
  sweep: Sweep,
  { digits }: AnchorTable,
  text: string,
  at: number,
  end: number,
  before: number,
): void => {
  sweep.at = end;
  if (end - at > MAX_RUN) return;
  const nobodys = endOfNobodys(text, at, end);
  if (nobodys > 0) sweep.at = nobodys;
  const groups = nobodys > 0 ? digits.ofNobodys : digits.interested(end - at, before, unitAt(text, end));
  if (groups.length > 0) followDigits(sweep, groups, text, at, end);
};

/**
 * The indices in `[1, limit)` of units at which something may begin: `count` of `places`. Without a branch: one that
 * is taken now and then, as characters have it, costs more than all else here. Two at a time.
 */
const collect = (starts: Uint8Array, units: Uint16Array, limit: number, places: Int32Array): number => {
  let count = 0;
  let before = units[0] as number;
  let i = 1;
  for (; i + 1 < limit; i += 2) {
    const first = units[i] as number;
    const second = units[i + 1] as number;
    places[count] = i;
    count += starts[bytePairOf(before, first)] as number;
    places[count] = i + 1;
    count += starts[bytePairOf(first, second)] as number;
    before = second;
  }
  if (i === limit) return count;
  places[count] = i;
  return count + (starts[bytePairOf(before, units[i] as number)] as number);
};

/** Follows what may begin at `units[i]`, the first of some digits or another anchor; the block ends before `to`. */
const follow = (
  sweep: Sweep,
  table: AnchorTable,
  text: string,
  units: Uint16Array,
  i: number,
  base: number,
  to: number,
): void => {
  const at = i + base;
  const unit = units[i] as number;
  const before = units[i - 1] as number;
  sweep.at = at + 1;
  if (table.flags[unit] === DIGIT_FLAG) {
    const end = endOfRun(units, i + 1, to - base) + base;
    sweepDigits(sweep, table, text, at, end === to ? endOfDigits(text, end) : end, before);
  } else {
    followOther(sweep, table, text, at, before < LATIN1 ? pairOf(before, unit) : 0);
  }
};

/** Whether marks are noted from `from` on, of which there may be so many. */
const noting = ({ holdsMarks }: AnchorTable, text: string, from: number, most: number): boolean =>
  holdsMarks && areAwaited(text, from, most);

const pausesAt = ({ verified, limit, at: from }: Sweep, at: number): boolean =>
  verified >= limit && at >= from;

const noteUnit = (units: Uint16Array, i: number, isOfRun: boolean, base: number): void => {
  if (isOfRun || units[i] === AT) noteMark(i + base, headAt(units, i));
};

/** Sweeps `[sweep.at, to)`, no more than BLOCK units, or up to where it pauses. */
const sweepBlock = (sweep: Sweep, table: AnchorTable, text: string, to: number): void => {
  // One unit before the block is that of the pair that its first one makes; NUL where the text begins.
  const base = sweep.at - 1;
  const units = unitsOf(text, base, Math.min(text.length, to + AHEAD));
  const places = placesOf();
  const count = collect(table.starts, units, to - base, places);
  const notes = noting(table, text, base + 1, count);
  let end = to;
  for (let place = 0; place < count; place++) {
    const i = places[place] as number;
    const unit = units[i] as number;
    // Only its low byte was looked at.
    if (unit >= ASCII) continue;
    const isOfRun = table.flags[unit] === DIGIT_FLAG;
    if (isOfRun && isDigit(units[i - 1] as number)) continue;
    if (pausesAt(sweep, i + base)) {
      end = i + base;
      break;
    }
    if (notes) noteUnit(units, i, isOfRun, base);
    if (i + base >= sweep.at) follow(sweep, table, text, units, i, base, to);
  }
  if (notes) noteTo(text, end, sweep.at);
  sweep.at = Math.max(sweep.at, end);
};

const AT = 64;

/** Sweeps `[sweep.at, to)` for anchors, or up to where it pauses. What is found may begin before and end behind it. */
export const sweepTo = (sweep: Sweep, table: AnchorTable, text: string, to: number): void => {
  while (sweep.at < to && sweep.verified < sweep.limit)
    sweepBlock(sweep, table, text, Math.min(to, sweep.at + BLOCK));
};

/** A sweep of a whole text, whose key may say what it is. */
const sweepOf = ({ keyed }: AnchorTable, text: string, key: string, entered: Entered): Sweep => {
  const sweep = newSweep(0, key, entered);
  if (key === '') return sweep;
  for (let i = 0; i < keyed.length; i++) verify(sweep, keyed[i] as Probe, text, 0, 0);
  return sweep;
};

/** Sweeps a whole text in one go. */
export const sweepNow = (table: AnchorTable, text: string, key: string, entered = nothing): Finding[] => {
  const sweep = sweepOf(table, text, key, entered);
  sweepTo(sweep, table, text, text.length);
  forgetLastText();
  return sweep.findings;
};

/** Sweeps a whole text in slices. */
export function* sweepSliced(
  table: AnchorTable,
  text: string,
  key: string,
  entered = nothing,
): Slices<Finding[]> {
  const sweep = sweepOf(table, text, key, entered);
  while (sweep.at < text.length) {
    sweep.limit = sweep.verified + VERIFIED_PER_SLICE;
    sweepTo(sweep, table, text, Math.min(text.length, sweep.at + SLICE));
    refuseAbove(sweep.findings.length);
    if (sweep.at < text.length) yield;
  }
  forgetLastText();
  return sweep.findings;
}
