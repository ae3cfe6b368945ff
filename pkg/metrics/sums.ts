interface Counting {
  inc(by: number): void;
}

/** One counter's value of one series, added up here. */
export class Sum {
  readonly #counter: Counting;
  /** `undefined`: nothing to hand on, so that no series appears before its first use. */
  #pending: number | undefined;

  constructor(counter: Counting) {
    this.#counter = counter;
  }

  inc(by = 1): void {
    this.#pending = (this.#pending ?? 0) + by;
  }

  flush(): void {
    if (this.#pending !== undefined) this.#counter.inc(this.#pending);
    this.#pending = undefined;
  }
}

/**
 * Sums of counters, handed on when somebody reads: the library hashes and checks labels with each increment, which a
 * request makes about a dozen of.
 */
export class Sums {
  readonly #all: Sum[] = [];

  of(counter: Counting): Sum {
    const sum = new Sum(counter);
    this.#all.push(sum);
    return sum;
  }

  /** The same for each series of a counter with labels. */
  labelled(counter: { labels(...values: string[]): Counting }): { labels(...values: string[]): Sum } {
    return { labels: (...values) => this.of(counter.labels(...values)) };
  }

  flush(): void {
    for (const sum of this.#all) sum.flush();
  }
}
