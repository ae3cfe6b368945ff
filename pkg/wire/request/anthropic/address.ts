import { exempt, fields, id, identifier, list, model, name, noted, setting, text } from '../address.ts';
import type { Address } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { keeps, opens } from '../notes.ts';
import { nameShape } from '../shapes.ts';
import { contentBlocks } from './content.ts';
import { cacheControl, container, fallbacks, mcpServer, tool } from './tools.ts';

const message = fields({ role: name, content: contentBlocks, clear_at: name });
const outputFormat = fields({ type: name, schema: jsonSchema });

const thread: Address = noted(
  fields({ type: name, id: noted(id, opens('handle')), thread_id: noted(id, opens('handle')) }),
  keeps('thread'),
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
  diagnostics: fields({ previous_message_id: noted(id, keeps('diagnostics.previous_message_id')) }),
  user_profile_id: id,
  stop_sequences: text,
  tool_choice: fields({ type: name, name, disable_parallel_tool_use: setting }),
  thinking: fields({ type: name, budget_tokens: setting, display: name }),
  context_management: fields({ edits: list(fields({ type: name })) }),
  output_config: fields({ effort: name, format: outputFormat }),
  output_format: outputFormat,
  cache_control: cacheControl,
  betas: list(name),
  anthropic_beta: { ...name, elements: name },
  anthropic_version: name,
  max_tokens: setting,
  stream: setting,
  temperature: setting,
  top_p: setting,
  top_k: setting,
  service_tier: name,
  speed: name,
};

/** Anthropic's Messages API, also behind Vertex (`rawPredict`) and, for Claude models, behind Bedrock's `invoke`. */
export const anthropicBody: Address = {
  members: {
    ...members,
    tools: { ...members.tools, section: 'tools' },
    system: { ...members.system, section: 'system' },
    messages: { ...members.messages, section: 'messages' },
  },
};

/** The same members where another protocol carries them for the model, outside its own prompt. */
export const anthropicExtras: Address = fields(members);
