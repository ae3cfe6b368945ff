import { describe, expect, test } from '@jest/globals';
import { factsOf, hops, kept, inContent } from '../facts-of.test-data.ts';

describe('facts of a Messages body', () => {
  test('of an agent with tools of its own: nothing but model, geography and stream', () => {
    const body = {
      model: 'claude-opus-5-5',
      inference_geo: 'us',
      stream: true,
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'hi', cache_control: { type: 'ephemeral' } }] },
      ],
      tools: [
        { name: 'Bash', description: 'runs', input_schema: { type: 'object' } },
        { type: 'custom', name: 'mine', input_schema: { type: 'object' } },
        { type: 'bash_20250124', name: 'bash' },
        { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' },
        { type: 'computer_20251124', name: 'computer', display_width_px: 1024, display_height_px: 768 },
        { type: 'memory_20250818', name: 'memory' },
      ],
    };
    expect(factsOf('anthropic-messages', body)).toEqual({
      model: 'claude-opus-5-5',
      inferenceGeo: 'us',
      stream: true,
      secondHops: [],
      keepsState: [],
      uninspectable: {},
      uses: { betas: ['computer-use'], undescribed: [] },
    });
  });

  test.each([
    ['thinking', { thinking: { type: 'adaptive', display: 'updates' } }, ['thinking-display-updates']],
    ['a usual display', { thinking: { type: 'adaptive', display: 'summarized' } }, []],
    ['bindings', { thinking: { type: 'adaptive', block_binding: {} } }, ['thinking-binding-controls']],
    ['edits', { context_management: { edits: [{ type: 'clear_thinking_1' }] } }, ['context-management']],
    ['compaction', { context_management: { edits: [{ type: 'compact_20260112' }] } }, ['compact']],
    ['a budget', { output_config: { effort: 'high', task_budget: { total: 5 } } }, ['task-budgets']],
    ['speed', { speed: 'fast' }, ['fast-mode']],
    ['the usual speed', { speed: 'standard' }, []],
    ['a searched tool', { tools: [{ type: 'tool_search_tool_regex_20251119' }] }, ['tool-search-tool']],
    ['a deferred tool', { tools: [{ name: 'x', defer_loading: true }] }, ['tool-search-tool']],
    ['a tool that is not deferred', { tools: [{ name: 'x', defer_loading: false }] }, []],
    ['examples', { tools: [{ name: 'x', input_examples: [{ a: 1 }] }] }, ['tool-examples']],
    [
      'the scope of a cache',
      { cache_control: { type: 'ephemeral', scope: 'global' } },
      ['prompt-caching-scope'],
    ],
    [
      'a turn with settings of its own',
      { messages: [{ role: 'system', content: 'x', output_config: { effort: 'low' } }] },
      ['per-turn-control'],
    ],
    [
      'a tool that comes later',
      inContent({ type: 'tool_addition', tool: { type: 'tool_reference', tool_name: 'x' } }),
      ['mid-conversation-tool-changes'],
    ],
    ['a person', { user_profile_id: 'u1' }, ['user-profiles']],
    ['betas of its own', { betas: ['files-api-2025-04-14'] }, ['betas in the body']],
  ])('betas that it needs: %s', (_, body, expected) => {
    expect(factsOf('anthropic-messages', { messages: [], ...body }).uses?.betas ?? []).toEqual(expected);
  });

  test('what is not described may need any beta, and is told up to a bound', () => {
    const told = (body: object) => factsOf('anthropic-messages', body).uses?.undescribed;
    expect(
      told({ messages: [], telepathy: 1, thinking: { depth: 2 }, output_config: { tone: 'a' } }),
    ).toEqual(['thinking.depth', 'output_config.tone', 'telepathy']);
    expect(told({ messages: [{ role: 'user', content: 'x', mood: 'a' }] })).toEqual(['messages.mood']);
    expect(told(inContent({ type: 'hologram' }))).toEqual(['block hologram']);
    expect(told(inContent({ type: 'ann at home' }))).toEqual(['block unreadable id']);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`x${index}`, 1]));
    expect(told({ messages: [], ...many })).toHaveLength(16);
  });

  test('inference_geo counts at the top level only', () => {
    const body = {
      ...inContent({ type: 'text', text: 'x', inference_geo: 'us' }),
      metadata: { inference_geo: 'us' },
    };
    expect(factsOf('anthropic-messages', body).inferenceGeo).toBeUndefined();
    expect(factsOf('anthropic-messages', { messages: [], inference_geo: null }).inferenceGeo).toBeUndefined();
  });

  test.each([
    [
      'web search',
      { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
      ['web_search web_search_20250305'],
    ],
    ['web fetch', { tools: [{ type: 'web_fetch_20991231' }] }, ['web_fetch web_fetch_20991231']],
    [
      'code execution',
      { tools: [{ type: 'code_execution_20260521' }] },
      ['code_execution code_execution_20260521'],
    ],
    ['an adviser', { tools: [{ type: 'advisor_20260301', model: 'claude-x' }] }, ['advisor claude-x']],
    ['a tool of an unknown type', { tools: [{ type: 'teleport_2030' }] }, ['agent teleport_2030']],
    ['a type that holds prose', { tools: [{ type: 'mail ann' }] }, ['agent unreadable id']],
    ['a toolset of a declared server', { tools: [{ type: 'mcp_toolset', mcp_server_name: 's' }] }, []],
    [
      'an MCP server',
      { mcp_servers: [{ type: 'url', name: 's', url: 'https://u:p@MCP.example.com:8443/k?t=1' }] },
      ['mcp mcp.example.com:8443'],
    ],
    [
      'an MCP server without a readable URL',
      { mcp_servers: [{ name: 's', url: 'mcp' }] },
      ['mcp unreadable URL'],
    ],
    [
      'fallback models',
      { fallbacks: [{ model: 'claude-a' }, { model: 'claude-b' }] },
      ['fallback claude-a', 'fallback claude-b'],
    ],
    ['the default fallback', { fallbacks: 'default' }, ['fallback default']],
    ['a container by id', { container: 'container_1' }, ['handle container_1']],
    [
      'skills in a container',
      { container: { skills: [{ type: 'anthropic', skill_id: 'xlsx', version: 'latest' }] } },
      ['code_execution xlsx'],
    ],
    ['a workspace', { workspace_id: 'wrkspc_1' }, ['handle wrkspc_1']],
    ['a thread', { thread: { type: 'continue', id: 'th_1' } }, ['handle th_1']],
    [
      'an image by URL',
      inContent({ type: 'image', source: { type: 'url', url: 'https://img.example/x?q=ann' } }),
      ['url img.example'],
    ],
    [
      'a document by file',
      inContent({ type: 'document', source: { type: 'file', file_id: 'file_1' } }),
      ['file file_1'],
    ],
    ['an upload', inContent({ type: 'container_upload', file_id: 'file_2' }), ['file file_2']],
    [
      'a source of a block that is unknown',
      inContent({ type: 'movie', source: { type: 'url', url: 'http://m.example' } }),
      ['url m.example'],
    ],
    [
      'a tool defined in the conversation',
      inContent({ type: 'tool_addition', tool: { type: 'web_search_2' } }),
      ['web_search web_search_2'],
    ],
    [
      'an image in a tool result',
      inContent({
        type: 'tool_result',
        tool_use_id: 't',
        content: [{ type: 'image', source: { type: 'url', url: 'https://a.b/c' } }],
      }),
      ['url a.b'],
    ],
    ['words in a text', inContent({ type: 'text', text: '{"type":"web_search_1","url":"https://x.y"}' }), []],
    [
      'look-alikes in the input of a tool',
      inContent({ type: 'tool_use', input: { source: { type: 'url', url: 'https://x.y' } } }),
      [],
    ],
  ])('second hops: %s', (_, body, expected) => {
    expect(hops('anthropic-messages', body)).toEqual(expected);
  });

  test.each([
    ['a container', { container: { skills: [] } }, ['container']],
    ['no container', { container: null }, []],
    [
      'a longer cache',
      inContent({ type: 'text', text: 'x', cache_control: { type: 'ephemeral', ttl: '1h' } }),
      ['cache_control.ttl'],
    ],
    ['code execution', { tools: [{ type: 'code_execution_20250825' }] }, ['tools.code_execution']],
    ['a thread', { thread: { type: 'create' } }, ['thread']],
  ])('state: %s', (_, body, expected) => {
    expect(kept('anthropic-messages', body)).toEqual(expected);
  });

  test('what cannot be inspected is counted by its place', () => {
    const base64 = { type: 'base64', media_type: 'image/png', data: 'aGVsbG8=' };
    const body = inContent(
      { type: 'image', source: base64 },
      {
        type: 'tool_result',
        tool_use_id: 't',
        content: [{ type: 'document', source: { ...base64, data: 'YQ==' } }],
      },
      { type: 'text', text: 'aGVsbG8=' },
    );
    expect(factsOf('anthropic-messages', body).uninspectable).toEqual({ image: 1, document: 1 });
  });

  test('a file by its id cannot be inspected either', () => {
    const body = inContent(
      { type: 'document', source: { type: 'file', file_id: 'file_1' } },
      { type: 'container_upload', file_id: 'file_2' },
      { type: 'image', source: { type: 'url', url: 'https://img.example/x' } },
    );
    expect(factsOf('anthropic-messages', body).uninspectable).toEqual({ file: 2 });
  });
});
