import { BETWEEN, NO_LETTER, buildContextTree, contextIds, isUnspaced, step } from './context-tree.ts';
import type { ContextTree } from './context-tree.ts';
import type { ContextId } from './context-words.ts';
import { windowStart } from './context-window.ts';

/** How far left of a value, in UTF-16 units, its context may begin. */
export const CONTEXT_REACH = 96;
/** A word this much nearer, in UTF-16 units, says what a value is; another one does not. */
const SLACK = 16;

/** Ids of contexts, as the scan numbers them. */
export type Contexts = readonly number[];

export const contextsOf = (...names: readonly ContextId[]): Contexts =>
  names.map((name) => contextIds.indexOf(name));

const NOWHERE = Number.POSITIVE_INFINITY;

/** What stands before the value that was asked about last: several detectors look at the same digits. */
const last = {
  text: '',
  start: -1,
  key: '',
  /** Per context the distance of its nearest word to the value. */
  distances: new Float64Array(contextIds.length).fill(NOWHERE),
  nearest: NOWHERE,
};

let built: ContextTree | undefined;

const note = (ids: readonly number[], distance: number): void => {
  for (const id of ids) {
    if (distance < (last.distances[id] as number)) last.distances[id] = distance;
    if (distance < last.nearest) last.nearest = distance;
  }
};

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Whether a word may begin or end before `at`: also `taxId` has two. */
const isEdge = (tree: ContextTree, text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const code = text.charCodeAt(at);
  if ((tree.symbols[before] ?? NO_LETTER) <= BETWEEN || isUnspaced(code) || isUnspaced(before)) return true;
  return (tree.symbols[code] ?? NO_LETTER) <= BETWEEN || (isLower(before) && isUpper(code));
};

/** Words shorter than this, in UTF-16 units, occur in hashes and codes as well. */
const SHORT = 3;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a short word is one by itself: behind no letter or digit, and before no digit. In keys all words are. */
const standsApart = (tree: ContextTree, text: string, at: number, end: number): boolean => {
  const before = text.charCodeAt(at - 1);
  if (isUnspaced(text.charCodeAt(at)) || text === last.key) return true;
  return (tree.symbols[before] ?? NO_LETTER) <= BETWEEN && !isDigit(before) && !isDigit(text.charCodeAt(end));
};

/** Takes note of the words that begin at `at`; `origin` is where the value begins. */
const readWords = (tree: ContextTree, text: string, at: number, to: number, origin: number): void => {
  let node = 0;
  let wasBetween = false;
  for (let i = at; i < to; i++) {
    const symbol = tree.symbols[text.charCodeAt(i)] as number;
    if (symbol === NO_LETTER) return;
    const isBetween = symbol === BETWEEN;
    if (isBetween && wasBetween) continue;
    wasBetween = isBetween;
    node = step(tree, node, symbol);
    if (node === 0) return;
    const ending = tree.endings[node];
    if (ending === undefined || (i - at < SHORT && !standsApart(tree, text, at, i + 1))) continue;
    note(ending.open, origin - i - 1);
    if (isEdge(tree, text, i + 1)) note(ending.whole, origin - i - 1);
  }
};

const readStretch = (text: string, from: number, to: number, origin: number): void => {
  const tree = (built ??= buildContextTree());
  for (let at = from; at < to; at++) {
    if ((tree.symbols[text.charCodeAt(at)] as number) > BETWEEN && isEdge(tree, text, at))
      readWords(tree, text, at, to, origin);
  }
};

/** Reads the context of the value at `start` unless it was the last one; the key counts as written before the text. */
const read = (text: string, start: number, key: string): void => {
  if (last.start === start && last.text === text && last.key === key) return;
  last.text = text;
  last.start = start;
  last.key = key;
  last.distances.fill(NOWHERE);
  last.nearest = NOWHERE;
  const limit = Math.max(0, start - CONTEXT_REACH);
  readStretch(text, windowStart(text, start, limit), start, start);
  if (key !== '' && start <= CONTEXT_REACH) readStretch(key, 0, key.length, key.length + start);
};

const distanceTo = (contexts: Contexts): number => {
  let least = NOWHERE;
  for (const id of contexts) least = Math.min(least, last.distances[id] as number);
  return least;
};

/** UTF-16 units between the value and the nearest word of these contexts; infinite where there is none. */
export const distanceOf = (text: string, start: number, key: string, contexts: Contexts): number => {
  read(text, start, key);
  return distanceTo(contexts);
};

/** Whether a word of these contexts, or the JSON key, stands before the value that begins at `start`. */
export const isNear = (
  text: string,
  start: number,
  key: string,
  contexts: Contexts,
  reach = CONTEXT_REACH,
): boolean => {
  read(text, start, key);
  return distanceTo(contexts) <= reach;
};

/** `isNear`, and no word says sooner that the value is something else. */
export const isNearest = (
  text: string,
  start: number,
  key: string,
  contexts: Contexts,
  reach = CONTEXT_REACH,
): boolean => {
  read(text, start, key);
  const distance = distanceTo(contexts);
  return distance <= reach && distance <= last.nearest + SLACK;
};

const things = contextsOf('thing');

/** Whether what stands nearest says that the value is an order, a part, an invoice ... */
export const isThing = (text: string, start: number, key: string): boolean => {
  read(text, start, key);
  const distance = distanceTo(things);
  return distance < NOWHERE && distance <= last.nearest;
};
