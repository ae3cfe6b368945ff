import type { Slices } from '../../api/text.ts';
import { stringMember } from './answer-json.ts';
import { anthropicWhole } from './anthropic-whole.ts';
import { textChannel } from './channel.ts';
import { chatWhole } from './chat-message.ts';
import { converseWhole } from './converse-block.ts';
import { invokeTexts } from './invoke-texts.ts';
import { tellStop } from './stop-reasons.ts';
import type { WholeRewrite } from './whole-rewrite.ts';

/** The answer of Bedrock's `InvokeModel`: what it means is up to the model, and seen from its shape. */
export function* invokeWhole(rewrite: WholeRewrite): Slices<void> {
  const { document } = rewrite;
  const { root } = document;
  if (stringMember(document, root, 'type') === 'message') return yield* anthropicWhole(rewrite);
  if (document.at(['output', 'message']) >= 0) return yield* converseWhole(rewrite);
  if (document.get(root, 'choices') >= 0) return yield* chatWhole(rewrite);
  let texts = 0;
  for (const { node, holder } of invokeTexts(document)) {
    yield* rewrite.text(node, textChannel);
    if (node < 0) continue;
    tellStop(document, holder, rewrite.hooks);
    texts += 1;
  }
  if (texts === 0) rewrite.hooks.unknown('answer body');
}
