import type { ProtocolId } from '../../api/request.ts';
import type { AnswerHooks, Slices } from '../../api/text.ts';
import { spliceSlices } from '../json/splice.ts';
import { parseAnswer } from './answer-json.ts';
import { anthropicWhole } from './anthropic-whole.ts';
import { textChannel } from './channel.ts';
import { chatWhole } from './chat-message.ts';
import { converseWhole } from './converse-block.ts';
import { isError } from './error-shape.ts';
import { EventEdits } from './event-edits.ts';
import { invokeWhole } from './invoke-whole.ts';
import { responsesWhole } from './responses-items.ts';
import { WholeRewrite } from './whole-rewrite.ts';

/**
 * Rewrites an answer that came in one piece, or a provider's error body, of which every string is a text of its own.
 * Gives `body` itself where nothing changed. @throws DomicileError `upstream.invalid` for a body that is not JSON
 */
export function* rewriteWholeAnswer(protocol: ProtocolId, body: Buffer, hooks: AnswerHooks): Slices<Buffer> {
  if (protocol === 'opaque') return body;
  const document = yield* parseAnswer(body);
  const edits = new EventEdits();
  const rewrite = new WholeRewrite(document, hooks, edits);
  if (isError(document)) yield* rewrite.strings(document.root, textChannel);
  else yield* wholeOf(protocol)(rewrite);
  return yield* spliceSlices(body, edits.sorted());
}

function wholeOf(protocol: Exclude<ProtocolId, 'opaque'>): (rewrite: WholeRewrite) => Slices<void> {
  switch (protocol) {
    case 'anthropic-messages':
      return anthropicWhole;
    case 'bedrock-invoke':
      return invokeWhole;
    case 'openai-chat':
      return chatWhole;
    case 'openai-responses':
      return responsesWhole;
    case 'bedrock-converse':
      return converseWhole;
  }
}
