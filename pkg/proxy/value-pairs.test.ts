import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../api/request.ts';
import { configOf, entities, rule } from '../mask/prompt.fixture.ts';
import { inspectBody } from './inspect-body.ts';
import { meansOf } from './means.fixture.ts';

const means = meansOf(configOf(rule({ entities })));

/** What leaves, and what is written. */
const sentAndRecorded = async (protocol: ProtocolId, body: object): Promise<readonly [string, string]> => {
  const read = await inspectBody(means, { protocol, params: {} }, Buffer.from(JSON.stringify(body)));
  await read.scan();
  const { body: sent } = await read.mask();
  return [sent.toString(), (await read.record()).toString()];
};

const secret = 'kR93vLq2Tz';
const ssn = '123-45-6789';
const bare = '123456789';
const nested = JSON.stringify({ env: [{ name: 'DB_PASSWORD', value: secret }] });
const turn = (content: unknown) => ({ messages: [{ role: 'user', content }] });

const shapes: readonly (readonly [string, unknown, string])[] = [
  ['a pair', { name: 'DB_PASSWORD', value: secret }, secret],
  ['a pair the other way round', { value: secret, enabled: true, name: 'DB_PASSWORD' }, secret],
  ['an identifier', { identifier: [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: ssn }] }, ssn],
  ['a number', { key: 'ssn', value: 123456789 }, bare],
  ['a header', { headers: [{ name: 'Authorization', value: `Bearer ${secret}m4Jx9QzW2tV7` }] }, secret],
  ['an attribute', { attributes: [{ key: 'user.ssn', value: { stringValue: ssn } }] }, ssn],
  [
    'an output',
    { db_password: { sensitive: true, type: 'string', value: 'Sommer-Wiese!' } },
    'Sommer-Wiese!',
  ],
  [
    'a field of a form',
    { fields: [{ name: 'Password', type: 'textbox', value: 'winterwiese' }] },
    'winterwiese',
  ],
  ['an audit entry', { field: 'ssn', oldValue: ssn, newValue: '' }, ssn],
  ['an argument', { command: 'psql', args: ['--password', 'winter-wiese!'] }, 'winter-wiese!'],
];

describe('a value that a member beside it or above it names', () => {
  test.each(shapes)('%s: in the input of a tool', async (_, input, value) => {
    const call = { type: 'tool_use', id: 'toolu_1', name: 'apply', input };
    for (const text of await sentAndRecorded('anthropic-messages', turn([call])))
      expect(text).not.toContain(value);
  });

  test.each(shapes)('%s: in members that no description has', async (_, further, value) => {
    for (const text of await sentAndRecorded('openai-chat', { ...turn('Hi.'), further }))
      expect(text).not.toContain(value);
  });

  test.each([
    ['openai-chat', turn([{ type: 'hologram', env: [{ name: 'DB_PASSWORD', value: secret }] }])],
    [
      'openai-chat',
      {
        messages: [
          {
            role: 'assistant',
            tool_calls: [{ type: 'function', function: { name: 'a', arguments: nested } }],
          },
        ],
      },
    ],
    ['openai-responses', { store: false, input: [{ type: 'function_call', name: 'a', arguments: nested }] }],
    ['bedrock-converse', turn([{ toolResult: { content: [{ json: { name: 'API_KEY', value: secret } }] } }])],
    ['bedrock-invoke', { variables: [{ name: 'API_KEY', value: secret }] }],
    [
      'anthropic-messages',
      { ...turn('Hi.'), metadata: { user_id: 'a', extra: { name: 'API_KEY', value: secret } } },
    ],
    [
      'anthropic-messages',
      turn([{ type: 'tool_result', content: [{ type: 'new', name: 'API_KEY', value: secret }] }]),
    ],
  ] as readonly (readonly [ProtocolId, object])[])('%s: %j', async (protocol, body) => {
    for (const text of await sentAndRecorded(protocol, body)) expect(text).not.toContain(secret);
  });

  test('stays masked where it stands bare in a later turn, and not before it', async () => {
    const pair = { type: 'tool_use', id: 'toolu_1', name: 'apply', input: { name: 'ssn', value: bare } };
    const said = [{ role: 'user', content: `Look: ${bare}` }];
    const later = { messages: [{ role: 'assistant', content: [pair] }, ...said] };
    const earlier = { messages: [...said, { role: 'assistant', content: [pair] }] };
    const [sentLater] = await sentAndRecorded('anthropic-messages', later);
    const [sentEarlier] = await sentAndRecorded('anthropic-messages', earlier);
    expect(sentLater).not.toContain(bare);
    expect(sentEarlier.split(bare)).toHaveLength(2);
    expect(sentEarlier).toContain(`Look: ${bare}`);
  });

  test('is judged by what names it also where the same text was seen before', async () => {
    const text = `${'The order was sent. '.repeat(150)}${secret}`;
    const pair = (name: string) =>
      turn([{ type: 'tool_use', id: 't', name: 'a', input: { name, value: `${bare} ${text}` } }]);
    for (let round = 0; round < 3; round++) {
      const [plain] = await sentAndRecorded('anthropic-messages', pair('note'));
      const [named] = await sentAndRecorded('anthropic-messages', pair('ssn'));
      expect(plain).toContain(bare);
      expect(named).not.toContain(bare);
    }
  });

  test.each([
    { name: 'order', value: 'kR93vLq2Tz' },
    { type: 'object', properties: { password: { type: 'string', value: 'string' } } },
    { args: ['--token', '--output-file2'] },
    { args: ['--key', 'file1.txt'] },
    { name: 'PASSWORD_FILE', value: '/run/secrets/db1' },
    { tokens: { brand: { type: 'color', value: '#a1B2c3d4' } } },
    { name: 'max_tokens', value: '4096' },
  ])('nothing in %j', async (input) => {
    const call = { type: 'tool_use', id: 'toolu_1', name: 'apply', input };
    const [sent] = await sentAndRecorded('anthropic-messages', turn([call]));
    expect(sent).toBe(JSON.stringify(turn([call])));
  });
});
