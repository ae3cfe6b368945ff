import type { Slices } from '../api/text.ts';
import { TurnQueue } from './turn-queue.ts';

/** The first piece of any work is at least such a part of a slice: what is small should end with it. */
const MOST_PARTS = 4;

/**
 * Drives sliced work so that nobody waits for a large body: each piece runs for at most `sliceMs`, and of all
 * the work that has given way only one piece runs per turn of the event loop.
 */
export class SliceScheduler {
  readonly #sliceMs: number;
  readonly #now: () => number;
  readonly #turns = new TurnQueue(1);

  constructor(sliceMs: number, now: () => number) {
    this.#sliceMs = sliceMs;
    this.#now = now;
  }

  /** Small work ends without giving way; its result comes back as it is, not as a promise. */
  run<T>(work: Slices<T>): T | Promise<T> {
    const done = this.#piece(work, this.#firstMs);
    return done === undefined ? this.#rest(work) : done.value;
  }

  /** Much that begins in one turn holds it up together: the more waits already, the sooner it gives way. */
  get #firstMs(): number {
    return this.#sliceMs / Math.min(1 + this.#turns.length, MOST_PARTS);
  }

  async #rest<T>(work: Slices<T>): Promise<T> {
    for (;;) {
      await this.turn();
      const done = this.#piece(work, this.#sliceMs);
      if (done !== undefined) return done.value;
    }
  }

  #piece<T>(work: Slices<T>, ms: number): { readonly value: T } | undefined {
    const until = this.#now() + ms;
    for (;;) {
      const step = work.next();
      if (step.done === true) return step;
      if (this.#now() >= until) return undefined;
    }
  }

  /** Gives way: resolves in a later turn of the event loop. */
  turn(): Promise<void> {
    return this.#turns.turn();
  }
}
