import { DIGIT, is } from './characters.ts';
import { holdsContext } from './context.ts';
import type { Span } from './detector.ts';
import { namesPassword } from './detectors/password-name.ts';

/**
 * How far into a text the heads of its columns may stand, and the longest line that is read as a row, in UTF-16 units.
 */
export const MAX_HEAD_AT = 4096;
export const MAX_ROW = 4096;
/** Longest line of heads, in UTF-16 units. */
export const MAX_HEADS = 2048;
/** Columns at most. */
export const MAX_COLUMNS = 128;
/** Longest cell that is looked at, in UTF-16 units. */
export const MAX_CELL = 128;

const PIPE = '|';
const delimiters = [',', ';', '\t', PIPE, '^'];
/** A line of heads: words without signs that sentences and programs have. */
const head = String.raw`"?[\p{L}_](?:[\p{L}\p{N} _()#/-]|\.(?=[\p{L}_]))*"?`;
const heads = new RegExp(String.raw`^${head}(?:[,;\t] ?${head})+$`, 'u');

/** Letters of a shortened word at most: a longer one with a dot ends a sentence. */
const MAX_SHORTENED = 6;
const shortWord = (letters: number): string => String.raw`(?<=\p{L})(?<!\p{L}{${letters + 1}})\.`;

/** Where heads shorten words: `Geb.-Datum`, `Nr. konta`, `D.O.B.`, `Factuurnr.`, `N.º`; `last`: letters of the last. */
const shorteningOf = (last: number): string => {
  const behind = String.raw`(?=[ ,;\t"()/-])`;
  const number = String.raw`(?<=n[ro]|nro|num|dat|tel|tlf|adr|(?<!\p{L})\p{L})\.(?:${behind}|$)`;
  const word = `${shortWord(MAX_SHORTENED)}${behind}|${shortWord(last)}$`;
  // One look ahead, which is not gone back into: a dot could be read in several ways, and a line has many.
  return String.raw`(?=\.[\p{L}_º°]|(?<=\p{L})\.[;\t]|${word}|${number})\.`;
};

const shortenedOf = (last: number): string =>
  String.raw`"?(?:[#\u2116]|[#\u2116*]?[\p{L}_](?:[\p{L}\p{N} \u00a0_()#\u2116/°º*%&'\u2019-]|${shorteningOf(last)})*)"?`;

/** Between semicolons and tabs, which sentences seldom have. */
const spacedHeadsOf = (last: number): RegExp => {
  const head = shortenedOf(last);
  return new RegExp(String.raw`^${head}(?:[;\t] ?${head})+$`, 'iu');
};

/** Between commas without a space behind them. The first may be empty: it counts the rows. */
const tightHeadsOf = (last: number): RegExp => {
  const head = shortenedOf(last);
  return new RegExp(`^(?:${head})?(?:,${head})+$`, 'iu');
};

const spacedHeads = { few: spacedHeadsOf(4), many: spacedHeadsOf(MAX_SHORTENED) };
const tightHeads = { few: tightHeadsOf(3), many: tightHeadsOf(MAX_SHORTENED) };
/** So many delimiters no sentence has. */
const MANY = 3;

const countOf = (text: string, character: string): number => text.split(character).length - 1;

const areShortened = (line: string): boolean => {
  const delimiter = [';', '\t', ','].find((each) => line.includes(each));
  if (delimiter === undefined || (delimiter === ',' && line.includes(', '))) return false;
  const { few, many } = delimiter === ',' ? tightHeads : spacedHeads;
  return (countOf(line, delimiter) < MANY ? few : many).test(line);
};

/** Between bars or carets without blanks around, which programs have as well: a line of names and nothing else. */
const plainHead = String.raw`"?[\p{L}_](?:[\p{L}\p{N} _()#/.°º'\u2019-]*(?:[\p{L}\p{N}_)°º]|${shortWord(4)}))?"?`;
const barredHeads = new RegExp(
  String.raw`^${plainHead}(?:\|${plainHead}){2,}$|^${plainHead}(?:\^${plainHead}){2,}$`,
  'u',
);

const mayBeBarred = (line: string): boolean => line.includes(PIPE) || line.includes('^');

const areHeads = (line: string): boolean =>
  heads.test(line) || areShortened(line) || (mayBeBarred(line) && barredHeads.test(line));

/** The line below the heads of a table between bars, as Markdown and terminals draw it. */
const rule = /^[-:|+ \t]+$/;
const isRule = (line: string): boolean => line.includes('-') && rule.test(line);

/** The heads of a table. */
export interface Heads {
  /** As separated values, drawn with bars, or below a `COPY`. The next table of a kind ends the one before it. */
  readonly kind: 'lines' | 'bars' | 'copy';
  readonly delimiter: string;
  /** Per column what its head says; `undefined`: nothing about a value. */
  readonly names: readonly (string | undefined)[];
}

/** A table of separated values in a text. */
export interface Columns extends Heads {
  /** Where its rows begin. */
  readonly rows: number;
}

/** What stands in a column whose head says something. */
export interface Cell extends Span {
  readonly name: string;
}

/** A cell, or how many UTF-16 units were looked at. */
export type CellSteps = Generator<Cell | number, void, void>;
/** A table, or the same. */
export type TableSteps = Generator<Columns | number, void, void>;

/** A line, or as much of it as is read, without its end. */
export const readLine = (line: string): string => {
  const read = line.length > MAX_ROW ? line.slice(0, MAX_ROW) : line;
  return read.endsWith('\r') ? read.slice(0, -1) : read;
};

export const lineAt = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return readLine(text.slice(at, end < 0 || end - at > MAX_ROW ? at + MAX_ROW : end));
};

