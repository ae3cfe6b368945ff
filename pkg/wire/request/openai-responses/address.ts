import { exempt, fields, id, identifier, list, model, name, noted, setting, text } from '../address.ts';
import type { Address, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { keeps, opens } from '../notes.ts';
import { input, storedPrompt } from './items.ts';
import { responsesTool } from './tools.ts';

/** `store` is on unless it is switched off. */
const keepsByDefault: Note = (facts, document, node) => {
  const store = document.get(node, 'store');
  if (store === -1 || document.kind(store) !== 'false') facts.keeps('store');
};

const keepsBeyondMemory: Note = (facts, document, node) => {
  if (document.string(node) !== 'in_memory') keeps('prompt_cache_retention')(facts, document, node);
};

const handle = noted(id, opens('handle'));

const outputFormat = fields({ type: name, name, description: text, schema: jsonSchema, strict: setting });

/** OpenAI's Responses API. */
export const responsesBody: Address = {
  notes: [keepsByDefault],
  members: {
    tools: { ...list(responsesTool), section: 'tools' },
    instructions: { ...input, section: 'system' },
    prompt: { ...storedPrompt, section: 'system' },
    input: { ...input, section: 'messages' },
    model,
    previous_response_id: noted(handle, keeps('previous_response_id')),
    conversation: noted({ ...handle, members: { id: handle } }, keeps('conversation')),
    background: noted(setting, keeps('background')),
    store: setting,
    user: identifier,
    safety_identifier: identifier,
    prompt_cache_key: identifier,
    prompt_cache_retention: noted(name, keepsBeyondMemory),
    prompt_cache_options: fields({
      mode: name,
      ttl: noted(exempt(/^\d{1,4}[smhd]$/), keeps('prompt_cache_options.ttl')),
    }),
    text: fields({ format: outputFormat, verbosity: name }),
    reasoning: fields({ effort: name, summary: name, generate_summary: name }),
    include: list(name),
    tool_choice: {
      ...name,
      members: {
        type: name,
        name,
        mode: name,
        server_label: name,
        tools: list(fields({ type: name, name })),
      },
    },
    context_management: list(fields({ type: name, compact_threshold: setting })),
    truncation: name,
    service_tier: name,
    stream: setting,
    stream_options: fields({ include_obfuscation: setting }),
    max_output_tokens: setting,
    max_tool_calls: setting,
    parallel_tool_calls: setting,
    temperature: setting,
    top_p: setting,
    top_logprobs: setting,
  },
};
