import type { Soon } from './soon.ts';
import { maxTogether } from './together.ts';
import { TurnQueue } from './turn-queue.ts';

/** What waits for a lull does so for at most so long. Milliseconds. */
export const longestWaitMs = 5;
/** So many wait at most; who comes then goes on at once. */
export const maxWaiting = 64;
/**
 * So many go on in one turn of the event loop, the others in the next ones: as many as take the steps of the path
 * together. By four at a time, a request takes 14 % more processor time at 16 connections.
 */
export const maxPerTurn = maxTogether;

/**
 * The times in which the proxy waits for upstreams. What nobody waits for is done then: done at once, it would hold up
 * a client that sends its next request as soon as it has the answer to the one before.
 */
export class Lulls {
  readonly #waiting = new TurnQueue(maxPerTurn);
  #latest: NodeJS.Timeout | undefined;

  /** Resolves in the next lull, or when one has been waited for long enough. */
  next(): Soon<void> {
    if (this.#waiting.length >= maxWaiting) return undefined;
    if (this.#waiting.length === 0) this.#comeBack();
    return this.#waiting.wait();
  }

  /** A request is on its way to its upstream: as soon as it has left, there is a lull. */
  begin(): void {
    this.#waiting.goOn();
  }

  /** One timer for all that come after each other: what waits longest was there when it was set. */
  #comeBack(): void {
    if (this.#latest === undefined) this.#latest = setTimeout(() => this.begin(), longestWaitMs);
    else this.#latest.refresh();
  }
}
