import type { Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { elementsOf, stringMember } from './answer-json.ts';
import { textChannel, toolChannel } from './channel.ts';
import { tellStop } from './stop-reasons.ts';
import { opaqueMember } from './opaque-text.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

/** Content that the request side keeps a digest of: what comes back must have gone out. */
export const opaqueReasoning = {
  text: (text: string, signature: string): string => `reasoningText\0${text}\0${signature}`,
  redacted: (base64: string): string => `redactedContent\0${base64}`,
};

/** Who runs a tool that the model calls: `server_tool_use` is run by the service. */
export function converseTool(document: JsonDocument, toolUse: number, channel = toolChannel) {
  const foreign = stringMember(document, toolUse, 'type') === 'server_tool_use';
  return channel(foreign ? 'foreignToolInput' : 'toolInput', stringMember(document, toolUse, 'name'));
}

/** Blocks of media and of results. */
const passedMembers: ReadonlySet<string> = new Set([
  'audio',
  'document',
  'image',
  'searchResult',
  'toolResult',
  'video',
]);

/** One complete content block: an object with one member that says what it is. */
function* converseBlock(rewrite: WholeRewrite, block: number): Slices<void> {
  const { document, hooks } = rewrite;
  const key = document.kind(block) === 'object' ? document.firstChild(block) : -1;
  const value = key === -1 ? -1 : document.value(key);
  switch (document.string(key) ?? '') {
    case 'text':
      yield* rewrite.text(value, textChannel);
      return;
    case 'toolUse':
      return yield* rewrite.input(document.get(value, 'input'), converseTool(document, value));
    case 'reasoningContent':
      return reasoningBlock(rewrite, value);
    case 'citationsContent':
      return yield* citationsBlock(rewrite, value);
    default:
      if (!passedMembers.has(document.string(key) ?? '')) hooks.unknown('content block');
  }
}

function reasoningBlock({ document, hooks }: WholeRewrite, reasoning: number): void {
  const text = document.get(reasoning, 'reasoningText');
  if (text >= 0) {
    const signature = opaqueMember(document, text, 'signature');
    hooks.opaque(opaqueReasoning.text(opaqueMember(document, text, 'text'), signature));
  }
  const redacted = opaqueMember(document, reasoning, 'redactedContent');
  if (redacted !== '') hooks.opaque(opaqueReasoning.redacted(redacted));
}

function* citationsBlock(rewrite: WholeRewrite, value: number): Slices<void> {
  const { document } = rewrite;
  for (const part of elementsOf(document, document.get(value, 'content'))) {
    yield* rewrite.text(document.get(part, 'text'), textChannel);
  }
  for (const citation of elementsOf(document, document.get(value, 'citations'))) {
    yield* converseCitation(rewrite, citation);
  }
}

export function* converseCitation(rewrite: WholeRewrite, citation: number): Slices<void> {
  const { document } = rewrite;
  yield* rewrite.text(document.get(citation, 'title'), textChannel);
  for (const part of elementsOf(document, document.get(citation, 'sourceContent'))) {
    yield* rewrite.text(document.get(part, 'text'), textChannel);
  }
}

/** The answer of `Converse`. */
export function* converseWhole(rewrite: WholeRewrite): Slices<void> {
  const { document, hooks } = rewrite;
  const output = document.get(document.root, 'output');
  if (output < 0) return hooks.unknown('answer body');
  const content = document.at(['message', 'content'], output);
  for (const block of elementsOf(document, content)) {
    if (rewrite.isDue()) yield;
    yield* converseBlock(rewrite, block);
  }
  tellStop(document, document.root, hooks);
  echoInvokedModel(rewrite, document.root);
}

/** A prompt router chooses the model: its trace is the only place that says which. */
export function echoInvokedModel({ document, hooks }: WholeRewrite, holder: number): void {
  const model = document.string(document.at(['trace', 'promptRouter', 'invokedModelId'], holder));
  if (model !== undefined) hooks.echo('model', model);
}
