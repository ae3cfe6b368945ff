interface Counting {
  inc(by: number): void;
}

interface Observing {
  observe(value: number): void;
}

interface Labelled<Child> {
  labels(...values: string[]): Child;
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

/** Observations kept of one series; at the bound all are handed on: about 0.2 ms of work. */
export const maxObservations = 256;

/** One histogram's observations of one series, gathered here. */
export class Observations {
  readonly #histogram: Observing;
  readonly #pending: number[] = [];

  constructor(histogram: Observing) {
    this.#histogram = histogram;
  }

  observe(value: number): void {
    this.#pending.push(value);
    if (this.#pending.length === maxObservations) this.flush();
  }

  flush(): void {
    for (const value of this.#pending) this.#histogram.observe(value);
    this.#pending.length = 0;
  }
}

/**
 * What a request counts, handed on when somebody reads: the library hashes and checks labels with each increment and
 * each observation, of which a request makes about a dozen. Done many at a time, they find their code in the cache.
 */
export class Sums {
  readonly #all: (Sum | Observations)[] = [];

  of(counter: Counting): Sum {
    return this.#kept(new Sum(counter));
  }

  /** The same for each series of a counter with labels. */
  labelled(counter: Labelled<Counting>): Labelled<Sum> {
    return { labels: (...values) => this.of(counter.labels(...values)) };
  }

  observations(histogram: Observing): Observations {
    return this.#kept(new Observations(histogram));
  }

  labelledObservations(histogram: Labelled<Observing>): Labelled<Observations> {
    return { labels: (...values) => this.observations(histogram.labels(...values)) };
  }

  #kept<Of extends Sum | Observations>(one: Of): Of {
    this.#all.push(one);
    return one;
  }

  flush(): void {
    for (const one of this.#all) one.flush();
  }
}
