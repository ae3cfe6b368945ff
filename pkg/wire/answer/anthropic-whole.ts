import type { AnswerHooks, Slices } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { anthropicBlock } from './anthropic-block.ts';
import { firstElement, stringMember, tellHandles } from './answer-json.ts';
import { textChannel } from './channel.ts';
import { tellStop } from './stop-reasons.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

/** A message of the Messages API, or the numbers of `count_tokens`. */
export function* anthropicWhole(rewrite: WholeRewrite): Slices<void> {
  const { document, hooks } = rewrite;
  if (stringMember(document, document.root, 'type') === 'message')
    return yield* anthropicMessage(rewrite, document.root);
  if (document.get(document.root, 'input_tokens') < 0) hooks.unknown('answer body');
}

export function* anthropicMessage(rewrite: WholeRewrite, message: number): Slices<void> {
  const { document, hooks } = rewrite;
  echoMessage(document, message, hooks);
  tellStop(document, message, hooks);
  yield* rewrite.text(document.get(message, 'stop_sequence'), textChannel);
  const first = firstElement(document, document.get(message, 'content'));
  for (let block = first; block !== -1; block = document.next(block)) yield* anthropicBlock(rewrite, block);
}

/** What a message says of where it was made, and what state it left there; `holder` has `model` or `usage`. */
export function echoMessage(document: JsonDocument, holder: number, hooks: AnswerHooks): void {
  const model = stringMember(document, holder, 'model');
  if (model !== '') hooks.echo('model', model);
  const geo = stringMember(document, document.get(holder, 'usage'), 'inference_geo');
  if (geo !== '') hooks.echo('inference_geo', geo);
  for (const path of statePaths) tellHandles(document, document.at(path, holder), idMember, hooks);
}

/** Where a message names what the provider keeps; a stream tells the container in the delta that ends the message. */
const statePaths = [['container'], ['delta', 'container'], ['thread']];
const idMember = ['id'];
