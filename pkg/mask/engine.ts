import type { MaskingConfig } from '../api/policy.ts';
import type { Slices } from '../api/text.ts';
import { compileAnchors } from './anchors.ts';
import { compileAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import type { AnchorTable } from './anchors.ts';
import { compileDictionary, outsideBlocks, searchDictionary } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { allDetectors } from './detectors/all.ts';
import { MAX_KEY_CONTEXT } from './detector.ts';
import { pseudonymToken } from './detectors/pseudonym-token.ts';
import { mayHoldEscapes, unescaped } from './escapes.ts';
import type { Finding } from './finding.ts';
import { byStart } from './ownership.ts';
import { compilePattern, matchSliced, patternProbe } from './pattern.ts';
import type { PatternProbe } from './pattern.ts';
import { FindingsMemo } from './memo.ts';
import { sweepSliced } from './scan.ts';

/** What looks at a text: compiled once per policy. */
export interface Engine {
  readonly table: AnchorTable;
  readonly patterns: readonly PatternProbe[];
  readonly dictionary: Dictionary | undefined;
  readonly allowance: Allowance;
  readonly memo: FindingsMemo;
}

export const patternProbesOf = (rules: MaskingConfig['rules']): readonly PatternProbe[] =>
  rules.flatMap(({ name, pattern }) =>
    pattern === undefined ? [] : [patternProbe(compilePattern(name, pattern))],
  );

/** All detectors, whatever the policy masks: what is found decides, and is recorded masked. */
export const createEngine = (config: Pick<MaskingConfig, 'rules' | 'allow' | 'dictionaries'>): Engine => ({
  table: compileAnchors([pseudonymToken, ...allDetectors]),
  patterns: patternProbesOf(config.rules),
  dictionary: compileDictionary(config.dictionaries),
  allowance: compileAllowance(config.allow),
  memo: new FindingsMemo(),
});

const search = function* (engine: Engine, text: string, key: string): Slices<Finding[]> {
  const { allowance, dictionary, patterns } = engine;
  let found = yield* sweepSliced(engine.table, text, key);
  if (dictionary !== undefined) {
    const listed = outsideBlocks(yield* searchDictionary(dictionary, text, 0), found);
    if (listed.length > 0) found = found.concat(listed);
  }
  if (patterns.length > 0) found = found.concat(yield* matchSliced(patterns, text));
  if (allowance.isEmpty) return found;
  return found.filter(({ start, end, kind }) => !allowance.allows(text.slice(start, end), kind.entity));
};

/** As written, and as whoever parses the JSON in a string would read it (`anna\u0040example.eu`). */
const searchBoth = function* (engine: Engine, text: string, key: string): Slices<Finding[]> {
  const found = yield* search(engine, text, key);
  const read = mayHoldEscapes(text) ? yield* unescaped(text) : undefined;
  if (read === undefined) return found.sort(byStart);
  const ends = new Map(found.map(({ start, end }) => [start, end]));
  for (const { start, end, kind } of yield* search(engine, read.text, key)) {
    const finding = { start: read.toWritten(start), end: read.toWritten(end), kind };
    if (ends.get(finding.start) !== finding.end) found.push(finding);
  }
  return found.sort(byStart);
};

/** All findings in a text below a JSON key (empty: none), sorted by start; they may overlap. */
export function* findAll(engine: Engine, text: string, jsonKey: string): Slices<readonly Finding[]> {
  const key = jsonKey.slice(0, MAX_KEY_CONTEXT);
  const remembered = FindingsMemo.keyOf(text, key);
  const known = remembered === undefined ? undefined : engine.memo.get(remembered);
  if (known !== undefined) return known;
  const found = yield* searchBoth(engine, text, key);
  if (remembered !== undefined) engine.memo.set(remembered, found);
  return found;
}
