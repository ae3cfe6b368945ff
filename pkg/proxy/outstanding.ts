/** Counts what has begun and not ended, and tells when nothing is left. A set of them would be rebuilt all the time. */
export class Outstanding {
  #count = 0;
  #waiting: (() => void)[] = [];

  readonly begin = (): void => {
    this.#count += 1;
  };

  readonly end = (): void => {
    this.#count -= 1;
    if (this.#count > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  };

  /** Resolves as soon as nothing is outstanding. */
  over(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
