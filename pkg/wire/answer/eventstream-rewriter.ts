import type { AnswerHooks, Slices, StreamRewriter } from '../../api/text.ts';
import { Base64Reader, base64Of } from '../eventstream/base64.ts';
import { type Frame, FrameReader } from '../eventstream/frame-reader.ts';
import { headersOf } from '../eventstream/frame-headers.ts';
import { encodeFrame, encodeHeaders, frameSlices } from '../eventstream/frame-writer.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import { spliceSlices } from '../json/splice.ts';
import { parseAnswer, spokenName } from './answer-json.ts';
import { textChannel } from './channel.ts';
import { type AnswerEvents, EventEdits } from './event-edits.ts';
import { replaceLong } from './long-text.ts';
import { PassThrough } from './pass-through.ts';
import { WholeRewrite } from './whole-rewrite.ts';

/** How a frame's payload carries an event: as it is, or as Base64 in `{"bytes": ...}` (Bedrock invoke). */
export type Envelope = 'plain' | 'bytes';

const nothing: Buffer = Buffer.alloc(0);

/** Rewrites an answer framed as `application/vnd.amazon.eventstream`. */
export class EventStreamRewriter implements StreamRewriter {
  readonly #reader = new FrameReader();
  readonly #out = new PassThrough();
  readonly #events: AnswerEvents;
  readonly #edits: EventEdits;
  readonly #hooks: AnswerHooks;
  readonly #envelope: Envelope;
  #lastHeaders = nothing;
  #lastFields: ReadonlyMap<string, string> = new Map();

  constructor(events: AnswerEvents, edits: EventEdits, hooks: AnswerHooks, envelope: Envelope) {
    this.#events = events;
    this.#edits = edits;
    this.#hooks = hooks;
    this.#envelope = envelope;
  }

  *push(chunk: Buffer): Slices<readonly Buffer[]> {
    yield* this.#reader.add(chunk);
    let frame = yield* this.#reader.next();
    while (frame !== undefined) {
      yield* this.#take(frame);
      frame = yield* this.#reader.next();
      if (frame !== undefined) yield;
    }
    return this.#out.take();
  }

  *end(): Slices<readonly Buffer[]> {
    if (this.#reader.incomplete) this.#hooks.unknown('truncated frame');
    yield* this.#events.finish('brokenOff');
    this.#insert();
    return this.#out.take();
  }

  *#take(frame: Frame): Slices<void> {
    const payload = yield* this.#read(frame);
    this.#insert();
    if (payload === undefined) this.#out.pass(frame.bytes, frame.start, frame.end);
    else this.#out.write(yield* frameSlices(frame.headers, payload));
  }

  /** The frame's new payload; `undefined` when it stays. */
  *#read(frame: Frame): Slices<Buffer | undefined> {
    const fields = this.#fieldsOf(frame);
    const type = fields.get(':message-type') ?? 'event';
    if (type === 'exception' || type === 'error') return yield* this.#exception(frame);
    if (type !== 'event') return this.#unknown(`message ${spokenName(type)}`);
    const name = fields.get(':event-type') ?? '';
    if (this.#envelope === 'plain') return yield* this.#event(frame.payload, name);
    if (name === 'chunk') return yield* this.#enveloped(frame);
    return this.#unknown(`event ${spokenName(name)}`);
  }

  #unknown(what: string): undefined {
    this.#hooks.unknown(what);
  }

  *#exception(frame: Frame): Slices<Buffer | undefined> {
    yield* this.#events.finish('brokenOff');
    if (frame.payload.length === 0) return undefined;
    const document = yield* parseAnswer(frame.payload);
    yield* new WholeRewrite(document, this.#hooks, this.#edits).strings(document.root, textChannel);
    return yield* this.#spliced(frame.payload);
  }

  /** The event's new bytes; `undefined` when it stays. */
  *#event(bytes: Buffer, name: string): Slices<Buffer | undefined> {
    const rest = this.#events.event(yield* parseAnswer(bytes), name);
    if (rest !== undefined) yield* rest;
    return yield* this.#spliced(bytes);
  }

  *#enveloped(frame: Frame): Slices<Buffer | undefined> {
    const outer = yield* parseAnswer(frame.payload);
    const node = outer.get(outer.root, 'bytes');
    if (node < 0 || outer.kind(node) !== 'string') {
      return this.#unknown('event chunk without bytes');
    }
    const reader = new Base64Reader(outer.end(node) - outer.start(node));
    yield* outer.stretches(node, (stretch) => reader.add(stretch));
    const inner = reader.end();
    if (inner === undefined) throw invalidAnswer('a chunk of the answer is not the Base64 it should be');
    const edited = yield* this.#event(inner, '');
    if (edited === undefined) return undefined;
    const envelope = new EventEdits();
    yield* replaceLong(outer, node, base64Of(edited), envelope);
    return yield* spliceSlices(frame.payload, envelope.edits);
  }

  *#spliced(bytes: Buffer): Slices<Buffer | undefined> {
    return this.#edits.edits.length === 0 ? undefined : yield* spliceSlices(bytes, this.#edits.sorted());
  }

  #insert(): void {
    for (const { name, json } of this.#edits.inserted) {
      const enveloped = this.#envelope === 'bytes';
      const payload = enveloped ? JSON.stringify({ bytes: Buffer.from(json).toString('base64') }) : json;
      const headers = encodeHeaders({
        ':event-type': enveloped ? 'chunk' : name,
        ':content-type': 'application/json',
        ':message-type': 'event',
      });
      this.#out.write(encodeFrame(headers, Buffer.from(payload)));
    }
    this.#edits.clear();
  }

  /** Deltas follow one another with the same headers, which are then not read again. */
  #fieldsOf(frame: Frame): ReadonlyMap<string, string> {
    if (!frame.headers.equals(this.#lastHeaders)) {
      this.#lastFields = headersOf(frame.headers);
      this.#lastHeaders = Buffer.from(frame.headers);
    }
    return this.#lastFields;
  }
}
