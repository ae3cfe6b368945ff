import { anthropicBody } from '../anthropic/address.ts';
import { setting, undescribed } from '../address.ts';
import type { Address, Note } from '../address.ts';
import { guardrailConfig } from '../bedrock-converse/address.ts';
import { urlTarget } from '../notes.ts';

const opensBucket: Note = (facts, document, node) => {
  const value = document.string(node) ?? '';
  if (/^\s*s3:\/\//i.test(value)) facts.hop('data_source', urlTarget(value), document, node);
};

const self = (): Address => anything;
const anything: Address = { ...undescribed, notes: [opensBucket], elements: self, others: self };

/** Claude's body on Bedrock, with Bedrock's own addition. */
export const claudeInvokeBody: Address = {
  ...anthropicBody,
  members: { ...anthropicBody.members, 'amazon-bedrock-guardrailConfig': guardrailConfig },
};

/** A model family that is not described: every string is text, and a bucket anywhere is a second hop. */
export const otherInvokeBody: Address = {
  members: {
    tools: { ...anything, section: 'tools' },
    toolConfig: { ...anything, section: 'tools' },
    system: { ...anything, section: 'system' },
    messages: { ...anything, section: 'messages' },
    prompt: { ...anything, section: 'messages' },
    inputText: { ...anything, section: 'messages' },
    'amazon-bedrock-guardrailConfig': guardrailConfig,
    max_tokens: setting,
    stream: setting,
  },
  others: anything,
};
