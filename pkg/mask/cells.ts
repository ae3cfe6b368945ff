import { copyCellsOf } from './copy-columns.ts';
import { cellsOfTables, tablesOf } from './columns.ts';
import type { CellSteps } from './columns.ts';
import { sqlCellsOf } from './sql-columns.ts';

/** All values of a text of which the name of their column says something; `statements`: where some of SQL begin. */
export function* cellsIn(text: string, statements: readonly number[]): CellSteps {
  yield* cellsOfTables(text, tablesOf(text));
  yield* copyCellsOf(text, statements);
  yield* sqlCellsOf(text, statements);
}
