export interface HttpEvents {
  /** The start line and the header lines, latin1, without the empty line. */
  head(head: string): void;
  /** A stretch of the body; valid only until the call returns. */
  body(bytes: Buffer): void;
  end(): void;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;

type State = 'head' | 'length' | 'size' | 'chunk' | 'chunk-end' | 'last';

/**
 * Reads HTTP/1.1 messages one after another from one connection: bodies by length or chunked, no body otherwise.
 * It serves both ends of the benchmark, whose peers are known, so it trusts them and stays cheap.
 */
export class HttpReader {
  readonly #events: HttpEvents;
  #state: State = 'head';
  #left = 0;
  #held: Buffer | undefined;

  constructor(events: HttpEvents) {
    this.#events = events;
  }

  /** Whether a message is begun and not ended. */
  get midMessage(): boolean {
    return this.#state !== 'head' || this.#held !== undefined;
  }

  push(bytes: Buffer): void {
    const all = this.#held === undefined ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = undefined;
    let at = 0;
    while (at < all.length) {
      const next = this.#step(all, at);
      if (next === -1) {
        this.#held = Buffer.from(all.subarray(at));
        return;
      }
      at = next;
    }
  }

  /** Takes what it can from `at`; returns where it stopped, or -1 when it needs more bytes to go on. */
  #step(all: Buffer, at: number): number {
    if (this.#state === 'head') return this.#head(all, at);
    if (this.#state === 'length' || this.#state === 'chunk') return this.#bytes(all, at);
    return this.#line(all, at);
  }

  #head(all: Buffer, at: number): number {
    const end = all.indexOf(HEAD_END, at, 'latin1');
    if (end === -1) return -1;
    const head = all.toString('latin1', at, end);
    const next = end + HEAD_END.length;
    this.#events.head(head);
    const length = LENGTH.exec(head);
    this.#left = length === null ? 0 : Number(length[1]);
    if (this.#left > 0) this.#state = 'length';
    else if (CHUNKED.test(head)) this.#state = 'size';
    else this.#events.end();
    return next;
  }

  #bytes(all: Buffer, at: number): number {
    const take = Math.min(this.#left, all.length - at);
    this.#left -= take;
    const whole = take === all.length && at === 0;
    this.#events.body(whole ? all : all.subarray(at, at + take));
    if (this.#left === 0) this.#afterBytes();
    return at + take;
  }

  #afterBytes(): void {
    if (this.#state === 'chunk') {
      this.#state = 'chunk-end';
      return;
    }
    this.#state = 'head';
    this.#events.end();
  }

  #line(all: Buffer, at: number): number {
    const end = all.indexOf(LINE_END, at, 'latin1');
    if (end === -1) return -1;
    if (this.#state === 'chunk-end') this.#state = 'size';
    else if (this.#state === 'size') this.#size(all.toString('latin1', at, end));
    else if (end === at) {
      this.#state = 'head';
      this.#events.end();
    }
    return end + LINE_END.length;
  }

  #size(line: string): void {
    this.#left = Number.parseInt(line, 16);
    this.#state = this.#left === 0 ? 'last' : 'chunk';
  }
}
