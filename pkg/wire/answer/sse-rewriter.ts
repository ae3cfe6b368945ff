import type { AnswerHooks, StreamRewriter } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { dataOf, editEvent, sseEventOf } from '../sse/sse-edit.ts';
import { type SseEvent, SseParser } from '../sse/sse-parser.ts';
import { parseAnswerNow } from './answer-json.ts';
import type { AnswerEvents, EventEdits } from './event-edits.ts';
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

  push(chunk: Buffer): readonly Buffer[] {
    for (const event of this.#parser.push(chunk)) this.#take(event);
    return this.#out.take();
  }

  end(): readonly Buffer[] {
    const last = this.#parser.end();
    if (last !== undefined) this.#takeLast(last);
    this.#events.finish('brokenOff');
    // An event that lacks its blank line would swallow the lines of the next.
    if (last !== undefined && this.#edits.inserted.length > 0) this.#out.write(blankLine);
    this.#insert();
    return this.#out.take();
  }

  #take(event: SseEvent): void {
    if (event.data.length > 0) this.#read(event);
    if (this.#edits.empty) return this.#out.pass(event.bytes, event.start, event.end);
    const edits = this.#edits.sorted();
    const edited = edits.length === 0 ? undefined : editEvent(event, edits);
    this.#insert();
    if (edited === undefined) this.#out.pass(event.bytes, event.start, event.end);
    else this.#out.write(edited);
  }

  #read(event: SseEvent): void {
    const data = dataOf(event);
    if (data.length === 0) return;
    this.#named = event.named;
    if (data[0] === doneMarker[0] && data.equals(doneMarker)) this.#events.finish('complete');
    else this.#events.event(parseAnswerNow(data), '');
  }

  /** An event without its blank line: whole for some clients, cut off for all if its JSON does not end. */
  #takeLast(event: SseEvent): void {
    try {
      this.#take(event);
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
