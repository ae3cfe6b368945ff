import { MAX_HEADS, cellsOfTables, lineAt, namesOf } from './columns.ts';
import type { CellSteps, Heads, TableSteps } from './columns.ts';

/** How a statement of PostgreSQL begins whose rows follow it, line by line. */
export const copyStatement = 'COPY ';

const statement = /^COPY [^(]{1,192}\((?<list>[^()]+)\) FROM stdin\b(?<options>[^;]*)(?:;\s*)?$/i;

/** What a line that is such a statement says of the rows below it. */
export const copyHeadsOf = (line: string): Heads | undefined => {
  const groups = line.startsWith(copyStatement) ? statement.exec(line)?.groups : undefined;
  const names = groups === undefined ? undefined : namesOf(groups['list'] ?? '', ',');
  if (names === undefined) return undefined;
  return { kind: 'copy', delimiter: /\bcsv\b/i.test(groups?.['options'] ?? '') ? ',' : '\t', names };
};

/** The tables below statements; `places`: where they may begin. */
function* copyTablesOf(text: string, places: readonly number[]): TableSteps {
  for (const at of places) {
    if (!text.startsWith(copyStatement, at) || (at > 0 && text.charCodeAt(at - 1) !== 10)) continue;
    const end = text.indexOf('\n', at);
    yield Math.min(end - at, MAX_HEADS);
    const found = end < 0 || end - at > MAX_HEADS ? undefined : copyHeadsOf(lineAt(text, at));
    if (found !== undefined) yield { ...found, rows: end + 1 };
  }
}

/** Their cells, which end with the first line of one cell (`\.`). */
export function copyCellsOf(text: string, places: readonly number[]): CellSteps {
  return cellsOfTables(text, copyTablesOf(text, places));
}
