import { cellsOf, tablesOf } from './columns.ts';
import type { Cell } from './columns.ts';
import { sqlCellsOf } from './sql-columns.ts';

/** All values of a text of which the name of their column says something; `inserts`: where `INSERT`s begin. */
export function* cellsIn(text: string, inserts: readonly number[]): Generator<Cell, void, void> {
  for (const table of tablesOf(text)) yield* cellsOf(text, table);
  yield* sqlCellsOf(text, inserts);
}
