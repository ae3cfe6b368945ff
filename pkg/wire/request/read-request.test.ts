import { describe, expect, test } from '@jest/globals';
import type { ProtocolId } from '../../api/request.ts';
import { finish } from '../../api/text.ts';
import { readRequest } from './read-request.ts';
import type { RequestMessage, RequestPart } from './read-request.ts';

const asItIs = (text: string): string => text;

function read(protocol: ProtocolId, body: unknown, params: Record<string, string> = {}): RequestMessage {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return finish(readRequest(protocol, params, Buffer.from(text)));
}

function anthropic(body: Record<string, unknown>): RequestMessage {
  return read('anthropic-messages', { messages: [], ...body });
}

/** `section/key: text`, with `key!` for keys and `#` for identifiers. */
function line({ section, key, text, isKey, role, cited }: RequestPart): string {
  return `${section}/${key}${isKey ? '!' : ''}${role === 'identifier' ? '#' : ''}${cited ? '*' : ''}: ${text}`;
}

function lines(message: RequestMessage): string[] {
  return message.parts.map(line);
}

function userContent(...blocks: unknown[]): RequestMessage {
  return anthropic({ messages: [{ role: 'user', content: blocks }] });
}

describe('the parts of a body', () => {
  const members = {
    model: 'claude-opus-5-5',
    stream: true,
    max_tokens: 64_000,
    future: { note: 'n', list: ['l', 7, 1234567] },
    messages: [
      { role: 'user', content: 'first' },
      {
        content: [{ text: 'second', type: 'text', cache_control: { type: 'ephemeral' } }],
        role: 'assistant',
      },
    ],
    system: [{ type: 'text', text: 'be kind' }],
    metadata: { user_id: '{"device_id":"d"}' },
    tools: [{ name: 'get', description: 'gets', input_schema: { type: 'object', properties: {} } }],
  };
  const expected = [
    'tools/description: gets',
    'system/text: be kind',
    'messages/content: first',
    'messages/text: second',
    'other/user_id#: {"device_id":"d"}',
    'other/!: future',
    'other/future!: note',
    'other/note: n',
    'other/future!: list',
    'other/list: l',
    'other/list: 1234567',
  ];

  test('come in prompt order, with everything unknown among them', () => {
    expect(lines(anthropic(members))).toEqual(expected);
  });

  test('do not depend on the order of the keys', () => {
    const reversed = Object.fromEntries(Object.entries(members).toReversed());
    expect(lines(anthropic(reversed))).toEqual(expected);
  });

  test('include a block of a type that does not exist yet, its keys and its texts', () => {
    const message = userContent({
      type: 'hologram',
      caption: 'c',
      data: 'ZGF0YQ==',
      layers: [{ 'a@b.c': 'd' }],
    });
    expect(lines(message)).toEqual([
      'messages/content!: caption',
      'messages/caption: c',
      'messages/content!: data',
      'messages/data: ZGF0YQ==',
      'messages/content!: layers',
      'messages/layers!: a@b.c',
      'messages/a@b.c: d',
    ]);
  });

  test('include the input of tools: keys, values, and numbers that may identify somebody', () => {
    const input = { command: 'ls', count: 3, card: 4111111111111111, nested: { ssn: -123456.5 } };
    expect(lines(userContent({ type: 'tool_use', id: 'toolu_01', name: 'Bash', input }))).toEqual([
      'messages/input!: command',
      'messages/command: ls',
      'messages/input!: count',
      'messages/input!: card',
      'messages/card: 4111111111111111',
      'messages/input!: nested',
      'messages/nested!: ssn',
      'messages/ssn: -123456.5',
    ]);
  });

  test.each([
    ['a model', { model: 'claude-opus-4@20250514' }, []],
    [
      'an ARN as a model',
      { model: 'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.a-v1:0' },
      [],
    ],
    ['a service tier', { service_tier: 'auto' }, []],
    ['a service tier with a space', { service_tier: 'for Ann' }, ['other/service_tier: for Ann']],
    [
      'an address as a service tier',
      { service_tier: 'ann@example.com' },
      ['other/service_tier: ann@example.com'],
    ],
    [
      'digits as a service tier',
      { service_tier: 'a4111111111111111' },
      ['other/service_tier: a4111111111111111'],
    ],
    ['an object as a service tier', { service_tier: { a: 'b' } }, ['other/service_tier!: a', 'other/a: b']],
    [
      'a service tier over 128 characters',
      { service_tier: 'a'.repeat(129) },
      [`other/service_tier: ${'a'.repeat(129)}`],
    ],
    ['a service tier of 128 characters', { service_tier: 'a'.repeat(128) }, []],
    ['a cache key name as unknown', { user: 'ann' }, ['other/!: user', 'other/user: ann']],
    ['inference_geo', { inference_geo: 'us' }, []],
  ])('leave out what is exempt, and only in its shape: %s', (_, body, expectedLines) => {
    expect(lines(anthropic(body))).toEqual(expectedLines);
  });

  test('take of a schema all but what validators interpret', () => {
    const input_schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: 'T',
      properties: {
        type: { type: ['string', 'null'], enum: ['e'], format: 'date-time' },
        ann: { $ref: '#/$defs/Person', default: 'x', description: 'd' },
      },
      required: ['ann'],
      $defs: { Person: { anyOf: [{ const: 'c' }, { type: 'a person' }], examples: [{ mail: 'm' }] } },
      additionalProperties: false,
      'x-vendor': 'v',
    };
    expect(lines(anthropic({ tools: [{ name: 't', input_schema }] })).map((part) => part.slice(6))).toEqual([
      'properties!: type',
      'enum: e',
      'properties!: ann',
      'description: d',
      'default: x',
      '$defs!: Person',
      'const: c',
      'type: a person',
      'examples!: mail',
      'mail: m',
      'title: T',
      'required: ann',
      'input_schema!: x-vendor',
      'x-vendor: v',
    ]);
  });

  test('mark what answers will cite', () => {
    const citations = { enabled: true };
    const source = { type: 'text', media_type: 'text/plain', data: 'plain' };
    const blocks = { type: 'content', content: [{ type: 'text', text: 'block' }] };
    const message = userContent(
      { type: 'document', source, title: 't', citations },
      { type: 'document', source: blocks, citations },
      { type: 'document', source, citations: { enabled: false } },
      { type: 'text', text: 'after' },
    );
    expect(lines(message)).toEqual([
      'messages/title*: t',
      'messages/data*: plain',
      'messages/text*: block',
      'messages/data: plain',
      'messages/text: after',
    ]);
  });
});

