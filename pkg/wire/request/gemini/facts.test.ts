import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../facts-of.test-data.ts';

const hops = (body: Record<string, unknown>) =>
  factsOf('gemini-generate', { contents: [], ...body }).secondHops.map(
    ({ kind, target, at }) => `${kind} ${target} ${at?.join('.')}`,
  );
const inParts = (...parts: unknown[]) => ({ contents: [{ role: 'user', parts }] });

describe('facts of a generateContent body', () => {
  test.each([
    ['functions', { tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT' } }] }] }, []],
    ['search', { tools: [{ googleSearch: {} }] }, ['grounding googleSearch tools.0']],
    ['search, by its other name', { tools: [{ google_search: {} }] }, ['grounding googleSearch tools.0']],
    [
      'search of old',
      { tools: [{ googleSearchRetrieval: {} }] },
      ['grounding googleSearchRetrieval tools.0'],
    ],
    ['maps', { tools: [{ googleMaps: { enableWidget: true } }] }, ['grounding googleMaps tools.0']],
    [
      'enterprise search',
      { tools: [{ enterpriseWebSearch: {} }] },
      ['grounding enterpriseWebSearch tools.0'],
    ],
    ['URL context', { tools: [{ urlContext: {} }] }, ['web_fetch urlContext tools.0']],
    ['code execution', { tools: [{ codeExecution: {} }] }, ['code_execution codeExecution tools.0']],
    [
      'two in one',
      { tools: [{ googleSearch: {}, urlContext: {} }] },
      ['grounding googleSearch tools.0', 'web_fetch urlContext tools.0'],
    ],
    ['a tool that is not known', { tools: [{ teleport: {} }] }, ['agent teleport tools.0']],
    ['a tool with a strange name', { tools: [{ 'mail ann': {} }] }, ['agent unreadable id tools.0']],
    [
      'a cache',
      { cachedContent: 'projects/p/locations/eu/cachedContents/1' },
      ['handle projects/p/locations/eu/cachedContents/1 cachedContent'],
    ],
    [
      'a file by URI',
      inParts({ fileData: { mimeType: 'image/png', fileUri: 'gs://bucket/x' } }),
      ['url gs://bucket contents.0.parts.0'],
    ],
    [
      'a kept file',
      inParts({ file_data: { file_uri: 'https://generativelanguage.googleapis.com/v1beta/files/abc' } }),
      ['file files/abc contents.0.parts.0'],
    ],
    [
      'Model Armor',
      { modelArmorConfig: { promptTemplateName: 'projects/p/locations/eu/templates/t' } },
      ['guardrail projects/p/locations/eu/templates/t modelArmorConfig'],
    ],
    ['words in a text', inParts({ text: '{"googleSearch":{}}' }), []],
    [
      'a look-alike in arguments',
      inParts({ functionCall: { name: 'f', args: { fileUri: 'gs://b/x' } } }),
      [],
    ],
  ])('second hops: %s', (_, body, expected) => {
    expect(hops(body)).toEqual(expected);
  });

  test('retrieval names its store', () => {
    const body = {
      tools: [{ retrieval: { vertexAiSearch: { datastore: 'projects/p/locations/eu/dataStores/d' } } }],
    };
    expect(hops(body)).toEqual([
      'knowledge_base retrieval tools.0',
      'knowledge_base projects/p/locations/eu/dataStores/d tools.0',
    ]);
  });

  test('an MCP server by its URL, or by its name alone', () => {
    const mcpServers = [
      { name: 'a', streamableHttpTransport: { url: 'https://m.example/x' } },
      { name: 'b' },
    ];
    expect(hops({ tools: [{ mcpServers }] })).toEqual(['mcp m.example tools.0', 'mcp b tools.0']);
  });

  test('a cache is kept state, and inline data cannot be inspected', () => {
    const facts = factsOf('gemini-generate', {
      ...inParts({ inlineData: { mimeType: 'image/png', data: 'aGk=' } }),
      cachedContent: 'cachedContents/1',
    });
    expect(facts.keepsState).toEqual(['cachedContent']);
    expect(facts.uninspectable).toEqual({ media: 1 });
  });
});

describe('facts of a batch', () => {
  const item = (params: object) => ({ custom_id: 'a', params: { messages: [], ...params } });
  const batch = (...requests: unknown[]) => factsOf('anthropic-batch', { requests });

  test('it is a second hop that keeps state, whatever its items hold', () => {
    const facts = batch(item({ tools: [{ type: 'web_search_1' }] }));
    expect(facts.secondHops).toEqual([
      { kind: 'batch', target: 'batches', at: [] },
      { kind: 'web_search', target: 'web_search_1', at: ['requests', 0, 'params', 'tools', 0] },
    ]);
    expect(facts.keepsState).toEqual(['batches']);
  });

  test.each([
    [[{ inference_geo: 'us' }, { inference_geo: 'us' }], 'us'],
    [[{ inference_geo: 'us' }, {}], undefined],
    [[{ inference_geo: 'us' }, { inference_geo: 'global' }], 'mixed'],
    [[{ inference_geo: 'us' }, { inference_geo: 1 }], undefined],
    [[], undefined],
  ])('the geography of %j is %s', (items, expected) => {
    expect(batch(...items.map(item)).inferenceGeo).toBe(expected);
  });
});

describe('facts of a stateful body', () => {
  test('handles are found wherever they stand', () => {
    const body = {
      metadata: { note: 'x' },
      input_file_id: 'file-1',
      resources: [{ type: 'file_search', vector_store_ids: ['vs_1'] }, { deep: { thread_id: 'thread_1' } }],
    };
    expect(factsOf('stateful-json', body).secondHops.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'file file-1',
      'knowledge_base vs_1',
      'handle thread_1',
    ]);
  });
});
