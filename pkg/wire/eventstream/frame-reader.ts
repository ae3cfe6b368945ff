import { crc32 } from 'node:zlib';
import type { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';

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

/** Cuts a byte stream into frames, wherever its chunks are cut. */
export class FrameReader {
  /** What is held, and room behind it: a frame may come byte by byte, and pieces take more memory than their bytes. */
  #store: Buffer = nothing;
  #held = 0;
  #needed = preludeBytes;

  /** @throws DomicileError `upstream.invalid` for lengths out of bounds and wrong checksums. */
  push(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = [];
    const bytes = this.#joined(chunk);
    let at = 0;
    while (bytes.length - at >= this.#needed) {
      const total = totalLengthOf(bytes, at);
      if (bytes.length - at < total) {
        this.#needed = total;
        break;
      }
      frames.push(frameOf(bytes, at, at + total));
      at += total;
      this.#needed = preludeBytes;
    }
    if (bytes.length > at) this.#hold(at === 0 ? bytes : bytes.subarray(at));
    return frames;
  }

  /** Whether the stream was cut within a frame. */
  get incomplete(): boolean {
    return this.#held > 0;
  }

  /** What is held together with the chunk, once that is enough to go on; nothing before. */
  #joined(chunk: Buffer): Buffer {
    if (this.#held === 0) return chunk;
    this.#append(chunk);
    if (this.#held < this.#needed) return nothing;
    const bytes = this.#store.subarray(0, this.#held);
    this.#hold(nothing);
    return bytes;
  }

  #append(chunk: Buffer): void {
    const length = this.#held + chunk.length;
    if (length > this.#store.length) {
      const store = Buffer.allocUnsafe(Math.max(2 * this.#held, length));
      this.#store.copy(store, 0, 0, this.#held);
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
  if (crc32(bytes.subarray(at, at + 8)) !== checksum) throw invalid('has a wrong prelude checksum');
  if (total > maxFrameBytes) throw invalid(`exceeds ${maxFrameBytes} bytes`);
  if (headers > maxFrameHeaderBytes) throw invalid(`has headers of more than ${maxFrameHeaderBytes} bytes`);
  if (total < preludeBytes + headers + checksumBytes) throw invalid('is shorter than its parts');
  return total;
}

function frameOf(bytes: Buffer, start: number, end: number): Frame {
  const checked = end - checksumBytes;
  if (crc32(bytes.subarray(start, checked)) !== bytes.readUInt32BE(checked)) {
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
