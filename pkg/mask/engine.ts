import type { MaskingConfig } from '../api/policy.ts';
import { finish } from '../api/text.ts';
import type { Slices } from '../api/text.ts';
import { compileAnchors } from './anchors.ts';
import { compileAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import type { AnchorTable } from './anchors.ts';
import { isMark, lookCloser, needsCloserLook } from './closer-look.ts';
import type { SweepPart } from './closer-look.ts';
import { compileDictionary, outsideBlocks, searchDictionary, searchDictionaryNow } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { allDetectors } from './detectors/all.ts';
import { MAX_KEY_CONTEXT } from './detector.ts';
import { insertStatementMark } from './detectors/insert-statement.ts';
import { pseudonymToken } from './detectors/pseudonym-token.ts';
import { mayHoldEscapes, unescaped, unescapedNow } from './escapes.ts';
import { movedBy } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { inOrder } from './in-order.ts';
import { plainForm, plainFormNow } from './plain-form.ts';
import { byStart } from './ownership.ts';
import { compilePattern, matchSliced, patternProbe, patternsOf } from './pattern.ts';
import type { PatternProbe, Patterns } from './pattern.ts';
import type { Reading } from './reading.ts';
import { FindingsMemo } from './memo.ts';
import { byPlace, isSame } from './told.ts';
import { SMALL, sweepNow, sweepSliced } from './scan.ts';
import type { Entered } from './scan.ts';
import { treatmentsOf } from './strategy.ts';

/** What looks at a text: compiled once per policy. */
export interface Engine {
  readonly table: AnchorTable;
  readonly patterns: Patterns;
  readonly dictionary: Dictionary | undefined;
  readonly allowance: Allowance;
  readonly memo: FindingsMemo;
  /** Blocks that no rule asks for are entered: what rules ask for may stand inside them. */
  readonly entered: Entered;
  /** All that can be found, in an order that the configuration alone decides. */
  readonly kinds: readonly Kind[];
}

export const patternProbesOf = (rules: MaskingConfig['rules']): readonly PatternProbe[] =>
  rules.flatMap(({ name, pattern }) =>
    pattern === undefined ? [] : [patternProbe(compilePattern(name, pattern))],
  );

const blocks = allDetectors.filter(({ shape }) => shape === 'block');

let shared: AnchorTable | undefined;

/** Of all detectors: the same for every policy. */
export const sharedTable = (): AnchorTable =>
  (shared ??= compileAnchors([pseudonymToken, insertStatementMark, ...allDetectors]));

type EngineConfig = Pick<MaskingConfig, 'rules' | 'allow' | 'dictionaries'>;

/** The blocks that no rule asks for, where rules mask something in prompts. */
const enteredBy = (config: Pick<MaskingConfig, 'rules'>): Entered => {
  const treatments = treatmentsOf(config, 'Request');
  const names = treatments.size === 0 ? [] : blocks.map(({ name }) => name);
  return new Set(names.filter((name) => !treatments.has(name)));
};

/** All detectors, whatever the policy masks: what is found decides, and is recorded masked. */
export function* createEngineSliced(config: EngineConfig): Slices<Engine> {
  const table = sharedTable();
  const patterns = patternsOf(patternProbesOf(config.rules));
  const dictionary = yield* compileDictionary(config.dictionaries);
  return {
    table,
    patterns,
    dictionary,
    allowance: compileAllowance(config.allow),
    memo: new FindingsMemo(),
    entered: enteredBy(config),
    kinds: [...table.kinds, ...patterns.all.map(({ kind }) => kind), ...(dictionary?.kinds ?? [])],
  };
}

/** The same in one go. */
export const createEngine = (config: EngineConfig): Engine => finish(createEngineSliced(config));

const withoutAllowed = ({ allowance }: Engine, text: string, found: Finding[]): Finding[] =>
  allowance.isEmpty
    ? found
    : found.filter(({ start, end, kind }) => !allowance.allows(text.slice(start, end), kind.entity));

/** What of a dictionary's entries counts beside what detectors found. */
const beside = (
  { entered }: Engine,
  listed: readonly Finding[],
  found: readonly Finding[],
): readonly Finding[] => {
  if (listed.length === 0) return listed;
  const passedOver = found.filter(({ kind }) => !entered.has(kind.entity));
  return outsideBlocks(listed, passedOver);
};

const search = function* (engine: Engine, text: string, key: string): Slices<Finding[]> {
  const { dictionary, patterns } = engine;
  let found = yield* sweepSliced(engine.table, text, key, engine.entered);
  if (dictionary !== undefined) {
    const listed = beside(engine, yield* searchDictionary(dictionary, text, 0), found);
    if (listed.length > 0) found = found.concat(listed);
  }
  if (patterns.all.length > 0) found = found.concat(yield* matchSliced(patterns, text));
  return withoutAllowed(engine, text, found);
};

const searchNow = (engine: Engine, text: string, key: string): Finding[] => {
  const { dictionary, patterns } = engine;
  let found = sweepNow(engine.table, text, key, engine.entered);
  if (dictionary !== undefined) {
    const listed = beside(engine, searchDictionaryNow(dictionary, text, 0), found);
    if (listed.length > 0) found = found.concat(listed);
  }
  if (patterns.all.length > 0) found = found.concat(finish(matchSliced(patterns, text)));
  return withoutAllowed(engine, text, found);
};

/** Adds what was found in the text as somebody reads it. */
const addRead = (found: Finding[], read: Reading, inside: readonly Finding[]): void => {
  const written = byPlace(found);
  for (const { start, end, kind } of inside) {
    const finding = { start: read.toWritten(start), end: read.endWritten(end), kind };
    if (isMark(finding)) continue;
    // As another thing, it may be one that no rule asks for.
    const isFound = written.get(finding.start)?.some((other) => isSame(other, finding)) ?? false;
    if (!isFound) found.push(finding);
  }
};

/** The detectors over parts of a text. */
const partSweep = (engine: Engine, text: string): SweepPart => {
  const placed = (found: readonly Finding[], base: number): readonly Finding[] =>
    withoutAllowed(
      engine,
      text,
      found.map((finding) => movedBy(finding, base)),
    );
  return {
    now: (part, base, key) => placed(sweepNow(engine.table, part, key, engine.entered), base),
    *sliced(part, base) {
      return placed(yield* sweepSliced(engine.table, part, '', engine.entered), base);
    },
  };
};

const sorted = (found: Finding[]): readonly Finding[] => inOrder(found, byStart);

/** As written, and as whoever parses the JSON in a string (`anna\u0040example.eu`) or looks at it would read it. */
const searchBoth = function* (engine: Engine, text: string, key: string): Slices<readonly Finding[]> {
  const found = yield* search(engine, text, key);
  const read = mayHoldEscapes(text) ? yield* unescaped(text) : undefined;
  if (read !== undefined) addRead(found, read, yield* search(engine, read.text, key));
  const plain = yield* plainForm(text);
  if (plain !== undefined) addRead(found, plain, yield* search(engine, plain.text, key));
  return sorted(yield* lookCloser(text, found, partSweep(engine, text)));
};

const searchBothNow = (engine: Engine, text: string, key: string): readonly Finding[] => {
  const found = searchNow(engine, text, key);
  const read = unescapedNow(text);
  if (read !== undefined) addRead(found, read, searchNow(engine, read.text, key));
  const plain = plainFormNow(text);
  if (plain !== undefined) addRead(found, plain, searchNow(engine, plain.text, key));
  return sorted(
    needsCloserLook(text, found) ? finish(lookCloser(text, found, partSweep(engine, text))) : found,
  );
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
