import { describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { ask, begin } from './client.fixture.ts';
import { policyText, prompt, type Rig, snapshotOf, startRig } from './rig.fixture.ts';
import {
  beginStream,
  contentMessage,
  endOfStream,
  json,
  message,
  stream,
  textDelta,
} from './upstream.fixture.ts';

const token = /EMAIL_ADDRESS_[0-9A-Z]{17}/;
const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const tokenIn = (body: string): string => token.exec(body)?.[0] ?? 'no token';

describe('an allowed request', () => {
  test('is recorded before it leaves, goes out masked and comes back restored', async () => {
    await using rig = await startRig();
    const recordedByThen: string[] = [];
    rig.upstream.answer((response, seen) => {
      recordedByThen.push(
        rig
          .records()
          .map(({ type }) => type)
          .join(),
      );
      json(response, message(`Wrote to ${tokenIn(seen.body)}.`));
    });
    const answer = await ask(anthropic(rig), { body: prompt('Write to anna@example.org.') });
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual(message('Wrote to anna@example.org.'));
    expect(rig.upstream.seen[0]?.body).toBe(prompt(`Write to ${tokenIn(rig.upstream.seen[0]?.body ?? '')}.`));
    expect(recordedByThen).toEqual(['open']);
    await rig.recorded('close');
    expect(rig.records()).toMatchObject([
      {
        type: 'open',
        exchange: '1',
        destination: {
          provider: 'anthropic',
          host: 'api.anthropic.com',
          method: 'POST',
          path: '/v1/messages',
        },
        decision: { action: 'Allow' },
        findings: { EmailAddress: 1 },
        request: expect.stringMatching(token),
        requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        bytesIn: prompt('Write to anna@example.org.').length,
      },
      {
        type: 'close',
        outcome: 'completed',
        status: 200,
        restored: 1,
        response: expect.stringMatching(token),
        echo: { model: 'claude-opus-4-6', inference_geo: 'us' },
        bytesOut: answer.text.length,
      },
    ]);
    expect(rig.journalText()).not.toContain('anna');
  });

  test('streams restored, whatever deltas the token is cut into', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response, seen) => stream(response, `To ${tokenIn(seen.body)}!`.split('')));
    const answer = await ask(anthropic(rig), {
      body: prompt('Write to anna@example.org.', { stream: true }),
    });
    const deltas = [...answer.text.matchAll(/"type":"text_delta","text":"((?:[^"\\]|\\.)*)"/g)];
    expect(deltas.map(([, text]) => text).join('')).toBe('To anna@example.org!');
    expect(answer.complete).toBe(true);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({
      outcome: 'completed',
      restored: 1,
      bytesOut: answer.text.length,
    });
  });

  test('passes each event on before the next one comes', async () => {
    await using rig = await startRig();
    const held = rig.upstream.hold();
    const begun = begin(anthropic(rig), { body: prompt('Hello.', { stream: true }) });
    const { response } = await held;
    beginStream(response);
    const { until, answer } = await begun;
    response.write(textDelta('first'));
    await until('first');
    response.write(textDelta('second'));
    await until('second');
    response.end(endOfStream());
    expect((await answer).complete).toBe(true);
  });

  test('without findings passes byte for byte, both ways', async () => {
    await using rig = await startRig();
    const body = ` {"inference_geo" : "us","model":"claude-opus-4-6", "big":12345678901234567890123,\n"messages":[{"role":"user","content":"caf\\u00e9"}]}`;
    rig.upstream.answer((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{ "n":1.0 , "content" : [] }'),
    );
    const answer = await ask(anthropic(rig), { body });
    expect(rig.upstream.seen[0]?.body).toBe(body);
    expect(answer.text).toBe('{ "n":1.0 , "content" : [] }');
  });

  test("restores an error of the provider's, and passes its status and headers on", async () => {
    await using rig = await startRig();
    rig.upstream.answer((response, seen) =>
      response
        .writeHead(429, { 'content-type': 'application/json', 'retry-after': '7', 'request-id': 'req_up' })
        .end(
          JSON.stringify({ type: 'error', error: { type: 'rate_limit_error', message: tokenIn(seen.body) } }),
        ),
    );
    const answer = await ask(anthropic(rig), { body: prompt('anna@example.org') });
    expect(answer.status).toBe(429);
    expect(answer.json()).toMatchObject({ error: { message: 'anna@example.org' } });
    expect(answer.headers).toMatchObject({ 'retry-after': '7', 'request-id': 'req_up' });
  });

  test("leaves in the agent's tool input what a shell could run, and restores the rest", async () => {
    await using rig = await startRig({
      policy: {
        masking: `
    masking:
      rules:
        - {name: Note, pattern: 'note: (?P<value>[^\\n]+)', strategy: Pseudonym}`.replace(/^ {2}/gm, ''),
      },
    });
    rig.upstream.answer((response, seen) => {
      const [plain, unsafe] = seen.body.match(/NOTE_[0-9A-Z]{17}/g) ?? [];
      json(response, contentMessage([{ type: 'tool_use', id: 't', name: 'run', input: { plain, unsafe } }]));
    });
    const answer = await ask(anthropic(rig), { body: prompt('note: green tea\nnote: a; rm -rf "$HOME"\n') });
    expect(answer.json()).toMatchObject({
      content: [{ input: { plain: 'green tea', unsafe: expect.stringMatching(/^NOTE_/) } }],
    });
  });
});

