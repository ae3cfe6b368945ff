import { TurnQueue } from './turn-queue.ts';

/** So many go on in one turn of the event loop, which is about a millisecond of work; the others in the next ones. */
export const maxTogether = 16;

/**
 * Lets what has come in one turn of the event loop go on together. As every step of the path is waited for, they take
 * it one step after another, all of them: a step costs half as much while its code is in the processor's caches still,
 * and what all of them record is written at once.
 */
export class Together {
  readonly #turns = new TurnQueue(maxTogether);

  /** Resolves when all that came in this turn may go on. */
  gathered(): Promise<void> {
    return this.#turns.turn();
  }
}
