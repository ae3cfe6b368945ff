import { type AnswerChannel, type AnswerHooks, type TextEnd, finish } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { anthropicBlock, anthropicCitation, foreignToolBlocks, opaqueContent } from './anthropic-block.ts';
import { anthropicMessage, echoMessage } from './anthropic-whole.ts';
import { indexMember, spokenName, stringMember } from './answer-json.ts';
import { Channel, sourceChannel, textChannel } from './channel.ts';
import type { AnswerEvents, EventEdits } from './event-edits.ts';
import { OpaqueText, refuseTooManyChannels } from './opaque-text.ts';
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

  event(document: JsonDocument): void {
    const type = stringMember(document, document.root, 'type');
    switch (type) {
      case 'content_block_delta':
        return this.#delta(document);
      case 'content_block_start':
        return this.#start(document);
      case 'content_block_stop':
        return this.#stop(indexMember(document, document.root, 'index'));
      case 'message_start':
        return finish(anthropicMessage(this.#rewrite(document), document.get(document.root, 'message')));
      case 'message_delta':
        return this.#messageDelta(document);
      case 'message_stop':
        return this.finish('complete');
      case 'error':
        this.finish('brokenOff');
        return finish(this.#rewrite(document).strings(document.root, textChannel));
      case 'ping':
        return;
      default:
        this.#hooks.unknown(`event ${spokenName(type)}`);
    }
  }

  finish(end: TextEnd): void {
    for (const [index, block] of this.#blocks) this.#flush(index, block, end);
    this.#blocks.clear();
  }

  #rewrite(document: JsonDocument): WholeRewrite {
    return new WholeRewrite(document, this.#hooks, this.#out);
  }

  #delta(document: JsonDocument): void {
    const index = indexMember(document, document.root, 'index');
    const delta = document.get(document.root, 'delta');
    const type = stringMember(document, delta, 'type');
    if (index < 0) return this.#hooks.unknown(`delta ${spokenName(type)}`);
    switch (type) {
      case 'text_delta':
        return this.#push(document, document.get(delta, 'text'), this.#channel(index, textChannel));
      case 'input_json_delta':
        return this.#push(document, document.get(delta, 'partial_json'), this.#channel(index, unnamedTool));
      case 'thinking_delta':
        return this.#thinking(index)?.text.add(stringMember(document, delta, 'thinking'));
      case 'signature_delta':
        return this.#thinking(index)?.signature.add(stringMember(document, delta, 'signature'));
      case 'citations_delta':
        return finish(anthropicCitation(this.#rewrite(document), document.get(delta, 'citation')));
      case 'compaction_delta':
        // A summary comes in one piece.
        finish(this.#rewrite(document).text(document.get(delta, 'content'), textChannel));
        return;
      default:
        this.#hooks.unknown(`delta ${spokenName(type)}`);
    }
  }

  #push(document: JsonDocument, node: number, channel: Channel | undefined): void {
    const text = document.string(node);
    if (text === undefined || channel === undefined) return;
    const output = channel.push(text);
    if (output !== text) this.#out.replaceText(document, node, output);
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

  #start(document: JsonDocument): void {
    const index = indexMember(document, document.root, 'index');
    const block = document.get(document.root, 'content_block');
    const type = stringMember(document, block, 'type');
    if (index < 0) return this.#hooks.unknown(`content block ${spokenName(type)}`);
    if (type === 'text') return this.#startText(document, index, block);
    if (type === 'thinking') return this.#startThinking(document, index, block);
    if (type === 'tool_use' || foreignToolBlocks.has(type)) {
      const kind = type === 'tool_use' ? 'toolInput' : 'foreignToolInput';
      this.#open(index, sourceChannel(kind, stringMember(document, block, 'name')));
    } else this.#put(index, { kind: 'passed' });
    finish(anthropicBlock(this.#rewrite(document), block));
  }

  #startText(document: JsonDocument, index: number, block: number): void {
    this.#open(index, textChannel);
    if (stringMember(document, block, 'text') !== '') {
      this.#push(document, document.get(block, 'text'), this.#channel(index, textChannel));
    }
  }

  #startThinking(document: JsonDocument, index: number, block: number): void {
    const thinking = { kind: 'thinking', text: new OpaqueText(), signature: new OpaqueText() } as const;
    thinking.text.add(stringMember(document, block, 'thinking'));
    thinking.signature.add(stringMember(document, block, 'signature'));
    this.#put(index, thinking);
  }

  #stop(index: number): void {
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

  #messageDelta(document: JsonDocument): void {
    this.finish('complete');
    tellStop(document, document.get(document.root, 'delta'), this.#hooks);
    echoMessage(document, document.root, this.#hooks);
    const sequence = document.at(['delta', 'stop_sequence']);
    finish(this.#rewrite(document).text(sequence, textChannel));
  }
}
