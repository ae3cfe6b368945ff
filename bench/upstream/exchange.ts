import type { Socket } from 'node:net';
import {
  DELTAS,
  DELTA_INTERVAL_MS,
  deltaEvent,
  markOf,
  microseconds,
  STREAM_HEAD,
  STREAM_TAIL,
  streamedTexts,
  wholeAnswer,
} from '../wire/answer.ts';
import type { DeltaText } from '../wire/answer.ts';
import type { HttpEvents } from '../wire/http-reader.ts';
import { ECHOED, isRaw, VALUE_CLOSE, VALUE_OPEN } from '../wire/values.ts';

/** Values are looked for in so many bytes of a body; the rest is counted and dropped. */
const LOOKED_AT = 128 * 1024;
const STREAM_MARK = '"stream":true';
const STREAM_MARK_WITHIN = 512;

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: ';
const STREAM_RESPONSE = `${OK}text/event-stream\r\ncache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n`;

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

const valuesIn = (body: Buffer): string[] => {
  const values: string[] = [];
  let at = body.indexOf(VALUE_OPEN, 0, 'latin1');
  while (at !== -1 && values.length < ECHOED) {
    const end = body.indexOf(VALUE_CLOSE, at, 'latin1');
    if (end === -1) break;
    values.push(body.toString('latin1', at + VALUE_OPEN.length, end));
    at = body.indexOf(VALUE_OPEN, end, 'latin1');
  }
  return values;
};

/** Answers the requests of one connection, one after another. */
export class Exchange implements HttpEvents {
  readonly #socket: Socket;
  readonly #seen: { raw: number; tokens: number };
  #parts: Buffer[] = [];
  #size = 0;

  constructor(socket: Socket, seen: { raw: number; tokens: number }) {
    this.#socket = socket;
    this.#seen = seen;
  }

  head(): void {
    this.#parts = [];
    this.#size = 0;
  }

  body(bytes: Buffer): void {
    if (this.#size < LOOKED_AT) this.#parts.push(bytes);
    this.#size += bytes.length;
  }

  end(): void {
    const first = this.#parts[0] ?? Buffer.alloc(0);
    const body = this.#parts.length === 1 ? first : Buffer.concat(this.#parts);
    this.#parts = [];
    const values = valuesIn(body);
    for (const value of values) this.#seen[isRaw(value) ? 'raw' : 'tokens'] += 1;
    const streams = body.subarray(0, STREAM_MARK_WITHIN).includes(STREAM_MARK, 0, 'latin1');
    if (streams) this.#stream(streamedTexts(values));
    else this.#whole(wholeAnswer(values));
  }

  #whole(answer: string): void {
    this.#socket.write(
      `${OK}application/json\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`,
      'latin1',
    );
  }

  #stream(texts: readonly DeltaText[]): void {
    this.#socket.write(STREAM_RESPONSE + chunk(STREAM_HEAD), 'latin1');
    let delta = 0;
    const next = (): void => {
      const text = texts[delta];
      if (text === undefined || this.#socket.destroyed) {
        clearInterval(timer);
        return;
      }
      const event = deltaEvent(text, markOf(delta, microseconds()));
      delta += 1;
      this.#socket.write(delta < DELTAS ? chunk(event) : `${chunk(event + STREAM_TAIL)}0\r\n\r\n`, 'latin1');
    };
    const timer = setInterval(next, DELTA_INTERVAL_MS);
    next();
  }
}
