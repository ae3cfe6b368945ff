import { MAX_HEADS, cellsOf, lineAt, namesOf } from './columns.ts';
import type { Cell, Heads } from './columns.ts';

/** How a statement of PostgreSQL begins whose rows follow it, line by line. */
export const copyStatement = 'COPY ';

const statement = /^COPY [^(]{1,192}\((?<list>[^()]+)\) FROM stdin\b(?<options>[^;]*);?\s*$/i;

/** What a line that is such a statement says of the rows below it. */
export const copyHeadsOf = (line: string): Heads | undefined => {
  const groups = line.startsWith(copyStatement) ? statement.exec(line)?.groups : undefined;
  const names = groups === undefined ? undefined : namesOf(groups['list'] ?? '', ',');
  if (names === undefined) return undefined;
  return { delimiter: /\bcsv\b/i.test(groups?.['options'] ?? '') ? ',' : '\t', names };
};

/** The cells below statements; `places`: where they may begin. They end with the first line of one cell (`\.`). */
export function* copyCellsOf(text: string, places: readonly number[]): Generator<Cell, void, void> {
  for (const at of places) {
    if (!text.startsWith(copyStatement, at) || (at > 0 && text.charCodeAt(at - 1) !== 10)) continue;
    const end = text.indexOf('\n', at);
    const found = end < 0 || end - at > MAX_HEADS ? undefined : copyHeadsOf(lineAt(text, at));
    if (found !== undefined) yield* cellsOf(text, { ...found, rows: end + 1 });
  }
}
