import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../json/document.ts';
import { finish } from '../../api/text.ts';
import { factsOf, inContent, places } from './facts-of.test-data.ts';
import { MAX_PLACED_HOPS, MAX_UNPLACED_HOPS, MAX_UNPLACED_WITH_KEPT } from './facts.ts';
import { pathsOf } from './hop-paths.ts';

const search = { type: 'web_search_20250305', name: 'web_search' };
const image = (host: string) => ({ type: 'image', source: { type: 'url', url: `https://${host}/x` } });

describe('where second hops stand', () => {
  test.each([
    ['a tool', { tools: [{ name: 'mine' }, search] }, ['web_search tools.1']],
    ['a tool twice', { tools: [search, search] }, ['web_search tools.0', 'web_search tools.1']],
    ['a server', { mcp_servers: [{ name: 's', url: 'https://m.example' }] }, ['mcp mcp_servers.0']],
    [
      'a fallback',
      { fallbacks: [{ model: 'a' }, { model: 'b' }] },
      ['fallback fallbacks.0', 'fallback fallbacks.1'],
    ],
    ['all fallbacks', { fallbacks: 'default' }, ['fallback fallbacks']],
    ['a container by id', { container: { id: 'c_1' } }, ['handle container']],
    ['a part', inContent({ type: 'text', text: 'x' }, image('a.b')), ['url messages.0.content.1']],
    [
      'a part of a result',
      inContent({ type: 'tool_result', tool_use_id: 't', content: [image('a.b')] }),
      ['url messages.0.content.0.content.0'],
    ],
  ])('Messages: %s', (_, body, expected) => {
    expect(places('anthropic-messages', body)).toEqual(expected);
  });

  test.each([
    ['a handle', { previous_response_id: 'resp_1' }, ['handle previous_response_id']],
    ['a conversation', { conversation: { id: 'conv_1' } }, ['handle conversation']],
    [
      'stores of a tool',
      { tools: [{ type: 'file_search', vector_store_ids: ['vs_1', 'vs_2'] }] },
      ['knowledge_base tools.0', 'knowledge_base tools.0'],
    ],
    [
      'a container of a tool',
      { tools: [{ type: 'code_interpreter', container: 'c_1' }] },
      ['code_execution tools.0', 'handle tools.0'],
    ],
    ['a prompt', { prompt: { id: 'pmpt_1' } }, ['prompt prompt']],
    [
      'an item',
      {
        input: [
          { type: 'message', role: 'user', content: 'x' },
          { type: 'item_reference', id: 'i_1' },
        ],
      },
      ['handle input.1'],
    ],
  ])('Responses: %s', (_, body, expected) => {
    expect(places('openai-responses', body)).toEqual(expected);
  });

  test.each([
    [
      'a system tool',
      { toolConfig: { tools: [{ systemTool: { name: 'nova_grounding' } }] } },
      ['grounding toolConfig.tools.0'],
    ],
    ['a guardrail', { guardrailConfig: { guardrailIdentifier: 'g' } }, ['guardrail guardrailConfig']],
    [
      'a tool of Claude',
      { additionalModelRequestFields: { tools: [search] } },
      ['web_search additionalModelRequestFields.tools.0'],
    ],
  ])('Converse: %s', (_, body, expected) => {
    expect(places('bedrock-converse', body)).toEqual(expected);
  });

  test('beyond the bound each thing is told once, without its place', () => {
    const tools = Array.from({ length: MAX_PLACED_HOPS + 5 }, () => search);
    const { secondHops } = factsOf('anthropic-messages', { messages: [], tools });
    expect(secondHops).toHaveLength(MAX_PLACED_HOPS + 1);
    expect(secondHops.at(-2)?.at).toEqual(['tools', MAX_PLACED_HOPS - 1]);
    expect(secondHops.at(-1)?.at).toBeUndefined();
  });

  test('as many different things may be named as the bound says, however often, and not one more', () => {
    const named = (count: number) => {
      const content = Array.from({ length: count }, (_, index) => image(`h${index}.example`));
      return factsOf('anthropic-messages', inContent(...content, ...content)).secondHops;
    };
    expect(new Set(named(MAX_UNPLACED_HOPS).map(({ target }) => target)).size).toBe(MAX_UNPLACED_HOPS);
    expect(() => named(MAX_UNPLACED_HOPS + 1)).toThrow(
      expect.objectContaining({ code: 'request.too_large' }),
    );
  });

  test('a conversation may refer to more items that are kept, and not to one more than the bound says', () => {
    const referring = (kept: number, urls = 0) => {
      const references = Array.from({ length: kept }, (_, index) => ({
        type: 'item_reference',
        id: `msg_${index}`,
      }));
      const images = Array.from({ length: urls }, (_, index) => ({
        type: 'input_image',
        image_url: `https://h${index}.example/a.png`,
      }));
      return factsOf('openai-responses', {
        input: [...references, { role: 'user', content: images }],
      }).secondHops;
    };
    const most = MAX_PLACED_HOPS + MAX_UNPLACED_WITH_KEPT;
    expect(referring(most)).toHaveLength(most);
    expect(referring(most - 1, 1)).toHaveLength(most);
    for (const [kept, urls] of [
      [most + 1, 0],
      [most, 1],
    ] as const) {
      expect(() => referring(kept, urls)).toThrow(expect.objectContaining({ code: 'request.too_large' }));
    }
  });

  test('a path leads back to its node', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.nat(200)), (value, picks) => {
        const document = finish(parseJson(Buffer.from(JSON.stringify(value))));
        const values = valuesIn(document);
        const nodes = picks
          .map((pick) => values[pick % values.length] ?? 0)
          .sort((one, other) => one - other);
        expect(finish(pathsOf(document, nodes)).map((path) => document.at(path))).toEqual(nodes);
      }),
    );
  });
});

function valuesIn(document: ReturnType<typeof read>, node = document.root): number[] {
  const found = [node];
  for (let child = document.firstChild(node); child !== -1; child = document.next(child)) {
    found.push(...valuesIn(document, document.kind(node) === 'object' ? document.value(child) : child));
  }
  return found;
}

function read(text: string) {
  return finish(parseJson(Buffer.from(text)));
}
