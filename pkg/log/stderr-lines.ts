import { write } from 'node:fs';

/** Bounds of what waits for standard error to take it. Beyond either, lines are dropped and counted. */
export const maxWaitingLines = 1_000;
export const maxWaitingBytes = 256 * 1024;
/** After standard error could take nothing, or failed. Milliseconds. */
const retryMs = 50;

/** Writes some bytes; tells how many were taken. */
export type WriteBytes = (
  bytes: Buffer,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
) => void;

const standardError = 2;
/**
 * Lines to standard error that never hold the event loop: `process.stderr` writes to a pipe
 * synchronously, so a reader that stops reading would stop the proxy. One write is in flight, in the thread pool.
 */
export class StderrLines {
  readonly #write: WriteBytes;
  #lines: string[] = [];
  #bytes = 0;
  #dropped = 0;
  #pending: Buffer | undefined;
  #idle: (() => void)[] = [];

  constructor(write: WriteBytes = writeStandardError) {
    this.#write = write;
  }

  writeLine(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#lines.length >= maxWaitingLines || this.#bytes + bytes > maxWaitingBytes) {
      this.#dropped += 1;
      return;
    }
    this.#lines.push(line);
    this.#bytes += bytes;
    if (this.#pending === undefined) this.#next();
  }

  /** Resolves when nothing waits any more. */
  flush(): Promise<void> {
    if (this.#pending === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
    });
  }

  #next(): void {
    if (this.#dropped > 0) {
      this.#lines.push(JSON.stringify({ level: 'warn', message: 'log lines dropped', count: this.#dropped }));
      this.#dropped = 0;
    }
    if (this.#lines.length === 0) {
      this.#pending = undefined;
      for (const resolve of this.#idle.splice(0)) resolve();
      return;
    }
    this.#pending = Buffer.from(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    this.#bytes = 0;
    this.#attempt(this.#pending);
  }

  #attempt(bytes: Buffer): void {
    this.#write(bytes, (error, written) => {
      const rest = bytes.subarray(error === null ? written : 0);
      if (error !== null && error.code !== 'EAGAIN' && error.code !== 'EINTR') {
        // Nobody reads standard error any more. There is no place left to say so.
        this.#next();
      } else if (rest.length === 0) {
        this.#next();
      } else {
        this.#again(rest, error !== null);
      }
    });
  }

  #again(rest: Buffer, wait: boolean): void {
    if (wait) setTimeout(() => this.#attempt(rest), retryMs).unref();
    else this.#attempt(rest);
  }
}

const writeStandardError: WriteBytes = (bytes, done) => {
  write(standardError, bytes, 0, bytes.length, null, done);
};
