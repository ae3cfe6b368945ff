import type { Slices } from '../../api/text.ts';
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
/** Bytes that are moved to a larger store between two yields. */
const MOVED_BYTES = 512 * 1024;
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
  /**
   * The next CR and the next LF from `#search` on, -1 where there is none in the chunk: one native search spares a look
   * at every byte, and what has none of one of them is not searched for it again at each line.
   */
  #cr = -1;
  #lf = -1;
  #afterCr = false;
  #first = true;
  #named = false;
  /** Relative to `#start`, so that they survive a move to a larger store. */
  #data: number[] = [];

  /** Takes a chunk; all events of the one before were taken. */
  *add(chunk: Buffer): Slices<void> {
    const held = this.#bytes.length - this.#start;
    if (held === 0) this.#begin(chunk);
    else {
      const room = this.#store.length - this.#bytes.length;
      if (room < chunk.length) yield* this.#enlarge(Math.max(2 * held, held + chunk.length));
      this.#append(chunk);
    }
    this.#cr = this.#bytes.indexOf(CR, this.#search);
    this.#lf = this.#bytes.indexOf(LF, this.#search);
  }

  /**
   * The next event of the chunk; `undefined` when the rest of it is the beginning of one.
   * @throws DomicileError `upstream.invalid` when an event exceeds `maxSseEventBytes` or `maxSseDataLines`.
   */
  next(): SseEvent | undefined {
    const event = this.#scan();
    if (event !== undefined) return event;
    if (this.#bytes.length - this.#start > maxSseEventBytes) {
      throw invalidAnswer(`an event of the answer exceeds ${maxSseEventBytes} bytes`);
    }
    if (this.#start === this.#bytes.length) this.#forget();
    return undefined;
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

  #begin(chunk: Buffer): void {
    this.#store = chunk;
    this.#bytes = chunk;
    this.#moveBy(this.#start);
  }

  *#enlarge(length: number): Slices<void> {
    const store = Buffer.allocUnsafe(length);
    let moved = 0;
    for (let from = this.#start; from < this.#bytes.length; from += MOVED_BYTES) {
      if (moved > 0) yield;
      moved += this.#bytes.copy(store, moved, from, Math.min(from + MOVED_BYTES, this.#bytes.length));
    }
    this.#store = store;
    this.#bytes = store.subarray(0, moved);
    this.#moveBy(this.#start);
  }

  #append(chunk: Buffer): void {
    const end = this.#bytes.length;
    chunk.copy(this.#store, end);
    this.#bytes = this.#store.subarray(0, end + chunk.length);
  }

  #moveBy(offset: number): void {
    this.#line -= offset;
    this.#search -= offset;
    this.#start = 0;
  }

  #scan(): SseEvent | undefined {
    const bytes = this.#bytes;
    while (this.#search < bytes.length) {
      let event: SseEvent | undefined;
      if (this.#afterCr) {
        this.#afterCr = false;
        if (bytes[this.#line] === LF) event = this.#takeRestOfCrlf();
      } else {
        const at = this.#lineEnd(bytes);
        if (at === -1) {
          this.#search = bytes.length;
          return undefined;
        }
        event = this.#takeLine(at);
      }
      if (event !== undefined) return event;
    }
    return undefined;
  }

  #lineEnd(bytes: Buffer): number {
    if (this.#cr !== -1 && this.#cr < this.#search) this.#cr = bytes.indexOf(CR, this.#search);
    if (this.#lf !== -1 && this.#lf < this.#search) this.#lf = bytes.indexOf(LF, this.#search);
    return this.#cr !== -1 && (this.#lf === -1 || this.#cr < this.#lf) ? this.#cr : this.#lf;
  }

  #takeRestOfCrlf(): SseEvent | undefined {
    const fresh = this.#line === this.#start;
    this.#line += 1;
    this.#search = this.#line;
    return fresh ? this.#stretch(this.#line) : undefined;
  }

  #takeLine(at: number): SseEvent | undefined {
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
    return ends ? this.#stretch(next) : undefined;
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
