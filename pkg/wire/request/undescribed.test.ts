import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { finish } from '../../api/text.ts';
import { MIN_ENCODED_UNITS } from './encoded-text.ts';
import { factsOf } from './facts-of.test-data.ts';
import { readRequest } from './read-request.ts';

const encoded = 'QUJD'.repeat(MIN_ENCODED_UNITS / 4);
const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

describe('what looks encoded at a place that nobody described', () => {
  test.each([
    ['anthropic-messages', user([{ type: 'hologram', blob: encoded }])],
    ['anthropic-messages', user([{ blob: encoded }])],
    ['anthropic-messages', user([{ type: 'hologram', deep: [{ er: [encoded] }] }])],
    ['anthropic-messages', user([{ type: 'image', source: { type: 'new', bytes: encoded } }])],
    ['anthropic-messages', user([{ type: 'tool_result', content: [{ type: 'scan', pixels: encoded }] }])],
    ['openai-chat', user([{ type: 'hologram', blob: encoded }])],
    [
      'openai-responses',
      { store: false, input: [{ role: 'user', content: [{ type: 'x', blob: encoded }] }] },
    ],
    ['openai-responses', { store: false, input: [{ type: 'hologram', blob: encoded }] }],
    ['bedrock-converse', user([{ hologram: { blob: encoded } }])],
    ['bedrock-converse', user([{ hologram: encoded }])],
    ['bedrock-invoke', { inputImage: encoded }],
  ] as readonly (readonly [ProtocolId, object])[])(
    '%s: is counted, and scanned as text',
    (protocol, body) => {
      const message = finish(readRequest(protocol, {}, Buffer.from(JSON.stringify(body))));
      expect(message.facts.uninspectable).toEqual({ unknown: 1 });
      expect(message.parts.map(({ text }) => text)).toContain(encoded);
    },
  );

  test.each([
    ['at the bound', encoded, true],
    ['below it', encoded.slice(1), false],
    ['with padding', `${encoded}==`, true],
    ['of the URL alphabet', `-_${encoded}`, true],
    ['as a data URL', `data:image/png;base64,${encoded}`, true],
    ['longer than a slice', encoded.repeat(40), true],
    ['longer than a slice, padding cut off by its end', `${'A'.repeat(65_535)}==`, true],
    ['with a space', `${encoded} `, false],
    ['longer than a slice, with a space', `${encoded.repeat(40)} x`, false],
    ['with padding inside', `${encoded}=A`, false],
    ['prose', 'The customer wrote. '.repeat(1000), false],
  ])('a text %s', (_, text, counts) => {
    const { uninspectable } = factsOf('anthropic-messages', user([{ type: 'hologram', blob: text }]));
    expect(uninspectable).toEqual(counts ? { unknown: 1 } : {});
  });

  test('is no matter in text, in tools and in what the provider encrypted for itself', () => {
    const body = user([
      { type: 'text', text: encoded },
      { type: 'tool_use', id: 'a', name: 'b', input: { blob: encoded } },
      {
        type: 'web_search_tool_result',
        content: [{ type: 'web_search_result', encrypted_content: encoded }],
      },
    ]);
    expect(factsOf('anthropic-messages', body).uninspectable).toEqual({});
  });
});

describe('keys that masking would make the same', () => {
  function rewrite(input: unknown, to: (text: string) => string): string {
    const body = JSON.stringify({ messages: [{ content: [{ type: 'tool_use', input }] }] });
    const message = finish(readRequest('anthropic-messages', {}, Buffer.from(body)));
    const edits = message.parts.map(({ text, isKey }) =>
      isKey && text.includes('@') ? [{ start: 0, end: text.length, text: to(text) }] : undefined,
    );
    return finish(message.rewrite(edits)).toString();
  }

  test.each([
    ['two edited keys', { 'a@x.de': 1, 'b@x.de': 2 }],
    ['an edited key and one that stands there', { '[EMAIL]': 1, 'b@x.de': 2 }],
    ['in any order', { 'b@x.de': 2, c: 0, '[EMAIL]': 1 }],
    ['in an object within another', [{ a: { 'a@x.de': 1, 'b@x.de': 2 } }]],
    [
      'among thousands',
      {
        ...Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, n])),
        'a@x.de': 1,
        'b@x.de': 2,
      },
    ],
  ])('%s: refused', (_, input) => {
    expect(() => rewrite(input, () => '[EMAIL]')).toThrow(
      expect.objectContaining({
        code: 'masking.failed',
        message: expect.stringContaining('Pseudonym or Hash'),
      }),
    );
  });

  test('different names, and the same name in different objects, pass', () => {
    expect(rewrite({ 'a@x.de': 1, 'b@x.de': 2 }, (text) => `E_${text.slice(0, 1)}`)).toContain(
      '{"E_a":1,"E_b":2}',
    );
    expect(rewrite([{ 'a@x.de': 1 }, { 'b@x.de': 2 }], () => 'E')).toContain('[{"E":1},{"E":2}]');
  });
});
