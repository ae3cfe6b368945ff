import { MAX_HEADS, cellsOfTables, lineAt, namesOf } from './columns.ts';
import type { CellSteps, Heads, TableSteps } from './columns.ts';

/** How a statement of PostgreSQL begins whose rows follow it, line by line. */
export const copyStatements: readonly string[] = ['COPY ', 'copy '];
/** Blanks before it in its line at most, in UTF-16 units. */
const MAX_INDENT = 32;

const begins = /^[ \t]*(?:COPY|copy) /;
const statement =
  /^[ \t]{0,32}COPY [^(]{1,192}\((?<list>[^()]+)\) FROM stdin\b(?<options>(?:[^;']|'[^']*')*)(?:;\s*)?$/i;
/** `DELIMITER '|'`, `DELIMITER AS E'\t'`; without it, CSV has commas and everything else tabs. */
const written = /\bdelimiter\s+(?:as\s+)?(?:e'\\t'|'(?<sign>[^'\\])')/i;

const delimiterOf = (options: string): string => {
  const given = written.exec(options);
  if (given !== null) return given.groups?.['sign'] ?? '\t';
  return /\bcsv\b/i.test(options) ? ',' : '\t';
};

/** Where the line begins in which nothing but blanks stands before the statement at `at`; -1 where something does. */
export const copyLineAt = (text: string, at: number): number => {
  let start = at;
  while (at - start <= MAX_INDENT && isBlank(text.charCodeAt(start - 1))) start--;
  const isLine = start === 0 || text.charCodeAt(start - 1) === 10;
  return isLine && at - start <= MAX_INDENT ? start : -1;
};

const isBlank = (code: number): boolean => code === 32 || code === 9;

/** What a line that is such a statement says of the rows below it. */
export const copyHeadsOf = (line: string): Heads | undefined => {
  const groups = begins.test(line) ? statement.exec(line)?.groups : undefined;
  const names = groups === undefined ? undefined : namesOf(groups['list'] ?? '', ',');
  if (names === undefined) return undefined;
  return { kind: 'copy', delimiter: delimiterOf(groups?.['options'] ?? ''), names };
};

/** The tables below statements; `places`: where they may begin. */
function* copyTablesOf(text: string, places: readonly number[]): TableSteps {
  for (const at of places) {
    const isCopy = copyStatements.some((each) => text.startsWith(each, at));
    const start = isCopy ? copyLineAt(text, at) : -1;
    if (start < 0) continue;
    const end = text.indexOf('\n', at);
    yield Math.min(end - start, MAX_HEADS);
    const found = end < 0 || end - start > MAX_HEADS ? undefined : copyHeadsOf(lineAt(text, start));
    if (found !== undefined) yield { ...found, rows: end + 1 };
  }
}

/** Their cells, which end with the first line of one cell (`\.`). */
export function copyCellsOf(text: string, places: readonly number[]): CellSteps {
  return cellsOfTables(text, copyTablesOf(text, places));
}
