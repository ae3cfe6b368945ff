import { type AnswerChannel, type AnswerHooks, type TextEnd, finish } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { indexMember, spokenName, stringMember } from './answer-json.ts';
import { Channel, textChannel, toolChannel } from './channel.ts';
import { dropLogprobs, shiftOffsets } from './chat-message.ts';
import type { AnswerEvents, EventEdits } from './event-edits.ts';
import {
  echoResponse,
  inputChannel,
  responseItem,
  responseObject,
  responsePart,
  summaryPart,
} from './responses-items.ts';
import { type TextKind, eventGroups, textDeltas, textEnds } from './responses-events.ts';
import { type DeltaShape, type OpenText, ResponseTexts, textAddress } from './responses-texts.ts';
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

  event(document: JsonDocument): void {
    const node = document.get(document.root, 'sequence_number');
    if (node >= 0) this.#sequence = indexMember(document, document.root, 'sequence_number');
    this.#read(document, stringMember(document, document.root, 'type'));
    if (this.#inserted > 0 && this.#sequence !== undefined && node >= 0) {
      this.#out.replaceNode(document, node, String(this.#sequence + this.#inserted));
    }
  }

  finish(end: TextEnd): void {
    if (this.#sequence !== undefined) this.#sequence += 1;
    this.#flushAll(end);
  }

  #read(document: JsonDocument, type: string): void {
    const delta = textDeltas.get(type);
    if (delta !== undefined) return this.#delta(document, type, delta);
    const end = textEnds.get(type);
    if (end !== undefined) return this.#textDone(document, end);
    this.#other(document, type);
  }

  #other(document: JsonDocument, type: string): void {
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
        this.#end(endOf(type));
        return this.#response(document);
      case 'begin':
        return this.#response(document);
      case 'error':
        this.#flushAll('brokenOff');
        return finish(this.#rewrite(document).strings(document.root, textChannel));
      case 'passed':
        return;
      case undefined:
        this.#hooks.unknown(`event ${spokenName(type)}`);
    }
  }

  #rewrite(document: JsonDocument): WholeRewrite {
    return new WholeRewrite(document, this.#hooks, this.#out, this.#texts);
  }

  #delta(document: JsonDocument, type: string, kind: TextKind): void {
    const output = indexMember(document, document.root, 'output_index');
    const text = document.string(document.get(document.root, 'delta'));
    if (output < 0 || text === undefined) return this.#hooks.unknown(`event ${spokenName(type)}`);
    const part = partOf(document, kind);
    const address = textAddress(output, part, kind.slot);
    const open = this.#texts.get(address) ?? this.#open(document, address, type, kind);
    const changed = this.#texts.push(open, text);
    if (changed === text) return;
    this.#out.replaceText(document, document.get(document.root, 'delta'), changed);
    dropLogprobs(document, document.get(document.root, 'logprobs'), this.#out);
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
    if (kind.slot !== 'input') return textChannel;
    const about = this.#inputs.get(output);
    // Without an item that names the tool, and for tools of others whatever the item says, nothing is restored.
    if (kind.foreign || about === undefined) return toolChannel('foreignToolInput', about?.tool ?? '');
    return about;
  }

  #textDone(document: JsonDocument, kind: TextKind): void {
    const output = indexMember(document, document.root, 'output_index');
    if (output < 0) return this.#hooks.unknown('end of a text');
    const part = partOf(document, kind);
    const address = textAddress(output, part, kind.slot);
    this.#flush(address);
    const before = this.#out.edits.length;
    const node = document.get(document.root, kind.member);
    finish(this.#rewrite(document).text(node, this.#channelOf(output, kind), address));
    if (this.#out.edits.length > before) {
      dropLogprobs(document, document.get(document.root, 'logprobs'), this.#out);
    }
  }

  #annotation(document: JsonDocument): void {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'content_index');
    if (output < 0 || part < 0) return this.#hooks.unknown('annotation');
    const transform = this.#texts.transformOf(textAddress(output, part, 'text'));
    shiftOffsets(document, document.get(document.root, 'annotation'), transform, this.#out);
  }

  #part(document: JsonDocument, type: string): void {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'content_index');
    if (output < 0 || part < 0) return this.#hooks.unknown('content part');
    if (type === 'response.content_part.added') return this.#whenFilled(document, 'part');
    this.#flush(textAddress(output, part, 'text'));
    this.#flush(textAddress(output, part, 'refusal'));
    this.#flush(textAddress(output, part, 'reasoning'));
    finish(responsePart(this.#rewrite(document), document.get(document.root, 'part'), output, part));
  }

  #summaryDone(document: JsonDocument): void {
    const output = indexMember(document, document.root, 'output_index');
    const part = indexMember(document, document.root, 'summary_index');
    if (output < 0 || part < 0) return this.#hooks.unknown('summary part');
    this.#flush(textAddress(output, part, 'summary'));
    finish(summaryPart(this.#rewrite(document), document.get(document.root, 'part'), output, part));
  }

  #item(document: JsonDocument, type: string): void {
    const output = indexMember(document, document.root, 'output_index');
    const item = document.get(document.root, 'item');
    if (output < 0) return this.#hooks.unknown('output item');
    if (type === 'response.output_item.added') {
      this.#inputs.set(output, inputChannel(document, item));
      return this.#whenFilled(document, 'item');
    }
    for (const address of this.#texts.addresses(output)) this.#flush(address);
    finish(responseItem(this.#rewrite(document), item, output));
  }

  /**
   * What is added is empty and filled by deltas. Text that it does hold may be the beginning of what the deltas go
   * on with, which no event says: it passes as it came.
   */
  #whenFilled(document: JsonDocument, member: 'part' | 'item'): void {
    const holder = document.get(document.root, member);
    for (const name of ['text', 'refusal', 'arguments', 'input', 'code']) {
      if (stringMember(document, holder, name) !== '')
        this.#hooks.unknown(`${member} that is added with text`);
    }
  }

  #response(document: JsonDocument): void {
    const response = document.get(document.root, 'response');
    if (!this.#echoed) echoResponse(document, response, this.#hooks);
    this.#echoed = true;
    finish(responseObject(this.#rewrite(document), response));
  }

  /** Where it breaks off, texts were said to be done before. */
  #end(end: TextEnd): void {
    this.#flushAll(end);
    if (end === 'brokenOff') this.#hooks.cutShort();
  }

  #flushAll(end: TextEnd): void {
    for (const address of this.#texts.addresses()) this.#flush(address, end);
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
