import type { RefusedBy } from '../errors/domicile-error.ts';

interface Ended {
  /** Unix milliseconds. */
  readonly until: number;
  readonly by: RefusedBy | undefined;
}

/**
 * Conversations whose answer we ended by policy in mid-stream: the Claude program sends the same messages again
 * at once without streaming, and must then get the denial as a status. Digests only, bounded, forgotten in time.
 */
export class EndedStreams {
  readonly #ended = new Map<string, Ended>();
  readonly #count: number;
  readonly #forMs: number;

  constructor(bounds: { readonly endedStreams: number; readonly endedStreamMs: number }) {
    this.#count = bounds.endedStreams;
    this.#forMs = bounds.endedStreamMs;
  }

  get empty(): boolean {
    return this.#ended.size === 0;
  }

  remember(digest: string, by: RefusedBy | undefined, now: number): void {
    this.#ended.delete(digest);
    this.#ended.set(digest, { until: now + this.#forMs, by });
    const oldest = this.#ended.keys().next();
    if (this.#ended.size > this.#count && oldest.done !== true) this.#ended.delete(oldest.value);
  }

  /** What ended it; `undefined` where nothing did, or too long ago. */
  find(digest: string, now: number): Pick<Ended, 'by'> | undefined {
    for (const [old, { until }] of this.#ended) {
      if (until > now) break;
      this.#ended.delete(old);
    }
    return this.#ended.get(digest);
  }
}
