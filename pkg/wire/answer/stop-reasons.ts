import type { AnswerHooks } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { stringMember } from './answer-json.ts';

/** Where messages, choices and generations of all protocols say why they end. */
export const stopMembers: readonly string[] = [
  'stop_reason',
  'stopReason',
  'finish_reason',
  'completionReason',
];

/** By these the model came to an end of its own, or to words that the client said it should stop at. */
const ownEnds: ReadonlySet<string> = new Set([
  // Messages API and Converse
  'end_turn',
  'stop_sequence',
  'tool_use',
  'pause_turn',
  'compaction',
  // Chat Completions, Llama and Mistral
  'stop',
  'tool_calls',
  'function_call',
  // Titan, Cohere
  'FINISH',
  'FINISHED',
  'STOP_CRITERIA_MET',
  'COMPLETE',
]);

/**
 * Tells where an object says that it was ended by something else: its limit of tokens, a filter, or what nobody has
 * described yet.
 */
export function tellStop(document: JsonDocument, holder: number, hooks: AnswerHooks): void {
  const reasons = stopMembers.map((member) => stringMember(document, holder, member));
  if (reasons.some((reason) => reason !== '' && !ownEnds.has(reason))) hooks.cutShort();
}
