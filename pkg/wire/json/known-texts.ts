import type { Buffer } from 'node:buffer';
import { commonBytes } from './common-bytes.ts';
import type { Standing } from './standing.ts';
import type { Begun } from './tokenizer.ts';

/**
 * Bytes of all documents that are remembered, tapes included, and their number. The oldest are forgotten; a longer one
 * is not remembered.
 */
export const MAX_KNOWN_BYTES = 8 * 1024 * 1024;
export const MAX_KNOWN_DOCUMENTS = 8;
/** A document goes on with one of which it holds at least this much from the beginning. */
const CONTINUED_SHARE = 0.75;
/** A shorter string is decoded faster than it is looked up. Bytes, quotes included. */
const MIN_KNOWN_STRING = 256;

interface Known {
  readonly bytes: Buffer;
  /** Decoded texts by where their strings begin. */
  readonly texts: ReadonlyMap<number, string>;
  /** Its tape; empty where that is longer than the document, and read anew with it. */
  readonly rows: Int32Array;
  /** Places from which on it can be read, from the first on. */
  readonly standings: readonly Standing[];
}

const noRows = new Int32Array(0);

const weightOf = ({ bytes, rows }: Known): number => bytes.length + rows.byteLength;

/** What is known of one document that is being read: what the one that it begins like came to. */
export class TextsOf {
  /** The document that begins like this one for longest. */
  readonly before: Known | undefined;
  /** Bytes that both begin with. */
  readonly common: number;
  readonly texts = new Map<number, string>();
  readonly standings: Standing[] = [];
  rows: Int32Array = noRows;

  constructor(before: Known | undefined, common: number) {
    this.before = before;
    this.common = common;
  }

  /** As far as the reading of the document before is that of this one. To be called once. */
  begun(): Begun | undefined {
    if (this.before === undefined || this.before.rows.length === 0) return undefined;
    for (const standing of this.before.standings) {
      // The byte behind it was looked at.
      if (standing.position >= this.common) break;
      this.standings.push(standing);
    }
    const standing = this.standings.at(-1);
    return standing && { rows: this.before.rows, standing };
  }

  /** Takes a place from which on the document can be read; `undefined`: it cannot. */
  passed(standing: Standing | undefined): void {
    if (standing !== undefined) this.standings.push(standing);
  }

  /** Takes the tape, which must not change any more. */
  read(rows: Int32Array): void {
    this.rows = rows;
  }

  /** The text of the string between these bytes; `undefined` where it is not known. */
  find(start: number, end: number): string | undefined {
    if (end > this.common || end - start < MIN_KNOWN_STRING) return undefined;
    const text = this.before?.texts.get(start);
    if (text !== undefined) this.texts.set(start, text);
    return text;
  }

  /** Takes a text that was decoded, and returns it. */
  add(start: number, end: number, text: string): string {
    if (end - start >= MIN_KNOWN_STRING) this.texts.set(start, text);
    return text;
  }

  /** What is to be known of the document from now on. */
  known(bytes: Buffer): Known {
    const { texts, standings, rows } = this;
    return rows.byteLength > bytes.length || rows.byteLength + bytes.length > MAX_KNOWN_BYTES
      ? { bytes, texts, rows: noRows, standings: [] }
      : { bytes, texts, rows, standings };
  }
}

/**
 * The texts of documents that were read before, and how far they were read: agents send their whole history each turn,
 * and what stands in the same place behind the same bytes need not be read again. Bytes are compared, never trusted to
 * a hash.
 */
export class KnownTexts {
  /** In the order in which they came. */
  readonly #known = new Set<Known>();
  #bytes = 0;

  /** Bytes of all documents that are remembered, and of their tapes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** To be called before a document is read. */
  begin(bytes: Buffer): TextsOf {
    let best: Known | undefined;
    let most = 0;
    for (const known of this.#known) {
      const common = commonBytes(known.bytes, bytes);
      if (common < most) continue;
      best = known;
      most = common;
    }
    return new TextsOf(best, most);
  }

  /**
   * Remembers a document that was read, in place of the one that it goes on with. `bytes` must not change any more.
   * Returns the bytes that are not remembered any more.
   */
  remember(texts: TextsOf, bytes: Buffer): readonly Buffer[] {
    if (bytes.length > MAX_KNOWN_BYTES) return [bytes];
    const { before, common } = texts;
    const forgotten: Buffer[] = [];
    if (before !== undefined && common >= CONTINUED_SHARE * before.bytes.length)
      this.#forget(before, forgotten);
    const known = texts.known(bytes);
    this.#known.add(known);
    this.#bytes += weightOf(known);
    for (const oldest of this.#known) {
      if (this.#bytes <= MAX_KNOWN_BYTES && this.#known.size <= MAX_KNOWN_DOCUMENTS) break;
      this.#forget(oldest, forgotten);
    }
    return forgotten;
  }

  #forget(known: Known, forgotten: Buffer[]): void {
    if (!this.#known.delete(known)) return;
    this.#bytes -= weightOf(known);
    forgotten.push(known.bytes);
  }
}
