import { boundOf } from '../../api/bounds.ts';
import { DomicileError } from '../../errors/domicile-error.ts';

/** The place of one large body, from before it is received until it has been sent on. */
export interface Place {
  /** Resolves when the body may be received; rejects where it is given up before. */
  readonly granted: Promise<void>;
  /** Nobody waits for the body any more. */
  readonly giveUp: () => void;
  /** Gives back what it does not take after all, once it is known how many bytes it has. */
  readonly settle: (bytes: number) => void;
  /** To be called once it is sent or refused; harmless when called again. */
  readonly leave: () => void;
}

interface Body {
  /** What it counts for. */
  bytes: number;
  isIn: boolean;
  readonly admit: () => void;
}

/**
 * Lets large bodies in as long as there is room for them, in the order in which they came. Those that wait are not
 * read, so all that they hold is a connection.
 */
export class Room {
  readonly #bytes: number;
  readonly #most: number;
  readonly #waiting = new Set<Body>();
  #held = 0;

  /** `bytes`: of the bodies that are in, together; `most`: bodies that may wait. */
  constructor(bytes: number, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  /** Throws `proxy.busy`. */
  enter(bytes: number): Place {
    const { promise: granted, resolve, reject } = Promise.withResolvers<void>();
    const body: Body = { bytes, isIn: false, admit: resolve };
    if (this.#waiting.size === 0 && this.#fits(bytes)) this.#admit(body);
    else if (this.#waiting.size >= this.#most) throw busy(this.#most);
    else this.#waiting.add(body);
    const giveUp = (): void => {
      if (this.#waiting.delete(body)) reject(clientLeft());
    };
    return {
      granted,
      giveUp,
      settle: (known) => this.#shrink(body, known),
      leave: () => {
        giveUp();
        this.#shrink(body, 0);
      },
    };
  }

  /** One alone always fits. */
  #fits(bytes: number): boolean {
    return this.#held === 0 || this.#held + bytes <= this.#bytes;
  }

  #admit(body: Body): void {
    this.#held += body.bytes;
    body.isIn = true;
    body.admit();
  }

  #shrink(body: Body, bytes: number): void {
    if (!body.isIn || bytes >= body.bytes) return;
    this.#held -= body.bytes - bytes;
    body.bytes = bytes;
    for (const next of this.#waiting) {
      if (!this.#fits(next.bytes)) return;
      this.#waiting.delete(next);
      this.#admit(next);
    }
  }
}

export function clientLeft(): DomicileError {
  return new DomicileError('request.length_mismatch', 'The client left before its body was read.');
}

function busy(most: number): DomicileError {
  return new DomicileError(
    'proxy.busy',
    `As many large bodies wait already as ${boundOf('largeBodiesWaiting', most)} allows: try again later, send fewer at a time, or raise it.`,
  );
}
