/** An exchange of which `open` is recorded, and nothing of how it ended. */
export interface Unclosed {
  /** The record that opened it. */
  readonly seq: number;
  readonly session: string;
  readonly exchange: string;
}

/** Exchanges that are kept in mind; of more that are open at a time, the oldest are counted without their names. */
export const maxOpen = 65_536;

/** Where the members stand that say what a record is of, behind `v` and `seq`. Bytes. */
const aboutWithin = 1024;
const about =
  /"type":"(open|close)","at":"[^"]*","session":"((?:[^"\\]|\\.)*)","exchange":"((?:[^"\\]|\\.)*)"/;

/** Follows the exchanges of a journal, record by record. */
export class OpenExchanges {
  readonly #open = new Map<string, Unclosed>();
  #forgotten = 0;

  /** How many are open. */
  get count(): number {
    return this.#open.size + this.#forgotten;
  }

  /** The latest of them, as many as `most`, in the order in which they were opened. */
  latest(most: number): readonly Unclosed[] {
    return [...this.#open.values()].slice(-most);
  }

  take(seq: number, line: Buffer): void {
    const [, type, session = '', exchange = ''] = about.exec(line.toString('latin1', 0, aboutWithin)) ?? [];
    if (type === undefined) return;
    const key = `${session} ${exchange}`;
    if (type === 'close') this.#open.delete(key);
    else this.#open.set(key, { seq, session, exchange });
    if (this.#open.size <= maxOpen) return;
    const [oldest = ''] = this.#open.keys();
    this.#open.delete(oldest);
    this.#forgotten += 1;
  }
}
