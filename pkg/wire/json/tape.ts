/**
 * The tape: one row of four 32-bit integers per node, in document order.
 * Row: kind and flags, first byte, byte past the end, next sibling (next element, or next key; -1 at the end).
 * A member is its key row, directly followed by the rows of its value.
 */
export const ROW = 4;
export const KIND = 0;
export const START = 1;
export const END = 2;
export const NEXT = 3;

export const OBJECT = 0;
export const ARRAY = 1;
export const STRING = 2;
export const NUMBER = 3;
export const TRUE = 4;
export const FALSE = 5;
export const NULL = 6;
export const KIND_MASK = 7;

/** The string holds at least one backslash escape. */
export const ESCAPED = 8;
/** The string holds at least one byte above 0x7f. */
export const NON_ASCII = 16;

/** Nodes (keys count too) that one document may have; 16 MiB of tape. */
export const MAX_JSON_NODES = 1_048_576;

const SMALLEST_CAPACITY = 32;
const BYTES_PER_EXPECTED_NODE = 16;
/** Long documents are mostly text. What is reserved has garbage collected for it, whether it is written to or not. */
const BYTES_PER_EXPECTED_NODE_OF_LONG = 128;
const GROWTH = 4;

/** No value takes less: the node itself and what parts it from the next. */
const LEAST_BYTES_PER_NODE = 2;

/** Rows that small documents share: memory of its own for each costs more than reading it. 64 KiB. */
const SLAB_ROWS = 4096;
/** Rows up to which a document is small: a slab stays as long as one of its documents does. */
const SMALL_CAPACITY = 256;

/** Hands out stretches of slabs; none is handed out twice. */
class Slabs {
  #rows = new Int32Array(0);
  #taken = 0;

  take(rows: number): Int32Array {
    const length = rows * ROW;
    if (this.#taken + length > this.#rows.length) {
      this.#rows = new Int32Array(SLAB_ROWS * ROW);
      this.#taken = 0;
    }
    const start = this.#taken;
    this.#taken += length;
    return this.#rows.subarray(start, this.#taken);
  }
}

const slabs = new Slabs();

function newRows(rows: number): Int32Array {
  return rows <= SMALL_CAPACITY ? slabs.take(rows) : new Int32Array(rows * ROW);
}

function expectedNodes(documentBytes: number): number {
  const ofShort = Math.trunc(documentBytes / BYTES_PER_EXPECTED_NODE);
  if (ofShort <= SMALL_CAPACITY) return Math.max(SMALLEST_CAPACITY, ofShort);
  return Math.max(SMALL_CAPACITY, Math.trunc(documentBytes / BYTES_PER_EXPECTED_NODE_OF_LONG));
}

/**
 * Grows fourfold, at most to what the document can hold. `rows` is replaced when it does, so nobody may hold it across
 * an `add`.
 */
export class Tape {
  rows: Int32Array;
  readonly #most: number;
  count: number;

  /** `first`: the rows that it begins with; they are copied. */
  constructor(documentBytes: number, first?: Int32Array) {
    this.#most = Math.min(MAX_JSON_NODES, Math.ceil(documentBytes / LEAST_BYTES_PER_NODE) + 1);
    const expected = Math.min(MAX_JSON_NODES, expectedNodes(documentBytes));
    this.count = first === undefined ? 0 : first.length / ROW;
    this.rows = newRows(Math.max(expected, this.count));
    if (first !== undefined) this.rows.set(first);
  }

  /** Appends a row and returns its node; -1 when the document has too many nodes. */
  add(kind: number, start: number, end: number): number {
    const node = this.count;
    const row = node * ROW;
    if (row === this.rows.length && !this.#grow()) return -1;
    const rows = this.rows;
    rows[row + KIND] = kind;
    rows[row + START] = start;
    rows[row + END] = end;
    rows[row + NEXT] = -1;
    this.count = node + 1;
    return node;
  }

  #grow(): boolean {
    if (this.count >= this.#most) return false;
    const larger = newRows(Math.min(this.#most, GROWTH * this.count));
    larger.set(this.rows);
    this.rows = larger;
    return true;
  }
}
