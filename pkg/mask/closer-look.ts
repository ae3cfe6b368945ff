import type { Slices } from '../api/text.ts';
import { cellsIn, statementsWithin } from './cells.ts';
import { insertStatement, isBlock } from './finding.ts';
import type { Finding } from './finding.ts';
import { mayHoldHtml } from './html-tables.ts';
import { beginsInEscape, isWithinReach, readBreaks, stretchesOf } from './line-escapes.ts';
import { refuseAbove } from './max-findings.ts';
import { SLICE } from './scan.ts';
import { distinct, withTold } from './told.ts';

/** What detectors find in a part of a text that begins at `base`, below a key; in positions of the text. */
export interface SweepPart {
  /** In one go: for cells. */
  readonly now: (part: string, base: number, key: string) => readonly Finding[];
  readonly sliced: (part: string, base: number) => Slices<readonly Finding[]>;
}

/** What a cell, and what a line costs besides its length, in UTF-16 units of searching. */
const CELL_COST = 256;
const LINE_COST = 32;

/** Whether it was noted only, and is no value. */
export const isMark = ({ kind }: Finding): boolean => kind.entity === insertStatement;

const withoutMarks = (found: Finding[]): Finding[] =>
  found.some(isMark) ? found.filter((finding) => !isMark(finding)) : found;

/** A quick look: cells stand in lines, tags or behind where a statement begins, and escapes begin with a backslash. */
export const needsCloserLook = (text: string, found: readonly Finding[]): boolean =>
  text.includes('\n') ||
  text.includes('\\') ||
  mayHoldHtml(text) ||
  found.some((finding) => isMark(finding) || isBlock(finding));

/** Where statements may begin, also inside of blocks, which are not gone through: one may go on behind its end. */
const statementsIn = (text: string, found: readonly Finding[]): readonly number[] => {
  const inside = found.filter(isBlock).flatMap(({ start, end }) => statementsWithin(text, start, end));
  const noted = found.filter(isMark).map(({ start }) => start);
  return inside.length === 0 ? noted : [...new Set([...noted, ...inside])].sort((a, b) => a - b);
};

/** What is found where the ends of lines are read that a string writes as `\n`; `undefined`: it writes none. */
function* behindEscapes(text: string, sweepPart: SweepPart): Slices<readonly Finding[] | undefined> {
  let found: Finding[] | undefined;
  for (const { span, escapes, to } of stretchesOf(text)) {
    found ??= [];
    const stretch = readBreaks(text.slice(span.start, span.end));
    for (const finding of yield* sweepPart.sliced(stretch, span.start)) {
      if (finding.start < to && isWithinReach(escapes, finding.start)) found.push(finding);
    }
    refuseAbove(found.length);
    yield;
  }
  return found;
}

/** What is found in cells, for what the heads of their columns say; `statements`: where some of SQL begin. */
function* inCells(text: string, statements: readonly number[], sweepPart: SweepPart): Slices<Finding[]> {
  const told: Finding[] = [];
  let cost = 0;
  for (const step of cellsIn(text, statements)) {
    if (typeof step === 'number') cost += step + LINE_COST;
    else {
      cost += CELL_COST;
      for (const finding of sweepPart.now(text.slice(step.start, step.end), step.start, step.name))
        told.push(finding);
    }
    if (cost < SLICE) continue;
    cost = 0;
    refuseAbove(told.length);
    yield;
  }
  return told;
}

/** What is found in a text once its cells and what follows its escapes of line ends were looked at as well. */
export function* lookCloser(text: string, seen: Finding[], sweepPart: SweepPart): Slices<Finding[]> {
  const behind = yield* behindEscapes(text, sweepPart);
  const told = withoutMarks(yield* inCells(text, statementsIn(text, seen), sweepPart));
  const found = withoutMarks(behind === undefined ? seen : distinct([...seen, ...behind]));
  const all = withTold(found, told);
  return behind === undefined ? all : all.filter(({ start }) => !beginsInEscape(text, start));
}
