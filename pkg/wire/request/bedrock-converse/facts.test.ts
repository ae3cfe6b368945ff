import { describe, expect, test } from '@jest/globals';
import { factsOf, hops, inContent } from '../facts-of.test-data.ts';

describe('facts of Bedrock bodies', () => {
  const s3 = { s3Location: { uri: 's3://bucket/key?ann', bucketOwner: '123456789012' } };

  test.each([
    ['own tools', { toolConfig: { tools: [{ toolSpec: { name: 't', inputSchema: { json: {} } } }] } }, []],
    [
      'grounding',
      { toolConfig: { tools: [{ systemTool: { name: 'nova_grounding' } }] } },
      ['grounding nova_grounding'],
    ],
    ['an unknown system tool', { toolConfig: { tools: [{ systemTool: { name: 'x' } }] } }, ['agent x']],
    [
      'a guardrail',
      { guardrailConfig: { guardrailIdentifier: 'gr1', guardrailVersion: '1' } },
      ['guardrail gr1'],
    ],
    [
      'optimised latency',
      { performanceConfig: { latency: 'optimized' } },
      ['agent performanceConfig.latency:optimized'],
    ],
    ['standard latency', { performanceConfig: { latency: 'standard' } }, []],
    [
      'a document in a bucket',
      inContent({ document: { name: 'd', format: 'pdf', source: s3 } }),
      ['data_source s3://bucket'],
    ],
    [
      'an unknown kind of attachment in a bucket',
      inContent({ hologram: { source: s3 } }),
      ['data_source s3://bucket'],
    ],
    [
      'a tool of Anthropic behind it',
      { additionalModelRequestFields: { tools: [{ type: 'web_search_1' }] } },
      ['web_search web_search_1'],
    ],
  ])('second hops of Converse: %s', (_, body, expected) => {
    expect(hops('bedrock-converse', body)).toEqual(expected);
  });

  test('images and documents of Converse cannot be inspected', () => {
    const body = inContent(
      { image: { format: 'png', source: { bytes: 'aGk=' } } },
      { document: { name: 'n', source: { bytes: 'aGk=' } } },
    );
    expect(factsOf('bedrock-converse', body).uninspectable).toEqual({ image: 1, document: 1 });
  });

  test.each([
    [
      'Claude, by the path',
      { tools: [{ type: 'web_search_1' }] },
      'eu.anthropic.claude-opus-5-5',
      ['web_search web_search_1'],
    ],
    [
      'Claude, by the body',
      { anthropic_version: 'bedrock-2023-05-31', tools: [{ type: 'web_search_1' }] },
      'arn:aws:x',
      ['web_search web_search_1'],
    ],
    [
      'Nova',
      { ...inContent({ image: { source: s3 } }) },
      'eu.amazon.nova-pro-v1:0',
      ['data_source s3://bucket'],
    ],
    [
      'another family',
      { prompt: 'hi', media: { url: 's3://bucket/x' } },
      'meta.llama',
      ['data_source s3://bucket'],
    ],
    [
      'a guardrail',
      { 'amazon-bedrock-guardrailConfig': { guardrailIdentifier: 'gr1' } },
      'eu.anthropic.claude-x',
      ['guardrail gr1'],
    ],
  ])('second hops of invoke: %s', (_, body, model, expected) => {
    expect(hops('bedrock-invoke', body, { model })).toEqual(expected);
  });
});
