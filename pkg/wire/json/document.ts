import { isUtf8 } from 'node:buffer';
import type { Slices } from '../../api/text.ts';
import { decodeSlices, decodeStretches, decodeString } from './decode.ts';
import { invalidJson } from './invalid.ts';
import type { TextsOf } from './known-texts.ts';
import { END, ESCAPED, KIND, KIND_MASK, NEXT, NON_ASCII, OBJECT, ROW, START, STRING } from './tape.ts';
import type { Tape } from './tape.ts';
import { Tokenizer } from './tokenizer.ts';
import { isContinuation } from './utf8.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'true' | 'false' | 'null';

/** Bytes that are read between two yields. */
export const SLICE_BYTES = 64 * 1024;
/** Bytes of one document: 256 MiB. */
export const MAX_JSON_BYTES = 256 * 1024 * 1024;

const kinds: readonly JsonKind[] = ['object', 'array', 'string', 'number', 'true', 'false', 'null'];

/** A strict JSON text whose nodes are integers in document order; nothing is decoded before it is asked for. */
export interface JsonDocument {
  readonly bytes: Buffer;
  readonly root: number;
  kind(node: number): JsonKind;
  /** Byte offset; of a string: of its opening quote. */
  start(node: number): number;
  /** Byte offset just past the node; of a string: past its closing quote. */
  end(node: number): number;
  /** First element of an array, first key of an object; -1 where there is none. */
  firstChild(node: number): number;
  /** Next element of an array, or next key of an object; -1 at the end. */
  next(node: number): number;
  /** The value of a key. */
  value(key: number): number;
  /** The value of a member; -1 if it is absent or `object` is no object. */
  get(object: number, name: string): number;
  /** Follows names and indexes from `from` (the root by default); -1 if absent. */
  at(path: readonly (string | number)[], from?: number): number;
  /** Decoded text of a string or key; `undefined` for other kinds. */
  string(node: number): string | undefined;
  /** `string` in slices, for texts of any length. */
  stringSlices(node: number): Slices<string | undefined>;
  /** Gives the text of a string or key to `take`, stretch by stretch, without keeping it. */
  stretches(node: number, take: (stretch: string) => void): Slices<void>;
  hasEscapes(node: number): boolean;
  /** Whether all bytes of the node's string are ASCII as they stand in the document. */
  isAscii(node: number): boolean;
}

class TapeDocument implements JsonDocument {
  readonly bytes: Buffer;
  readonly root = 0;
  readonly #rows: Int32Array;
  readonly #count: number;
  readonly #texts: TextsOf | undefined;

  constructor(bytes: Buffer, { rows, count }: Tape, texts: TextsOf | undefined) {
    this.bytes = bytes;
    this.#rows = rows;
    this.#count = count;
    this.#texts = texts;
  }

  #code(node: number): number {
    return (this.#rows[node * ROW + KIND] ?? 0) & KIND_MASK;
  }

