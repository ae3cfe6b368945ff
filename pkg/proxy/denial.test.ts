import { describe, expect, test } from '@jest/globals';
import { ask, begin, posted, Wire } from './client.fixture.ts';
import { policyText, prompt, type Rig, snapshotOf, startRig } from './rig.fixture.ts';
import { json, message } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const chat = JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: 'anna@example.org' }] });
const converse = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'anna@example.org' }] }] });
const vertex = prompt('anna@example.org', { model: undefined, anthropic_version: 'vertex-2023-10-16' });
const told = expect.stringMatching(/^Domicile refused this request by policy test\/only-there, residency/);

describe('a denial', () => {
  const shapes: readonly [string, string, string, object, Record<string, string>][] = [
    [
      'anthropic',
      '/v1/messages',
      prompt('anna@example.org', { inference_geo: 'global' }),
      { type: 'error', error: { type: 'permission_error', message: told }, request_id: '1' },
      { 'request-id': '1' },
    ],
    [
      'openai',
      '/chat/completions',
      chat,
      { error: { message: told, type: 'request_forbidden', param: null, code: 'policy.denied' } },
      { 'x-request-id': '1' },
    ],
    [
      'bedrock',
      '/model/global.anthropic.claude-sonnet-4-5-20250929-v1:0/converse',
      converse,
      { message: told },
      { 'x-amzn-errortype': 'AccessDeniedException', 'x-amzn-requestid': '1' },
    ],
    [
      'vertex',
      '/projects/p/locations/global/publishers/anthropic/models/claude-opus-4-6:rawPredict',
      vertex,
      { error: { code: 451, message: told, status: 'PERMISSION_DENIED' } },
      {},
    ],
  ];

  test.each(shapes)(
    'by the %s mode speaks its language; nothing was dialled',
    async (mode, path, body, shape, headers) => {
      await using rig = await startRig({ hostParams: { bedrock: { region: 'us-east-1' } } });
      const answer = await ask(rig.base(mode) + path, { body });
      expect(answer.json()).toMatchObject(shape);
      expect(answer.status).toBe(451);
      expect(answer.headers).toMatchObject({ 'content-type': 'application/json', ...headers });
      expect(answer.headers).not.toHaveProperty('x-should-retry');
      expect(answer.text).not.toContain('anna');
      expect(rig.upstream.connections).toBe(0);
    },
  );

  test('is recorded with its request masked and its decision', async () => {
    await using rig = await startRig();
    await ask(anthropic(rig), {
      body: prompt('anna@example.org, 4111 1111 1111 1111', { inference_geo: 'global' }),
    });
    await rig.recorded('close');
    expect(rig.records()).toMatchObject([
      {
        type: 'open',
        decision: { action: 'Deny', deciding: { reason: 'processing_anywhere' } },
        request: expect.stringMatching(/EMAIL_ADDRESS.*CREDIT_CARD/),
      },
      { type: 'close', outcome: 'denied', status: 451, code: 'policy.denied' },
    ]);
    expect(rig.journalText()).not.toMatch(/anna|4111/);
  });

  test('asks for an approval that does not exist yet, and says so', async () => {
    await using rig = await startRig({
      policy: { more: '\n  egress: [{name: claude, provider: anthropic, action: RequireApproval}]' },
    });
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(451);
    expect(answer.text).toContain('approvals do not exist yet');
    expect(rig.upstream.connections).toBe(0);
  });
});

const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } };
const withImage = prompt('', { messages: [{ role: 'user', content: [image] }] });

describe('what cannot be inspected', () => {
  test('is denied where there are masking rules', async () => {
    await using rig = await startRig();
    const answer = await ask(anthropic(rig), { body: withImage });
    expect(answer.status).toBe(451);
    expect(answer.text).toContain('uninspectable');
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ code: 'policy.uninspectable' });
    expect(rig.journalText()).not.toContain('iVBORw0KGgo');
    expect(rig.upstream.connections).toBe(0);
    await rig.proxy.drain();
    expect(await rig.metrics()).toContain('domicile_uninspectable_total{kind="image"} 1\n');
  });

  test('so is a file by its id, also where second hops are not judged', async () => {
    await using rig = await startRig({ policy: { residency: '\n    covers: [Processing]' } });
    const source = { type: 'file', file_id: 'file_011CNha8iCJcU1wXNR6q4V8w' };
    const content = [{ type: 'document', source }];
    const answer = await ask(anthropic(rig), { body: prompt('', { messages: [{ role: 'user', content }] }) });
    expect([answer.status, answer.text]).toEqual([451, expect.stringContaining('masking.uninspectable')]);
    expect(rig.upstream.connections).toBe(0);
    await rig.proxy.drain();
    expect(await rig.metrics()).toContain('domicile_uninspectable_total{kind="file"} 1\n');
  });

  test('passes where the policy says so, and is left out of the record', async () => {
    await using rig = await startRig({
      policy: {
        masking: `
  masking:
    uninspectable: Allow
    rules: [{entities: [EmailAddress], strategy: Pseudonym}]`,
      },
    });
    const answer = await ask(anthropic(rig), { body: withImage });
    expect(answer.status).toBe(200);
    expect(rig.upstream.seen[0]?.body).toBe(withImage);
    expect(rig.journalText()).not.toContain('iVBORw0KGgo');
    await rig.proxy.drain();
    expect(await rig.metrics()).toContain('domicile_uninspectable_total{kind="image"} 1\n');
  });
});