describe('headers', () => {
  test('of a request are allow-listed; ours are set', async () => {
    await using rig = await startRig();
    await ask(anthropic(rig), {
      body: prompt('anna@example.org'),
      headers: {
        cookie: 'a=b',
        'x-forwarded-for': '10.0.0.1',
        'accept-encoding': 'gzip',
        'x-made-up': '1',
        'anthropic-version': '2023-06-01',
        'X-Stainless-Lang': 'js',
      },
    });
    const seen = rig.upstream.seen[0];
    expect(seen?.headers).toEqual({
      'content-type': 'application/json',
      'anthropic-version': '2023-06-01',
      'x-stainless-lang': 'js',
      host: 'api.anthropic.com',
      'accept-encoding': 'identity',
      'content-length': String(Buffer.byteLength(seen?.body ?? '')),
    });
  });

  test.each(['x-api-key', 'authorization'])(
    '%s of the agent passes while no credential is in custody',
    async (name) => {
      await using rig = await startRig();
      await ask(anthropic(rig), { body: prompt('Hi.'), headers: { [name]: 'of-the-agent' } });
      expect(rig.upstream.seen[0]?.headers[name]).toBe('of-the-agent');
    },
  );

  test('no credential of the agent passes once one is in custody', async () => {
    const credentials = new Map([
      ['anthropic', { kind: 'header', header: 'x-api-key', value: 'the-real-key' } as const],
    ]);
    const policy = { more: '\n  credentials: [{provider: anthropic, apiKey: {}}]' };
    await using rig = await startRig({ credentials, policy });
    await ask(anthropic(rig), {
      body: prompt('Hi.'),
      headers: {
        'x-api-key': 'of-the-agent',
        authorization: 'Bearer of-the-agent',
        'api-key': 'of-the-agent',
      },
    });
    expect(rig.upstream.seen[0]?.headers).toMatchObject({ 'x-api-key': 'the-real-key' });
    expect(JSON.stringify(rig.upstream.seen[0]?.rawHeaders)).not.toContain('of-the-agent');
    expect(rig.journalText()).not.toContain('the-real-key');
  });

  test('of an answer are allow-listed, whole and streamed', async () => {
    await using rig = await startRig();
    const given = { 'set-cookie': 'a=b', server: 'cloud', 'x-made-up': '1', 'request-id': 'req_1' };
    for (const answerIt of [
      (response: ServerResponse) => json(response, message('Hi.'), given),
      (response: ServerResponse) => {
        beginStream(response, given);
        response.end(endOfStream());
      },
    ]) {
      rig.upstream.answer(answerIt);
      const { headers } = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect(Object.keys(headers).toSorted()).toEqual(
        [
          'connection',
          'content-type',
          'date',
          'request-id',
          headers['content-length'] === undefined ? 'transfer-encoding' : 'content-length',
        ].toSorted(),
      );
    }
  });

  test('trailers of an answer do not pass', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => {
      beginStream(response, { trailer: 'x-late' });
      response.addTrailers({ 'x-late': '1' });
      response.end(endOfStream());
    });
    const { response, answer } = await begin(anthropic(rig), { body: prompt('Hi.', { stream: true }) });
    await answer;
    expect(response.trailers).toEqual({});
    expect(response.headers).not.toHaveProperty('trailer');
  });
});