describe('signed content', () => {
  test('is handed over and not scanned, while it is signed', () => {
    const message = userContent(
      { type: 'thinking', thinking: 'I think', signature: 'sig==' },
      { type: 'redacted_thinking', data: 'abc' },
      { type: 'thinking', thinking: 'unsigned' },
      { type: 'thinking', thinking: 'empty', signature: '' },
      { type: 'thinking', thinking: 'more', signature: 's', extra: 'text' },
      { type: 'thinking', thinking: ['no string'], signature: 's' },
    );
    expect(message.signed).toEqual([
      'thinking\0I think\0sig==',
      'redacted_thinking\0abc',
      'thinking\0more\0s',
    ]);
    expect(lines(message)).toEqual([
      'messages/thinking: unsigned',
      'messages/thinking: empty',
      'messages/content!: extra',
      'messages/extra: text',
      'messages/thinking: no string',
      'messages/signature: s',
    ]);
  });

  test('of OpenAI and of Converse likewise', () => {
    const reasoning = {
      type: 'reasoning',
      id: 'rs_1',
      encrypted_content: 'enc',
      summary: [{ type: 'summary_text', text: 's' }],
    };
    const responses = read('openai-responses', {
      input: [reasoning, { ...reasoning, encrypted_content: null }],
    });
    expect(responses.signed).toEqual(['reasoning\0enc']);
    expect(lines(responses)).toEqual(['messages/text: s', 'messages/text: s']);
    const content = [
      { reasoningContent: { reasoningText: { text: 't', signature: 's' } } },
      { reasoningContent: { redactedContent: 'cmVk' } },
      { reasoningContent: { reasoningText: { text: 'unsigned' } } },
    ];
    const converse = read('bedrock-converse', { messages: [{ role: 'assistant', content }] });
    expect(converse.signed).toEqual(['reasoningText\0t\0s', 'redactedContent\0cmVk']);
    expect(lines(converse)).toEqual(['messages/text: unsigned']);
  });
});

