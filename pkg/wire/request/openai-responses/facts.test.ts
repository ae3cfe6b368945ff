import { describe, expect, test } from '@jest/globals';
import { hops, kept } from '../facts-of.test-data.ts';

describe('facts of a Responses body', () => {
  test.each([
    [
      'own tools',
      {
        tools: [
          { type: 'function', name: 'f' },
          { type: 'custom', name: 'g' },
          { type: 'local_shell' },
          { type: 'shell', environment: { type: 'local' } },
        ],
      },
      [],
    ],
    ['a shell of the provider', { tools: [{ type: 'shell' }] }, ['code_execution shell']],
    [
      'an MCP server',
      { tools: [{ type: 'mcp', server_label: 's', server_url: 'https://mcp.example/sse' }] },
      ['mcp mcp.example'],
    ],
    [
      'a connector',
      { tools: [{ type: 'mcp', server_label: 's', connector_id: 'connector_gmail' }] },
      ['mcp connector_gmail'],
    ],
    ['an MCP server that shows nothing', { tools: [{ type: 'mcp' }] }, ['mcp unreadable id']],
    ['web search', { tools: [{ type: 'web_search_2025_08_26' }] }, ['web_search web_search_2025_08_26']],
    [
      'file search',
      { tools: [{ type: 'file_search', vector_store_ids: ['vs_1', 'vs_2'] }] },
      ['knowledge_base vs_1', 'knowledge_base vs_2'],
    ],
    [
      'a code interpreter',
      { tools: [{ type: 'code_interpreter', container: { type: 'auto', file_ids: ['file-1'] } }] },
      ['code_execution code_interpreter', 'file file-1'],
    ],
    ['image generation', { tools: [{ type: 'image_generation' }] }, ['agent image_generation']],
    ['computer use', { tools: [{ type: 'computer_use_preview' }] }, ['agent computer_use_preview']],
    ['a tool of an unknown type', { tools: [{ type: 'teleport' }] }, ['agent teleport']],
    [
      'a tool inside a namespace',
      { tools: [{ type: 'namespace', tools: [{ type: 'web_search' }] }] },
      ['web_search web_search'],
    ],
    [
      'tools added in the conversation',
      { input: [{ type: 'additional_tools', tools: [{ type: 'web_search' }] }] },
      ['web_search web_search'],
    ],
    ['an earlier response', { previous_response_id: 'resp_1' }, ['handle resp_1']],
    ['a conversation', { conversation: 'conv_1' }, ['handle conv_1']],
    ['a conversation as an object', { conversation: { id: 'conv_2' } }, ['handle conv_2']],
    ['a stored prompt', { prompt: { id: 'pmpt_1', variables: { city: 'x' } } }, ['prompt pmpt_1']],
    ['an item by reference', { input: [{ type: 'item_reference', id: 'msg_1' }] }, ['handle msg_1']],
    ['an item by its id alone', { input: [{ id: 'msg_2' }] }, ['handle msg_2']],
    ['a message with an id', { input: [{ role: 'assistant', id: 'msg_3', content: 'x' }] }, []],
    [
      'a file by URL',
      { input: [{ role: 'user', content: [{ type: 'input_file', file_url: 'https://f.example/a' }] }] },
      ['url f.example'],
    ],
    [
      'an image by file',
      { input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'file-2' }] }] },
      ['file file-2'],
    ],
  ])('second hops: %s', (_, body, expected) => {
    expect(hops('openai-responses', body)).toEqual(expected);
  });

  test.each([
    ['store by default', { store: undefined }, ['store']],
    ['store as null', { store: null }, ['store']],
    ['store', { store: true }, ['store']],
    ['nothing', {}, []],
    ['background', { background: true }, ['background']],
    ['no background', { background: false }, []],
    ['an earlier response', { previous_response_id: 'resp_1' }, ['previous_response_id']],
    ['a conversation', { conversation: 'conv_1' }, ['conversation']],
    ['no conversation', { conversation: null }, []],
    ['file search', { tools: [{ type: 'file_search', vector_store_ids: [] }] }, ['tools.file_search']],
    ['a shell of the agent', { tools: [{ type: 'shell', environment: { type: 'local' } }] }, []],
    [
      'a shell of the provider',
      { tools: [{ type: 'shell', environment: { type: 'container_auto' } }] },
      ['tools.container'],
    ],
    ['a container', { tools: [{ type: 'code_interpreter', container: 'cntr_1' }] }, ['tools.container']],
  ])('state: %s', (_, body, expected) => {
    expect(kept('openai-responses', body)).toEqual(expected);
  });
});
