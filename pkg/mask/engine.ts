import type { MaskingConfig } from '../api/policy.ts';
import { finish } from '../api/text.ts';
import type { Slices } from '../api/text.ts';
import { compileAnchors } from './anchors.ts';
import { compileAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import type { AnchorTable } from './anchors.ts';
import { cellsIn } from './cells.ts';
import type { Cell } from './columns.ts';
import { compileDictionary, outsideBlocks, searchDictionary, searchDictionaryNow } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { allDetectors } from './detectors/all.ts';
import { MAX_KEY_CONTEXT } from './detector.ts';
import { insertStatementMark } from './detectors/insert-statement.ts';
import { pseudonymToken } from './detectors/pseudonym-token.ts';
import { mayHoldEscapes, unescaped, unescapedNow } from './escapes.ts';
import { insertStatement, movedBy } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { inOrder } from './in-order.ts';
import { beginsInEscape, readBreaks, stretchesOf } from './line-escapes.ts';
import type { EscapedStretch } from './line-escapes.ts';
import { plainForm, plainFormNow } from './plain-form.ts';
import { refuseAbove } from './max-findings.ts';
import { byStart } from './ownership.ts';
import { compilePattern, matchSliced, patternProbe, patternsOf } from './pattern.ts';
import type { PatternProbe, Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import { FindingsMemo } from './memo.ts';
import { SMALL, sweepNow, sweepSliced } from './scan.ts';

/** What looks at a text: compiled once per policy. */
export interface Engine {
  readonly table: AnchorTable;
  readonly patterns: Patterns;
  readonly dictionary: Dictionary | undefined;
  readonly allowance: Allowance;
  readonly memo: FindingsMemo;
  /** All that can be found, in an order that the configuration alone decides. */
  readonly kinds: readonly Kind[];
}

export const patternProbesOf = (rules: MaskingConfig['rules']): readonly PatternProbe[] =>
  rules.flatMap(({ name, pattern }) =>
    pattern === undefined ? [] : [patternProbe(compilePattern(name, pattern))],
  );

let shared: AnchorTable | undefined;

/** Of all detectors: the same for every policy. */
const sharedTable = (): AnchorTable =>
  (shared ??= compileAnchors([pseudonymToken, insertStatementMark, ...allDetectors]));

/** All detectors, whatever the policy masks: what is found decides, and is recorded masked. */
export const createEngine = (config: Pick<MaskingConfig, 'rules' | 'allow' | 'dictionaries'>): Engine => {
  const table = sharedTable();
  const patterns = patternsOf(patternProbesOf(config.rules));
  const dictionary = compileDictionary(config.dictionaries);
  return {
    table,
    patterns,
    dictionary,
    allowance: compileAllowance(config.allow),
    memo: new FindingsMemo(),
    kinds: [...table.kinds, ...patterns.all.map(({ kind }) => kind), ...(dictionary?.kinds ?? [])],
  };
};

const withoutAllowed = ({ allowance }: Engine, text: string, found: Finding[]): Finding[] =>
  allowance.isEmpty
    ? found
    : found.filter(({ start, end, kind }) => !allowance.allows(text.slice(start, end), kind.entity));

const search = function* (engine: Engine, text: string, key: string): Slices<Finding[]> {
  const { dictionary, patterns } = engine;
  let found = yield* sweepSliced(engine.table, text, key);
  if (dictionary !== undefined) {
    const listed = outsideBlocks(yield* searchDictionary(dictionary, text, 0), found);
    if (listed.length > 0) found = found.concat(listed);
  }
  if (patterns.all.length > 0) found = found.concat(yield* matchSliced(patterns, text));
  return withoutAllowed(engine, text, found);
};

const searchNow = (engine: Engine, text: string, key: string): Finding[] => {
  const { dictionary, patterns } = engine;
  let found = sweepNow(engine.table, text, key);
  if (dictionary !== undefined) {
    const listed = outsideBlocks(searchDictionaryNow(dictionary, text, 0), found);
    if (listed.length > 0) found = found.concat(listed);
  }
  if (patterns.all.length > 0) found = found.concat(finish(matchSliced(patterns, text)));
  return withoutAllowed(engine, text, found);
};

/** Whether it was noted only, and is no value. */
const isMark = ({ kind }: Finding): boolean => kind.entity === insertStatement;

/** Adds what was found in the text as somebody reads it. */
const addRead = (found: Finding[], read: Reading, inside: readonly Finding[]): void => {
  const ends = new Map(found.map(({ start, end }) => [start, end]));
  for (const { start, end, kind } of inside) {
    const finding = { start: read.toWritten(start), end: read.endWritten(end), kind };
    if (isMark(finding)) continue;
    if (ends.get(finding.start) !== finding.end) found.push(finding);
  }
};

/** Cells looked at between two yields. */
const CELLS_PER_SLICE = 128;

/** What was found in a text, and what a closer look at parts of it adds and refutes. */
class CloserLook {
  readonly #engine: Engine;
  readonly #text: string;
  readonly #found: Finding[];
  /** Findings by where they stand; made with the first look. */
  #places: Map<number, Finding[]> | undefined;
  readonly #refuted = new Set<Finding>();
  #hasEscapes = false;
  /** Where `INSERT` statements begin. */
  readonly inserts: readonly number[];

  constructor(engine: Engine, text: string, found: Finding[]) {
    this.#engine = engine;
    this.#text = text;
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
    const found = sweepNow(this.#engine.table, text, key).map((finding) => movedBy(finding, base));
    return withoutAllowed(this.#engine, this.#text, found).filter((finding) => !isMark(finding));
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

const lookCloser = function* (engine: Engine, text: string, found: Finding[]): Slices<Finding[]> {
  const look = new CloserLook(engine, text, found);
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
};

const sorted = (found: Finding[]): readonly Finding[] => inOrder(found, byStart);

/** As written, and as whoever parses the JSON in a string (`anna\u0040example.eu`) or looks at it would read it. */
const searchBoth = function* (engine: Engine, text: string, key: string): Slices<readonly Finding[]> {
  const found = yield* search(engine, text, key);
  const read = mayHoldEscapes(text) ? yield* unescaped(text) : undefined;
  if (read !== undefined) addRead(found, read, yield* search(engine, read.text, key));
  const plain = yield* plainForm(text);
  if (plain !== undefined) addRead(found, plain, yield* search(engine, plain.text, key));
  return sorted(yield* lookCloser(engine, text, found));
};

const searchBothNow = (engine: Engine, text: string, key: string): readonly Finding[] => {
  const found = searchNow(engine, text, key);
  const read = unescapedNow(text);
  if (read !== undefined) addRead(found, read, searchNow(engine, read.text, key));
  const plain = plainFormNow(text);
  if (plain !== undefined) addRead(found, plain, searchNow(engine, plain.text, key));
  return sorted(finish(lookCloser(engine, text, found)));
};

/** What was found in a text before, below a key; without `name` it is not remembered. */
const recall = ({ memo }: Engine, name: string | undefined): readonly Finding[] | undefined =>
  name === undefined ? undefined : memo.get(name);

const remember = (
  { memo }: Engine,
  name: string | undefined,
  found: readonly Finding[],
): readonly Finding[] => {
  if (name !== undefined) memo.set(name, found);
  return found;
};

/** `findAll` in one go, without looking for what was found before, or remembering it. */
export const searchAnew = (engine: Engine, text: string, jsonKey: string): readonly Finding[] =>
  searchBothNow(engine, text, jsonKey.slice(0, MAX_KEY_CONTEXT));

/** What somebody else has found in the text that is asked about; `undefined`: nobody has looked. */
export type FoundElsewhere = () => readonly Finding[] | undefined;

/** `findAll` in one go: for texts of at most SMALL units. */
export const findAllNow = (
  engine: Engine,
  text: string,
  jsonKey: string,
  elsewhere?: FoundElsewhere,
): readonly Finding[] => {
  const key = jsonKey.slice(0, MAX_KEY_CONTEXT);
  const name = engine.memo.nameOf(text, key);
  return recall(engine, name) ?? remember(engine, name, elsewhere?.() ?? searchBothNow(engine, text, key));
};

/** All findings in a text below a JSON key (empty: none), sorted by start; they may overlap. */
export function* findAll(
  engine: Engine,
  text: string,
  jsonKey: string,
  elsewhere?: FoundElsewhere,
): Slices<readonly Finding[]> {
  if (text.length <= SMALL) return findAllNow(engine, text, jsonKey, elsewhere);
  const key = jsonKey.slice(0, MAX_KEY_CONTEXT);
  const name = engine.memo.nameOf(text, key);
  return (
    recall(engine, name) ?? remember(engine, name, elsewhere?.() ?? (yield* searchBoth(engine, text, key)))
  );
}
