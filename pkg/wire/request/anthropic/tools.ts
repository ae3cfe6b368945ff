import { fields, id, list, model, name, noted, setting, text } from '../address.ts';
import type { Address, Link, Variants } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { asksFor, keeps, needs, needsBeta, opens, opensUrl, runs } from '../notes.ts';

/** `ttl` asks for the cache to be kept beyond the provider's shortest time. */
export const cacheControl = fields({
  type: name,
  ttl: noted(name, keeps('cache_control.ttl')),
  scope: noted(name, needsBeta('prompt-caching-scope')),
});

const common: Readonly<Record<string, Link>> = {
  type: name,
  name,
  cache_control: cacheControl,
  allowed_callers: list(name),
  defer_loading: noted(setting, needsBeta('tool-search-tool')),
  strict: setting,
};

const custom = fields({
  ...common,
  description: text,
  input_schema: jsonSchema,
  input_examples: noted(text, needsBeta('tool-examples')),
});

/** Runs in the agent's own process: what it does is seen when the agent does it. */
const clientRun = fields({
  ...common,
  display_width_px: setting,
  display_height_px: setting,
  max_characters: setting,
});

const served = fields({ ...common, max_uses: setting, max_content_tokens: setting });

const byType: Variants = {
  member: 'type',
  absent: custom,
  exact: {
    custom,
    // The server that it names is a second hop already, under `mcp_servers`.
    mcp_toolset: fields({ ...common, mcp_server_name: name }),
  },
  prefixes: [
    ['bash_', clientRun],
    ['text_editor_', clientRun],
    ['computer_', noted(clientRun, needs('computer-use'))],
    ['browser_toolset_', clientRun],
    ['memory_', clientRun],
    // Searches the tool definitions of this very request, inside the call.
    ['tool_search_tool_', noted(clientRun, needs('tool-search-tool'))],
    ['web_search_', noted(served, runs('web_search'))],
    ['web_fetch_', noted(served, runs('web_fetch'))],
    ['code_execution_', noted(served, runs('code_execution'), keepsContainer)],
    ['advisor_', noted(fields({ ...common, model }), runs('advisor', 'model'))],
  ],
  unknown: noted(fields(common), runs('agent')),
};

function keepsContainer(...[facts]: Parameters<NonNullable<Address['notes']>[number]>): void {
  facts.keeps('tools.code_execution');
}

export const tool: Address = { variants: byType };

export const mcpServer = fields({
  type: name,
  name,
  url: noted(text, opensUrl('mcp')),
  tool_configuration: fields({ enabled: setting, allowed_tools: list(name) }),
});

export const container: Address = {
  ...noted(id, keeps('container'), opens('handle')),
  members: {
    id: noted(id, opens('handle')),
    // Skills are programs, run in a container of the provider's.
    skills: list(
      noted(fields({ type: name, skill_id: id, version: id }), runs('code_execution', 'skill_id')),
    ),
  },
};

const fallback = noted(fields({ model, max_tokens: setting }), runs('fallback', 'model'));

/** A list of models, or a word that leaves the choice to the provider. */
export const fallbacks: Address = {
  ...noted(name, (facts, document, node) => {
    if (document.kind(node) === 'string') asksFor('fallback', 'default')(facts, document, node);
  }),
  elements: fallback,
};
