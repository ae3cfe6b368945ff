import { type AnswerChannel, type AnswerHooks, type TextEnd, finish } from '../../api/text.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import type { JsonDocument } from '../json/document.ts';
import { type ByteEdit, spliceBytes } from '../json/splice.ts';
import { elementsOf, indexMember, stringMember, tellHandles } from './answer-json.ts';
import { Channel, sourceChannel, textChannel, toolChannel } from './channel.ts';
import { dropLogprobs, shiftOffsets } from './chat-message.ts';
import type { AnswerEvents, EventEdits } from './event-edits.ts';
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

  event(document: JsonDocument): void {
    const choices = document.get(document.root, 'choices');
    if (choices < 0 || document.kind(choices) !== 'array') return this.#other(document);
    if (!this.#echoed) this.#echo(document);
    for (let choice = document.firstChild(choices); choice !== -1; choice = document.next(choice)) {
      this.#choice(document, choice);
    }
    if (!this.#out.empty) this.#chunk ??= chunkWithout(document, choices);
  }

  finish(end: TextEnd): void {
    for (const open of this.#open.values()) this.#flush(open, end);
    this.#open.clear();
  }

  #echo(document: JsonDocument): void {
    const model = stringMember(document, document.root, 'model');
    if (model === '') return;
    this.#hooks.echo('model', model);
    this.#echoed = true;
  }

  #other(document: JsonDocument): void {
    if (document.get(document.root, 'error') < 0) return this.#hooks.unknown('event');
    this.finish('brokenOff');
    finish(new WholeRewrite(document, this.#hooks, this.#out).strings(document.root, textChannel));
  }

  #choice(document: JsonDocument, choice: number): void {
    const delta = document.get(choice, 'delta');
    const index = indexMember(document, choice, 'index');
    if (delta < 0 || index < 0) return this.#hooks.unknown('choice');
    const finishing = stringMember(document, choice, 'finish_reason') !== '';
    const reading: Reading = { document, choice: index, finishing };
    const before = this.#out.edits.length;
    this.#annotations(reading, delta);
    tellHandles(document, document.get(delta, 'audio'), ['id'], this.#hooks);
    this.#push(reading, document.get(delta, 'content'), contentSlot, textChannel);
    this.#push(reading, document.get(delta, 'refusal'), refusalSlot, textChannel);
    this.#calls(reading, delta);
    if (this.#out.edits.length > before) dropLogprobs(document, document.get(choice, 'logprobs'), this.#out);
    if (!finishing) return;
    this.#finishChoice(index);
    tellStop(document, choice, this.#hooks);
  }

  #annotations({ document, choice }: Reading, delta: number): void {
    for (const annotation of elementsOf(document, document.get(delta, 'annotations'))) {
      const transform = this.#open.get(keyOf(choice, contentSlot))?.channel.transform;
      shiftOffsets(document, document.get(annotation, 'url_citation'), transform, this.#out);
    }
  }

  #calls(reading: Reading, delta: number): void {
    const { document } = reading;
    const called = document.get(delta, 'function_call');
    if (called >= 0) this.#call(reading, called, functionSlot);
    for (const call of elementsOf(document, document.get(delta, 'tool_calls'))) {
      const index = Math.max(0, indexMember(document, call, 'index'));
      for (const kind of ['function', 'custom'] as const) {
        this.#call(reading, document.get(call, kind), callSlot(kind, index));
      }
    }
  }

  #call(reading: Reading, called: number, slot: Slot): void {
    const { document } = reading;
    if (called < 0) return;
    const channel = slot.kind === 'custom' ? toolChannel : sourceChannel;
    const about = channel('toolInput', stringMember(document, called, 'name'));
    // The name comes with the first delta alone, often with empty arguments: the channel opens there.
    if (about.tool !== '') this.#channel(reading.choice, slot, about);
    const node = document.get(called, slot.kind === 'custom' ? 'input' : 'arguments');
    this.#push(reading, node, slot, about);
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

  #push(reading: Reading, node: number, slot: Slot, about: AnswerChannel): void {
    const { document, finishing } = reading;
    const text = document.string(node);
    const key = keyOf(reading.choice, slot);
    if (text === undefined || (text === '' && !this.#open.has(key))) return;
    const channel = this.#channel(reading.choice, slot, about);
    const output = channel.push(text) + (finishing ? channel.flush('complete') : '');
    if (finishing) this.#open.delete(key);
    if (output !== text) this.#out.replaceText(document, node, output);
  }

  #finishChoice(choice: number): void {
    for (const [key, open] of this.#open) {
      if (open.choice !== choice) continue;
      this.#flush(open, 'complete');
      this.#open.delete(key);
    }
  }

  #flush({ channel, choice, slot }: Open, end: TextEnd): void {
    const tail = channel.flush(end);
    if (tail === '') return;
    const choices = [{ index: choice, delta: deltaOf(slot, tail), logprobs: null, finish_reason: null }];
    // Whoever holds text back has changed a delta before, whose chunk was kept.
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

/** A chunk's text before and after its choices, copied; its usage, where it states any, is not to count twice. */
function chunkWithout(document: JsonDocument, choices: number): readonly string[] {
  const edits: ByteEdit[] = [
    { start: document.start(choices), end: document.end(choices), bytes: choicesMark },
  ];
  const usage = document.get(document.root, 'usage');
  if (usage >= 0) edits.push({ start: document.start(usage), end: document.end(usage), bytes: 'null' });
  edits.sort((left, right) => left.start - right.start);
  return spliceBytes(document.bytes, edits).toString().split(choicesMark);
}