describe('JSON inside strings', () => {
  function call(args: string): RequestMessage {
    const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: args } }];
    return read('openai-chat', {
      model: 'gpt-5',
      messages: [{ role: 'assistant', content: null, tool_calls }],
    });
  }

  test('is read through its own escapes', () => {
    expect(lines(call('{"to":"ann\\u0040example.com","n":[1,12345678]}'))).toEqual([
      'messages/arguments!: to',
      'messages/to: ann@example.com',
      'messages/arguments!: n',
      'messages/n: 12345678',
    ]);
  });

  test.each([
    ['cut short', '{"to":"ann@example.com'],
    ['with a duplicate key', '{"a":"x","a":"y"}'],
    ['a bare string', '"ann@example.com"'],
    ['a bare number', '4111111111111111'],
    ['prose', 'call ann'],
  ])('is plain text when it is no container: %s', (_, args) => {
    expect(lines(call(args))).toEqual([`messages/arguments: ${args}`]);
  });

  test('takes edits through both layers of escapes and keeps all other bytes', () => {
    const inner = '{ "to" : "\\ud83d\\ude00 ann\\u0040x.de \\"é\\"", "n" : 12345678 }';
    const message = call(inner);
    const edits = message.parts.map(({ text, isKey }) => {
      if (isKey) return undefined;
      const start = text.indexOf('ann@x.de');
      return start < 0 ? [{ start: 0, end: 8, text: 'N"1' }] : [{ start, end: start + 8, text: 'E\n"2' }];
    });
    const rewritten = finish(message.rewrite(edits)).toString();
    const expected = inner.replace('ann\\u0040x.de', 'E\\n\\"2').replace('12345678', '"N\\"1"');
    expect(rewritten).toBe(message.body.toString().replace(JSON.stringify(inner), JSON.stringify(expected)));
  });
});

describe('rewriting', () => {
  const raw = `{ "messages" : [ {"role":"user","content":[{"type":"text","text":"caf\\u00e9 \\/ 12"},
    {"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGVsbG8="}},
    {"type":"thinking","thinking":"mine","signature":"c2ln"}]} ],
    "id" : 12345678901234567890.0, "model":"claude-x", "\\u0073ystem":"s\\ud83d\\ude00" }`;

  test('without edits gives the body itself', () => {
    const message = read('anthropic-messages', raw);
    expect(finish(message.rewrite(message.parts.map(() => [])))).toBe(message.body);
  });

  test('touches nothing but what is edited, keys and big numbers included', () => {
    const message = read('anthropic-messages', raw);
    const edits = message.parts.map(({ text }) => {
      if (text.startsWith('s')) return [{ start: 1, end: 3, text: '!' }];
      if (text === 'id') return [{ start: 0, end: 1, text: 'X' }];
      return text.startsWith('café') ? [{ start: 7, end: 9, text: 'Y' }] : undefined;
    });
    const expected = raw.replace('s\\ud83d\\ude00', 's!').replace('"id"', '"Xd"').replace('\\/ 12', '\\/ Y');
    expect(finish(message.rewrite(edits)).toString()).toBe(expected);
  });

  test('for the record leaves out what nobody can inspect', () => {
    const message = read('anthropic-messages', raw);
    const record = finish(message.rewriteForRecord([], 1e6, asItIs)).toString();
    expect(record).toBe(
      raw
        .replace('aGVsbG8=', 'omitted (8 bytes)')
        .replace('"mine"', '"omitted (4 bytes)"')
        .replace('c2ln', 'omitted (4 bytes)'),
    );
  });
});

