import type { AnswerChannel, AnswerHooks, Slices, TextEnd } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { hasText, indexMember, spokenName, stringMember } from './answer-json.ts';
import { Channel, textChannel, toolChannel } from './channel.ts';
import { dropLogprobs, shiftOffsets } from './chat-message.ts';
import { rewriteDelta } from './delta.ts';
import type { AnswerEvents, EventEdits, Rest } from './event-edits.ts';
import {
  echoResponse,
  inputChannel,
  responseItem,
  responseObject,
  responsePart,
  summaryPart,
} from './responses-items.ts';
import { type TextKind, eventGroups, textDeltas, textEnds } from './responses-events.ts';
import {
  type DeltaShape,
  type OpenText,
  ResponseTexts,
  refuseTooMany,
  textAddress,
} from './responses-texts.ts';
import { WholeRewrite } from './whole-rewrite.ts';

/** Events of the Responses API; one channel per output item, content part and text. */
export class ResponsesEvents implements AnswerEvents {
  readonly #hooks: AnswerHooks;
  readonly #out: EventEdits;
  readonly #texts = new ResponseTexts();
  /** Channels of tool inputs by output item: the item's first event alone names its tool. */
  readonly #inputs = new Map<number, AnswerChannel>();
  /** How many events were inserted so far, by which all later sequence numbers are shifted. */
  #inserted = 0;
  /** The upstream's last sequence number; `undefined` where it sends none. */
  #sequence: number | undefined;
  #echoed = false;

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#hooks = hooks;
    this.#out = out;
  }

  *event(document: JsonDocument): Slices<void> {
    const node = document.get(document.root, 'sequence_number');
    if (node >= 0) this.#sequence = indexMember(document, document.root, 'sequence_number');
    const rest = this.#read(document, stringMember(document, document.root, 'type'));
    if (rest !== undefined) yield* rest;
    if (this.#inserted > 0 && this.#sequence !== undefined && node >= 0) {
      this.#out.replaceNode(document, node, String(this.#sequence + this.#inserted));
    }
  }

  finish(end: TextEnd): Slices<void> {
    if (this.#sequence !== undefined) this.#sequence += 1;
    return this.#flushAll(end);
  }

  #read(document: JsonDocument, type: string): Rest {
    const delta = textDeltas.get(type);
    if (delta !== undefined) return this.#delta(document, type, delta);
    const end = textEnds.get(type);
    if (end !== undefined) return this.#textDone(document, end);
    return this.#other(document, type);
  }

  #other(document: JsonDocument, type: string): Rest {
    switch (eventGroups.get(type)) {
      case 'annotation':
        return this.#annotation(document);
      case 'part':
        return this.#part(document, type);
      case 'summary':
        return this.#summaryDone(document);
      case 'item':
        return this.#item(document, type);
      case 'end':
        return this.#last(document, type);
      case 'begin':
        return this.#response(document);
      case 'error':
        return this.#error(document);
      case 'passed':
        return undefined;
      case undefined:
        return this.#unknown(`event ${spokenName(type)}`);
    }
  }

  #unknown(what: string): undefined {
    this.#hooks.unknown(what);
  }

  #rewrite(document: JsonDocument): WholeRewrite {
    return new WholeRewrite(document, this.#hooks, this.#out, this.#texts);
  }

  #delta(document: JsonDocument, type: string, kind: TextKind): Rest {
    const output = indexMember(document, document.root, 'output_index');
    const node = document.get(document.root, 'delta');
    if (output < 0 || node < 0 || document.kind(node) !== 'string')
      return this.#unknown(`event ${spokenName(type)}`);
    const address = textAddress(output, partOf(document, kind), kind.slot);
    const open = this.#texts.get(address) ?? this.#open(document, address, type, kind);
    const before = this.#out.edits.length;
    const rest = rewriteDelta({ document, node }, open.sink, this.#out);
    return this.#withLogprobs(document, before, rest);
  }

  /** Once the text is written: what spells a changed one out is dropped. */
  #withLogprobs(document: JsonDocument, before: number, rest: Rest): Rest {
    if (rest !== undefined) return this.#thenLogprobs(document, before, rest);
    if (this.#out.edits.length > before) {
      dropLogprobs(document, document.get(document.root, 'logprobs'), this.#out);
    }
    return undefined;
  }

  *#thenLogprobs(document: JsonDocument, before: number, rest: Slices<unknown>): Slices<void> {
    yield* rest;
    this.#withLogprobs(document, before, undefined);
  }

  #open(document: JsonDocument, address: number, type: string, kind: TextKind): OpenText {
    const output = indexMember(document, document.root, 'output_index');
    const shape: DeltaShape = {
      type,
      itemId: stringMember(document, document.root, 'item_id'),
      place: { output_index: output, ...(kind.part === '' ? {} : { [kind.part]: partOf(document, kind) }) },
      logprobs: document.get(document.root, 'logprobs') >= 0,
    };
    return this.#texts.open(address, new Channel(this.#hooks, this.#channelOf(output, kind)), shape);
  }

  #channelOf(output: number, kind: TextKind): AnswerChannel {
    if (kind.slot !== 'input' && kind.slot !== 'foreignInput') return textChannel;
    const about = this.#inputs.get(output);
    // Without an item that names the tool, and for tools of others whatever the item says, nothing is restored.
    if (kind.slot === 'foreignInput' || about === undefined)
      return toolChannel('foreignToolInput', about?.tool ?? '');
    return about;
  }

  #textDone(document: JsonDocument, kind: TextKind): Rest {
    const output = indexMember(document, document.root, 'output_index');
    if (output < 0) return this.#unknown('end of a text');
    const address = textAddress(output, partOf(document, kind), kind.slot);
    this.#flush(address);
    const node = document.get(document.root, kind.member);
    const rest = this.#rewrite(document).text(node, this.#channelOf(output, kind), address);
    return this.#thenLogprobs(document, this.#out.edits.length, rest);
  }

  #annotation(document: JsonDocument): undefined {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'content_index');
    if (output < 0 || part < 0) return this.#unknown('annotation');
    const transform = this.#texts.transformOf(textAddress(output, part, 'text'));
    shiftOffsets(document, document.get(document.root, 'annotation'), transform, this.#out);
  }

  #part(document: JsonDocument, type: string): Rest {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'content_index');
    if (output < 0 || part < 0) return this.#unknown('content part');
    if (type === 'response.content_part.added') return this.#whenFilled(document, 'part');
    this.#flush(textAddress(output, part, 'text'));
    this.#flush(textAddress(output, part, 'refusal'));
    this.#flush(textAddress(output, part, 'reasoning'));
    return responsePart(this.#rewrite(document), document.get(document.root, 'part'), output, part);
  }

  #summaryDone(document: JsonDocument): Rest {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'summary_index');
    if (output < 0 || part < 0) return this.#unknown('summary part');
    this.#flush(textAddress(output, part, 'summary'));
    return summaryPart(this.#rewrite(document), document.get(document.root, 'part'), output, part);
  }

  #item(document: JsonDocument, type: string): Rest {
    const output = indexMember(document, document.root, 'output_index');
    const item = document.get(document.root, 'item');
    if (output < 0) return this.#unknown('output item');
    if (type !== 'response.output_item.added') return this.#itemDone(document, item, output);
    this.#inputs.set(output, inputChannel(document, item));
    refuseTooMany(this.#inputs.size);
    return this.#whenFilled(document, 'item');
  }

  *#itemDone(document: JsonDocument, item: number, output: number): Slices<void> {
    yield* this.#flushThese(this.#texts.addresses(output));
    yield* responseItem(this.#rewrite(document), item, output);
  }

  /**
   * What is added is empty and filled by deltas. Text that it does hold may be the beginning of what the deltas go
   * on with, which no event says: it passes as it came.
   */
  #whenFilled(document: JsonDocument, member: 'part' | 'item'): undefined {
    const holder = document.get(document.root, member);
    for (const name of ['text', 'refusal', 'arguments', 'input', 'code']) {
      if (hasText(document, holder, name)) this.#hooks.unknown(`${member} that is added with text`);
    }
  }

  #response(document: JsonDocument): Rest {
    const response = document.get(document.root, 'response');
    if (!this.#echoed) echoResponse(document, response, this.#hooks);
    this.#echoed = true;
    return responseObject(this.#rewrite(document), response);
  }

  *#last(document: JsonDocument, type: string): Slices<void> {
    const end = endOf(type);
    yield* this.#flushAll(end);
    // Where it breaks off, texts were said to be done before.
    if (end === 'brokenOff') this.#hooks.cutShort();
    const rest = this.#response(document);
    if (rest !== undefined) yield* rest;
  }

  *#error(document: JsonDocument): Slices<void> {
    yield* this.#flushAll('brokenOff');
    yield* this.#rewrite(document).strings(document.root, textChannel);
  }

  #flushAll(end: TextEnd): Slices<void> {
    return this.#flushThese(this.#texts.addresses(), end);
  }

  *#flushThese(addresses: readonly number[], end?: TextEnd): Slices<void> {
    for (const address of addresses) {
      this.#flush(address, end);
      yield;
    }
  }

  #flush(address: number, end: TextEnd = 'complete'): void {
    const open = this.#texts.get(address);
    if (open === undefined) return;
    const tail = this.#texts.close(address, open, end);
    if (tail === '') return;
    const { type, itemId, place, logprobs } = open.shape;
    const sequence = this.#sequence === undefined ? {} : { sequence_number: this.#sequence + this.#inserted };
    this.#out.insert(type, {
      type,
      ...sequence,
      item_id: itemId,
      ...place,
      delta: tail,
      ...(logprobs ? { logprobs: [] } : {}),
    });
    this.#inserted += 1;
  }
}

function endOf(type: string): TextEnd {
  return type === 'response.completed' ? 'complete' : 'brokenOff';
}

/** Which part of its item an event is of; the first where it does not say. */
function partOf(document: JsonDocument, { part }: TextKind): number {
  return part === '' ? 0 : Math.max(0, indexMember(document, document.root, part));
}
