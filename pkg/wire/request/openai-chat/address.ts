import {
  base64,
  exempt,
  fields,
  id,
  identifier,
  list,
  media,
  model,
  name,
  nestedJson,
  noted,
  setting,
  text,
  undescribed,
} from '../address.ts';
import type { Address, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { asksFor, idTarget, keeps, opens, opensUrl, runs } from '../notes.ts';

const functionDefinition = fields({ name, description: text, parameters: jsonSchema, strict: setting });

/** Tools that the caller runs itself; whatever else a provider offers by a type runs on its side. */
export const chatTool: Address = {
  variants: {
    member: 'type',
    absent: fields({ function: functionDefinition }),
    exact: {
      function: fields({ type: name, function: functionDefinition }),
      custom: fields({ type: name, custom: fields({ name, description: text, format: text }) }),
    },
    prefixes: [['web_search', noted(fields({ type: name }), runs('web_search'))]],
    unknown: noted(fields({ type: name }), runs('agent')),
  },
};

/** A URL as a string, or in an object with it. */
function mediaUrl(what: string): Address {
  return { ...media(what), members: { url: media(what), detail: name } };
}

const contentPart: Address = {
  variants: {
    member: 'type',
    absent: undescribed,
    exact: {
      text: fields({ type: name, text }),
      refusal: fields({ type: name, refusal: text }),
      image_url: fields({ type: name, image_url: mediaUrl('image') }),
      video_url: fields({ type: name, video_url: mediaUrl('video') }),
      document_url: fields({ type: name, document_url: mediaUrl('document'), document_name: text }),
      input_audio: fields({
        type: name,
        input_audio: { ...base64('audio'), members: { data: base64('audio'), format: name } },
      }),
      file: fields({
        type: name,
        file: fields({ filename: text, file_data: base64('file'), file_id: noted(id, opens('file')) }),
        file_id: noted(id, opens('file')),
      }),
    },
    unknown: {
      ...fields({
        type: name,
        url: media('unknown'),
        image_url: mediaUrl('unknown'),
        file_id: noted(id, opens('file')),
      }),
      others: undescribed,
    },
  },
};

const content: Address = { elements: contentPart };
const functionCall = fields({ name, arguments: nestedJson(text) });

const toolCall = fields({
  id,
  type: name,
  index: setting,
  function: functionCall,
  custom: fields({ name, input: text }),
});

const message = fields({
  role: name,
  content,
  name: text,
  reasoning_content: text,
  refusal: text,
  tool_calls: list(toolCall),
  function_call: functionCall,
  tool_call_id: id,
  audio: fields({ id: noted(id, opens('handle')) }),
});

const responseFormat = fields({
  type: name,
  json_schema: fields({ name, description: text, schema: jsonSchema, strict: setting }),
});

/** Models that search or run code by themselves, and routers that choose another model. */
const modelRuns: Note = (facts, document, node) => {
  const written = document.string(node) ?? '';
  if (/:online$|-search-(?:preview|api)/.test(written))
    facts.hop('web_search', idTarget(written), document, node);
  if (/^(?:groq\/)?compound(?:-|$)/.test(written)) {
    facts.hop('web_search', idTarget(written), document, node);
    facts.hop('code_execution', idTarget(written), document, node);
  }
  if (/^(?:openrouter\/)?auto$|^model-router/.test(written))
    facts.hop('fallback', idTarget(written), document, node);
};

/** Azure: the service searches a store of its own and puts what it finds into the prompt. */
const dataSource = noted(
  fields({ type: name, parameters: fields({ endpoint: noted(text, opensUrl('data_source')) }) }),
  (facts, document, node) => {
    const endpoint = document.at(['parameters', 'endpoint'], node);
    if (document.string(endpoint) === undefined) runs('data_source')(facts, document, node);
  },
);

/** What Google takes besides. */
const google = fields({ cached_content: noted(text, opens('handle'), keeps('cached_content')) });

/** Chat Completions as OpenAI defined it, with the additions of Azure, Mistral and others that speak it. */
export const chatBody: Address = {
  members: {
    tools: { ...list(chatTool), section: 'tools' },
    functions: { ...list(functionDefinition), section: 'tools' },
    messages: { ...list(message), section: 'messages' },
    prediction: fields({ type: name, content }),
    model: noted(model, modelRuns),
    user: identifier,
    safety_identifier: identifier,
    prompt_cache_key: identifier,
    store: noted(setting, keeps('store')),
    prompt_cache_retention: noted(name, keepsUnlessInMemory),
    prompt_cache_options: fields({
      mode: name,
      ttl: noted(exempt(/^\d{1,4}[smhd]$/), keeps('prompt_cache_options.ttl')),
    }),
    web_search_options: noted(
      fields({ search_context_size: name }),
      asksFor('web_search', 'web_search_options'),
    ),
    data_sources: list(dataSource),
    dataSources: list(dataSource),
    // Cohere: connectors are searched by the provider.
    connectors: list(noted(fields({ id: name }), runs('web_search', 'id'))),
    // xAI: live search; OpenRouter: other models and paid extensions.
    search_parameters: noted(text, asksFor('web_search', 'search_parameters')),
    models: noted(list(model), opens('fallback')),
    plugins: noted(text, asksFor('agent', 'plugins')),
    // xAI: the answer is kept until it is fetched.
    deferred: noted(setting, keeps('deferred')),
    google,
    extra_body: fields({ google }),
    response_format: responseFormat,
    tool_choice: { ...name, members: { type: name, function: fields({ name }), custom: fields({ name }) } },
    function_call: { ...name, members: { name } },
    modalities: list(name),
    audio: fields({ format: name, voice: { ...name, members: { id: noted(id, opens('handle')) } } }),
    reasoning_effort: name,
    verbosity: name,
    service_tier: name,
    stream: setting,
    stream_options: fields({ include_usage: setting, include_obfuscation: setting }),
    max_tokens: setting,
    max_completion_tokens: setting,
    temperature: setting,
    top_p: setting,
    top_logprobs: setting,
    n: setting,
    seed: setting,
    random_seed: setting,
    frequency_penalty: setting,
    presence_penalty: setting,
    logprobs: setting,
    parallel_tool_calls: setting,
  },
};

function keepsUnlessInMemory(...[facts, document, node]: Parameters<ReturnType<typeof keeps>>): void {
  if (document.string(node) !== 'in_memory') keeps('prompt_cache_retention')(facts, document, node);
}
