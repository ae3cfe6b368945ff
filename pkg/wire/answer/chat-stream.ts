import type { AnswerChannel, AnswerHooks, Slices, TextEnd } from '../../api/text.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import type { JsonDocument } from '../json/document.ts';
import { type ByteEdit, spliceBytes } from '../json/splice.ts';
import { elementsOf, indexMember, stringMember, tellHandles } from './answer-json.ts';
import { Channel, sourceChannel, textChannel, toolChannel } from './channel.ts';
import { dropLogprobs, shiftOffsets } from './chat-message.ts';
import { rewriteDelta } from './delta.ts';
import { isError } from './error-shape.ts';
import type { AnswerEvents, EventEdits, Rest } from './event-edits.ts';
import { refuseTooManyChannels } from './opaque-text.ts';
import { tellStop } from './stop-reasons.ts';
import { WholeRewrite } from './whole-rewrite.ts';

/** Bound on tool calls of one choice; beyond it the answer ends with `upstream.invalid`. */
export const maxToolCalls = 4096;
/** Texts that one choice may have: two for each tool call, and those outside of tool calls. */
const slotsOfChoice = 4 + 2 * maxToolCalls;

/** Where a channel's text stands in a choice's delta; `at` tells the slots of a choice apart. */
type Slot =
  | { readonly kind: 'content' | 'refusal' | 'function_call'; readonly at: number }
  | { readonly kind: 'function' | 'custom'; readonly at: number; readonly call: number };

interface Open {
  readonly choice: number;
  readonly slot: Slot;
  readonly channel: Channel;
}

/** What of a delta is being read: the choice and whether its text ends with this event. */
interface Reading {
  readonly document: JsonDocument;
  readonly choice: number;
  readonly finishing: boolean;
}

const contentSlot: Slot = { kind: 'content', at: 0 };
const refusalSlot: Slot = { kind: 'refusal', at: 1 };
const functionSlot: Slot = { kind: 'function_call', at: 2 };

function keyOf(choice: number, slot: Slot): number {
  return choice * slotsOfChoice + slot.at;
}

function callSlot(kind: 'function' | 'custom', call: number): Slot {
  if (call >= maxToolCalls) {
    throw invalidAnswer(`the answer has more than ${maxToolCalls} tool calls`);
  }
  return { kind, at: 4 + 2 * call + (kind === 'custom' ? 1 : 0), call };
}

/** Bytes that no JSON text holds: they mark where the choices of a chunk were. */
const choicesMark = '\0';

