import { RE2JS, RE2Set } from 're2js';
import type { Slices } from '../api/text.ts';
import { commonnessAt } from './anchors.ts';
import { certainty } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { refuseAbove } from './max-findings.ts';
import { MAX_QUICK } from './quick-search.ts';

/**
 * Patterns run over windows at fixed offsets of a part, so that a stream sees what the whole would: a window
 * looks for matches that begin in its `WINDOW` UTF-16 units, and they may reach `MAX_MATCH` units behind it.
 * A match longer than `MAX_MATCH` may be cut there; the next window goes on.
 */
export const WINDOW = 512;
export const MAX_MATCH = 256;
/** Windows run between two yields. */
const WINDOWS_PER_SLICE = 8;
/** Units before a window that `^` and `\b` may see. */
const CONTEXT = 2;

/** A policy's pattern, compiled. The group `value`, else the whole match, is what it finds. */
export interface CompiledPattern {
  readonly name: string;
  readonly regex: RE2JS;
  readonly group: string | 0;
  /** A string that every match begins with; empty where the pattern does not tell. */
  readonly literal: string;
  /** The part of that string which is looked for, and where in it that begins. */
  readonly sought: string;
  readonly before: number;
}

const group = 'value';

/** Characters at the beginning of a pattern that stand for themselves. */
const literalOf = (pattern: string): string => {
  if (pattern.includes('|')) return '';
  const literal = /^[A-Za-z0-9 _:=#@/,;<>"'&%~-]*/.exec(pattern)?.[0] ?? '';
  // A quantifier belongs to the last character alone.
  return '?*{'.includes(pattern.charAt(literal.length) || '.') ? literal.slice(0, -1) : literal;
};

/** `indexOf` looks for the first character of what it is given, and `e` is everywhere. */
const rarestIn = (literal: string): number => {
  let rarest = 0;
  for (let i = 1; i < literal.length; i++) {
    if (commonnessAt(literal, i) < commonnessAt(literal, rarest)) rarest = i;
  }
  return rarest;
};

/** Where the literal of a pattern stands, from `from` on; -1: nowhere. */
export const indexOfLiteral = (
  { literal, sought, before }: Pick<CompiledPattern, 'literal' | 'sought' | 'before'>,
  text: string,
  from: number,
): number => {
  let at = text.indexOf(sought, from + before);
  while (at >= 0 && !text.startsWith(literal, at - before)) at = text.indexOf(sought, at + 1);
  return at < 0 ? -1 : at - before;
};

/** Compiles a pattern. Throws an `Error` that says what is wrong with it, for the author of the policy. */
export const compilePattern = (name: string, pattern: string): CompiledPattern => {
  const regex = RE2JS.compile(pattern);
  if (regex.matcher('').find()) {
    throw new Error('matches the empty text, which is everywhere: let it match at least one character');
  }
  const named = Object.keys(regex.namedGroups()).includes(group);
  const literal = literalOf(pattern);
  const before = rarestIn(literal);
  const sought = literal.slice(before, before + MAX_QUICK);
  return { name, regex, group: named ? group : 0, literal, sought, before };
};

export interface PatternProbe {
  readonly kind: Kind;
  readonly pattern: CompiledPattern;
}

export const patternProbe = (pattern: CompiledPattern): PatternProbe => ({
  kind: { entity: pattern.name, certainty: certainty.pattern, secret: false },
  pattern,
});

/** Whether window `index` of the text can hold a match at all. */
const isWorthwhile = (pattern: CompiledPattern, text: string, from: number, to: number): boolean => {
  if (pattern.literal === '') return true;
  const at = indexOfLiteral(pattern, text, from);
  return at >= 0 && at < to;
};

/** Runs one pattern over the window that begins at `from`; `text` may begin anywhere CONTEXT units before it. */
export const matchWindow = (probe: PatternProbe, text: string, from: number, found: Finding[]): void => {
  const to = from + WINDOW;
  const { regex, group: name } = probe.pattern;
  if (from >= text.length || !isWorthwhile(probe.pattern, text, from, to)) return;
  const base = Math.max(0, from - CONTEXT);
  const matcher = regex.matcher(text.slice(base, to + MAX_MATCH));
  let at = from - base;
  while (at <= to - base && matcher.find(at) && matcher.start() < to - base) {
    const start = matcher.start(name);
    const end = matcher.end(name);
    if (start >= 0 && end > start) found.push({ start: start + base, end: end + base, kind: probe.kind });
    at = Math.max(matcher.end(), matcher.start() + 1);
    if (at > matcher.inputLength()) break;
  }
};

/**
 * The patterns of a policy. Those with a literal are run one by one where it stands: measured, that costs a ninth of
 * running all at once. The others are asked all at once about each window, which costs a quarter of running two of
 * them.
 */
export interface Patterns {
  readonly all: readonly PatternProbe[];
  readonly literal: readonly PatternProbe[];
  readonly others: readonly PatternProbe[];
  /** Of the others; `undefined` where there are none. */
  readonly set: RE2Set | undefined;
}

/** Bytes of the automaton of a set; above, it begins anew. */
const MAX_SET_BYTES = 1024 * 1024;

const setOf = (probes: readonly PatternProbe[]): RE2Set => {
  const set = new RE2Set(RE2Set.UNANCHORED, 0, MAX_SET_BYTES);
  for (const { pattern } of probes) set.add(pattern.regex.pattern());
  set.compile();
  return set;
};

export const patternsOf = (all: readonly PatternProbe[]): Patterns => {
  const others = all.filter(({ pattern }) => pattern.literal === '');
  return {
    all,
    literal: all.filter(({ pattern }) => pattern.literal !== ''),
    others,
    set: others.length === 0 ? undefined : setOf(others),
  };
};

/** Where the next window begins, from `from` on, that may hold a match; the text's length where none does. */
const nextWindow = (pattern: CompiledPattern, text: string, from: number): number => {
  const next = indexOfLiteral(pattern, text, from);
  return next < 0 ? text.length : next - (next % WINDOW);
};

/** The windows that some pattern may match in, each pattern at a time. */
function* windowsOf({ literal, others, set }: Patterns, text: string, found: Finding[]): Slices<void> {
  for (const probe of literal) {
    let at = nextWindow(probe.pattern, text, 0);
    for (; at < text.length; at = nextWindow(probe.pattern, text, at + WINDOW)) {
      matchWindow(probe, text, at, found);
      yield;
    }
  }
  for (let at = 0; set !== undefined && at < text.length; at += WINDOW) {
    const window = text.slice(Math.max(0, at - CONTEXT), at + WINDOW + MAX_MATCH);
    for (const index of set.match(window)) matchWindow(others[index] as PatternProbe, text, at, found);
    yield;
  }
}

/** All patterns over a whole text, in slices. */
export function* matchSliced(patterns: Patterns, text: string): Slices<Finding[]> {
  const found: Finding[] = [];
  const windows = windowsOf(patterns, text, found);
  for (let run = 1; windows.next().done !== true; run++) {
    if (run % WINDOWS_PER_SLICE !== 0) continue;
    refuseAbove(found.length);
    yield;
  }
  return found;
}