/** What heads between delimiters say; `undefined` where none says anything. */
export const namesOf = (line: string, delimiter: string): Columns['names'] | undefined => {
  const names = line.split(delimiter).map((field) => field.replaceAll(/["*`[\]]/g, '').trim());
  return names.length <= MAX_COLUMNS && names.some(holdsContext)
    ? names.map((name) => (holdsContext(name) ? name : undefined))
    : undefined;
};

/** The heads of a table between bars: this line, with a line of dashes below it. */
export const barHeadsOf = (line: string, dashes: string): Heads | undefined => {
  const names = line.includes(PIPE) && isRule(dashes) ? namesOf(line, PIPE) : undefined;
  return names === undefined ? undefined : { kind: 'bars', delimiter: PIPE, names };
};

/** Behind the line at `at`. */
const nextLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** The table between bars whose heads are this line, with a line of dashes at `at`. */
const barTableOf = (text: string, line: string, at: number): Columns | undefined => {
  const found = barHeadsOf(line, lineAt(text, at));
  return found === undefined ? undefined : { ...found, rows: nextLine(text, at) };
};

/** What a line of dashes may begin with. */
const isRuleStart = (code: number): boolean =>
  code === 124 || code === 45 || code === 58 || code === 43 || code === 32 || code === 9;

/** The tables between bars. */
function* barTablesOf(text: string): TableSteps {
  let at = 0;
  for (let bar = text.indexOf(PIPE); bar >= 0; bar = text.indexOf(PIPE, at)) {
    const end = text.indexOf('\n', bar);
    if (end < 0) return;
    const start = text.lastIndexOf('\n', bar) + 1;
    at = end + 1;
    yield at - start;
    if (end - start > MAX_HEADS || !isRuleStart(text.charCodeAt(at))) continue;
    const table = barTableOf(text, lineAt(text, start), at);
    if (table !== undefined) yield table;
  }
}

/** The heads that this line has, where it is one of heads. */
export const headsOf = (line: string): Heads | undefined => {
  const delimiter = areHeads(line) ? delimiters.find((each) => line.includes(each)) : undefined;
  const names = delimiter === undefined ? undefined : namesOf(line, delimiter);
  return delimiter === undefined || names === undefined ? undefined : { kind: 'lines', delimiter, names };
};

/** Whether the line below heads has as many cells. */
export const isRowOf = ({ delimiter, names }: Heads, line: string): boolean =>
  countOf(line, delimiter) >= names.length - 1;

/** The table whose heads are this line; the rows below it begin at `rows`. */
const tableOf = (text: string, line: string, rows: number): Columns | undefined => {
  const found = headsOf(line);
  return found !== undefined && isRowOf(found, lineAt(text, rows)) ? { ...found, rows } : undefined;
};

/** The first table whose heads are a line within MAX_HEAD_AT, with a row of as many cells below it. */
const firstTableOf = (text: string): Columns | undefined => {
  for (let at = 0, end = text.indexOf('\n'); at < MAX_HEAD_AT && end >= 0; end = text.indexOf('\n', at)) {
    const columns = end - at > MAX_HEADS ? undefined : tableOf(text, lineAt(text, at), end + 1);
    if (columns !== undefined) return columns;
    at = end + 1;
  }
  return undefined;
};

/** One table of separated values, and all that are drawn with bars. */
export function* tablesOf(text: string): TableSteps {
  const first = firstTableOf(text);
  if (first !== undefined) yield first;
  yield* barTablesOf(text);
}

/** Where the cell ends that begins at `at`; what is quoted may hold delimiters. */
const endOfCell = (row: string, at: number, delimiter: string): number => {
  let end = at;
  if (row.charAt(at) === '"') {
    end = row.indexOf('"', at + 1);
    while (end >= 0 && row.charAt(end + 1) === '"') end = row.indexOf('"', end + 2);
    if (end < 0) return row.length;
  }
  const next = row.indexOf(delimiter, end);
  return next < 0 ? row.length : next;
};

const holdsDigit = (text: string, { start, end }: Span): boolean => {
  for (let at = start; at < end; at++) {
    if (is(text.charCodeAt(at), DIGIT)) return true;
  }
  return false;
};

/** Whether anything could be found in a cell: values without a digit are passwords. */
export const mayHold = (text: string, cell: Cell): boolean =>
  holdsDigit(text, cell) || namesPassword(cell.name);

/** The cells of the row that begins at `at` which may hold what their heads say. */
export function* cellsInRow(
  row: string,
  at: number,
  { delimiter, names }: Heads,
): Generator<Cell, void, void> {
  let start = 0;
  for (const name of names) {
    if (start > row.length) return;
    const end = endOfCell(row, start, delimiter);
    if (name !== undefined && end - start <= MAX_CELL && mayHold(row, { start, end, name })) {
      yield { start: at + start, end: at + end, name };
    }
    start = end + 1;
  }
}

/** The cells of a table; it ends with the first line of one cell, and before `until`. */
export function* cellsOf(text: string, table: Columns, until = text.length): CellSteps {
  for (let at = table.rows; at < until; at = nextLine(text, at)) {
    const row = lineAt(text, at);
    yield row.length;
    if (!row.includes(table.delimiter)) return;
    yield* cellsInRow(row, at, table);
  }
}

/** The cells of tables, in their order: a row is one of the last table of a kind alone, or many would read it. */
export function* cellsOfTables(text: string, tables: TableSteps): CellSteps {
  let last: Columns | undefined;
  for (const table of tables) {
    if (typeof table === 'number') {
      yield table;
      continue;
    }
    if (last !== undefined) yield* cellsOf(text, last, last.kind === table.kind ? table.rows : undefined);
    last = table;
  }
  if (last !== undefined) yield* cellsOf(text, last);
}