describe('a cited document', () => {
  const cited = (data: string): string =>
    prompt('', {
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'document',
              source: { type: 'text', media_type: 'text/plain', data },
              citations: { enabled: true },
            },
          ],
        },
      ],
    });

  /** A large one is masked in a thread while it is recorded. */
  const sizes = [['small', 1024 * 1024] as const, ['large', 1] as const];

  test.each(sizes)(
    'that must be masked is refused: its citations would be wrong (%s)',
    async (_, largeBodyBytes) => {
      await using rig = await startRig({ bounds: { largeBodyBytes } });
      const answer = await ask(anthropic(rig), { body: cited('From anna@example.org.') });
      expect(answer.status).toBe(451);
      expect(answer.text).toContain('switch citations off');
      await rig.recorded('close');
      expect(rig.records()[1]).toMatchObject({ code: 'policy.citations_shifted', outcome: 'denied' });
      expect(rig.records().map(({ type }) => type)).toEqual(['open', 'close']);
      expect(rig.journalText()).not.toContain('anna@example.org');
      expect(rig.upstream.connections).toBe(0);
      expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
    },
  );

  test('without findings passes', async () => {
    await using rig = await startRig();
    expect((await ask(anthropic(rig), { body: cited('From nobody.') })).status).toBe(200);
  });
});

describe('refused before it is read', () => {
  const refusals: readonly [string, string, object, number, string][] = [
    ['a path that is not listed', '/v1/experimental', {}, 451, 'are not in the catalog'],
    ['a batch', '/v1/messages/batches', {}, 451, 'is not supported'],
    [
      'a header that moves the request',
      '/v1/messages',
      { 'anthropic-workspace-id': 'w' },
      451,
      'anthropic-workspace-id',
    ],
    [
      'a coding that is not known',
      '/v1/messages',
      { 'content-encoding': 'compress' },
      415,
      'gzip, deflate, br, zstd',
    ],
    ['two codings', '/v1/messages', { 'content-encoding': 'gzip, br' }, 415, 'several codings'],
    [
      'a body that is not compressed as it says',
      '/v1/messages',
      { 'content-encoding': 'gzip' },
      400,
      'is not gzip',
    ],
    [
      'a multipart body',
      '/v1/messages',
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
      'multipart',
    ],
    ['text', '/v1/messages', { 'content-type': 'text/plain' }, 415, 'application/json'],
    ['an unknown mode', '/../nowhere/v1/messages', {}, 451, ''],
  ];

  test.each(refusals)('%s', async (_name, path, headers, status, says) => {
    await using rig = await startRig();
    const answer = await ask(rig.base('anthropic') + path, {
      body: prompt('anna@example.org'),
      headers: { ...headers },
    });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(says);
    expect(answer.text).not.toContain('anna');
    expect(rig.upstream.connections).toBe(0);
  });

  test('a body over the bound, declared or not; at the bound it passes', async () => {
    const body = prompt('Hi.');
    await using rig = await startRig({ bounds: { requestBodyBytes: body.length } });
    const over = `${body} `;
    const chunked = { 'content-length': [], 'transfer-encoding': 'chunked' } as const;
    expect((await ask(anthropic(rig), { body })).status).toBe(200);
    expect((await ask(anthropic(rig), { body: over })).status).toBe(413);
    expect((await ask(anthropic(rig), { body, headers: chunked })).status).toBe(200);
    const answer = await ask(anthropic(rig), { body: over, headers: chunked });
    expect(answer.status).toBe(413);
    expect(answer.json()).toMatchObject({ error: { type: 'request_too_large' } });
    expect(rig.upstream.seen).toHaveLength(2);
  });

  test('a body of many times the bound is answered, though nobody reads it', async () => {
    await using rig = await startRig({ bounds: { requestBodyBytes: 1024 } });
    const headers = { 'content-length': [], 'transfer-encoding': 'chunked' } as const;
    const answer = await ask(anthropic(rig), { body: prompt('x'.repeat(200_000)), headers });
    expect(answer.status).toBe(413);
  });

  test('a listing with a body', async () => {
    await using rig = await startRig();
    const answer = await ask(`${rig.base('anthropic')}/v1/models`, { method: 'GET', body: '{}' });
    expect(answer.status).toBe(400);
  });
});

