import type { Slices } from '../../api/text.ts';
import { elementsOf, firstElement, spokenName, stringMember, tellHandles } from './answer-json.ts';
import { textChannel, toolChannel } from './channel.ts';
import { opaqueMember } from './opaque-text.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

export const foreignToolBlocks: ReadonlySet<string> = new Set(['server_tool_use', 'mcp_tool_use']);

/** Blocks that carry nothing of ours to restore, or that the client must send back as they came. */
const passedBlocks: ReadonlySet<string> = new Set([
  'web_search_tool_result',
  'web_fetch_tool_result',
  'tool_search_tool_result',
  'container_upload',
  'fallback',
  'mcp_tool_listing',
]);
/** Where the results of the provider's own tools hold text: members of their `content`. */
const resultTexts: ReadonlyMap<string, readonly string[]> = new Map([
  ['code_execution_tool_result', ['stdout', 'stderr']],
  ['bash_code_execution_tool_result', ['stdout', 'stderr']],
  ['text_editor_code_execution_tool_result', ['content']],
  ['advisor_tool_result', ['text']],
]);

/** Content that the request side keeps a digest of: what comes back must have gone out. */
export const opaqueContent = {
  thinking: (text: string, signature: string): string => `thinking\0${text}\0${signature}`,
  redactedThinking: (data: string): string => `redacted_thinking\0${data}`,
};

/** One complete content block of a message. */
export function* anthropicBlock(rewrite: WholeRewrite, block: number): Slices<void> {
  const { document, hooks } = rewrite;
  if (rewrite.isDue()) yield;
  const type = stringMember(document, block, 'type');
  if (type === 'text') return yield* textBlock(rewrite, block);
  if (type === 'tool_use' || foreignToolBlocks.has(type)) return yield* toolBlock(rewrite, block, type);
  if (type === 'thinking') {
    const signature = opaqueMember(document, block, 'signature');
    return hooks.opaque(opaqueContent.thinking(opaqueMember(document, block, 'thinking'), signature));
  }
  if (type === 'redacted_thinking') {
    return hooks.opaque(opaqueContent.redactedThinking(opaqueMember(document, block, 'data')));
  }
  return yield* resultBlock(rewrite, block, type);
}

function* textBlock(rewrite: WholeRewrite, block: number): Slices<void> {
  const { document } = rewrite;
  yield* rewrite.text(document.get(block, 'text'), textChannel);
  const first = firstElement(document, document.get(block, 'citations'));
  for (let citation = first; citation !== -1; citation = document.next(citation))
    yield* anthropicCitation(rewrite, citation);
}

/** Offsets of a citation point into a document of the request, which was sent unshifted: they stay. */
export function* anthropicCitation(rewrite: WholeRewrite, citation: number): Slices<void> {
  for (const name of ['cited_text', 'document_title', 'title']) {
    yield* rewrite.text(rewrite.document.get(citation, name), textChannel);
  }
}

function* toolBlock(rewrite: WholeRewrite, block: number, type: string): Slices<void> {
  const { document } = rewrite;
  const kind = type === 'tool_use' ? 'toolInput' : 'foreignToolInput';
  const about = toolChannel(kind, stringMember(document, block, 'name'));
  yield* rewrite.input(document.get(block, 'input'), about);
}

function* resultBlock(rewrite: WholeRewrite, block: number, type: string): Slices<void> {
  const { document, hooks } = rewrite;
  const content = document.get(block, 'content');
  tellHandles(document, block, ['file_id'], hooks);
  // Files that code wrote in the provider's container.
  for (const output of elementsOf(document, document.get(content, 'content'))) {
    if (rewrite.isDue()) yield;
    tellHandles(document, output, ['file_id'], hooks);
  }
  const members = resultTexts.get(type);
  if (members !== undefined) {
    for (const name of members) yield* rewrite.text(document.get(content, name), textChannel);
  } else if (type === 'mcp_tool_result') {
    yield* rewrite.text(content, textChannel);
    for (const part of elementsOf(document, content)) yield* anthropicBlock(rewrite, part);
  } else if (type === 'compaction') {
    // It stands for the history from now on: sent back it must be masked again into what the provider wrote.
    yield* rewrite.text(content, textChannel);
  } else if (!passedBlocks.has(type)) hooks.unknown(`content block ${spokenName(type)}`);
}
