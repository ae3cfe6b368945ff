import type { OpenObject } from './member-names.ts';
import { END, KIND, NEXT, ROW } from './tape.ts';

export interface OpenContainer extends OpenObject {
  node: number;
  isObject: boolean;
  /** Last element or key so far, -1 while there is none. */
  last: number;
}

/** Where a tokenizer stands between two runs: all but the rows of its tape, which others share. */
export interface Standing {
  /** Bytes read; the one behind them was looked at. */
  readonly position: number;
  /** Rows of the tape. */
  readonly count: number;
  /** What the grammar allows next. */
  readonly expect: number;
  /** Node of the string being read, -1 outside strings; with what was seen in it so far. */
  readonly string: number;
  readonly stringKind: number;
  readonly stringIsKey: boolean;
  /** The outermost first. */
  readonly open: readonly Readonly<OpenContainer>[];
}

/** Containers that may be open where a tokenizer can be gone on from: what is deeper is read anew. */
const MAX_OPEN = 16;

/** `undefined` where there is more to it than is worth to be kept. */
export function openNow(open: readonly OpenContainer[], depth: number): readonly OpenContainer[] | undefined {
  if (depth > MAX_OPEN) return undefined;
  const containers = open.slice(0, depth);
  return containers.some(({ names }) => names !== undefined)
    ? undefined
    : containers.map((container) => ({ ...container }));
}

/** The first rows of a tape as they were at `standing`: what was open had no end yet, and nothing behind it. */
export function restoreRows(rows: Int32Array, { string, stringKind, open }: Standing): void {
  for (const { node, last } of open) {
    rows[node * ROW + END] = -1;
    if (last !== -1) rows[last * ROW + NEXT] = -1;
  }
  if (string === -1) return;
  rows[string * ROW + KIND] = stringKind;
  rows[string * ROW + END] = -1;
}
