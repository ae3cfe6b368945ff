import { type AnswerHooks, finish, type StreamRewriter } from '../../api/text.ts';
import { type Frame, FrameReader } from '../eventstream/frame-reader.ts';
import { headersOf } from '../eventstream/frame-headers.ts';
import { encodeFrame, encodeHeaders } from '../eventstream/frame-writer.ts';
import { spliceBytes } from '../json/splice.ts';
import { parseAnswerNow, spokenName } from './answer-json.ts';
import { textChannel } from './channel.ts';
import type { AnswerEvents, EventEdits } from './event-edits.ts';
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

  push(chunk: Buffer): readonly Buffer[] {
    for (const frame of this.#reader.push(chunk)) this.#take(frame);
    return this.#out.take();
  }

  end(): readonly Buffer[] {
    if (this.#reader.incomplete) this.#hooks.unknown('truncated frame');
    this.#events.finish('brokenOff');
    this.#insert();
    return this.#out.take();
  }

  #take(frame: Frame): void {
    const payload = this.#read(frame);
    this.#insert();
    if (payload === undefined) this.#out.pass(frame.bytes, frame.start, frame.end);
    else this.#out.write(encodeFrame(frame.headers, payload));
  }

  /** The frame's new payload; `undefined` when it stays. */
  #read(frame: Frame): Buffer | undefined {
    const fields = this.#fieldsOf(frame);
    if ((fields.get(':message-type') ?? 'event') !== 'event') return this.#exception(frame);
    const name = fields.get(':event-type') ?? '';
    if (this.#envelope === 'plain') return this.#plain(frame, name);
    if (name === 'chunk') return this.#enveloped(frame);
    this.#hooks.unknown(`event ${spokenName(name)}`);
    return undefined;
  }

  #exception(frame: Frame): Buffer | undefined {
    this.#events.finish('brokenOff');
    if (frame.payload.length === 0) return undefined;
    const document = parseAnswerNow(frame.payload);
    finish(new WholeRewrite(document, this.#hooks, this.#edits).strings(document.root, textChannel));
    return this.#spliced(frame.payload);
  }

  #plain(frame: Frame, name: string): Buffer | undefined {
    this.#events.event(parseAnswerNow(frame.payload), name);
    return this.#spliced(frame.payload);
  }

  #enveloped(frame: Frame): Buffer | undefined {
    const outer = parseAnswerNow(frame.payload);
    const node = outer.get(outer.root, 'bytes');
    const encoded = outer.string(node);
    if (encoded === undefined) {
      this.#hooks.unknown('event chunk without bytes');
      return undefined;
    }
    const inner = Buffer.from(encoded, 'base64');
    this.#events.event(parseAnswerNow(inner), '');
    const edited = this.#spliced(inner);
    if (edited === undefined) return undefined;
    const bytes = `"${edited.toString('base64')}"`;
    return spliceBytes(frame.payload, [{ start: outer.start(node), end: outer.end(node), bytes }]);
  }

  #spliced(bytes: Buffer): Buffer | undefined {
    return this.#edits.edits.length === 0 ? undefined : spliceBytes(bytes, this.#edits.sorted());
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
