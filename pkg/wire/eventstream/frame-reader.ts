import { crc32 } from 'node:zlib';
import { DomicileError } from '../../errors/domicile-error.ts';

/** Bound on one frame in bytes, prelude and checksums included; a longer one ends the stream with `upstream.invalid`. */
export const maxFrameBytes = 16 * 1024 * 1024;
/** Bound on a frame's headers in bytes, as the format itself states it. */
export const maxFrameHeaderBytes = 128 * 1024;

export const preludeBytes = 12;
export const checksumBytes = 4;

/** One message of `application/vnd.amazon.eventstream`, its checksums verified. Buffers share memory with the input. */
export interface Frame {
  readonly raw: Buffer;
  readonly headers: Buffer;
  readonly payload: Buffer;
}

const nothing = Buffer.alloc(0);

/** Cuts a byte stream into frames, wherever its chunks are cut. */
export class FrameReader {
  #parts: Buffer[] = [];
  #held = 0;
  #needed = preludeBytes;

  /** @throws DomicileError `upstream.invalid` for lengths out of bounds and wrong checksums. */
  push(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = [];
    let bytes = this.#joined(chunk);
    while (bytes.length >= this.#needed) {
      const total = totalLengthOf(bytes);
      if (bytes.length < total) {
        this.#needed = total;
        break;
      }
      frames.push(frameOf(bytes.subarray(0, total)));
      bytes = bytes.subarray(total);
      this.#needed = preludeBytes;
    }
    this.#hold(bytes);
    return frames;
  }

  /** Whether the stream was cut within a frame. */
  get incomplete(): boolean {
    return this.#held > 0;
  }

  /** What is held together with the chunk, once that is enough to go on; nothing before. */
  #joined(chunk: Buffer): Buffer {
    if (this.#held === 0) return chunk;
    this.#hold(chunk);
    if (this.#held < this.#needed) return nothing;
    const bytes = Buffer.concat(this.#parts, this.#held);
    this.#parts = [];
    this.#held = 0;
    return bytes;
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#held += bytes.length;
  }
}

function totalLengthOf(bytes: Buffer): number {
  const total = bytes.readUInt32BE(0);
  const headers = bytes.readUInt32BE(4);
  if (crc32(bytes.subarray(0, 8)) !== bytes.readUInt32BE(8)) throw invalid('has a wrong prelude checksum');
  if (total > maxFrameBytes) throw invalid(`exceeds ${maxFrameBytes} bytes`);
  if (headers > maxFrameHeaderBytes) throw invalid(`has headers of more than ${maxFrameHeaderBytes} bytes`);
  if (total < preludeBytes + headers + checksumBytes) throw invalid('is shorter than its parts');
  return total;
}

function frameOf(raw: Buffer): Frame {
  const end = raw.length - checksumBytes;
  if (crc32(raw.subarray(0, end)) !== raw.readUInt32BE(end)) throw invalid('has a wrong checksum');
  const payload = preludeBytes + raw.readUInt32BE(4);
  return { raw, headers: raw.subarray(preludeBytes, payload), payload: raw.subarray(payload, end) };
}

function invalid(what: string): DomicileError {
  return new DomicileError('upstream.invalid', `an event-stream frame of the answer ${what}`);
}
