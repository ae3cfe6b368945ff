import {
  closed,
  exempt,
  fields,
  id,
  identifier,
  list,
  model,
  name,
  noted,
  setting,
  text,
} from '../address.ts';
import type { Address } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { keeps, needsBeta, opens } from '../notes.ts';
import { nameShape } from '../shapes.ts';
import { contentBlocks } from './content.ts';
import { cacheControl, container, fallbacks, mcpServer, tool } from './tools.ts';

const outputFormat = fields({ type: name, schema: jsonSchema });

const thread: Address = noted(
  fields({ type: name, id: noted(id, opens('handle')), thread_id: noted(id, opens('handle')) }),
  keeps('thread'),
);

const thinking = {
  type: name,
  budget_tokens: setting,
  display: noted(name, needsBeta('thinking-display-updates', 'updates')),
  block_binding: noted(fields({ prefix_mismatch_behavior: name }), needsBeta('thinking-binding-controls')),
};

const outputConfig = {
  effort: name,
  format: outputFormat,
  task_budget: noted(fields({ type: name, total: setting, remaining: setting }), needsBeta('task-budgets')),
};

const edit: Address = {
  ...fields({ type: name }),
  notes: [
    (facts, document, node) => {
      const type = document.string(document.get(node, 'type')) ?? '';
      facts.needsBeta(type.startsWith('compact_') ? 'compact' : 'context-management');
    },
  ],
};

const message = closed(
  {
    role: name,
    content: contentBlocks,
    clear_at: noted(name, needsBeta('mid-conversation-system-clear-at')),
    output_config: noted(closed(outputConfig, 'output_config.'), needsBeta('per-turn-control')),
  },
  'messages.',
);

/** The members of the body, in the order of the prompt. */
const members = {
  tools: list(tool),
  system: contentBlocks,
  messages: list(message),
  model,
  inference_geo: exempt(nameShape),
  metadata: fields({ user_id: identifier }),
  mcp_servers: list(mcpServer),
  container,
  fallbacks,
  thread,
  workspace_id: noted(id, opens('handle')),
  diagnostics: noted(
    fields({ previous_message_id: noted(id, keeps('diagnostics.previous_message_id')) }),
    needsBeta('cache-diagnosis'),
  ),
  user_profile_id: noted(id, needsBeta('user-profiles')),
  stop_sequences: text,
  tool_choice: fields({ type: name, name, disable_parallel_tool_use: setting }),
  thinking: closed(thinking, 'thinking.'),
  context_management: fields({ edits: list(edit) }),
  output_config: closed(outputConfig, 'output_config.'),
  output_format: outputFormat,
  cache_control: cacheControl,
  // Where only some providers take them: what stands here is none of the header's betas, which steering sorts.
  betas: noted(list(name), needsBeta('betas in the body')),
  anthropic_beta: noted({ ...name, elements: name }, needsBeta('anthropic_beta in the body')),
  anthropic_version: name,
  max_tokens: setting,
  stream: setting,
  temperature: setting,
  top_p: setting,
  top_k: setting,
  service_tier: name,
  speed: noted(name, needsBeta('fast-mode', 'fast')),
};

/** Anthropic's Messages API, also behind Vertex (`rawPredict`) and, for Claude models, behind Bedrock's `invoke`. */
export const anthropicBody: Address = {
  tells: '',
  members: {
    ...members,
    tools: { ...members.tools, section: 'tools' },
    system: { ...members.system, section: 'system' },
    messages: { ...members.messages, section: 'messages' },
  },
};

/** The same members where another protocol carries them for the model, outside its own prompt. */
export const anthropicExtras: Address = fields(members);