describe('a body of the wrong shape is refused, with the field named', () => {
  test.each([
    ['anthropic-messages', '[]', 'the body must be a JSON object'],
    ['anthropic-messages', '{}', 'the field "messages" is missing'],
    ['anthropic-messages', '{"messages":{}}', 'the field "messages" must be array'],
    ['anthropic-messages', '{"messages":[],"model":1}', 'the field "model" must be string'],
    ['anthropic-messages', '{"messages":[],"model":"of ann"}', 'the field "model" has an unusual form'],
    ['anthropic-messages', '{"messages":[],"inference_geo":["us"]}', 'the field "inference_geo" must be'],
    ['anthropic-messages', '{"messages":[],"inference_geo":"u s"}', 'the field "inference_geo" has'],
    ['anthropic-messages', '{"messages":[],"tools":{}}', 'the field "tools" must be array or null'],
    [
      'anthropic-messages',
      '{"messages":[],"stream":"yes"}',
      'the field "stream" must be true or false or null',
    ],
    ['openai-chat', '{"messages":"hi"}', 'the field "messages" must be array'],
    ['openai-responses', '{"input":{}}', 'the field "input" must be string or array or null'],
    ['bedrock-converse', '{"messages":"hi"}', 'the field "messages" must be array or null'],
    ['bedrock-invoke', '"hi"', 'the body must be a JSON object'],
  ] as const)('%s %s', (protocol, body, message) => {
    expect(() => read(protocol, body)).toThrow(expect.objectContaining({ code: 'request.wrong_shape' }));
    expect(() => read(protocol, body)).toThrow(message);
  });

  test.each([
    ['anthropic-messages', '{"messages":["hi"]}', 'messages[0]'],
    ['anthropic-messages', '{"messages":[{},null]}', 'messages[1]'],
    ['openai-chat', '{"messages":[{},{},["hi"]]}', 'messages[2]'],
    ['openai-responses', '{"input":[0]}', 'input[0]'],
    ['bedrock-converse', '{"messages":[true]}', 'messages[0]'],
    ['bedrock-invoke', '{"anthropic_version":"bedrock-2023-05-31","messages":["hi"]}', 'messages[0]'],
  ] as const)('turns that are no objects: %s %s', (protocol, body, where) => {
    expect(() => read(protocol, body)).toThrow(expect.objectContaining({ code: 'request.wrong_shape' }));
    expect(() => read(protocol, body)).toThrow(`the field "${where}" must be object`);
  });

  test.each([
    ['anthropic-messages', '{"messages":[]}'],
    ['openai-responses', '{"input":"hi"}'],
    ['openai-responses', '{"input":[{"role":"user","content":"hi"}]}'],
    ['bedrock-converse', '{"messages":null}'],
    ['bedrock-invoke', '{"messages":["hi",7,["you"]]}'],
  ] as const)('turns that pass: %s %s', (protocol, body) => {
    expect(() => read(protocol, body)).not.toThrow();
  });

  test('the conversation is found by its bytes', () => {
    const body = '{"a":1, "messages" : [ {"role":"user"} ] }';
    const { conversation } = read('anthropic-messages', body);
    expect(body.slice(conversation.start, conversation.end)).toBe('[ {"role":"user"} ]');
  });

  test('strings longer than a slice are read like short ones, facts included', () => {
    const long = 'Grüße "x"\n'.repeat(10_000);
    const message = read(
      'anthropic-messages',
      JSON.stringify({
        messages: [
          { role: 'user', content: long },
          {
            role: long,
            content: [
              { type: long, text: long },
              { type: 'thinking', thinking: long, signature: 's' },
            ],
          },
        ],
        metadata: { user_id: long },
        mcp_servers: [{ type: 'url', url: `https://x.de/${long}`, name: 'n' }],
      }),
    );
    const roles = message.parts.filter(({ text }) => text === long).map(({ role }) => role);
    expect(roles).toEqual(['text', 'text', 'text', 'text', 'identifier']);
    expect(message.signed).toEqual([`thinking\0${long}\0s`]);
    expect(message.facts.secondHops).toMatchObject([{ kind: 'mcp', target: 'unreadable URL' }]);
  });

  test('arguments longer than a slice are read as the document that they are', () => {
    const text = JSON.stringify({ a: 'é"\n'.repeat(30_000), b: 'find me' });
    const call = { function: { name: 'f', arguments: text } };
    const { parts } = read(
      'openai-chat',
      JSON.stringify({ messages: [{ role: 'assistant', tool_calls: [call] }] }),
    );
    expect(parts.find(({ key }) => key === 'b')?.text).toBe('find me');
  });
});
