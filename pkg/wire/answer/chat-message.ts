import type { Slices, TextTransform } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { elementsOf, stringMember, tellHandles } from './answer-json.ts';
import { sourceChannel, textChannel, toolChannel } from './channel.ts';
import type { EventEdits } from './event-edits.ts';
import { tellStop } from './stop-reasons.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

/** A completion of the Chat Completions API. */
export function* chatWhole(rewrite: WholeRewrite): Slices<void> {
  const { document, hooks } = rewrite;
  const choices = document.get(document.root, 'choices');
  if (choices < 0) return hooks.unknown('answer body');
  const model = stringMember(document, document.root, 'model');
  if (model !== '') hooks.echo('model', model);
  for (const choice of elementsOf(document, choices)) yield* wholeChoice(rewrite, choice);
}

function* wholeChoice(rewrite: WholeRewrite, choice: number): Slices<void> {
  const { document, edits, hooks } = rewrite;
  tellStop(document, choice, hooks);
  const message = document.get(choice, 'message');
  const before = edits.edits.length;
  const content = document.get(message, 'content');
  const shifted = yield* rewrite.text(content, textChannel);
  for (const part of elementsOf(document, content))
    yield* rewrite.text(document.get(part, 'text'), textChannel);
  yield* rewrite.text(document.get(message, 'refusal'), textChannel);
  yield* rewrite.text(document.at(['audio', 'transcript'], message), textChannel);
  tellHandles(document, document.get(message, 'audio'), ['id'], hooks);
  if (edits.edits.length > before) dropLogprobs(document, document.get(choice, 'logprobs'), edits);
  for (const annotation of elementsOf(document, document.get(message, 'annotations'))) {
    if (rewrite.isDue()) yield;
    shiftOffsets(document, document.get(annotation, 'url_citation'), shifted, edits);
  }
  for (const call of elementsOf(document, document.get(message, 'tool_calls')))
    yield* wholeCall(rewrite, call);
  yield* wholeFunction(rewrite, document.get(message, 'function_call'));
}

function* wholeCall(rewrite: WholeRewrite, call: number): Slices<void> {
  const { document } = rewrite;
  yield* wholeFunction(rewrite, document.get(call, 'function'));
  const custom = document.get(call, 'custom');
  const about = toolChannel('toolInput', stringMember(document, custom, 'name'));
  yield* rewrite.text(document.get(custom, 'input'), about);
}

function* wholeFunction(rewrite: WholeRewrite, called: number): Slices<void> {
  const { document } = rewrite;
  const about = sourceChannel('toolInput', stringMember(document, called, 'name'));
  yield* rewrite.text(document.get(called, 'arguments'), about);
}

/** Log probabilities spell the untransformed text out, token by token: they do not fit a changed one. */
export function dropLogprobs(document: JsonDocument, node: number, edits: EventEdits): void {
  if (node < 0) return;
  if (document.kind(node) === 'object') edits.replaceNode(document, node, 'null');
  if (document.kind(node) === 'array') edits.replaceNode(document, node, '[]');
}

/** Maps `start_index` and `end_index` of a citation into a text that was changed. */
export function shiftOffsets(
  document: JsonDocument,
  citation: number,
  transform: TextTransform | undefined,
  edits: EventEdits,
): void {
  if (transform === undefined) return;
  for (const name of ['start_index', 'end_index']) {
    const node = document.get(citation, name);
    if (node < 0 || document.kind(node) !== 'number') continue;
    const index = Number(document.bytes.toString('latin1', document.start(node), document.end(node)));
    if (!Number.isSafeInteger(index) || index < 0) continue;
    const shifted = transform.offset(index);
    if (shifted !== index) edits.replaceNode(document, node, String(shifted));
  }
}
