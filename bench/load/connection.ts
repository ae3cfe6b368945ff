import net from 'node:net';
import { HttpReader } from '../wire/http-reader.ts';

export interface AnswerEvents {
  status(status: number): void;
  /** Valid only until the call returns. */
  body(bytes: Buffer): void;
  end(): void;
  /** The connection broke before the answer was whole. */
  lost(): void;
}

const RECEIVE_BYTES = 64 * 1024;
const STATUS_AT = 'HTTP/1.1 '.length;
const STATUS_DIGITS = 3;

/** One keep-alive connection that carries one request at a time and reconnects where the other side has closed it. */
export class Connection {
  readonly #port: number;
  readonly #events: AnswerEvents;
  #socket: net.Socket | undefined;
  #waiting = false;

  constructor(port: number, events: AnswerEvents) {
    this.#port = port;
    this.#events = events;
  }

  send(request: Buffer): void {
    this.#waiting = true;
    this.#socket ??= this.#open();
    this.#socket.write(request);
  }

  close(): void {
    this.#waiting = false;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): net.Socket {
    const reader = new HttpReader({
      head: (head) => this.#events.status(Number(head.slice(STATUS_AT, STATUS_AT + STATUS_DIGITS))),
      body: (bytes) => this.#events.body(bytes),
      end: () => {
        this.#waiting = false;
        this.#events.end();
      },
    });
    const buffer = Buffer.allocUnsafeSlow(RECEIVE_BYTES);
    const socket = net.connect({
      host: '127.0.0.1',
      port: this.#port,
      noDelay: true,
      onread: {
        buffer,
        callback: (length) => {
          reader.push(buffer.subarray(0, length));
          return true;
        },
      },
    });
    const gone = (): void => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      socket.destroy();
      if (!this.#waiting) return;
      this.#waiting = false;
      this.#events.lost();
    };
    socket.on('error', gone);
    socket.on('end', gone);
    socket.on('close', gone);
    return socket;
  }
}
