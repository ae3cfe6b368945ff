/** What has given way to the event loop: in each of its turns, the first `perTurn` of it go on. */
export class TurnQueue {
  readonly #perTurn: number;
  readonly #waiting: (() => void)[] = [];
  #scheduled = false;

  constructor(perTurn: number) {
    this.#perTurn = perTurn;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves in a later turn of the event loop. */
  turn(): Promise<void> {
    const turned = this.wait();
    this.goOn();
    return turned;
  }

  /** The same, once it is said that those who wait may go on. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Lets all that wait go on, from the next turn of the event loop on. */
  goOn(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      for (const goOn of this.#waiting.splice(0, this.#perTurn)) goOn();
      this.goOn();
    });
  }
}
