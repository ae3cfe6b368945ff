/**
 * At most this much is written on the event loop; more goes through the thread pool. Bytes: copying them takes about 20
 * µs.
 */
export const promptBytes = 64 * 1024;
/** A write that held the event loop for longer was slow: of two such in a row it is the disk that is. Milliseconds. */
export const slowWriteMs = 1;
/**
 * Another process seldom keeps the processor for longer: after one write that took more, it is the disk. Milliseconds.
 */
export const heldWriteMs = 8;
/**
 * How long writes go through the thread pool when the disk is slow, and at most where it is again and again.
 * Milliseconds.
 */
export const firstPauseMs = 1_000;
export const longestPauseMs = 64_000;

/** `bytes` from `offset`, so many, to a place in a file; tells how many were taken. */
export type Write<Taken> = (bytes: Buffer, offset: number, length: number, position: number) => Taken;

/**
 * Chooses how each write is made. Into the page cache a write takes about 3 µs, and through the thread pool 35 µs of
 * processor and 40 µs of waiting. But when the system holds a writer back until its disk has caught up, the event
 * loop would be held too (53 ms were seen), so a slow disk sends all that follow through the pool for
 * `firstPauseMs`; again soon after it for twice as long, up to `longestPauseMs`. While a sync is under way, writes
 * go through the pool as well: they may have to wait for it. One write that took a little long proves nothing: where
 * processors are few, another process had its turn.
 */
export class WritePace {
  readonly #atOnce: Write<number>;
  readonly #pooled: Write<Promise<number>>;
  readonly #now: () => number;
  #pauseMs = firstPauseMs;
  #pooledUntil = Number.NEGATIVE_INFINITY;
  #syncs = 0;
  #wasSlow = false;

  /** `now`: milliseconds, monotonic, with fractions. */
  constructor(atOnce: Write<number>, pooled: Write<Promise<number>>, now: () => number) {
    this.#atOnce = atOnce;
    this.#pooled = pooled;
    this.#now = now;
  }

  write(bytes: Buffer, offset: number, length: number, position: number): number | Promise<number> {
    const began = this.#now();
    if (length > promptBytes || this.#syncs > 0 || began < this.#pooledUntil)
      return this.#pooled(bytes, offset, length, position);
    try {
      return this.#atOnce(bytes, offset, length, position);
    } finally {
      this.#took(began, this.#now());
    }
  }

  #took(began: number, ended: number): void {
    const isSlow = ended - began > slowWriteMs;
    if (ended - began > heldWriteMs || (isSlow && this.#wasSlow)) this.#pauseFrom(ended);
    this.#wasSlow = isSlow;
  }

  async during(sync: () => Promise<void>): Promise<void> {
    this.#syncs += 1;
    try {
      await sync();
    } finally {
      this.#syncs -= 1;
    }
  }

  #pauseFrom(now: number): void {
    const isAgain = now - this.#pooledUntil < this.#pauseMs;
    this.#pauseMs = isAgain ? Math.min(2 * this.#pauseMs, longestPauseMs) : firstPauseMs;
    this.#pooledUntil = now + this.#pauseMs;
  }
}
