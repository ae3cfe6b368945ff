import type { Buffer } from 'node:buffer';
import { commonBytes } from './common-bytes.ts';

/** Bytes of all documents that are remembered, and their number. The oldest are forgotten; a longer one is not remembered. */
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
}

/** The decoded texts of one document that is being read: those of the one that it begins like are known. */
export class TextsOf {
  /** The document that begins like this one for longest. */
  readonly before: Known | undefined;
  /** Bytes that both begin with. */
  readonly common: number;
  readonly texts = new Map<number, string>();

  constructor(before: Known | undefined, common: number) {
    this.before = before;
    this.common = common;
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
}

/**
 * The texts of documents that were read before: agents send their whole history each turn, and what stands in the same
 * place behind the same bytes need not be decoded again. Bytes are compared, never trusted to a hash.
 */
export class KnownTexts {
  /** In the order in which they came. */
  readonly #known = new Set<Known>();
  #bytes = 0;

  /** Bytes of all documents that are remembered. */
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
  remember({ before, common, texts }: TextsOf, bytes: Buffer): readonly Buffer[] {
    if (bytes.length > MAX_KNOWN_BYTES) return [bytes];
    const forgotten: Buffer[] = [];
    if (before !== undefined && common >= CONTINUED_SHARE * before.bytes.length)
      this.#forget(before, forgotten);
    this.#known.add({ bytes, texts });
    this.#bytes += bytes.length;
    for (const oldest of this.#known) {
      if (this.#bytes <= MAX_KNOWN_BYTES && this.#known.size <= MAX_KNOWN_DOCUMENTS) break;
      this.#forget(oldest, forgotten);
    }
    return forgotten;
  }

  #forget(known: Known, forgotten: Buffer[]): void {
    if (!this.#known.delete(known)) return;
    this.#bytes -= known.bytes.length;
    forgotten.push(known.bytes);
  }
}
