import { copyCellsOf } from './copy-columns.ts';
import { cellsOfTables, tablesOf } from './columns.ts';
import type { Cell } from './columns.ts';
import { sqlCellsOf } from './sql-columns.ts';

/** All values of a text of which the name of their column says something; `statements`: where some of SQL begin. */
export function* cellsIn(text: string, statements: readonly number[]): Generator<Cell, void, void> {
  yield* cellsOfTables(text, tablesOf(text));
  yield* copyCellsOf(text, statements);
  yield* sqlCellsOf(text, statements);
}
