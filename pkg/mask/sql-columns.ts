import { MAX_CELL, MAX_ROW, mayHold, namesOf } from './columns.ts';
import type { Cell, CellSteps, Heads } from './columns.ts';
import type { Span } from './detector.ts';

/** Longest list of columns, in UTF-16 units. */
const MAX_LIST = 2048;
/** Between `INSERT INTO` and the list at most: the name of the table, in UTF-16 units. */
const MAX_TABLE = 192;

/** How statements begin. */
export const statements: readonly string[] = [
  'INSERT INTO ',
  'Insert Into ',
  'Insert into ',
  'insert into ',
  'REPLACE INTO ',
];

const OPENING = 40;
const CLOSING = 41;
const COMMA = 44;
const QUOTE = 39;
const BACKSLASH = 92;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text.charCodeAt(at)) && at - from < MAX_ROW) at++;
  return at;
};

/** Behind the literal that begins at `at`: `''` and `\'` do not end it. -1 where it does not end before `limit`. */
const endOfLiteral = (text: string, at: number, limit: number): number => {
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE && text.charCodeAt(i + 1) === QUOTE) i++;
    else if (code === QUOTE) return i + 1;
  }
  return -1;
};

/** Values of one row, and where it ends. */
export interface Row {
  readonly values: readonly Span[];
  readonly end: number;
}

/** A value without the blanks and the quotes around it. */
const trimmed = (text: string, from: number, to: number): Span => {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const isQuoted = text.charCodeAt(start) === QUOTE && text.charCodeAt(end - 1) === QUOTE && end - start > 1;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
};

/** The row whose bracket opens at `at`; `undefined` where it does not close within MAX_ROW. */
export const rowAt = (text: string, at: number): Row | undefined => {
  const limit = Math.min(text.length, at + MAX_ROW);
  const values: Span[] = [];
  let depth = 0;
  let start = at + 1;
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = endOfLiteral(text, i, limit);
      if (end < 0) return undefined;
      i = end - 1;
    } else if (code === OPENING) {
      depth++;
    } else if (code === CLOSING && --depth === 0) {
      values.push(trimmed(text, start, i));
      return { values, end: i + 1 };
    } else if (code === COMMA && depth === 1) {
      values.push(trimmed(text, start, i));
      start = i + 1;
    }
  }
  return undefined;
};

const keyword = /^\s*values\s*\(/i;
const MAX_KEYWORD = 64;
/** From the beginning of a statement to its first row at most, in UTF-16 units. */
export const MAX_INSERT = MAX_TABLE + MAX_LIST + MAX_KEYWORD;

/** A list of columns whose names say something, and where the first row opens. */
export interface Insert {
  readonly names: Heads['names'];
  readonly at: number;
}

/** What the statement at `at` inserts. */
export const insertAt = (text: string, at: number): Insert | undefined => {
  const open = text.slice(at, at + MAX_TABLE).indexOf('(');
  if (open < 0) return undefined;
  const list = text.slice(at + open + 1, at + open + 1 + MAX_LIST);
  const close = list.indexOf(')');
  const names = close < 0 ? undefined : namesOf(list.slice(0, close), ',');
  const behind = at + open + 2 + close;
  const values = names === undefined ? null : keyword.exec(text.slice(behind, behind + MAX_KEYWORD));
  return names === undefined || values === null ? undefined : { names, at: behind + values[0].length - 1 };
};

export const longestStatement = Math.max(...statements.map(({ length }) => length));

const anyStatement = new RegExp(statements.join('|'));
/** Where the first statement begins; -1 where there is none. */
export const statementIn = (text: string): number => text.search(anyStatement);

/** The values of a row that may hold what the names of their columns say. */
export function* valuesOf(text: string, { values }: Row, names: Heads['names']): Generator<Cell, void, void> {
  for (const [i, { start, end }] of values.entries()) {
    const name = names[i];
    if (name === undefined || end - start > MAX_CELL) continue;
    const cell = { start, end, name };
    if (mayHold(text, cell)) yield cell;
  }
}

/** Where the row opens that follows the one that ends at `end`; -1 where none does, `undefined` where the text ends. */
export const nextRow = (text: string, end: number): number | undefined => {
  const comma = skipBlanks(text, end);
  if (comma === text.length) return undefined;
  if (text.charCodeAt(comma) !== COMMA) return -1;
  const open = skipBlanks(text, comma + 1);
  if (open === text.length) return undefined;
  return text.charCodeAt(open) === OPENING ? open : -1;
};

function* cellsOf(text: string, { names, at }: Insert): Generator<Cell | number, number, void> {
  let end = at;
  for (let open: number | undefined = at; open !== undefined && open >= 0; open = nextRow(text, end)) {
    const row = rowAt(text, open);
    yield (row?.end ?? open + MAX_ROW) - open;
    if (row === undefined) return end;
    yield* valuesOf(text, row, names);
    end = row.end;
  }
  return end;
}

/**
 * Values that `INSERT INTO t (ssn, ...) VALUES (...), (...)` gives to columns whose names say something. `places`:
 * where statements begin, in order.
 */
export function* sqlCellsOf(text: string, places: readonly number[]): CellSteps {
  let end = 0;
  for (const at of places) {
    yield at < end ? 0 : MAX_LIST;
    const insert = at < end ? undefined : insertAt(text, at);
    if (insert !== undefined) end = yield* cellsOf(text, insert);
  }
}