  kind(node: number): JsonKind {
    return kinds[this.#code(node)] ?? 'null';
  }

  start(node: number): number {
    return this.#rows[node * ROW + START] ?? 0;
  }

  end(node: number): number {
    return this.#rows[node * ROW + END] ?? 0;
  }

  firstChild(node: number): number {
    const child = node + 1;
    if (this.#code(node) > 1 || child >= this.#count) return -1;
    return this.start(child) < this.end(node) ? child : -1;
  }

  next(node: number): number {
    return this.#rows[node * ROW + NEXT] ?? -1;
  }

  value(key: number): number {
    return key + 1;
  }

  get(object: number, name: string): number {
    if (object < 0 || this.#code(object) !== OBJECT) return -1;
    for (let key = this.firstChild(object); key !== -1; key = this.next(key)) {
      if (this.#isNamed(key, name)) return key + 1;
    }
    return -1;
  }

  #isNamed(key: number, name: string): boolean {
    const row = key * ROW;
    if (((this.#rows[row + KIND] ?? 0) & (ESCAPED | NON_ASCII)) !== 0) return this.string(key) === name;
    const first = this.start(key) + 1;
    if (this.end(key) - first - 1 !== name.length) return false;
    for (let index = 0; index < name.length; index++) {
      if (this.bytes[first + index] !== name.charCodeAt(index)) return false;
    }
    return true;
  }

  #element(array: number, index: number): number {
    if (this.kind(array) !== 'array') return -1;
    let element = this.firstChild(array);
    for (let left = index; left > 0 && element !== -1; left--) element = this.next(element);
    return element;
  }

  at(path: readonly (string | number)[], from = 0): number {
    let node = from;
    for (const step of path) {
      if (node === -1) return -1;
      node = typeof step === 'string' ? this.get(node, step) : this.#element(node, step);
    }
    return node;
  }

  string(node: number): string | undefined {
    if (node < 0 || this.#code(node) !== STRING) return undefined;
    const start = this.start(node);
    const end = this.end(node);
    const flags = this.#rows[node * ROW + KIND] ?? 0;
    if (this.#texts === undefined) return decodeString(this.bytes, flags, start, end);
    return (
      this.#texts.find(start, end) ?? this.#texts.add(start, end, decodeString(this.bytes, flags, start, end))
    );
  }

  *stringSlices(node: number): Slices<string | undefined> {
    if (node < 0 || this.#code(node) !== STRING) return undefined;
    const start = this.start(node);
    const end = this.end(node);
    const known = this.#texts?.find(start, end);
    if (known !== undefined) return known;
    const text = yield* decodeSlices(this.bytes, this.#rows[node * ROW + KIND] ?? 0, start, end);
    return this.#texts === undefined ? text : this.#texts.add(start, end, text);
  }

  *stretches(node: number, take: (stretch: string) => void): Slices<void> {
    if (node < 0 || this.#code(node) !== STRING) return;
    const range = { start: this.start(node), end: this.end(node) };
    yield* decodeStretches(this.bytes, this.#rows[node * ROW + KIND] ?? 0, range, take);
  }

  hasEscapes(node: number): boolean {
    return ((this.#rows[node * ROW + KIND] ?? 0) & ESCAPED) !== 0;
  }

  isAscii(node: number): boolean {
    return ((this.#rows[node * ROW + KIND] ?? 0) & NON_ASCII) === 0;
  }
}

/**
 * `known`: so many bytes at the beginning of which it is known that they are UTF-8, but for a character that they cut.
 */
function refuseUnreadable(bytes: Buffer, known = 0): void {
  if (bytes.length > MAX_JSON_BYTES) throw invalidJson(MAX_JSON_BYTES, `more than ${MAX_JSON_BYTES} bytes`);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw invalidJson(0, 'it starts with a byte order mark');
  }
  if (!isUtf8(known === 0 ? bytes : bytes.subarray(characterStart(bytes, known))))
    throw invalidJson(0, 'it is not UTF-8 throughout');
}

/** Where the character begins that goes on over `at`, or `at`. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && isContinuation(bytes[start])) start--;
  return start;
}

/**
 * Reads strict JSON (RFC 8259, no duplicate keys, no half surrogate pairs), yielding about every 64 KiB.
 * The document keeps `bytes`: they must not change any more. `texts`: what is known of those bytes. `maxMembers`: that
 * one object may have. Throws `request.invalid_json` and `request.duplicate_key`, with the byte offset and without
 * content.
 */
export function* parseJson(bytes: Buffer, texts?: TextsOf, maxMembers?: number): Slices<JsonDocument> {
  const begun = texts?.begun();
  const from = begun?.standing.position ?? 0;
  refuseUnreadable(bytes, from);
  const tokenizer = new Tokenizer(bytes, begun, maxMembers);
  for (let limit = from + SLICE_BYTES; limit < bytes.length; limit += SLICE_BYTES) {
    tokenizer.run(limit);
    texts?.passed(tokenizer.standing());
    yield;
  }
  tokenizer.run(bytes.length);
  tokenizer.finish();
  texts?.read(tokenizer.tape.rows);
  return new TapeDocument(bytes, tokenizer.tape, texts);
}

/** `parseJson` without giving way: for small inputs such as one event of a stream. */
export function parseJsonNow(bytes: Buffer): JsonDocument {
  refuseUnreadable(bytes);
  const tokenizer = new Tokenizer(bytes);
  tokenizer.run(bytes.length);
  tokenizer.finish();
  return new TapeDocument(bytes, tokenizer.tape, undefined);
}
