import type { AnswerChannel, AnswerHooks, Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { elementsOf, spokenName, stringMember, tellHandles } from './answer-json.ts';
import { sourceChannel, textChannel, toolChannel } from './channel.ts';
import { dropLogprobs, shiftOffsets } from './chat-message.ts';
import { opaqueMember } from './opaque-text.ts';
import { textAddress } from './responses-texts.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

/** Items of numbers and states, or of content that the client must send back as it came. */
const passedItems: ReadonlySet<string> = new Set([
  'additional_tools',
  'apply_patch_call_output',
  'compaction',
  'computer_call_output',
  'custom_tool_call_output',
  'function_call_output',
  'image_generation_call',
  'local_shell_call_output',
  'mcp_approval_response',
  'mcp_list_tools',
  'program',
  'program_output',
  'shell_call_output',
  'tool_search_call',
  'tool_search_output',
]);

/** Where an item names what it asks for, and who acts on it. */
const inputs: Readonly<Record<string, { readonly member: string; readonly foreign: boolean }>> = {
  function_call: { member: 'arguments', foreign: false },
  custom_tool_call: { member: 'input', foreign: false },
  local_shell_call: { member: 'action', foreign: false },
  shell_call: { member: 'action', foreign: false },
  computer_call: { member: 'action', foreign: false },
  apply_patch_call: { member: 'operation', foreign: false },
  mcp_call: { member: 'arguments', foreign: true },
  mcp_approval_request: { member: 'arguments', foreign: true },
  web_search_call: { member: 'action', foreign: true },
  file_search_call: { member: 'queries', foreign: true },
  code_interpreter_call: { member: 'code', foreign: true },
};

/** The channel of an item's tool input; an item of an unknown type is taken for another party's. */
export function inputChannel(document: JsonDocument, item: number): AnswerChannel {
  const type = stringMember(document, item, 'type');
  const name = stringMember(document, item, 'name');
  const environment = stringMember(document, document.get(item, 'environment'), 'type');
  const foreign = inputs[type]?.foreign !== false || environment === 'container_reference';
  const channel =
    inputs[type]?.member === 'arguments' && !hasObject(document, item) ? sourceChannel : toolChannel;
  return channel(foreign ? 'foreignToolInput' : 'toolInput', name === '' ? type : name);
}

/** Servers that speak the same protocol may send arguments that are parsed already. */
function hasObject(document: JsonDocument, item: number): boolean {
  const node = document.get(item, 'arguments');
  return node >= 0 && document.kind(node) === 'object';
}

/** A response of the Responses API. */
export function* responsesWhole(rewrite: WholeRewrite): Slices<void> {
  const { document, hooks } = rewrite;
  if (document.get(document.root, 'output') < 0) {
    // `input_tokens` is the answer of the token count.
    if (document.get(document.root, 'input_tokens') < 0) hooks.unknown('answer body');
    return;
  }
  echoResponse(document, document.root, hooks);
  const status = stringMember(document, document.root, 'status');
  if (status !== '' && status !== 'completed') hooks.cutShort();
  yield* responseObject(rewrite, document.root);
}

/** What a response says of where it was made, and what state it left there. */
export function echoResponse(document: JsonDocument, response: number, hooks: AnswerHooks): void {
  const model = stringMember(document, response, 'model');
  if (model !== '') hooks.echo('model', model);
  for (const holder of [response, document.get(response, 'conversation')]) {
    tellHandles(document, holder, ['id'], hooks);
  }
}

/** A response object, in a body of its own or within a stream's event. */
export function* responseObject(rewrite: WholeRewrite, response: number): Slices<void> {
  const { document } = rewrite;
  yield* rewrite.text(document.at(['error', 'message'], response), textChannel);
  let output = 0;
  for (const item of elementsOf(document, document.get(response, 'output'))) {
    yield* responseItem(rewrite, item, output);
    output += 1;
  }
}

/** One complete output item. */
export function* responseItem(rewrite: WholeRewrite, item: number, output: number): Slices<void> {
  const { document, hooks } = rewrite;
  if (rewrite.isDue()) yield;
  const type = stringMember(document, item, 'type');
  tellHandles(document, item, ['id', 'container_id'], hooks);
  if (type === 'message') return yield* messageItem(rewrite, item, output);
  if (type === 'reasoning') return yield* reasoningItem(rewrite, item, output);
  const input = Object.hasOwn(inputs, type) ? inputs[type] : undefined;
  if (input === undefined) {
    if (!passedItems.has(type)) hooks.unknown(`output item ${spokenName(type)}`);
    return;
  }
  yield* inputOf(rewrite, document.get(item, input.member), inputChannel(document, item), output);
  yield* resultsOf(rewrite, item, output);
}

function* inputOf(rewrite: WholeRewrite, node: number, about: AnswerChannel, output: number): Slices<void> {
  if (node < 0) return;
  const isText = rewrite.document.kind(node) === 'string';
  const slot = about.kind === 'foreignToolInput' ? 'foreignInput' : 'input';
  if (isText) yield* rewrite.text(node, about, textAddress(output, 0, slot));
  else yield* rewrite.input(node, about);
}

/** What a tool of another party answered, for the agent to read. */
function* resultsOf(rewrite: WholeRewrite, item: number, output: number): Slices<void> {
  const { document } = rewrite;
  yield* rewrite.text(document.get(item, 'output'), textChannel, textAddress(output, 0, 'output'));
  yield* rewrite.text(document.get(item, 'error'), textChannel, textAddress(output, 0, 'error'));
  for (const log of elementsOf(document, document.get(item, 'outputs'))) {
    yield* rewrite.text(document.get(log, 'logs'), textChannel);
  }
}

/**
 * The encrypted content is what the provider reads again; summary and text are for people, and are sent back masked.
 */
function* reasoningItem(rewrite: WholeRewrite, item: number, output: number): Slices<void> {
  const { document, hooks } = rewrite;
  const encrypted = opaqueMember(document, item, 'encrypted_content');
  if (encrypted !== '') hooks.opaque(`reasoning\0${encrypted}`);
  let part = 0;
  for (const summary of elementsOf(document, document.get(item, 'summary'))) {
    yield* summaryPart(rewrite, summary, output, part);
    part += 1;
  }
  yield* messageItem(rewrite, item, output);
}

/** One complete part of a summary of reasoning. */
export function* summaryPart(
  rewrite: WholeRewrite,
  summary: number,
  output: number,
  part: number,
): Slices<void> {
  const address = textAddress(output, part, 'summary');
  yield* rewrite.text(rewrite.document.get(summary, 'text'), textChannel, address);
}

function* messageItem(rewrite: WholeRewrite, item: number, output: number): Slices<void> {
  let part = 0;
  for (const content of elementsOf(rewrite.document, rewrite.document.get(item, 'content'))) {
    yield* responsePart(rewrite, content, output, part);
    part += 1;
  }
}

/** One complete content part of a message. */
export function* responsePart(
  rewrite: WholeRewrite,
  content: number,
  output: number,
  part: number,
): Slices<void> {
  const { document, hooks, edits } = rewrite;
  if (rewrite.isDue()) yield;
  const type = stringMember(document, content, 'type');
  if (type === 'refusal') {
    yield* rewrite.text(document.get(content, 'refusal'), textChannel, textAddress(output, part, 'refusal'));
  } else if (type === 'output_text') {
    const address = textAddress(output, part, 'text');
    const before = edits.edits.length;
    const transform = yield* rewrite.text(document.get(content, 'text'), textChannel, address);
    if (edits.edits.length > before) dropLogprobs(document, document.get(content, 'logprobs'), edits);
    for (const annotation of elementsOf(document, document.get(content, 'annotations'))) {
      if (rewrite.isDue()) yield;
      tellHandles(document, annotation, ['file_id', 'container_id'], hooks);
      shiftOffsets(document, annotation, transform, edits);
    }
  } else if (type === 'reasoning_text') {
    yield* rewrite.text(document.get(content, 'text'), textChannel, textAddress(output, part, 'reasoning'));
  } else hooks.unknown(`content part ${spokenName(type)}`);
}