/** Chunks of a streamed chat completion; one channel per choice and text, and per choice and tool call. */
export class ChatEvents implements AnswerEvents {
  readonly #hooks: AnswerHooks;
  readonly #out: EventEdits;
  readonly #open = new Map<number, Open>();
  /** A chunk of this stream without its choices: what inserted chunks are made of. */
  #chunk: readonly string[] | undefined;
  #echoed = false;

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#hooks = hooks;
    this.#out = out;
  }

  *event(document: JsonDocument): Slices<void> {
    const choices = document.get(document.root, 'choices');
    if (choices < 0 || document.kind(choices) !== 'array') return yield* this.#other(document);
    if (!this.#echoed) this.#echo(document);
    const first = document.firstChild(choices);
    for (let choice = first; choice !== -1; choice = document.next(choice)) {
      if (choice !== first) yield;
      yield* this.#choice(document, choice);
    }
    if (!this.#out.empty) this.#chunk ??= chunkWithout(document, choices);
  }

  *finish(end: TextEnd): Slices<void> {
    for (const open of this.#open.values()) {
      this.#flush(open, end);
      yield;
    }
    this.#open.clear();
  }

  #echo(document: JsonDocument): void {
    const model = stringMember(document, document.root, 'model');
    if (model === '') return;
    this.#hooks.echo('model', model);
    this.#echoed = true;
  }

  *#other(document: JsonDocument): Slices<void> {
    if (document.get(document.root, 'error') < 0 || !isError(document)) return this.#hooks.unknown('event');
    yield* this.finish('brokenOff');
    yield* new WholeRewrite(document, this.#hooks, this.#out).strings(document.root, textChannel);
  }

  *#choice(document: JsonDocument, choice: number): Slices<void> {
    const delta = document.get(choice, 'delta');
    const index = indexMember(document, choice, 'index');
    if (delta < 0 || index < 0) return this.#hooks.unknown('choice');
    const finishing = stringMember(document, choice, 'finish_reason') !== '';
    const reading: Reading = { document, choice: index, finishing };
    const before = this.#out.edits.length;
    yield* this.#annotations(reading, document.get(delta, 'annotations'));
    tellHandles(document, document.get(delta, 'audio'), ['id'], this.#hooks);
    const content = this.#push(reading, document.get(delta, 'content'), contentSlot, textChannel);
    if (content !== undefined) yield* content;
    const refusal = this.#push(reading, document.get(delta, 'refusal'), refusalSlot, textChannel);
    if (refusal !== undefined) yield* refusal;
    yield* this.#calls(reading, delta);
    if (this.#out.edits.length > before) dropLogprobs(document, document.get(choice, 'logprobs'), this.#out);
    if (!finishing) return;
    yield* this.#finishChoice(index);
    tellStop(document, choice, this.#hooks);
  }

  *#annotations({ document, choice }: Reading, annotations: number): Slices<void> {
    for (const annotation of elementsOf(document, annotations)) {
      const transform = this.#open.get(keyOf(choice, contentSlot))?.channel.transform;
      shiftOffsets(document, document.get(annotation, 'url_citation'), transform, this.#out);
      yield;
    }
  }

  *#calls(reading: Reading, delta: number): Slices<void> {
    const { document } = reading;
    const called = document.get(delta, 'function_call');
    const old = this.#call(reading, called, functionSlot);
    if (old !== undefined) yield* old;
    for (const call of elementsOf(document, document.get(delta, 'tool_calls'))) {
      const index = Math.max(0, indexMember(document, call, 'index'));
      for (const kind of ['function', 'custom'] as const) {
        const rest = this.#call(reading, document.get(call, kind), callSlot(kind, index));
        if (rest !== undefined) yield* rest;
      }
      yield;
    }
  }

  #call(reading: Reading, called: number, slot: Slot): Rest {
    const { document } = reading;
    if (called < 0) return undefined;
    const channel = slot.kind === 'custom' ? toolChannel : sourceChannel;
    const about = channel('toolInput', stringMember(document, called, 'name'));
    // The name comes with the first delta alone, often with empty arguments: the channel opens there.
    if (about.tool !== '') this.#channel(reading.choice, slot, about);
    const node = document.get(called, slot.kind === 'custom' ? 'input' : 'arguments');
    return this.#push(reading, node, slot, about);
  }

  #channel(choice: number, slot: Slot, about: AnswerChannel): Channel {
    const key = keyOf(choice, slot);
    const before = this.#open.get(key);
    if (before !== undefined) return before.channel;
    refuseTooManyChannels(this.#open.size);
    const channel = new Channel(this.#hooks, about);
    this.#open.set(key, { choice, slot, channel });
    return channel;
  }

  #push(reading: Reading, node: number, slot: Slot, about: AnswerChannel): Rest {
    const { document, finishing } = reading;
    const key = keyOf(reading.choice, slot);
    if (!isString(document, node) || (isEmpty(document, node) && !this.#open.has(key))) return undefined;
    const channel = this.#channel(reading.choice, slot, about);
    if (!finishing) return rewriteDelta({ document, node }, channel, this.#out);
    this.#open.delete(key);
    return rewriteDelta({ document, node }, channel, this.#out, () => channel.flush('complete'));
  }

  *#finishChoice(choice: number): Slices<void> {
    for (const [key, open] of this.#open) {
      if (open.choice !== choice) continue;
      this.#flush(open, 'complete');
      this.#open.delete(key);
      yield;
    }
  }

  #flush({ channel, choice, slot }: Open, end: TextEnd): void {
    const tail = channel.flush(end);
    if (tail === '') return;
    const choices = [{ index: choice, delta: deltaOf(slot, tail), logprobs: null, finish_reason: null }];
    // Whoever holds text back has changed a delta before, whose chunk was kept, if it was not a long one.
    const [head, foot] = this.#chunk ?? ['{"object":"chat.completion.chunk","choices":', '}'];
    this.#out.inserted.push({ name: '', json: `${head}${JSON.stringify(choices)}${foot}` });
  }
}

function deltaOf(slot: Slot, text: string): object {
  switch (slot.kind) {
    case 'content':
    case 'refusal':
      return { [slot.kind]: text };
    case 'function_call':
      return { function_call: { arguments: text } };
    case 'function':
      return { tool_calls: [{ index: slot.call, function: { arguments: text } }] };
    case 'custom':
      return { tool_calls: [{ index: slot.call, custom: { input: text } }] };
  }
}

function isString(document: JsonDocument, node: number): boolean {
  return node >= 0 && document.kind(node) === 'string';
}

function isEmpty(document: JsonDocument, node: number): boolean {
  return document.end(node) - document.start(node) === 2;
}

/** Bytes that a chunk may have beside its choices to be what inserted ones are made of: each of them repeats these. */
export const maxChunkBytes = 4096;

/**
 * A chunk's text before and after its choices, copied; its usage, where it states any, is not to count twice.
 * `undefined` where that is long.
 */
function chunkWithout(document: JsonDocument, choices: number): readonly string[] | undefined {
  const { bytes } = document;
  const edits: ByteEdit[] = [
    { start: document.start(choices), end: document.end(choices), bytes: choicesMark },
  ];
  if (bytes.length - (document.end(choices) - document.start(choices)) > maxChunkBytes) return undefined;
  const usage = document.get(document.root, 'usage');
  if (usage >= 0) edits.push({ start: document.start(usage), end: document.end(usage), bytes: 'null' });
  edits.sort((left, right) => left.start - right.start);
  // Ends of lines stand between values alone, and within an event's data they would begin a field of it.
  return spliceBytes(bytes, edits)
    .toString()
    .replace(/[\r\n]/g, ' ')
    .split(choicesMark);
}
