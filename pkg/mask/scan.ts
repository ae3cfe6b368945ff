import { CHARACTER_FLAG, DIGIT_FLAG, PAIR_FLAG, pairOf } from './anchors.ts';
import type { AnchorTable, DigitProbe, Probe } from './anchors.ts';
import { LETTER, is } from './characters.ts';
import type { Slices } from '../api/text.ts';
import type { Finding } from './finding.ts';

/** UTF-16 units swept between two yields: well under a millisecond. */
export const SLICE = 32 * 1024;

/** One sweep over a text; `at` says how far it has come. */
export interface Sweep {
  at: number;
  /** In the order in which their anchors stand; not sorted by start. */
  readonly findings: Finding[];
  /** Calls of `verify` so far: the measure of work that tests hold on to. */
  verified: number;
  /** The JSON key above the text. */
  readonly key: string;
}

export const newSweep = (at: number, key: string): Sweep => ({ at, findings: [], verified: 0, key });

const verify = (sweep: Sweep, probe: Probe, text: string, at: number, until: number): void => {
  sweep.verified++;
  const span = probe.detector.verify(text, at, until, sweep.key);
  if (span === undefined) return;
  sweep.findings.push({ start: span.start, end: span.end, kind: probe.kind });
  // Nothing begins inside a block: it may be megabytes long.
  if (probe.detector.shape === 'block' && span.end > sweep.at) sweep.at = span.end;
};

const followPair = (sweep: Sweep, table: AnchorTable, text: string, at: number): void => {
  const index = table.pairs[pairOf(text.charCodeAt(at - 1) & 127, text.charCodeAt(at))] ?? 0;
  const pointers = table.pointers[index];
  if (index === 0 || pointers === undefined) return;
  for (const { literal, back, probe } of pointers) {
    const start = at - back;
    if (text.startsWith(literal, start)) verify(sweep, probe, text, start, start + literal.length);
  }
};

const none: readonly DigitProbe[] = [];

const followDigits = (sweep: Sweep, table: AnchorTable, text: string, at: number): void => {
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  sweep.at = end;
  if (isDigit(text.charCodeAt(at - 1))) return;
  const probes = table.digits[end - at] ?? none;
  for (let i = 0; i < probes.length; i++) {
    const { probe, next, isBehindLetter } = probes[i] as DigitProbe;
    if (next !== undefined && next[text.charCodeAt(end)] !== 1) continue;
    if (isBehindLetter && !is(text.charCodeAt(at - 1), LETTER)) continue;
    verify(sweep, probe, text, at, end);
  }
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const follow = (sweep: Sweep, table: AnchorTable, text: string, at: number, flag: number): void => {
  if ((flag & PAIR_FLAG) !== 0) followPair(sweep, table, text, at);
  if ((flag & CHARACTER_FLAG) !== 0) {
    for (const probe of table.characters[text.charCodeAt(at)] ?? []) verify(sweep, probe, text, at, at + 1);
  }
  if ((flag & DIGIT_FLAG) !== 0) followDigits(sweep, table, text, at);
};

/** Sweeps `[sweep.at, to)` for anchors. What is found may begin before and end behind it. */
export const sweepTo = (sweep: Sweep, table: AnchorTable, text: string, to: number): void => {
  const { flags } = table;
  let i = sweep.at;
  while (i < to) {
    const flag = flags[text.charCodeAt(i)] as number;
    if (flag === 0) {
      i++;
      continue;
    }
    sweep.at = i + 1;
    follow(sweep, table, text, i, flag);
    i = sweep.at;
  }
  sweep.at = i;
};

/** Sweeps a whole text in slices. */
export function* sweepSliced(table: AnchorTable, text: string, key: string): Slices<Finding[]> {
  const sweep = newSweep(0, key);
  while (sweep.at < text.length) {
    sweepTo(sweep, table, text, Math.min(text.length, sweep.at + SLICE));
    if (sweep.at < text.length) yield;
  }
  return sweep.findings;
}
