import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { say } from './double/reply.ts';
import { textOf } from './double/seen.ts';
import { journalFaults } from './run/journal.ts';
import { messages, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna@example.org';
const card = '4111111111111111';

const user = (...content: readonly object[]): object =>
  messages('', { messages: [{ role: 'user', content }] });
const history = (input: object, ...result: readonly object[]): object =>
  messages('', {
    messages: [
      { role: 'user', content: 'go' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'f', input }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: result }] },
    ],
  });
const schema = {
  type: 'object',
  title: email,
  properties: {
    [email]: {
      const: email,
      default: email,
      description: email,
      enum: [email],
      examples: [{ [email]: email }],
    },
  },
  required: [email],
};

describe('masking reaches', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email, card])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  const places: readonly [string, object | string][] = [
    ['an escaped at sign', JSON.stringify(messages(email)).replace('@', '\\u0040')],
    ['an escaped letter', JSON.stringify(messages(email)).replace('anna', '\\u0061nna')],
    ['JSON inside a string', messages(JSON.stringify({ mail: email, more: `\u0001${email}` }))],
    ['brackets, quotes and commas around it', messages(`<${email}>,"${email}";${email}.`)],
    ['capital letters', messages(email.toUpperCase())],
    [
      'a document of text',
      user({
        type: 'document',
        source: { type: 'text', media_type: 'text/plain', data: email },
        title: email,
        context: email,
      }),
    ],
    [
      'a document of blocks',
      user({ type: 'document', source: { type: 'content', content: [{ type: 'text', text: email }] } }),
    ],
    [
      'a search result',
      user({ type: 'search_result', source: email, title: email, content: [{ type: 'text', text: email }] }),
    ],
    ['the input of an earlier tool call', history({ a: { [email]: [email, { b: email }] } })],
    [
      'the result of a tool',
      history(
        {},
        { type: 'text', text: email },
        { type: 'search_result', title: email, source: email, content: [] },
      ),
    ],
    ['a card written as a number', history({ card: Number(card) })],
    ['a block type that is none', user({ type: email, text: email })],
    [
      'the schema of a tool',
      messages('hi', { tools: [{ name: 'f', description: email, input_schema: schema }] }),
    ],
    ['the name of a tool', messages('hi', { tools: [{ name: email, input_schema: { type: 'object' } }] })],
    ['the choice of a tool', messages('hi', { tool_choice: { type: 'tool', name: email } })],
    [
      'the schema of an answer',
      messages('hi', { output_config: { format: { type: 'json_schema', schema } } }),
    ],
    ['the id of a user', messages('hi', { metadata: { user_id: email, other: email } })],
    [
      'a setting that has no such field',
      messages('hi', { thinking: { type: 'enabled', budget_tokens: 1024, note: email } }),
    ],
    ['a field that nobody knows', messages('hi', { [email]: { deep: [[email]] } })],
  ];

  test.each(places)('%s', async (_name, body) => {
    double.play(() => say('ok'));
    expect((await post(proxy, body)).status).toBe(200);
    expect(double.seen).toHaveLength(1);
    expect(double.seen.map(textOf).join('\n')).not.toMatch(/anna@|@example\.org|4111111111111111/i);
  });

  const unread: readonly [string, object][] = [
    ['an image', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGVsbG8=' } }],
    [
      'a PDF',
      { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'aGVsbG8=' } },
    ],
    [
      'text in base64',
      { type: 'document', source: { type: 'base64', media_type: 'text/plain', data: btoa(email) } },
    ],
  ];

  test.each(unread)('not %s, which is refused', async (_name, content) => {
    double.play(() => say('ok'));
    const posted = await post(proxy, user(content));
    expect(posted.status).toBe(451);
    expect(posted.text).toContain('masking.uninspectable');
    expect(double.heard).toEqual(nothing);
  });

  test('not a document whose citations would then point elsewhere, which is refused', async () => {
    double.play(() => say('ok'));
    const source = { type: 'text', media_type: 'text/plain', data: `Mail ${email}. The sky is blue.` };
    const posted = await post(proxy, user({ type: 'document', source, citations: { enabled: true } }));
    expect(posted.status).toBe(451);
    expect(posted.text).toMatch(/citation/);
    expect(double.heard).toEqual(nothing);
  });
});
