import { MAX_CELL, MAX_COLUMNS, mayHold } from './columns.ts';
import type { CellSteps, Columns } from './columns.ts';
import { holdsContext } from './context.ts';
import { SLICE } from './scan.ts';
import { streamCell } from './stream-cell.ts';
import type { StreamCell } from './stream-cell.ts';

/** As much of a tag as is read, and of what a head says, in UTF-16 units. */
const MAX_TAG = 256;
const MAX_HEAD = 128;

const none: readonly StreamCell[] = [];

const LESS = '<';
const GREATER = '>';
const SPACE = 32;
const NO_BREAK_SPACE = 0xa0;

const tagName = /^\/?(?:[a-z]+|[A-Z]+)(?=[\s/]|$)/;
const nameOf = (tag: string): string | undefined => tagName.exec(tag)?.[0].toLowerCase();
const columnsOf = /\scolspan\s*=\s*["']?(?<count>\d{1,3})/i;
const isTagStart = (code: number): boolean =>
  code === 47 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const parts = new Set(['thead', '/thead', 'tbody', 'table', '/table']);
const rowEnds = new Set(['tr', '/tr', ...parts]);
/** One look for both: what has no end would be looked for again from each beginning. */
const ending = /[<>]/g;
/** Where a tag ends, or turns out to be none as another begins; -1 where neither is there. */
const tagEnd = (text: string, at: number): number => {
  ending.lastIndex = at;
  return ending.exec(text)?.index ?? -1;
};
const isBlank = (code: number): boolean => code <= SPACE || code === NO_BREAK_SPACE;

const startOfText = (text: string): number => {
  let at = 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
};
const endOfText = (text: string): number => {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
};

const namesOf = (heads: readonly string[]): Columns['names'] => {
  const names = heads.map((head) => head.replaceAll(/\s+/g, ' ').trim());
  return names.length <= MAX_COLUMNS ? names.map((name) => (holdsContext(name) ? name : undefined)) : [];
};

/**
 * Tables of HTML in a text that comes in pieces: a row of `<th>` alone, or in `<thead>`, says what stands in the rows
 * below it. Of a `<td>`, the first text counts, be it within further tags.
 */
export class HtmlTables {
  #position = 0;
  /** What stands behind a `<`, as far as it is read; `undefined`: no tag is open. */
  #tag: string | undefined;
  #names: Columns['names'] = [];
  /** Of the current row. */
  #heads: string[] = [];
  #column = 0;
  #holdsData = false;
  #isHead = false;
  /** The cell that is open, and how many columns it has. */
  #cell: 'head' | 'data' | undefined;
  #span = 1;
  /** The text of the cell; of one of data up to MAX_CELL + 1 units, without blanks before it. */
  #text = '';
  #start = 0;
  /** What its column's head says; `undefined`: nothing, or its text is there. */
  #name: string | undefined;

  /** Position from which on the text is a cell that is not all there yet; infinite where it is none. */
  get open(): number {
    return this.#name === undefined || this.#text === '' ? Number.POSITIVE_INFINITY : this.#start;
  }

  /** The cells that the text makes complete. */
  push(piece: string): readonly StreamCell[] {
    if (this.#tag === undefined && this.#cell === undefined && !piece.includes(LESS)) {
      this.#position += piece.length;
      return none;
    }
    const cells: StreamCell[] = [];
    let at = 0;
    while (at < piece.length)
      at = this.#tag === undefined ? this.#addText(piece, at, cells) : this.#addTag(piece, at);
    this.#position += piece.length;
    return cells;
  }

  /** The cell that the text ended within. */
  flush(): readonly StreamCell[] {
    const cells: StreamCell[] = [];
    this.#endText(cells);
    return cells;
  }

  #addText(piece: string, at: number, cells: StreamCell[]): number {
    const next = piece.indexOf(LESS, at);
    const end = next < 0 ? piece.length : next;
    if (this.#cell === 'head') this.#text += piece.slice(at, Math.min(end, at + MAX_HEAD));
    else if (this.#name !== undefined) this.#addData(piece, at, end);
    if (next < 0) return end;
    this.#endText(cells);
    this.#tag = '';
    return next + 1;
  }

  #addData(piece: string, at: number, end: number): void {
    const blanks = this.#text === '' ? startOfText(piece.slice(at, end)) : 0;
    if (this.#text === '') this.#start = this.#position + at + blanks;
    this.#text += piece.slice(at + blanks, Math.min(end, at + blanks + MAX_CELL + 1));
    if (this.#text.length > MAX_CELL) this.#name = undefined;
  }

  /** The text of a cell ends with a tag; of a head it goes on behind it. */
  #endText(cells: StreamCell[]): void {
    if (this.#cell === 'head') this.#text = `${this.#text.slice(0, MAX_HEAD)} `;
    const name = this.#name;
    if (name === undefined || this.#text === '') return;
    const cell = { start: 0, end: endOfText(this.#text), name };
    if (mayHold(this.#text, cell)) cells.push(streamCell(this.#text, this.#start, cell));
    this.#name = undefined;
  }

  #addTag(piece: string, at: number): number {
    if (this.#tag === '' && !isTagStart(piece.charCodeAt(at))) {
      this.#tag = undefined;
      return at;
    }
    const found = tagEnd(piece, at);
    const end = found < 0 ? piece.length : found;
    const tag = `${this.#tag ?? ''}${piece.slice(at, Math.min(end, at + MAX_TAG))}`.slice(0, MAX_TAG);
    const isClosed = piece.charAt(end) === GREATER;
    if (isClosed) this.#read(tag);
    // What begins another one was none.
    if (found < 0) this.#tag = tag;
    else this.#tag = isClosed ? undefined : '';
    return end + 1;
  }

  #read(tag: string): void {
    const name = nameOf(tag) ?? '';
    if (name === 'th') this.#begin('head', tag);
    else if (name === 'td') this.#begin(this.#isHead ? 'head' : 'data', tag);
    else if (name === '/th' || name === '/td') this.#endCell();
    else if (rowEnds.has(name)) this.#endRow();
    if (parts.has(name)) this.#beginPart(name);
  }

  /** A table begins or ends, or the part of it that has its heads. */
  #beginPart(name: string): void {
    this.#isHead = name === 'thead';
    if (name.endsWith('table')) this.#names = [];
  }

  #begin(cell: 'head' | 'data', tag: string): void {
    this.#endCell();
    this.#cell = cell;
    this.#span = Math.max(1, Math.min(MAX_COLUMNS, Number(columnsOf.exec(tag)?.groups?.['count'] ?? 1)));
    if (cell === 'head') return;
    this.#holdsData = true;
    this.#name = this.#names[this.#column];
  }

  #endCell(): void {
    if (this.#cell === undefined) return;
    for (let i = 0; i < this.#span && this.#column <= MAX_COLUMNS; i++, this.#column++)
      this.#heads.push(this.#cell === 'head' ? this.#text : '');
    this.#cell = undefined;
    this.#name = undefined;
    this.#text = '';
  }

  #endRow(): void {
    this.#endCell();
    if (this.#heads.length > 0 && !this.#holdsData) this.#names = namesOf(this.#heads);
    this.#heads = [];
    this.#column = 0;
    this.#holdsData = false;
  }
}

/** A quick look: no table has heads without one of these. Names of tags in mixed case are none to us. */
export const mayHoldHtml = (text: string): boolean =>
  text.includes(LESS) && (text.includes('<th') || text.includes('<TH'));

/** The cells of tables of HTML. */
export function* htmlCellsOf(text: string): CellSteps {
  if (!mayHoldHtml(text)) return;
  const tables = new HtmlTables();
  for (let at = 0; at < text.length; at += SLICE) {
    yield* tables.push(text.slice(at, at + SLICE));
    yield Math.min(SLICE, text.length - at);
  }
  yield* tables.flush();
}
