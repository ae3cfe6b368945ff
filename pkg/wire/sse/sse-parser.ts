import { invalidAnswer } from '../invalid-answer.ts';

/** Bound on one event, all its lines together, in bytes: a longer one ends the stream with `upstream.invalid`. */
export const maxSseEventBytes = 16 * 1024 * 1024;
/** Bound on its lines of data, which are joined at once: likewise. */
export const maxSseDataLines = 65_536;

/**
 * One stretch of a stream: an event with its blank line, a comment line, or a stray line end. Offsets point into
 * `bytes`, which is shared with the chunk where the stretch lies within one chunk. Stretches in order are the stream.
 */
export interface SseEvent {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Offset pairs of the values of the `data` lines; empty for stretches without data. */
  readonly data: readonly number[];
  /** Whether there was an `event` line. */
  readonly named: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const SPACE = 0x20;
const nothing: Buffer = Buffer.alloc(0);
const DATA = [0x64, 0x61, 0x74, 0x61];
const EVENT = [0x65, 0x76, 0x65, 0x6e, 0x74];
const noData: readonly number[] = [];

/** Incremental parser of server-sent events (WHATWG): LF, CRLF and CR line ends, cut anywhere. */
export class SseParser {
  /** Room behind `#bytes` in which further chunks may be appended. */
  #store: Buffer = nothing;
  #bytes: Buffer = nothing;
  #start = 0;
  #line = 0;
  #search = 0;
  #afterCr = false;
  #first = true;
  #named = false;
  /** Relative to `#start`, so that they survive a move to a larger store. */
  #data: number[] = [];

  /** @throws DomicileError `upstream.invalid` when an event exceeds `maxSseEventBytes` or `maxSseDataLines`. */
  push(chunk: Buffer): readonly SseEvent[] {
    this.#append(chunk);
    const events: SseEvent[] = [];
    this.#scan(events);
    if (this.#bytes.length - this.#start > maxSseEventBytes) {
      throw invalidAnswer(`an event of the answer exceeds ${maxSseEventBytes} bytes`);
    }
    if (this.#start === this.#bytes.length) this.#forget();
    return events;
  }

  /** The last event where its blank line is missing; `undefined` when nothing is left. */
  end(): SseEvent | undefined {
    const end = this.#bytes.length;
    if (this.#start === end) return undefined;
    if (this.#line < end) this.#takeField(this.#lineContent(), end);
    const last = this.#stretch(end);
    this.#forget();
    return last;
  }

  #forget(): void {
    this.#store = nothing;
    this.#bytes = nothing;
    this.#start = 0;
    this.#line = 0;
    this.#search = 0;
  }

  #append(chunk: Buffer): void {
    const held = this.#bytes.length - this.#start;
    if (held === 0) {
      this.#store = chunk;
      this.#bytes = chunk;
      this.#moveBy(this.#start);
      return;
    }
    const end = this.#bytes.length;
    if (this.#store.length - end < chunk.length) {
      const store = Buffer.allocUnsafe(Math.max(2 * held, held + chunk.length));
      this.#bytes.copy(store, 0, this.#start);
      this.#store = store;
      this.#moveBy(this.#start);
      chunk.copy(store, held);
      this.#bytes = store.subarray(0, held + chunk.length);
      return;
    }
    chunk.copy(this.#store, end);
    this.#bytes = this.#store.subarray(0, end + chunk.length);
  }

  #moveBy(offset: number): void {
    this.#line -= offset;
    this.#search -= offset;
    this.#start = 0;
  }

  #scan(events: SseEvent[]): void {
    const bytes = this.#bytes;
    // One native search over the chunk spares a look at every byte: CR is rare.
    let cr = bytes.indexOf(CR, this.#search);
    while (this.#search < bytes.length) {
      if (this.#afterCr) {
        this.#afterCr = false;
        if (bytes[this.#line] === LF) this.#takeRestOfCrlf(events);
        continue;
      }
      if (cr !== -1 && cr < this.#search) cr = bytes.indexOf(CR, this.#search);
      const lf = bytes.indexOf(LF, this.#search);
      const at = cr !== -1 && (lf === -1 || cr < lf) ? cr : lf;
      if (at === -1) {
        this.#search = bytes.length;
        return;
      }
      this.#takeLine(at, events);
    }
  }

  #takeRestOfCrlf(events: SseEvent[]): void {
    const fresh = this.#line === this.#start;
    this.#line += 1;
    this.#search = this.#line;
    if (fresh) events.push(this.#stretch(this.#line));
  }

  #takeLine(at: number, events: SseEvent[]): void {
    const bytes = this.#bytes;
    const from = this.#lineContent();
    let next = at + 1;
    if (bytes[at] === CR) {
      if (next === bytes.length) this.#afterCr = true;
      else if (bytes[next] === LF) next += 1;
    }
    const ends = at === from || (bytes[from] === COLON && this.#line === this.#start);
    if (!ends) this.#takeField(from, at);
    this.#first = false;
    this.#line = next;
    this.#search = next;
    if (ends) events.push(this.#stretch(next));
  }

  /** Where the line's content begins: past the byte order mark that a stream may begin with. */
  #lineContent(): number {
    const bytes = this.#bytes;
    const line = this.#line;
    const marked =
      this.#first && bytes[line] === 0xef && bytes[line + 1] === 0xbb && bytes[line + 2] === 0xbf;
    return marked ? line + 3 : line;
  }

  #takeField(from: number, to: number): void {
    const bytes = this.#bytes;
    if (isField(bytes, from, to, DATA)) {
      if (this.#data.length === 2 * maxSseDataLines)
        throw invalidAnswer(`an event of the answer has more than ${maxSseDataLines} lines of data`);
      this.#data.push(valueStart(bytes, from + DATA.length, to) - this.#start, to - this.#start);
    } else if (isField(bytes, from, to, EVENT)) {
      this.#named = valueStart(bytes, from + EVENT.length, to) < to;
    }
  }

  #stretch(end: number): SseEvent {
    const { start, data } = { start: this.#start, data: this.#data };
    if (start > 0) for (let index = 0; index < data.length; index++) data[index] = (data[index] ?? 0) + start;
    const event = {
      bytes: this.#bytes,
      start,
      end,
      data: data.length === 0 ? noData : data,
      named: this.#named,
    };
    if (data.length > 0) this.#data = [];
    this.#named = false;
    this.#start = end;
    this.#line = end;
    this.#search = end;
    return event;
  }
}

function valueStart(bytes: Buffer, colon: number, to: number): number {
  if (colon === to) return to;
  return colon + 1 < to && bytes[colon + 1] === SPACE ? colon + 2 : colon + 1;
}

/** Whether a line is `name:value`, or `name` alone, which has an empty value. */
function isField(bytes: Buffer, from: number, to: number, name: readonly number[]): boolean {
  const colon = from + name.length;
  if (colon > to || (colon < to && bytes[colon] !== COLON)) return false;
  for (let index = 0; index < name.length; index++) if (bytes[from + index] !== name[index]) return false;
  return true;
}
