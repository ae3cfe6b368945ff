import type { Slices } from '../api/text.ts';
import { cellsIn } from './cells.ts';
import type { Cell } from './columns.ts';
import { insertStatement } from './finding.ts';
import type { Finding } from './finding.ts';
import { beginsInEscape, readBreaks, stretchesOf } from './line-escapes.ts';
import type { EscapedStretch } from './line-escapes.ts';
import { refuseAbove } from './max-findings.ts';

/** What detectors find in a part of a text that begins at `base`, below a key; in positions of the text. */
export type SweepPart = (part: string, base: number, key: string) => readonly Finding[];

/** Cells looked at between two yields. */
const CELLS_PER_SLICE = 128;

/** Whether it was noted only, and is no value. */
export const isMark = ({ kind }: Finding): boolean => kind.entity === insertStatement;

/** What was found in a text, and what a closer look at parts of it adds and refutes. */
class CloserLook {
  readonly #text: string;
  readonly #found: Finding[];
  readonly #sweepPart: SweepPart;
  /** Findings by where they stand; made with the first look. */
  #places: Map<number, Finding[]> | undefined;
  readonly #refuted = new Set<Finding>();
  #hasEscapes = false;
  /** Where `INSERT` statements begin. */
  readonly inserts: readonly number[];

  constructor(text: string, found: Finding[], sweepPart: SweepPart) {
    this.#text = text;
    this.#sweepPart = sweepPart;
    const marks = found.filter(isMark);
    this.#found = marks.length === 0 ? found : found.filter((finding) => !isMark(finding));
    this.inserts = marks.map(({ start }) => start);
  }

  /** In a cell, for what the head of its column says, which knows better what exactly stands there. */
  atCell({ start, end, name }: Cell): void {
    const inside = this.#sweep(this.#text.slice(start, end), start, name);
    for (const finding of inside) {
      for (const other of this.#at(finding)) {
        if (!inside.some((each) => isSame(each, other))) this.#refuted.add(other);
      }
      this.#add(finding);
    }
  }

  /** Where the ends of lines are read that a string writes as `\n`. */
  atStretch({ span, from, to }: EscapedStretch): void {
    const read = readBreaks(this.#text.slice(span.start, span.end));
    for (const finding of this.#sweep(read, span.start, '')) {
      if (finding.start >= from && finding.start < to) this.#add(finding);
    }
    this.#hasEscapes = true;
  }

  #sweep(text: string, base: number, key: string): readonly Finding[] {
    return this.#sweepPart(text, base, key).filter((finding) => !isMark(finding));
  }

  #at(finding: Finding): readonly Finding[] {
    this.#places ??= Map.groupBy(this.#found, placeOf);
    return this.#places.get(placeOf(finding)) ?? [];
  }

  #add(finding: Finding): void {
    if (!this.#at(finding).some((other) => isSame(finding, other))) this.#found.push(finding);
  }

  get count(): number {
    return this.#found.length;
  }

  /** What is found in all. */
  ended(): Finding[] {
    return this.#refuted.size > 0 || this.#hasEscapes
      ? this.#found.filter((finding) => !this.#isRefuted(finding))
      : this.#found;
  }

  #isRefuted(finding: Finding): boolean {
    return this.#refuted.has(finding) || (this.#hasEscapes && beginsInEscape(this.#text, finding.start));
  }
}

/** Where a finding stands, as a number. */
const placeOf = ({ start, end }: Finding): number => start * MAX_PLACE + end - start;
const MAX_PLACE = 2 ** 20;
const isSame = (a: Finding, b: Finding): boolean => placeOf(a) === placeOf(b) && a.kind === b.kind;

/** A quick look: cells stand in lines or behind the beginning of a statement, and escapes begin with a backslash. */
export const needsCloserLook = (text: string, found: readonly Finding[]): boolean =>
  text.includes('\n') || text.includes('\\') || found.some(isMark);

/** What is found in a text once its cells and what follows its escapes of line ends were looked at as well. */
export function* lookCloser(text: string, found: Finding[], sweepPart: SweepPart): Slices<Finding[]> {
  const look = new CloserLook(text, found, sweepPart);
  let looked = 0;
  for (const stretch of stretchesOf(text)) {
    look.atStretch(stretch);
    refuseAbove(look.count);
    yield;
  }
  for (const cell of cellsIn(text, look.inserts)) {
    look.atCell(cell);
    if (++looked % CELLS_PER_SLICE !== 0) continue;
    refuseAbove(look.count);
    yield;
  }
  return look.ended();
}
