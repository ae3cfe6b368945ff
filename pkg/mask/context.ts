import { TOKEN, is, isNameCharacter, isOfMailName } from './characters.ts';
import {
  BETWEEN,
  FIRST_UNSPACED,
  NO_LETTER,
  begins,
  buildContextTree,
  contextIds,
  step,
} from './context-tree.ts';
import type { ContextTree, Ending } from './context-tree.ts';
import type { ContextId } from './context-words.ts';
import { forgetsBy } from './last-text.ts';
import { bracketBehind, windowOf } from './context-window.ts';
import { labelsBefore } from './pair-label.ts';

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

forgetsBy(() => {
  last.text = '';
  last.start = -1;
  last.key = '';
});

let built: ContextTree | undefined;

const thing = contextIds.indexOf('thing');
/** Whether no other words are taken note of. */
let areThingsAlone = false;

const note = (ids: readonly number[], distance: number): void => {
  for (const id of ids) {
    if (areThingsAlone && id !== thing) continue;
    if (distance < (last.distances[id] as number)) last.distances[id] = distance;
    if (distance < last.nearest) last.nearest = distance;
  }
};

/** The unit of the text; 0 beyond its ends. */
const unitAt = (text: string, at: number): number => text.charCodeAt(at) || 0;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a word may begin or end between two units: also `taxId` has two. */
const isEdge = (symbols: Uint8Array, before: number, code: number): boolean =>
  (symbols[before] as number) <= BETWEEN ||
  (symbols[code] as number) <= BETWEEN ||
  (isLower(before) && isUpper(code)) ||
  code >= FIRST_UNSPACED ||
  before >= FIRST_UNSPACED;

/** Words shorter than this, in UTF-16 units, occur in hashes and codes as well. */
const SHORT = 3;

/** Whether a short word is one by itself, or the last one of `userSsn`. In keys all words are. */
const standsApart = (symbols: Uint8Array, text: string, at: number, end: number): boolean => {
  const before = unitAt(text, at - 1);
  if (unitAt(text, at) >= FIRST_UNSPACED || text === last.key) return true;
  const after = unitAt(text, end);
  if (isDigit(before) || isDigit(after)) return false;
  if ((symbols[before] as number) <= BETWEEN) return true;
  return isLower(before) && isLower(unitAt(text, at - 2)) && (symbols[after] as number) <= BETWEEN;
};

/** Shortest run of capitals, digits and `_` behind the last `_` of a token of ours. */
const MIN_TAIL = 12;

/** Whether the word belongs to a mark of ours: `[PHONE_NUMBER]`, or the token or hash of a value. */
const isOfMark = (text: string, at: number, end: number): boolean => {
  if (!isUpper(unitAt(text, end - 1))) return false;
  let stop = end;
  let tail = end;
  for (; is(unitAt(text, stop), TOKEN); stop++) {
    if (text.charCodeAt(stop) === UNDERSCORE) tail = stop + 1;
  }
  if (unitAt(text, stop) === 93 && stop - at < MAX_MARK) return isMarkStart(text, at);
  return stop - tail >= MIN_TAIL || text.startsWith('HASH_', tail - 5);
};

const UNDERSCORE = 95;
/** Longest mark that is looked at, in UTF-16 units. */
const MAX_MARK = 64;

const isMarkStart = (text: string, at: number): boolean => {
  let start = at;
  while (at - start < MAX_MARK && is(unitAt(text, start - 1), TOKEN)) start--;
  return unitAt(text, start - 1) === 91;
};

/** Longest part of an e-mail address that is looked at, in UTF-16 units. */
const MAX_ADDRESS = 64;

/**
 * Whether the word belongs to an e-mail address (`order@firm.eu`), which says nothing of what stands beside it: once
 * it is masked, the word is gone.
 */
const isOfAddress = (text: string, at: number, end: number): boolean => {
  let stop = end;
  while (stop - end < MAX_ADDRESS && isOfMailName(unitAt(text, stop))) stop++;
  if (text.charCodeAt(stop) === AT) return isNameCharacter(unitAt(text, stop + 1));
  let start = at;
  while (at - start < MAX_ADDRESS && isOfMailName(unitAt(text, start - 1))) start--;
  return text.charCodeAt(start - 1) === AT && isOfMailName(unitAt(text, start - 2));
};

const AT = 64;

/** Takes note of the words that begin at `at`; `origin` is where the value begins. */
const readWords = (tree: ContextTree, text: string, at: number, to: number, origin: number): void => {
  const { symbols, endings } = tree;
  let node = 0;
  let wasBetween = false;
  for (let i = at; i < to; i++) {
    const symbol = symbols[text.charCodeAt(i)] as number;
    if (symbol === NO_LETTER) return;
    const isBetween = symbol === BETWEEN;
    if (isBetween && wasBetween) continue;
    wasBetween = isBetween;
    node = step(tree, node, symbol);
    if (node === 0) return;
    const ending = endings[node];
    if (ending !== undefined) noteEnding(symbols, ending, text, at, i + 1, origin);
  }
};

