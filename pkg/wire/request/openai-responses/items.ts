import { base64, fields, id, list, media, name, nestedJson, noted, text, undescribed } from '../address.ts';
import type { Address, Link, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { opens, opensUrl, runs } from '../notes.ts';
import { responsesTool } from './tools.ts';

const fileId = noted(id, opens('file'));

const contentPart: Address = {
  variants: {
    member: 'type',
    absent: undescribed,
    exact: {
      input_text: fields({ type: name, text }),
      output_text: fields({ type: name, text, annotations: text, logprobs: text }),
      summary_text: fields({ type: name, text }),
      reasoning_text: fields({ type: name, text }),
      refusal: fields({ type: name, refusal: text }),
      input_image: fields({ type: name, image_url: media('image'), file_id: fileId, detail: name }),
      computer_screenshot: fields({ type: name, image_url: media('image'), file_id: fileId }),
      input_file: fields({
        type: name,
        filename: text,
        file_data: base64('file'),
        file_id: fileId,
        file_url: noted(text, opensUrl('url')),
        detail: name,
      }),
      input_audio: fields({ type: name, input_audio: fields({ data: base64('audio'), format: name }) }),
    },
    unknown: {
      ...fields({
        type: name,
        image_url: media('unknown'),
        file_id: fileId,
        file_url: noted(text, opensUrl('url')),
      }),
      others: undescribed,
    },
  },
};

/** A string, one part or a list of parts. */
export const content: Address = { ...contentPart, elements: contentPart };

function item(members: Readonly<Record<string, Link>>): Address {
  return fields({ type: name, id, status: name, call_id: id, role: name, ...members });
}

const reasoning: Address = {
  ...item({ summary: content, content, encrypted_content: text }),
  signed: { type: 'reasoning', fields: ['encrypted_content'], proof: 'encrypted_content' },
};

/** `{id}` alone reopens an item that the provider kept. */
const refersToItem: Note = (facts, document, node) => {
  if (document.get(node, 'role') !== -1) return;
  const id = document.get(node, 'id');
  if (id !== -1) opens('handle')(facts, document, id);
};

const mcpCall = item({ server_label: name, name, arguments: nestedJson(text), output: text });
const listedTools = item({
  server_label: name,
  tools: list(fields({ name, description: text, input_schema: jsonSchema })),
});

const byType: Readonly<Record<string, Link>> = {
  message: item({ content, phase: name }),
  function_call: item({ name, namespace: name, arguments: nestedJson(text) }),
  function_call_output: item({ output: content }),
  custom_tool_call: item({ name, input: text }),
  custom_tool_call_output: item({ output: content }),
  computer_call_output: item({ output: content }),
  image_generation_call: item({ result: base64('image') }),
  code_interpreter_call: item({ container_id: noted(id, opens('handle')), code: text }),
  reasoning,
  mcp_call: mcpCall,
  mcp_approval_request: mcpCall,
  mcp_approval_response: item({ approval_request_id: id }),
  mcp_list_tools: listedTools,
  additional_tools: item({ tools: list(responsesTool) }),
  tool_search_output: item({ tools: list(responsesTool) }),
  item_reference: item({ id: noted(id, opens('handle')) }),
};

const inputItem: Address = {
  variants: {
    member: 'type',
    exact: byType,
    absent: noted(item({ content }), refersToItem),
    unknown: {
      ...item({ output: content, content, tools: list(responsesTool), encrypted_content: text }),
      others: undescribed,
    },
  },
};

export const input: Address = { ...inputItem, elements: inputItem };

/** A prompt kept by the provider, with the values for its variables. */
export const storedPrompt: Address = noted(
  fields({ id, version: id, variables: { others: content } }),
  runs('prompt', 'id'),
);
