import {
  MAX_HEAD_AT,
  MAX_HEADS,
  MAX_ROW,
  barHeadsOf,
  cellsInRow,
  headsOf,
  isRowOf,
  readLine,
} from './columns.ts';
import type { Heads } from './columns.ts';
import { copyHeadsOf } from './copy-columns.ts';
import { streamCell } from './stream-cell.ts';
import type { StreamCell } from './stream-cell.ts';

/** Tables of a text that comes in pieces, line by line: what `tablesOf` and `copyCellsOf` find in the whole. */
export class StreamTables {
  /** Position of the current line, and as much of it as is read. */
  #start = 0;
  #line = '';
  #length = 0;
  #isRead = false;
  #previous = '';
  #tables: readonly Heads[] = [];
  /** What the line before may be the heads of. */
  #candidate: Heads | undefined;
  #hasFirst = false;

  /** Position from which on the text is a row, or may be one, that is not all there yet; infinite where it is none. */
  get open(): number {
    const isRow = this.#tables.length > 0 || this.#candidate !== undefined;
    return isRow && !this.#isRead ? this.#start : Number.POSITIVE_INFINITY;
  }

  /** The cells of the rows that the text makes complete. */
  push(text: string): readonly StreamCell[] {
    const cells: StreamCell[] = [];
    for (let at = 0; ; ) {
      const end = text.indexOf('\n', at);
      this.#add(text.slice(at, end < 0 ? text.length : end), cells);
      if (end < 0) return cells;
      this.#end(cells);
      at = end + 1;
    }
  }

  /** The cells of a row that the text ended with. */
  flush(): readonly StreamCell[] {
    const cells: StreamCell[] = [];
    this.#read(cells);
    return cells;
  }

  #add(text: string, cells: StreamCell[]): void {
    if (this.#line.length <= MAX_ROW) this.#line += text.slice(0, MAX_ROW + 1 - this.#line.length);
    this.#length += text.length;
    if (this.#length > MAX_ROW) this.#read(cells);
  }

  /** Reads the line as a row of what stands above it. */
  #read(cells: StreamCell[]): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const row = readLine(this.#line);
    if (this.#candidate !== undefined && isRowOf(this.#candidate, row)) {
      this.#hasFirst = true;
      this.#begin(this.#candidate);
    }
    this.#candidate = undefined;
    if (this.#tables.length === 0) return;
    this.#tables = this.#tables.filter(({ delimiter }) => row.includes(delimiter));
    for (const table of this.#tables) {
      for (const cell of cellsInRow(row, 0, table)) cells.push(streamCell(row, this.#start, cell));
    }
  }

  /** A table ends the one of its kind before it. */
  #begin(table: Heads): void {
    this.#tables = [...this.#tables.filter(({ kind }) => kind !== table.kind), table];
  }

  #end(cells: StreamCell[]): void {
    this.#read(cells);
    const line = readLine(this.#line);
    const bars = barHeadsOf(this.#previous, line);
    if (bars !== undefined) this.#begin(bars);
    const mayBeHeads = this.#length <= MAX_HEADS;
    const copied = mayBeHeads ? copyHeadsOf(line) : undefined;
    if (copied !== undefined) this.#begin(copied);
    if (mayBeHeads && !this.#hasFirst && this.#start < MAX_HEAD_AT) this.#candidate = headsOf(line);
    this.#previous = mayBeHeads && line.includes('|') ? line : '';
    this.#start += this.#length + 1;
    this.#line = '';
    this.#length = 0;
    this.#isRead = false;
  }
}
