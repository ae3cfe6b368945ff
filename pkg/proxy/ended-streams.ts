/**
 * Conversations whose answer we ended by policy in mid-stream: the Claude program sends the same messages again
 * at once without streaming, and must then get the denial as a status. Digests only, bounded, forgotten in time.
 */
export class EndedStreams {
  readonly #until = new Map<string, number>();
  readonly #count: number;
  readonly #forMs: number;

  constructor(bounds: { readonly endedStreams: number; readonly endedStreamMs: number }) {
    this.#count = bounds.endedStreams;
    this.#forMs = bounds.endedStreamMs;
  }

  get empty(): boolean {
    return this.#until.size === 0;
  }

  remember(digest: string, now: number): void {
    this.#until.delete(digest);
    this.#until.set(digest, now + this.#forMs);
    const oldest = this.#until.keys().next();
    if (this.#until.size > this.#count && oldest.done !== true) this.#until.delete(oldest.value);
  }

  has(digest: string, now: number): boolean {
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    return this.#until.has(digest);
  }
}
