import { exempt, fields, id, list, media, model, name, noted, setting, text } from '../address.ts';
import type { Address, Link, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { idTarget, keeps, opens, runs, urlTarget } from '../notes.ts';
import { modelShape } from '../shapes.ts';

const self = (): Address => responsesTool;

const common: Readonly<Record<string, Link>> = {
  type: name,
  name,
  allowed_callers: list(name),
  defer_loading: setting,
};

const functionTool = fields({ ...common, description: text, parameters: jsonSchema, strict: setting });

/** By URL, by connector or through a tunnel; one that shows none of them leads nobody knows where. */
const reachesServer: Note = (facts, document, node) => {
  const url = document.string(document.get(node, 'server_url'));
  if (url !== undefined) {
    facts.hop('mcp', urlTarget(url), document, node);
    return;
  }
  const target = ['connector_id', 'tunnel_id', 'server_label']
    .map((member) => document.string(document.get(node, member)))
    .find((found) => found !== undefined);
  facts.hop('mcp', idTarget(target ?? ''), document, node);
};

/** `{type: auto}`, an id, or an object that refers to one. */
const container: Address = {
  ...noted(id, keepsUnlessLocal, opens('handle')),
  members: { type: name, container_id: noted(id, opens('handle')), file_ids: noted(list(id), opens('file')) },
};

function keepsUnlessLocal(...[facts, document, node]: Parameters<Note>): void {
  if (document.string(document.get(node, 'type')) !== 'local')
    keeps('tools.container')(facts, document, node);
}

const hostedContainer = noted(
  fields({ ...common, container, environment: container }),
  runs('code_execution'),
);

/** With `environment: {type: local}` the agent runs the commands itself; otherwise the provider does. */
const shellRuns: Note = (facts, document, node) => {
  const where = document.string(document.at(['environment', 'type'], node));
  if (where !== 'local') facts.hop('code_execution', 'shell', document, node);
};

const fileSearch = noted(
  fields({ ...common, vector_store_ids: noted(list(id), opens('knowledge_base')) }),
  keeps('tools.file_search'),
);

const mcp = noted(
  fields({
    ...common,
    server_label: name,
    server_url: text,
    connector_id: name,
    allowed_tools: { ...list(name), members: { tool_names: list(name) } },
    require_approval: name,
  }),
  reachesServer,
);

const imageGeneration = fields({
  ...common,
  model: exempt(modelShape),
  input_image_mask: fields({ file_id: noted(id, opens('file')), image_url: media('image') }),
});

const served = fields(common);

/** A tool of the Responses API: `function`, `custom`, `local_shell` and `apply_patch` run at the agent's. */
export const responsesTool: Address = {
  variants: {
    member: 'type',
    absent: functionTool,
    exact: {
      function: functionTool,
      custom: fields({ ...common, description: text, format: text }),
      namespace: fields({ ...common, description: text, tools: list(self) }),
      local_shell: served,
      apply_patch: served,
      tool_search: fields({ ...common, execution: name, description: text, parameters: jsonSchema }),
      programmatic_tool_calling: noted(served, runs('code_execution')),
      mcp,
      file_search: fileSearch,
      code_interpreter: hostedContainer,
      shell: noted(fields({ ...common, environment: container }), shellRuns),
      image_generation: noted(imageGeneration, runs('agent')),
    },
    prefixes: [
      ['web_search', noted(fields({ ...common, search_context_size: name }), runs('web_search'))],
      ['computer', noted(served, runs('agent'))],
    ],
    unknown: noted(fields({ ...common, model }), runs('agent')),
  },
};
