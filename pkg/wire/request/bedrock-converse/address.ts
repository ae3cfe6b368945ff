import { anthropicExtras } from '../anthropic/address.ts';
import { exempt, fields, id, list, model, name, nestedJson, noted, setting, text } from '../address.ts';
import type { Address, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { opens, runs } from '../notes.ts';
import { modelShape } from '../shapes.ts';
import { cachePoint, contentBlocks } from './content.ts';

/** Nova's own tools, by the names that Bedrock documents; any other is somebody's agent. */
const systemTools: Readonly<Record<string, 'grounding' | 'code_execution'>> = {
  nova_grounding: 'grounding',
  nova_code_interpreter: 'code_execution',
};

const runsSystemTool: Note = (facts, document, node) => {
  const kind = systemTools[document.string(document.get(node, 'name')) ?? ''] ?? 'agent';
  runs(kind, 'name')(facts, document, node);
};

const tool = fields({
  toolSpec: fields({ name, description: text, inputSchema: fields({ json: jsonSchema }), strict: setting }),
  systemTool: noted(fields({ name }), runsSystemTool),
  cachePoint,
});

/** A guardrail may have a cross-region profile of its own. */
export const guardrailConfig = fields({
  guardrailIdentifier: noted(exempt(modelShape), opens('guardrail')),
  guardrailVersion: setting,
  trace: name,
  streamProcessingMode: name,
});

/** Latency-optimised inference is served from where the capacity is, not from where the profile says. */
const optimisedElsewhere: Note = (facts, document, node) => {
  if (document.string(node) === 'optimized')
    facts.hop('agent', 'performanceConfig.latency:optimized', document, node);
};

const message = fields({ role: name, content: contentBlocks });

const textFormat = fields({
  type: name,
  structure: fields({ jsonSchema: fields({ name, description: text, schema: nestedJson(jsonSchema) }) }),
});

/** Bedrock's Converse and ConverseStream; also the shape of Amazon Nova's own `invoke` bodies. */
export const converseBody: Address = {
  members: {
    toolConfig: {
      ...fields({
        tools: list(tool),
        toolChoice: fields({ auto: setting, any: setting, tool: fields({ name }) }),
      }),
      section: 'tools',
    },
    system: { ...contentBlocks, section: 'system' },
    messages: { ...list(message), section: 'messages' },
    promptVariables: { others: contentBlocks, section: 'messages' },
    // For Claude models these are members of Anthropic's body, server-side tools among them.
    additionalModelRequestFields: anthropicExtras,
    modelId: model,
    guardrailConfig,
    performanceConfig: fields({ latency: noted(name, optimisedElsewhere) }),
    outputConfig: fields({ textFormat, effort: name }),
    inferenceConfig: fields({
      maxTokens: setting,
      temperature: setting,
      topP: setting,
      topK: setting,
      stopSequences: text,
    }),
    serviceTier: fields({ type: name }),
    schemaVersion: id,
  },
};
