import type { Slices } from '../api/text.ts';
import { TurnQueue } from './turn-queue.ts';

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
    const done = this.#piece(work);
    return done === undefined ? this.#rest(work) : done.value;
  }

  async #rest<T>(work: Slices<T>): Promise<T> {
    for (;;) {
      await this.turn();
      const done = this.#piece(work);
      if (done !== undefined) return done.value;
    }
  }

  #piece<T>(work: Slices<T>): { readonly value: T } | undefined {
    const until = this.#now() + this.#sliceMs;
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
