import type { AnswerChannel, AnswerHooks, Slices, TextEnd } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { indexMember, spokenName } from './answer-json.ts';
import { Channel, sourceChannel, textChannel } from './channel.ts';
import { converseCitation, converseTool, echoInvokedModel, opaqueReasoning } from './converse-block.ts';
import { rewriteDelta } from './delta.ts';
import type { AnswerEvents, EventEdits, Rest } from './event-edits.ts';
import { OpaqueText, opaqueMember, refuseTooManyChannels } from './opaque-text.ts';
import { tellStop } from './stop-reasons.ts';
import { WholeRewrite } from './whole-rewrite.ts';

interface Reasoning {
  readonly text: OpaqueText;
  readonly signature: OpaqueText;
  readonly redacted: OpaqueText;
}

type Block =
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'reasoning'; readonly reasoning: Reasoning };

/** Without a start that names the tool nobody knows who runs it: then nothing is restored. */
const unnamedTool = sourceChannel('foreignToolInput', '');

/** Events of `ConverseStream`; one channel per content block. */
export class ConverseEvents implements AnswerEvents {
  readonly #hooks: AnswerHooks;
  readonly #out: EventEdits;
  readonly #blocks = new Map<number, Block>();

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#hooks = hooks;
    this.#out = out;
  }

  /** `payload`: the event's own object, where another holds it. */
  event(document: JsonDocument, name: string, payload = document.root): Rest {
    switch (name) {
      case 'contentBlockDelta':
        return this.#delta(document, payload);
      case 'contentBlockStart':
        return this.#start(document, payload);
      case 'contentBlockStop':
        return this.#stop(indexMember(document, payload, 'contentBlockIndex'));
      case 'messageStart':
        return undefined;
      case 'messageStop':
        return this.#messageStop(document, payload);
      case 'metadata':
        echoInvokedModel(this.#rewrite(document), payload);
        return undefined;
      default:
        return this.#unknown(`event ${spokenName(name)}`);
    }
  }

  *finish(end: TextEnd): Slices<void> {
    for (const [index, block] of this.#blocks) {
      this.#flush(index, block, end);
      yield;
    }
    this.#blocks.clear();
  }

  *#messageStop(document: JsonDocument, payload: number): Slices<void> {
    yield* this.finish('complete');
    tellStop(document, payload, this.#hooks);
  }

  #unknown(what: string): undefined {
    this.#hooks.unknown(what);
  }

  #rewrite(document: JsonDocument): WholeRewrite {
    return new WholeRewrite(document, this.#hooks, this.#out);
  }

  #start(document: JsonDocument, payload: number): undefined {
    const index = indexMember(document, payload, 'contentBlockIndex');
    const start = document.get(payload, 'start');
    const toolUse = document.get(start, 'toolUse');
    if (index < 0) return this.#unknown('content block');
    if (toolUse >= 0) this.#open(index, converseTool(document, toolUse, sourceChannel));
    else if (document.get(start, 'toolResult') < 0 && document.get(start, 'image') < 0) {
      this.#hooks.unknown('content block');
    }
  }

  #delta(document: JsonDocument, payload: number): Rest {
    const index = indexMember(document, payload, 'contentBlockIndex');
    const delta = document.get(payload, 'delta');
    const key = firstKey(document, delta);
    if (index < 0 || key === -1) return this.#unknown('delta');
    const value = document.value(key);
    switch (document.string(key) ?? '') {
      case 'text':
        return this.#push(document, value, index, textChannel);
      case 'toolUse':
        return this.#push(document, document.get(value, 'input'), index, unnamedTool);
      case 'reasoningContent':
        return this.#reasoning(document, value, index);
      case 'citation':
        return converseCitation(this.#rewrite(document), value);
      case 'toolResult':
      case 'image':
        return undefined;
      default:
        return this.#unknown('delta');
    }
  }

  #push(document: JsonDocument, node: number, index: number, about: AnswerChannel): Rest {
    const block = this.#blocks.get(index) ?? this.#open(index, about);
    // A delta that does not suit its block must not be restored under the rules of another kind.
    const suits =
      block.kind === 'channel' && (block.channel.about.kind === 'text') === (about.kind === 'text');
    return suits ? rewriteDelta({ document, node }, block.channel, this.#out) : undefined;
  }

  #open(index: number, about: AnswerChannel): Block {
    return this.#put(index, { kind: 'channel', channel: new Channel(this.#hooks, about) });
  }

  #put(index: number, block: Block): Block {
    const before = this.#blocks.get(index);
    if (before === undefined) refuseTooManyChannels(this.#blocks.size);
    else this.#flush(index, before, 'complete');
    this.#blocks.set(index, block);
    return block;
  }

  #reasoning(document: JsonDocument, value: number, index: number): undefined {
    const block =
      this.#blocks.get(index) ?? this.#put(index, { kind: 'reasoning', reasoning: newReasoning() });
    if (block.kind !== 'reasoning') return;
    const { text, signature, redacted } = block.reasoning;
    text.add(opaqueMember(document, value, 'text'));
    signature.add(opaqueMember(document, value, 'signature'));
    redacted.add(opaqueMember(document, value, 'redactedContent'));
  }

  #stop(index: number): undefined {
    const block = this.#blocks.get(index);
    if (block === undefined) return;
    this.#flush(index, block, 'complete');
    if (block.kind === 'reasoning') this.#digest(block.reasoning);
    this.#blocks.delete(index);
  }

  #digest({ text, signature, redacted }: Reasoning): void {
    if (redacted.pieces.length > 0) this.#hooks.opaque(opaqueReasoning.redacted(redactedJoined(redacted)));
    if (redacted.pieces.length === 0 || text.pieces.length > 0) {
      this.#hooks.opaque(opaqueReasoning.text(text.joined(), signature.joined()));
    }
  }

  #flush(index: number, block: Block, end: TextEnd): void {
    if (block.kind !== 'channel') return;
    const tail = block.channel.flush(end);
    if (tail === '') return;
    const delta = block.channel.about.kind === 'text' ? { text: tail } : { toolUse: { input: tail } };
    this.#out.insert('contentBlockDelta', { contentBlockIndex: index, delta });
  }
}

function firstKey(document: JsonDocument, node: number): number {
  return node < 0 || document.kind(node) !== 'object' ? -1 : document.firstChild(node);
}

function newReasoning(): Reasoning {
  return { text: new OpaqueText(), signature: new OpaqueText(), redacted: new OpaqueText() };
}

/** Several deltas are joined as bytes; a single one keeps its spelling. */
function redactedJoined({ pieces }: OpaqueText): string {
  if (pieces.length === 1) return pieces.join('');
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64'))).toString('base64');
}