const noteEnding = (
  symbols: Uint8Array,
  { open, whole }: Ending,
  text: string,
  at: number,
  end: number,
  origin: number,
): void => {
  if (end - at <= SHORT && !standsApart(symbols, text, at, end)) return;
  const isWhole = whole.length > 0 && isEdge(symbols, text.charCodeAt(end - 1), unitAt(text, end));
  if ((!isWhole && open.length === 0) || isOfMark(text, at, end) || isOfAddress(text, at, end)) return;
  note(open, origin - end);
  if (isWhole) note(whole, origin - end);
};

const readStretch = (text: string, from: number, to: number, origin: number): void => {
  const tree = (built ??= buildContextTree());
  const { symbols } = tree;
  let before = unitAt(text, from - 1);
  let isBetween = (symbols[before] as number) <= BETWEEN;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const symbol = symbols[code] as number;
    const mayBegin = isBetween || code < 91 || code >= FIRST_UNSPACED;
    if (mayBegin && symbol > BETWEEN && isEdge(symbols, before, code)) {
      if (begins(tree, symbol, symbols[unitAt(text, at + 1)] as number))
        readWords(tree, text, at, to, origin);
    }
    isBetween = symbol <= BETWEEN;
    before = code;
  }
};

/** What is said of values beside this one may say that it is a thing as well: a part and its batch. */
const readThings = (text: string, from: number, to: number, origin: number): void => {
  areThingsAlone = true;
  readStretch(text, from, to, origin);
  areThingsAlone = false;
};

const isLetter = (symbols: Uint8Array, code: number): boolean => (symbols[code] as number) > BETWEEN;

/** Signs at most between the last letter and the value. */
const MAX_SIGNS = 6;

/** Whether the last letters before `start` stand apart: `P E S E L : `. */
const isSpacedOut = ({ symbols }: ContextTree, text: string, from: number, start: number): boolean => {
  const limit = Math.max(from + 4, start - MAX_SIGNS);
  for (let at = start - 1; at >= limit; at--) {
    if (!isLetter(symbols, text.charCodeAt(at))) continue;
    if (text.charCodeAt(at - 1) !== SPACE || text.charCodeAt(at - 3) !== SPACE) return false;
    const areLetters =
      isLetter(symbols, text.charCodeAt(at - 2)) && isLetter(symbols, text.charCodeAt(at - 4));
    return areLetters && !isLetter(symbols, unitAt(text, at - 5));
  }
  return false;
};

const SPACE = 32;
/** A letter and the space before the next one; two spaces part words. */
const apart = /(?<!\p{L})(\p{L}) (?=\p{L}(?!\p{L}))/gu;

/** Reads words whose letters stand apart as if they did not. */
const readSpacedOut = (text: string, from: number, start: number): void => {
  const tree = (built ??= buildContextTree());
  if (!isSpacedOut(tree, text, from, start)) return;
  const closed = text.slice(from, start).replaceAll(apart, '$1');
  readStretch(closed, 0, closed.length, closed.length);
};

/** Each line of a key says what the value at `start` is; what the first one says counts for a little more. */
const readKey = (key: string, start: number): void => {
  for (let from = 0; from < key.length; ) {
    const line = key.indexOf('\n', from);
    const to = line < 0 ? key.length : line;
    readStretch(key, from, to, to + start + (from === 0 ? 0 : 1));
    from = to + 1;
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
  const { from, own } = windowOf(text, start, limit);
  readStretch(text, own, start, start);
  readSpacedOut(text, own, start);
  if (from < own) readThings(text, from, own, start);
  if (key !== '' && start <= CONTEXT_REACH) readKey(key, start);
  for (const label of labelsBefore(text, start)) readStretch(label, 0, label.length, label.length + 1);
  const bracket = bracketBehind(text, start);
  if (bracket.to > bracket.from) readStretch(text, bracket.from, bracket.to, bracket.to + 1);
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

/** `isNear`, and no word of the others stands nearer by more than a word or two. */
export const isNearerThan = (
  text: string,
  start: number,
  key: string,
  contexts: Contexts,
  others: Contexts,
  reach = CONTEXT_REACH,
): boolean => {
  read(text, start, key);
  const distance = distanceTo(contexts);
  return distance <= reach && distance <= distanceTo(others) + SLACK;
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

/** Whether a text, such as the head of a column, holds words that say anything of a value. */
export const holdsContext = (text: string): boolean => {
  read('', 0, text);
  return last.nearest < NOWHERE;
};

const things = contextsOf('thing');

/** Whether what stands nearest says that the value is an order, a part, an invoice ... */
export const isThing = (text: string, start: number, key: string, reach = CONTEXT_REACH): boolean => {
  read(text, start, key);
  const distance = distanceTo(things);
  return distance <= reach && distance <= last.nearest;
};
