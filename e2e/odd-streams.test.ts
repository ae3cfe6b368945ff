import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { tokensIn } from './double/reply.ts';
import { sse } from './double/sse.ts';
import { journalFaults } from './run/journal.ts';
import { messages, type Posted, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna@example.org';

function event(type: string, data: object): string {
  return sse(type, { type, ...data });
}

const started = event('message_start', {
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-opus-4-6',
    content: [],
    stop_reason: null,
    usage: { input_tokens: 1, output_tokens: 1, inference_geo: 'us' },
  },
});
const stopped =
  event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } }) +
  event('message_stop', {});

function block(opening: object, ...deltas: readonly object[]): string {
  return [
    event('content_block_start', { index: 0, content_block: opening }),
    ...deltas.map((delta) => event('content_block_delta', { index: 0, delta })),
    event('content_block_stop', { index: 0 }),
  ].join('');
}

function textStream(token: string): string {
  const deltas = [`hi ${token.slice(0, 9)}`, `${token.slice(9)} bye`].map((text) => ({
    type: 'text_delta',
    text,
  }));
  return started + block({ type: 'text', text: '' }, ...deltas) + stopped;
}

function toolStream(kind: string, token: string): string {
  const opening = { type: kind, id: 'x_1', name: 'search', input: {} };
  return (
    started +
    block(opening, { type: 'input_json_delta', partial_json: JSON.stringify({ q: token }) }) +
    stopped
  );
}

/** Every `text` and `partial_json` of a stream, whatever its line endings and however its data is split. */
function spoken(posted: Posted): string {
  const events = posted.text.replace(/^\uFEFF/, '').split(/\r\n\r\n|\n\n|\r\r/);
  return events
    .map((one) =>
      one
        .split(/\r\n|\n|\r/)
        .flatMap((line) => (line.startsWith('data:') ? [line.slice(5)] : []))
        .join('\n'),
    )
    .filter((data) => data.trim() !== '')
    .map(
      (data) =>
        JSON.parse(data) as {
          content_block?: { text?: string };
          delta?: { text?: string; partial_json?: string };
        },
    )
    .map(
      ({ content_block, delta }) =>
        `${content_block?.text ?? ''}${delta?.text ?? ''}${delta?.partial_json ?? ''}`,
    )
    .join('');
}

describe('a stream of an odd form', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  function ask(stream: (token: string) => string): Promise<Posted> {
    double.play((request) => {
      const [token = ''] = tokensIn(request.body.toString('utf8'));
      return {
        kind: 'raw',
        status: 200,
        headers: { 'content-type': 'text/event-stream' },
        body: stream(token),
      };
    });
    return post(proxy, messages(`Write to ${email}.`, { stream: true }));
  }

  const forms: readonly [string, (stream: string) => string][] = [
    ['LF', (stream) => stream],
    ['CR LF', (stream) => stream.replaceAll('\n', '\r\n')],
    ['CR', (stream) => stream.replaceAll('\n', '\r')],
    ['no space behind the colon', (stream) => stream.replaceAll(/^(data|event): /gm, '$1:')],
    [
      'comments, ids and retry times',
      (stream) => `: hi\n\n${stream.replaceAll('event:', 'id: 7\nretry: 9\n: keep\nevent:')}`,
    ],
    [
      'data on two lines',
      (stream) => stream.replaceAll(/"content_block_delta",/g, '"content_block_delta",\ndata: '),
    ],
    ['escapes where none are needed', (stream) => stream.replaceAll('EMAIL_', 'EMAIL\\u005f')],
    ['a byte order mark', (stream) => `\uFEFF${stream}`],
    ['no blank line at the end', (stream) => stream.slice(0, -1)],
    ['no line end at all at the end', (stream) => stream.slice(0, -2)],
  ];

  test.each(forms)('(%s) is restored as any other', async (_name, form) => {
    const posted = await ask((token) => form(textStream(token)));
    expect(spoken(posted)).toBe(`hi ${email} bye`);
    expect(posted.text).toContain('message_stop');
  });

  test('that says text in the start of a block is restored there', async () => {
    const posted = await ask(
      (token) =>
        started +
        block({ type: 'text', text: `first ${token} ` }, { type: 'text_delta', text: token }) +
        stopped,
    );
    expect(spoken(posted)).toBe(`first ${email} ${email}`);
  });

  const kept: readonly [string, (token: string) => string][] = [
    ['what the provider itself searches', (token) => toolStream('server_tool_use', token)],
    ["what another party's MCP server gets", (token) => toolStream('mcp_tool_use', token)],
    [
      'a block of a kind that nobody knows',
      (token) =>
        started + block({ type: 'poem', text: token }, { type: 'poem_delta', text: token }) + stopped,
    ],
    [
      'the address of a host that no policy allows',
      (token) => {
        const deltas = [
          'see https://evil.exam',
          `ple/?q=${token.slice(0, 7)}`,
          `${token.slice(7)}&x ![i](//evil.example/${token}.png)`,
        ];
        return (
          started +
          block({ type: 'text', text: '' }, ...deltas.map((text) => ({ type: 'text_delta', text }))) +
          stopped
        );
      },
    ],
    [
      'half a token',
      (token) =>
        started +
        block({ type: 'text', text: '' }, { type: 'text_delta', text: token.slice(0, 25) }) +
        stopped,
    ],
  ];

  test.each(kept)('keeps the token in %s', async (_name, stream) => {
    const posted = await ask(stream);
    expect(posted.text).not.toContain(email);
    expect(spoken(posted)).toContain('EMAIL_ADDRESS_');
    expect(posted.text).toContain('message_stop');
  });

  test('restores an error that comes in the middle', async () => {
    const error = (token: string): string =>
      event('error', { error: { type: 'overloaded_error', message: `no ${token}` } });
    expect((await ask((token) => started + error(token))).text).toContain(`no ${email}`);
  });

  test('ends with an error of its own where the data is no JSON', async () => {
    const posted = await ask(
      (token) => `${started}event: content_block_delta\ndata: {"type":\n\n${textStream(token)}`,
    );
    expect(posted.text).toMatch(/event: error\ndata: {"type":"error",.*}\n\n$/);
    expect(posted.text).not.toContain('message_stop');
    expect(posted.text).not.toContain(email);
  });

  test('of one event of 9 MB passes', async () => {
    const posted = await ask(
      (token) =>
        started +
        block({ type: 'text', text: '' }, { type: 'text_delta', text: `${'x'.repeat(9_000_000)} ${token}` }) +
        stopped,
    );
    expect(spoken(posted).slice(-email.length - 1)).toBe(` ${email}`);
  });
});