describe('the proxy itself', () => {
  test('takes as many exchanges as the bound says, and one more is told to come later', async () => {
    await using rig = await startRig({ bounds: { exchanges: 2 } });
    const first = rig.upstream.hold();
    const a = ask(anthropic(rig), { body: prompt('One.') });
    const one = await first;
    const second = rig.upstream.hold();
    const b = ask(anthropic(rig), { body: prompt('Two.') });
    const two = await second;
    const busy = await ask(anthropic(rig), { body: prompt('Three.') });
    expect(busy.status).toBe(503);
    expect(busy.headers['x-should-retry']).toBe('false');
    expect(busy.text).toContain('the bound exchanges (2;');
    json(one.response, message('1'));
    json(two.response, message('2'));
    expect([(await a).status, (await b).status]).toEqual([200, 200]);
    rig.upstream.answer((response) => json(response, message('3')));
    expect((await ask(anthropic(rig), { body: prompt('Three.') })).status).toBe(200);
  });

  test('drains: exchanges in flight end, new ones are refused, then the port is shut', async () => {
    await using rig = await startRig({ bounds: { drainMs: 60_000 } });
    const held = rig.upstream.hold();
    const path = new URL(anthropic(rig)).pathname;
    const client = new Wire(rig.proxy.port, posted(rig.proxy.port, path, prompt('Slow.')));
    const { response } = await held;
    const drained = rig.proxy.drain();
    expect(rig.proxy.draining).toBe(true);
    client.socket.write(posted(rig.proxy.port, path, prompt('Late.')));
    await rig.recorded('open', 2);
    json(response, message('done'));
    await client.until('done');
    await client.until('The proxy is shutting down');
    expect(client.text).toMatch(/ 503 /);
    await drained;
    await expect(ask(anthropic(rig), { body: prompt('Later.') })).rejects.toThrow('ECONNREFUSED');
    expect(rig.upstream.seen).toHaveLength(1);
  });

  test('drains an answer to its last byte, however slowly its client takes it', async () => {
    await using rig = await startRig({ bounds: { drainMs: 60_000 } });
    const long = message('x'.repeat(16 * 1024 * 1024));
    rig.upstream.answer((upstream) => json(upstream, long));
    const { response, answer } = await begin(anthropic(rig), { body: prompt('Hi.') });
    response.pause();
    await rig.recorded('close');
    const drained = rig.proxy.drain();
    response.resume();
    const { complete, text } = await answer;
    expect({ complete, length: text.length }).toEqual({
      complete: true,
      length: JSON.stringify(long).length,
    });
    await drained;
  });

  test('drains what it has refused meanwhile until its record is closed', async () => {
    await using rig = await startRig({ bounds: { drainMs: 60_000 } });
    const kept = new Wire(
      rig.proxy.port,
      posted(rig.proxy.port, new URL(anthropic(rig)).pathname, prompt('Hi.')),
    );
    await rig.recorded('close');
    rig.upstream.answer((upstream) => json(upstream, message('x'.repeat(16 * 1024 * 1024))));
    const unread = await begin(anthropic(rig), { body: prompt('Hi.') });
    unread.response.pause();
    await rig.recorded('close', 2);
    const drained = rig.proxy.drain();
    kept.socket.write(posted(rig.proxy.port, new URL(anthropic(rig)).pathname, prompt('Late.')));
    await kept.until('The proxy is shutting down');
    unread.leave();
    await drained;
    expect(rig.records().map(({ type }) => type)).toEqual([
      'open',
      'close',
      'open',
      'close',
      'open',
      'close',
    ]);
  });

  test('cuts what has not ended when the time to drain is over', async () => {
    await using rig = await startRig({ bounds: { drainMs: 20 } });
    const held = rig.upstream.hold();
    const cut = ask(anthropic(rig), { body: prompt('Slow.') });
    cut.catch(() => undefined);
    await held;
    await rig.proxy.drain();
    await expect(cut).rejects.toThrow('socket hang up');
  });
});

test('a policy that cannot be met by a second hop is denied; the record names it', async () => {
  await using rig = await startRig();
  const body = prompt('Hi.', { mcp_servers: [{ type: 'url', name: 'crm', url: 'https://crm.example/mcp' }] });
  const answer = await ask(anthropic(rig), { body, headers: { 'anthropic-beta': 'mcp-client-2025-11-20' } });
  expect(answer.status).toBe(451);
  await rig.recorded('close');
  expect(rig.records()[0]).toMatchObject({ decision: { deciding: { reason: 'second_hop_denied' } } });
  expect(rig.upstream.connections).toBe(0);
});

test('in Audit mode traffic passes untouched, and what would have been denied is recorded', async () => {
  await using rig = await startRig();
  await rig.proxy.replacePolicy(snapshotOf(policyText({}).replace('spec:', 'spec:\n  mode: Audit')));
  const body = prompt('anna@example.org', { inference_geo: 'global' });
  const answer = await ask(anthropic(rig), { body });
  expect(answer.status).toBe(200);
  expect(rig.upstream.seen[0]?.body).toBe(body);
  await rig.recorded('close');
  expect(rig.records()[0]).toMatchObject({ decision: { action: 'Allow', verdicts: [{ action: 'Deny' }] } });
  expect(rig.journalText()).not.toContain('anna');
});
