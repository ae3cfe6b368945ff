import { DomicileError } from '../errors/domicile-error.ts';
import { type ChainHead, frameBytes, maxLineBytes, writeLine } from './line.ts';

/** Bounds of what waits for the disk. Beyond either, `append` is refused: memory is not a spool. */
export const maxQueuedRecords = 4_096;
export const maxQueuedBytes = 16 * 1024 * 1024;
/** One write takes at most this much, or one longer line: hashing it takes about 0.2 ms. */
export const batchBytes = 256 * 1024;

interface Waiting {
  readonly fragment: string;
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Lines put together for one write. They enter the chain only when the write has succeeded. */
export interface Batch {
  readonly bytes: Buffer;
  readonly head: ChainHead;
  readonly waiting: readonly Waiting[];
}

/** The lines that wait, and the buffer that they are put together in: one batch at a time. */
export class LineQueue {
  readonly #buffer = Buffer.allocUnsafeSlow(batchBytes);
  #waiting: Waiting[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Bytes that the next line takes at most. */
  get nextBytes(): number {
    return this.#waiting[0]?.bytes ?? 0;
  }

  /** Resolves when the line has been written. */
  push(fragment: string): Promise<void> {
    const bytes = Buffer.byteLength(fragment) + frameBytes;
    if (bytes > maxLineBytes)
      return refuse(`a record of ${bytes} bytes is over the bound of ${maxLineBytes}`);
    if (this.#waiting.length >= maxQueuedRecords || this.#bytes + bytes > maxQueuedBytes) {
      return refuse('the journal cannot keep up: its queue is full');
    }
    this.#bytes += bytes;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ fragment, bytes, resolve, reject });
    });
  }

  /** Takes the first lines, as many as fit into `room` bytes and one write; always at least one. */
  take(previous: ChainHead, room: number): Batch {
    const count = this.#countFitting(Math.min(room, batchBytes));
    const waiting = count === this.#waiting.length ? this.#waiting : this.#waiting.slice(0, count);
    this.#waiting = count === this.#waiting.length ? [] : this.#waiting.slice(count);
    const first = waiting[0]?.bytes ?? 0;
    const target = first > batchBytes ? Buffer.allocUnsafeSlow(first) : this.#buffer;
    let head = previous;
    let end = 0;
    for (const line of waiting) {
      this.#bytes -= line.bytes;
      ({ head, end } = writeLine(target, end, head, line.fragment));
    }
    return { bytes: target.subarray(0, end), head, waiting };
  }

  #countFitting(room: number): number {
    let total = 0;
    let count = 0;
    for (const { bytes } of this.#waiting) {
      total += bytes;
      if (total > room) break;
      count += 1;
    }
    return Math.max(count, 1);
  }
}

function refuse(message: string): Promise<never> {
  return Promise.reject(new DomicileError('recording.failed', message));
}