test('requests that follow one another share a connection to upstream', async () => {
  await using rig = await startRig();
  for (let turn = 0; turn < 3; turn += 1) await ask(anthropic(rig), { body: prompt(`Turn ${turn}.`) });
  expect(rig.upstream.seen).toHaveLength(3);
  expect(rig.upstream.connections).toBe(1);
});

test('probes are answered here', async () => {
  await using rig = await startRig();
  const head = await ask(`${rig.base('anthropic')}/`, { method: 'HEAD' });
  const hello = await ask(`${rig.base('anthropic')}/api/hello`, { method: 'GET' });
  expect([head.status, hello.status, hello.text]).toEqual([200, 200, '{"status":"ok"}']);
  expect(rig.upstream.connections).toBe(0);
});

test('what happened is metered and tallied', async () => {
  await using rig = await startRig();
  await ask(anthropic(rig), { body: prompt('anna@example.org') });
  await ask(anthropic(rig), { body: prompt('Hi.') });
  await ask(anthropic(rig), { body: prompt('bert@example.org', { inference_geo: 'global' }) });
  await rig.proxy.drain();
  expect([...rig.proxy.tally.places]).toEqual([
    ['US', { allowed: 2, masked: 1, denied: 0, failed: 0 }],
    ['anywhere', { allowed: 0, masked: 0, denied: 1, failed: 0 }],
  ]);
  const metrics = await rig.metrics();
  for (const line of [
    'domicile_requests_total{provider="anthropic",place="US",decision="Allow",reason="allowed"} 2',
    'domicile_requests_total{provider="anthropic",place="anywhere",decision="Deny",reason="policy.denied"} 1',
    'domicile_findings_total{entity="EmailAddress",direction="request"} 2',
    'domicile_masked_total 1',
    'domicile_request_duration_seconds_count{provider="anthropic"} 3',
    'domicile_time_to_first_byte_seconds_count{provider="anthropic"} 2',
    'domicile_added_latency_seconds_count 2',
    'domicile_held_back_units_count 1',
    'domicile_open_streams 0',
    'domicile_recording_failures_total 0',
  ])
    expect(metrics).toContain(`${line}\n`);
});

test('a policy that is replaced while an answer streams holds for the next request only', async () => {
  await using rig = await startRig();
  const held = rig.upstream.hold();
  const begun = begin(anthropic(rig), { body: prompt('anna@example.org', { stream: true }) });
  const { response, seen } = await held;
  beginStream(response);
  const { answer } = await begun;
  await rig.proxy.replacePolicy(snapshotOf(policyText({ allow: 'CH' })));
  const refused = await ask(anthropic(rig), { body: prompt('anna@example.org') });
  expect(refused.status).toBe(451);
  response.write(textDelta(tokenIn(seen.body)));
  response.end(endOfStream());
  const ended = await answer;
  expect(ended.text).toContain('anna@example.org');
  expect(ended.complete).toBe(true);
  await rig.recorded('close', 2);
  const [first, second] = rig.records().filter(({ type }) => type === 'open');
  expect(first).not.toMatchObject({ policy: (second as { policy: string }).policy });
});
