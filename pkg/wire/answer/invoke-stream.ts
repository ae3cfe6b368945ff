import type { AnswerHooks, Slices, TextEnd } from '../../api/text.ts';
import type { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import type { JsonDocument } from '../json/document.ts';
import { AnthropicEvents } from './anthropic-stream.ts';
import { Channel, textChannel } from './channel.ts';
import { ChatEvents } from './chat-stream.ts';
import { ConverseEvents } from './converse-stream.ts';
import { rewriteDelta } from './delta.ts';
import { type AnswerEvents, EventEdits, type Rest } from './event-edits.ts';
import { type InvokeText, chunkWith, invokeTexts, saysEnd } from './invoke-texts.ts';
import { tellStop } from './stop-reasons.ts';

/** Nova's chunks: the events of `ConverseStream`, each in an object under its name. */
const novaEvents: readonly string[] = [
  'contentBlockDelta',
  'contentBlockStart',
  'contentBlockStop',
  'messageStart',
  'messageStop',
  'metadata',
];

/**
 * Chunks of Bedrock's `InvokeModelWithResponseStream`: what they mean is up to the model, and seen from their shape.
 */
export class InvokeEvents implements AnswerEvents {
  readonly #claude: AnthropicEvents;
  readonly #nova: NovaEvents;
  readonly #chat: ChatEvents;
  readonly #texts: TextEvents;

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#claude = new AnthropicEvents(hooks, out);
    this.#nova = new NovaEvents(hooks, out);
    this.#chat = new ChatEvents(hooks, out);
    this.#texts = new TextEvents(hooks, out);
  }

  event(document: JsonDocument): Rest {
    if (document.get(document.root, 'type') >= 0) return this.#claude.event(document);
    const nova = novaEvents.find((name) => document.get(document.root, name) >= 0);
    if (nova !== undefined) return this.#nova.event(document, nova);
    if (document.get(document.root, 'choices') >= 0) return this.#chat.event(document);
    return this.#texts.event(document);
  }

  *finish(end: TextEnd): Slices<void> {
    yield* this.#claude.finish(end);
    yield* this.#nova.finish(end);
    yield* this.#chat.finish(end);
    yield* this.#texts.finish(end);
  }
}

class NovaEvents implements AnswerEvents {
  readonly #out: EventEdits;
  readonly #inner = new EventEdits();
  readonly #events: ConverseEvents;

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#out = out;
    this.#events = new ConverseEvents(hooks, this.#inner);
  }

  *event(document: JsonDocument, name: string): Slices<void> {
    const rest = this.#events.event(document, name, document.get(document.root, name));
    if (rest !== undefined) yield* rest;
    this.#take();
  }

  *finish(end: TextEnd): Slices<void> {
    yield* this.#events.finish(end);
    this.#take();
  }

  #take(): void {
    if (this.#inner.empty) return;
    this.#out.edits.push(...this.#inner.edits);
    for (const { name, json } of this.#inner.inserted) {
      this.#out.inserted.push({ name: '', json: `{"${name}":${json}}` });
    }
    this.#inner.clear();
  }
}

/** Bound on the texts that one chunk lists; beyond it the answer ends with `upstream.invalid`. */
export const maxListedTexts = 64;

function tooMany(): DomicileError {
  return invalidAnswer(`a chunk of the answer has more than ${maxListedTexts} texts`);
}

interface OpenText {
  readonly place: InvokeText;
  readonly channel: Channel;
}

/** Chunks of the families that have a text at a known place and no events; one channel per place. */
class TextEvents implements AnswerEvents {
  readonly #hooks: AnswerHooks;
  readonly #out: EventEdits;
  readonly #open = new Map<string, OpenText>();
  #known = false;

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#hooks = hooks;
    this.#out = out;
  }

  *event(document: JsonDocument): Slices<void> {
    const isLast = saysEnd(document, document.root);
    for (const place of invokeTexts(document)) {
      if (place.index >= maxListedTexts) throw tooMany();
      if (place.node < 0) continue;
      this.#known = true;
      yield* this.#push(document, place, isLast || saysEnd(document, place.holder));
    }
    if (isLast) {
      yield* this.finish('complete');
      tellStop(document, document.root, this.#hooks);
    }
    // Counts and reasons may come in a chunk without text; a stream that never had one is not known.
    if (!this.#known) this.#hooks.unknown('event');
  }

  *finish(end: TextEnd): Slices<void> {
    for (const { place, channel } of this.#open.values()) {
      const tail = channel.flush(end);
      if (tail !== '') this.#out.insert('', chunkWith(place, tail));
      yield;
    }
    this.#open.clear();
  }

  *#push(document: JsonDocument, place: InvokeText, isLast: boolean): Slices<void> {
    const { node } = place;
    const key = `${place.list} ${place.index} ${place.member}`;
    const { channel } = this.#open.get(key) ?? this.#start(key, place);
    const end = isLast ? () => channel.flush('complete') : undefined;
    const rest = rewriteDelta({ document, node }, channel, this.#out, end);
    if (rest !== undefined) yield* rest;
    if (!isLast) return;
    this.#open.delete(key);
    tellStop(document, place.holder, this.#hooks);
  }

  #start(key: string, place: InvokeText): OpenText {
    const open = { place, channel: new Channel(this.#hooks, textChannel) };
    this.#open.set(key, open);
    return open;
  }
}
