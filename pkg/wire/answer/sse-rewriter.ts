import type { AnswerHooks, Slices, StreamRewriter } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { SLICE_BYTES } from '../json/document.ts';
import { dataOf, editEvent, sseEventOf } from '../sse/sse-edit.ts';
import { type SseEvent, SseParser } from '../sse/sse-parser.ts';
import { parseAnswer, parseAnswerNow } from './answer-json.ts';
import type { AnswerEvents, EventEdits, Rest } from './event-edits.ts';
import { PassThrough } from './pass-through.ts';

const blankLine = Buffer.from('\n\n');
const doneMarker = Buffer.from('[DONE]');

/** Rewrites an answer framed as server-sent events whose data is JSON. */
export class SseRewriter implements StreamRewriter {
  readonly #parser = new SseParser();
  readonly #out = new PassThrough();
  readonly #events: AnswerEvents;
  readonly #edits: EventEdits;
  readonly #hooks: AnswerHooks;
  /** Whether the stream names its events, so that what is inserted does alike. */
  #named = false;

  constructor(events: AnswerEvents, edits: EventEdits, hooks: AnswerHooks) {
    this.#events = events;
    this.#edits = edits;
    this.#hooks = hooks;
  }

  *push(chunk: Buffer): Slices<readonly Buffer[]> {
    yield* this.#parser.add(chunk);
    let event = this.#parser.next();
    while (event !== undefined) {
      yield* this.#take(event);
      event = this.#parser.next();
      if (event !== undefined) yield;
    }
    return this.#out.take();
  }

  *end(): Slices<readonly Buffer[]> {
    const last = this.#parser.end();
    if (last !== undefined) yield* this.#takeLast(last);
    yield* this.#events.finish('brokenOff');
    // An event that lacks its blank line would swallow the lines of the next.
    if (last !== undefined && this.#edits.inserted.length > 0) this.#out.write(blankLine);
    this.#insert();
    return this.#out.take();
  }

  *#take(event: SseEvent): Slices<void> {
    const rest = event.data.length > 0 ? this.#read(event) : undefined;
    if (rest !== undefined) yield* rest;
    if (this.#edits.empty) return this.#out.pass(event.bytes, event.start, event.end);
    const edits = this.#edits.sorted();
    const edited = edits.length === 0 ? undefined : yield* editEvent(event, edits);
    this.#insert();
    if (edited === undefined) this.#out.pass(event.bytes, event.start, event.end);
    else this.#out.write(edited);
  }

  #read(event: SseEvent): Rest {
    if (isLong(event)) return this.#readLong(event);
    const data = event.bytes.subarray(event.data[0], event.data[1]);
    if (!isJson(data)) return this.#marker(data);
    this.#named = event.named;
    return this.#events.event(parseAnswerNow(data), '');
  }

  *#readLong(event: SseEvent): Slices<void> {
    const data = yield* dataOf(event);
    if (isJson(data)) this.#named = event.named;
    const rest = isJson(data) ? this.#events.event(yield* parseAnswer(data), '') : this.#marker(data);
    if (rest !== undefined) yield* rest;
  }

  #marker(data: Buffer): Rest {
    return data.length === 0 ? undefined : this.#events.finish('complete');
  }

  /** An event without its blank line: whole for some clients, cut off for all if its JSON does not end. */
  *#takeLast(event: SseEvent): Slices<void> {
    try {
      yield* this.#take(event);
    } catch (cause) {
      if (!(cause instanceof DomicileError) || cause.code !== 'upstream.invalid') throw cause;
      this.#edits.clear();
      this.#hooks.unknown('truncated event');
    }
  }

  #insert(): void {
    for (const { name, json } of this.#edits.inserted) {
      this.#out.write(sseEventOf(this.#named ? name : '', json));
    }
    this.#edits.clear();
  }
}

function isJson(data: Buffer): boolean {
  return data.length > 0 && !(data[0] === doneMarker[0] && data.equals(doneMarker));
}

/** Whether an event is read in slices: it has several lines of data, or many bytes. */
function isLong({ data, start, end }: SseEvent): boolean {
  return data.length > 2 || end - start > SLICE_BYTES;
}
