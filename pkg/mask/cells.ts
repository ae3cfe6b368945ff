import { copyCellsOf } from './copy-columns.ts';
import { cellsOf, tablesOf } from './columns.ts';
import type { Cell } from './columns.ts';
import { sqlCellsOf } from './sql-columns.ts';

/** All values of a text of which the name of their column says something; `statements`: where some of SQL begin. */
export function* cellsIn(text: string, statements: readonly number[]): Generator<Cell, void, void> {
  for (const table of tablesOf(text)) yield* cellsOf(text, table);
  yield* copyCellsOf(text, statements);
  yield* sqlCellsOf(text, statements);
}
