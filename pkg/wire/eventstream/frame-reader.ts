import type { Slices } from '../../api/text.ts';
import type { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import { checksumOf, checksumSlices } from './checksum.ts';

/**
 * Bound on one frame in bytes, prelude and checksums included; a longer one ends the stream with `upstream.invalid`.
 */
export const maxFrameBytes = 16 * 1024 * 1024;
/** Bound on a frame's headers in bytes, as the format itself states it. */
export const maxFrameHeaderBytes = 128 * 1024;

export const preludeBytes = 12;
export const checksumBytes = 4;

/** One message of `application/vnd.amazon.eventstream`, its checksums verified: `[start, end)` of shared `bytes`. */
export interface Frame {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly headers: Buffer;
  readonly payload: Buffer;
}

const nothing: Buffer = Buffer.alloc(0);

/** Bytes that are moved to a larger store between two yields. */
const MOVED_BYTES = 512 * 1024;

/** Cuts a byte stream into frames, wherever its chunks are cut. */
export class FrameReader {
  /** What is held, and room behind it: a frame may come byte by byte, and pieces take more memory than their bytes. */
  #store: Buffer = nothing;
  #held = 0;
  #needed = preludeBytes;
  /** What frames are taken from, and up to where they were. */
  #bytes: Buffer = nothing;
  #at = 0;

  /** Takes a chunk; all frames of the one before were taken. */
  *add(chunk: Buffer): Slices<void> {
    this.#at = 0;
    if (this.#held === 0) {
      this.#bytes = chunk;
      return;
    }
    yield* this.#append(chunk);
    // Once that is enough to go on, and not before.
    if (this.#held < this.#needed) return;
    this.#bytes = this.#store.subarray(0, this.#held);
    this.#hold(nothing);
  }

  /**
   * The next frame; `undefined` when the rest of the chunk is the beginning of one.
   * @throws DomicileError `upstream.invalid` for lengths out of bounds and wrong checksums.
   */
  *next(): Slices<Frame | undefined> {
    const start = this.#at;
    const left = this.#bytes.length - start;
    if (left >= this.#needed) this.#needed = totalLengthOf(this.#bytes, start);
    if (left < this.#needed) {
      this.#rest(left);
      return undefined;
    }
    this.#at += this.#needed;
    this.#needed = preludeBytes;
    return yield* frameOf(this.#bytes, start, this.#at);
  }

  /** Whether the stream was cut within a frame. */
  get incomplete(): boolean {
    return this.#held > 0;
  }

  #rest(left: number): void {
    if (left > 0) this.#hold(this.#at === 0 ? this.#bytes : this.#bytes.subarray(this.#at));
    this.#bytes = nothing;
  }

  *#append(chunk: Buffer): Slices<void> {
    const length = this.#held + chunk.length;
    if (length > this.#store.length) {
      const store = Buffer.allocUnsafe(Math.max(2 * this.#held, length));
      for (let from = 0; from < this.#held; from += MOVED_BYTES) {
        if (from > 0) yield;
        this.#store.copy(store, from, from, Math.min(from + MOVED_BYTES, this.#held));
      }
      this.#store = store;
    }
    chunk.copy(this.#store, this.#held);
    this.#held = length;
  }

  #hold(bytes: Buffer): void {
    this.#store = bytes;
    this.#held = bytes.length;
  }
}

function totalLengthOf(bytes: Buffer, at: number): number {
  const total = bytes.readUInt32BE(at);
  const headers = bytes.readUInt32BE(at + 4);
  const checksum = bytes.readUInt32BE(at + 8);
  if (checksumOf(bytes, at, at + 8) !== checksum) throw invalid('has a wrong prelude checksum');
  if (total > maxFrameBytes) throw invalid(`exceeds ${maxFrameBytes} bytes`);
  if (headers > maxFrameHeaderBytes) throw invalid(`has headers of more than ${maxFrameHeaderBytes} bytes`);
  if (total < preludeBytes + headers + checksumBytes) throw invalid('is shorter than its parts');
  return total;
}

function* frameOf(bytes: Buffer, start: number, end: number): Slices<Frame> {
  const checked = end - checksumBytes;
  if ((yield* checksumSlices(bytes, start, checked)) !== bytes.readUInt32BE(checked)) {
    throw invalid('has a wrong checksum');
  }
  const headers = start + preludeBytes;
  const payload = headers + bytes.readUInt32BE(start + 4);
  return {
    bytes,
    start,
    end,
    headers: bytes.subarray(headers, payload),
    payload: bytes.subarray(payload, checked),
  };
}

function invalid(what: string): DomicileError {
  return invalidAnswer(`an event-stream frame of the answer ${what}`);
}
