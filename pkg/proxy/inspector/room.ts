import { DomicileError } from '../../errors/domicile-error.ts';

/** The place of one large body, from before it is received until it has been sent on. */
export interface Place {
  /** Resolves when the body may be received; rejects where it is given up before. */
  readonly granted: Promise<void>;
  /** Nobody waits for the body any more. */
  readonly giveUp: () => void;
  /** To be called once it is sent or refused; harmless when called again. */
  readonly leave: () => void;
}

interface Waiting {
  readonly bytes: number;
  readonly admit: () => void;
}

/**
 * Lets large bodies in as long as there is room for them, in the order in which they came. Those that wait are not
 * read, so all that they hold is a connection.
 */
export class Room {
  readonly #bytes: number;
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #held = 0;

  /** `bytes`: of the bodies that are in, together; `most`: bodies that may wait. */
  constructor(bytes: number, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  /** Throws `proxy.busy`. */
  enter(bytes: number): Place {
    if (this.#waiting.size === 0 && this.#fits(bytes)) {
      this.#held += bytes;
      return {
        granted: Promise.resolve(),
        giveUp: () => undefined,
        leave: once(() => this.#freed(bytes)),
      };
    }
    if (this.#waiting.size >= this.#most) throw busy(this.#most);
    return this.#wait(bytes);
  }

  #wait(bytes: number): Place {
    const { promise: granted, resolve, reject } = Promise.withResolvers<void>();
    let isIn = false;
    const waiting = {
      bytes,
      admit: () => {
        isIn = true;
        resolve();
      },
    };
    this.#waiting.add(waiting);
    const giveUp = (): void => {
      if (this.#waiting.delete(waiting)) reject(clientLeft());
    };
    const leave = once(() => {
      giveUp();
      if (isIn) this.#freed(bytes);
    });
    return { granted, giveUp, leave };
  }

  /** One alone always fits. */
  #fits(bytes: number): boolean {
    return this.#held === 0 || this.#held + bytes <= this.#bytes;
  }

  #freed(bytes: number): void {
    this.#held -= bytes;
    for (const next of this.#waiting) {
      if (!this.#fits(next.bytes)) return;
      this.#waiting.delete(next);
      this.#held += next.bytes;
      next.admit();
    }
  }
}

export function clientLeft(): DomicileError {
  return new DomicileError('request.length_mismatch', 'The client left before its body was read.');
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

function busy(most: number): DomicileError {
  return new DomicileError(
    'proxy.busy',
    `${most} large bodies wait already: try again later, send fewer at a time, or raise the bound largeBodiesWaiting.`,
  );
}
