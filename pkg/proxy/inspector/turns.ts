/** A stretch of time that nobody else has. */
export interface Turn {
  /** Resolves when it begins. */
  readonly begun: Promise<void>;
  /** Ends it, also before it has begun; harmless when called again. */
  readonly end: () => void;
}

/** Gives turns in the order in which they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #open = 0;
  readonly #onRest: () => void;

  /** `onRest`: called when nobody has a turn or waits for one any more. */
  constructor(onRest: () => void) {
    this.#onRest = onRest;
  }

  take(): Turn {
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun = this.#last.then(() => undefined);
    this.#last = Promise.all([begun, promise]);
    this.#open += 1;
    let isOver = false;
    return {
      begun,
      end: () => {
        if (isOver) return;
        isOver = true;
        resolve();
        this.#open -= 1;
        if (this.#open === 0) this.#onRest();
      },
    };
  }
}
