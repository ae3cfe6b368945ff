import { MAX_ROW } from './columns.ts';
import {
  MAX_INSERT,
  insertAt,
  longestStatement,
  nextRow,
  rowAt,
  statementIn,
  valuesOf,
} from './sql-columns.ts';
import type { Insert } from './sql-columns.ts';
import { streamCell } from './stream-cell.ts';
import type { StreamCell } from './stream-cell.ts';

/** A quick look: all statements have it. */
const mayHoldStatement = (text: string): boolean => text.includes('INTO ') || text.includes('nto ');

/** `INSERT` statements of a text that comes in pieces: what `sqlCellsOf` finds in the whole. */
export class StreamInserts {
  /** What is not done with, and its position. */
  #text = '';
  #base = 0;
  #insert: Insert | undefined;
  /** Where the row begins that is not all there yet, in `#text`; -1 between rows. */
  #row = -1;
  #isStatement = false;

  /** Position from which on the text may be a row that is not all there yet; infinite where it is none. */
  get open(): number {
    if (this.#isStatement && this.#insert === undefined) return this.#base;
    return this.#row < 0 ? Number.POSITIVE_INFINITY : this.#base + this.#row;
  }

  push(text: string): readonly StreamCell[] {
    this.#text += text;
    // A row that is begun ends with a bracket.
    return this.#row >= 0 && this.#text.length <= this.#row + MAX_ROW && !text.includes(')')
      ? []
      : this.#advance(false);
  }

  flush(): readonly StreamCell[] {
    return this.#advance(true);
  }

  #advance(final: boolean): readonly StreamCell[] {
    const cells: StreamCell[] = [];
    while (this.#seek() && this.#begin(final) && this.#rows(cells, final));
    return cells;
  }

  /** Goes to the next statement; false where none is there. */
  #seek(): boolean {
    if (this.#isStatement) return true;
    const at = mayHoldStatement(this.#text) ? statementIn(this.#text) : -1;
    this.#isStatement = at >= 0;
    this.#drop(at >= 0 ? at : Math.max(0, this.#text.length - longestStatement + 1));
    return this.#isStatement;
  }

  /** Reads up to the first row; false where more text is needed. */
  #begin(final: boolean): boolean {
    if (this.#insert !== undefined) return true;
    this.#insert = insertAt(this.#text, 0);
    if (this.#insert !== undefined) {
      this.#row = this.#insert.at;
      return true;
    }
    if (!final && this.#text.length < MAX_INSERT) return false;
    return this.#leave(1);
  }

  /** Reads rows; false where more text is needed. */
  #rows(cells: StreamCell[], final: boolean): boolean {
    const { names } = this.#insert ?? { names: [] };
    while (this.#insert !== undefined && this.#row >= 0) {
      const row = rowAt(this.#text, this.#row);
      if (row === undefined)
        return this.#isWaiting(this.#row + MAX_ROW, final) ? false : this.#leave(this.#row);
      for (const cell of valuesOf(this.#text, row, names))
        cells.push(streamCell(this.#text, this.#base, cell));
      this.#drop(row.end);
      this.#row = -1;
    }
    const next = nextRow(this.#text, 0);
    if (next === undefined) return this.#isWaiting(2 * MAX_ROW, final) ? false : this.#leave(0);
    if (next < 0) return this.#leave(0);
    this.#row = next;
    return true;
  }

  #isWaiting(most: number, final: boolean): boolean {
    return !final && this.#text.length < most;
  }

  /** The statement is done with: the next one is looked for from `at` on. True where there is text for it. */
  #leave(at: number): boolean {
    this.#isStatement = false;
    this.#insert = undefined;
    this.#row = -1;
    this.#drop(at);
    return this.#text !== '';
  }

  #drop(count: number): void {
    this.#text = this.#text.slice(count);
    this.#base += count;
  }
}
