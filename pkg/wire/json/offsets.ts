import { DomicileError } from '../../errors/domicile-error.ts';
import { hexUnit } from './escapes.ts';
import { plainEnd, wordsOf } from './plain-text.ts';

/** Bytes that are looked at at once. */
const WORD = 4;
/** Bytes walked between two pauses. */
const SLICE_BYTES = 64 * 1024;

function misplaced(): DomicileError {
  return new DomicileError('masking.failed', 'an edit lies outside its text or cuts a character in two');
}

/** Bytes and UTF-16 units of the character at `at`, packed as `bytes * 4 + units`. */
function rawCharacter(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return 1 * 4 + 1;
  if (byte < 0xe0) return 2 * 4 + 1;
  return byte < 0xf0 ? 3 * 4 + 1 : 4 * 4 + 2;
}

function escapedCharacter(bytes: Buffer, at: number): number {
  if (bytes[at + 1] !== 0x75) return 2 * 4 + 1;
  const unit = hexUnit(bytes, at + 2);
  return unit >= 0xd800 && unit <= 0xdbff ? 12 * 4 + 2 : 6 * 4 + 1;
}

/** How text stands in bytes: `escaped` as the content of a JSON string, `plain` with one byte for each unit. */
export type Spelling = 'plain' | 'utf8' | 'escaped';

/** Walks once over the text that stands in `bytes` from `start` to `end`, in bytes and UTF-16 units at a time. */
export class OffsetCursor {
  /** Byte offset. */
  at: number;
  /** UTF-16 units walked. */
  unit = 0;
  readonly #bytes: Buffer;
  readonly #end: number;
  readonly #spelling: Spelling;
  readonly #base: number;
  #words: Int32Array | undefined;
  #pause: number;

  constructor(bytes: Buffer, start: number, end: number, spelling: Spelling) {
    this.#bytes = bytes;
    this.#end = end;
    this.#spelling = spelling;
    this.#base = bytes.byteOffset;
    this.at = start;
    this.#pause = start + SLICE_BYTES;
  }

  /**
   * Walks to the character that begins with the given unit; false when it is time to give way: then call again.
   * Throws `masking.failed` for a unit behind, outside or within a character.
   */
  reachUnit(wanted: number): boolean {
    if (this.#spelling === 'plain') {
      this.at += wanted - this.unit;
      if (wanted < this.unit || this.at > this.#end) throw misplaced();
      this.unit = wanted;
      return true;
    }
    this.#walk(wanted, Math.min(this.#end, this.#pause));
    return this.#arrived(this.unit < wanted && this.at < this.#end, this.unit === wanted);
  }

  /** The same for the character that begins at the given byte. */
  reachByte(wanted: number): boolean {
    this.#walk(Number.MAX_SAFE_INTEGER, Math.min(wanted, this.#end, this.#pause));
    return this.#arrived(this.at < wanted && this.at < this.#end, this.at === wanted);
  }

  /** Walks to the unit `wanted`, or to the byte `stop` where that comes first. */
  #walk(wanted: number, stop: number): void {
    const bytes = this.#bytes;
    const isEscaped = this.#spelling === 'escaped';
    while (this.unit < wanted && this.at < stop) {
      this.#skipPlain(wanted, stop);
      if (this.unit >= wanted || this.at >= stop) return;
      const isEscape = isEscaped && bytes[this.at] === 0x5c;
      const character = isEscape ? escapedCharacter(bytes, this.at) : rawCharacter(bytes, this.at);
      this.at += character >> 2;
      this.unit += character & 3;
    }
  }

  /** Walks over characters that are one byte and one unit in any spelling, as far as they go in whole words. */
  #skipPlain(wanted: number, stop: number): void {
    const limit = Math.min(stop, this.at + wanted - this.unit);
    const from = this.at + this.#base;
    if (limit - this.at < WORD || (from & (WORD - 1)) !== 0) return;
    this.#words ??= wordsOf(this.#bytes);
    const skipped = plainEnd(this.#words, from, limit + this.#base) - from;
    this.at += skipped;
    this.unit += skipped;
  }

  #arrived(isPaused: boolean, isThere: boolean): boolean {
    if (isPaused) {
      this.#pause = this.at + SLICE_BYTES;
      return false;
    }
    if (!isThere) throw misplaced();
    return true;
  }
}
