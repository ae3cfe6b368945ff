import type { AnswerChannel, AnswerHooks, Slices, TextEnd } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { anthropicBlock, anthropicCitation, foreignToolBlocks, opaqueContent } from './anthropic-block.ts';
import { anthropicMessage, echoMessage } from './anthropic-whole.ts';
import { hasText, indexMember, spokenName, stringMember } from './answer-json.ts';
import { Channel, sourceChannel, textChannel } from './channel.ts';
import { rewriteDelta } from './delta.ts';
import type { AnswerEvents, EventEdits, Rest } from './event-edits.ts';
import { OpaqueText, opaqueMember, refuseTooManyChannels } from './opaque-text.ts';
import { tellStop } from './stop-reasons.ts';
import { WholeRewrite } from './whole-rewrite.ts';

type Block =
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'thinking'; readonly text: OpaqueText; readonly signature: OpaqueText }
  | { readonly kind: 'passed' };

/** Without a start that names the tool nobody knows who runs it: then nothing is restored. */
const unnamedTool = sourceChannel('foreignToolInput', '');

/** Events of the Messages API; one channel per content block. */
export class AnthropicEvents implements AnswerEvents {
  readonly #hooks: AnswerHooks;
  readonly #out: EventEdits;
  readonly #blocks = new Map<number, Block>();

  constructor(hooks: AnswerHooks, out: EventEdits) {
    this.#hooks = hooks;
    this.#out = out;
  }

  event(document: JsonDocument): Rest {
    const type = stringMember(document, document.root, 'type');
    switch (type) {
      case 'content_block_delta':
        return this.#delta(document);
      case 'content_block_start':
        return this.#start(document);
      case 'content_block_stop':
        return this.#stop(indexMember(document, document.root, 'index'));
      case 'message_start':
        return anthropicMessage(this.#rewrite(document), document.get(document.root, 'message'));
      case 'message_delta':
        return this.#messageDelta(document);
      case 'message_stop':
        return this.finish('complete');
      case 'error':
        return this.#error(document);
      case 'ping':
        return undefined;
      default:
        return this.#unknown(`event ${spokenName(type)}`);
    }
  }

  *finish(end: TextEnd): Slices<void> {
    for (const [index, block] of this.#blocks) {
      this.#flush(index, block, end);
      yield;
    }
    this.#blocks.clear();
  }

  #unknown(what: string): undefined {
    this.#hooks.unknown(what);
  }

  #rewrite(document: JsonDocument): WholeRewrite {
    return new WholeRewrite(document, this.#hooks, this.#out);
  }

  *#error(document: JsonDocument): Slices<void> {
    yield* this.finish('brokenOff');
    yield* this.#rewrite(document).strings(document.root, textChannel);
  }

  #delta(document: JsonDocument): Rest {
    const index = indexMember(document, document.root, 'index');
    const delta = document.get(document.root, 'delta');
    const type = stringMember(document, delta, 'type');
    if (index < 0) return this.#unknown(`delta ${spokenName(type)}`);
    switch (type) {
      case 'text_delta':
        return this.#push(document, document.get(delta, 'text'), this.#channel(index, textChannel));
      case 'input_json_delta':
        return this.#push(document, document.get(delta, 'partial_json'), this.#channel(index, unnamedTool));
      case 'thinking_delta':
        this.#thinking(index)?.text.add(opaqueMember(document, delta, 'thinking'));
        return undefined;
      case 'signature_delta':
        this.#thinking(index)?.signature.add(opaqueMember(document, delta, 'signature'));
        return undefined;
      case 'citations_delta':
        return anthropicCitation(this.#rewrite(document), document.get(delta, 'citation'));
      case 'compaction_delta':
        return this.#summary(document, document.get(delta, 'content'));
      default:
        return this.#unknown(`delta ${spokenName(type)}`);
    }
  }

  /** It comes in one piece. */
  *#summary(document: JsonDocument, node: number): Slices<void> {
    yield* this.#rewrite(document).text(node, textChannel);
  }

  #push(document: JsonDocument, node: number, channel: Channel | undefined): Rest {
    return channel === undefined ? undefined : rewriteDelta({ document, node }, channel, this.#out);
  }

  #channel(index: number, about: AnswerChannel): Channel | undefined {
    const block = this.#blocks.get(index) ?? this.#open(index, about);
    if (block.kind !== 'channel') return undefined;
    // A delta that does not suit its block must not be restored under the rules of another kind.
    return (block.channel.about.kind === 'text') === (about.kind === 'text') ? block.channel : undefined;
  }

  #open(index: number, about: AnswerChannel): Block {
    return this.#put(index, { kind: 'channel', channel: new Channel(this.#hooks, about) });
  }

  #thinking(index: number): Extract<Block, { kind: 'thinking' }> | undefined {
    const block = this.#blocks.get(index);
    return block?.kind === 'thinking' ? block : undefined;
  }

  #put(index: number, block: Block): Block {
    const before = this.#blocks.get(index);
    if (before === undefined) refuseTooManyChannels(this.#blocks.size);
    else this.#flush(index, before, 'complete');
    this.#blocks.set(index, block);
    return block;
  }

  #start(document: JsonDocument): Rest {
    const index = indexMember(document, document.root, 'index');
    const block = document.get(document.root, 'content_block');
    const type = stringMember(document, block, 'type');
    if (index < 0) return this.#unknown(`content block ${spokenName(type)}`);
    if (type === 'text') return this.#startText(document, index, block);
    if (type === 'thinking') return this.#startThinking(document, index, block);
    if (type === 'tool_use' || foreignToolBlocks.has(type)) {
      const kind = type === 'tool_use' ? 'toolInput' : 'foreignToolInput';
      this.#open(index, sourceChannel(kind, stringMember(document, block, 'name')));
    } else this.#put(index, { kind: 'passed' });
    return anthropicBlock(this.#rewrite(document), block);
  }

  #startText(document: JsonDocument, index: number, block: number): Rest {
    this.#open(index, textChannel);
    if (!hasText(document, block, 'text')) return undefined;
    return this.#push(document, document.get(block, 'text'), this.#channel(index, textChannel));
  }

  #startThinking(document: JsonDocument, index: number, block: number): undefined {
    const thinking = { kind: 'thinking', text: new OpaqueText(), signature: new OpaqueText() } as const;
    thinking.text.add(opaqueMember(document, block, 'thinking'));
    thinking.signature.add(opaqueMember(document, block, 'signature'));
    this.#put(index, thinking);
  }

  #stop(index: number): undefined {
    const block = this.#blocks.get(index);
    if (block === undefined) return;
    this.#flush(index, block, 'complete');
    if (block.kind === 'thinking') {
      this.#hooks.opaque(opaqueContent.thinking(block.text.joined(), block.signature.joined()));
    }
    this.#blocks.delete(index);
  }

  #flush(index: number, block: Block, end: TextEnd): void {
    if (block.kind !== 'channel') return;
    const tail = block.channel.flush(end);
    if (tail === '') return;
    const isText = block.channel.about.kind === 'text';
    const delta = isText
      ? { type: 'text_delta', text: tail }
      : { type: 'input_json_delta', partial_json: tail };
    this.#out.insert('content_block_delta', { type: 'content_block_delta', index, delta });
  }

  *#messageDelta(document: JsonDocument): Slices<void> {
    yield* this.finish('complete');
    tellStop(document, document.get(document.root, 'delta'), this.#hooks);
    echoMessage(document, document.root, this.#hooks);
    const sequence = document.at(['delta', 'stop_sequence']);
    yield* this.#rewrite(document).text(sequence, textChannel);
  }
}
