import { copyCellsOf, copyStatements } from './copy-columns.ts';
import { cellsOfTables, tablesOf } from './columns.ts';
import type { CellSteps } from './columns.ts';
import { htmlCellsOf } from './html-tables.ts';
import { longestStatement, sqlCellsOf, statements } from './sql-columns.ts';

const beginning = new RegExp([...statements, ...copyStatements].join('|'), 'g');

/** Where statements may begin in `[from, to)`. */
export const statementsWithin = (text: string, from: number, to: number): readonly number[] =>
  Array.from(
    text.slice(from, to + longestStatement - 1).matchAll(beginning),
    ({ index }) => from + index,
  ).filter((at) => at < to);

/** All values of a text of which the name of their column says something; `statements`: where some of SQL begin. */
export function* cellsIn(text: string, statements: readonly number[]): CellSteps {
  yield* cellsOfTables(text, tablesOf(text));
  yield* copyCellsOf(text, statements);
  yield* sqlCellsOf(text, statements);
  yield* htmlCellsOf(text);
}
