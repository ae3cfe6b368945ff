import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { call, tokenPattern, tokensIn } from './double/reply.ts';
import { callOnce, echoTokens, inTurn } from './double/scripts.ts';
import { jsonOf, textOf } from './double/seen.ts';
import { type AgentName, runAgent } from './run/agent.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { messages, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna.berg+work@example.org';
const iban = 'DE89 3704 0044 0532 0130 00';
const card = '4111 1111 1111 1111';
const phone = '+49 151 23456789';
const values = [email, iban, card, phone];
const prompt = `Write to ${email}, pay ${iban} or ${card}, call ${phone}.`;
const answer = `I wrote to ${values.join(' and ')}, as asked.`;

describe('an allowed request', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, values)).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  const clients: readonly [AgentName, object, string][] = [
    ['anthropic-whole', { geo: 'us' }, realKeys.anthropic],
    ['anthropic-stream', { geo: 'us' }, realKeys.anthropic],
    ['openai-chat', {}, realKeys.openai],
    ['openai-chat', { stream: true }, realKeys.openai],
    ['openai-responses', {}, realKeys.openai],
    ['openai-responses', { stream: true }, realKeys.openai],
  ];

  test.each(clients)(
    'of %s %j reaches the provider masked and comes back restored',
    async (agent, orders, key) => {
      double.play(echoTokens);
      const { report, exec } = await runAgent(agent, { prompt, ...orders }, { policy: 'us', double });
      expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
      const wire = double.seen.map(textOf).join('\n');
      for (const value of values) expect(wire).not.toContain(value);
      expect(tokensIn(wire)).toHaveLength(values.length);
      expect(wire).toContain(key);
      expect(exec.status).toBe(0);
      expect(await journalFaults(exec.journal, [...values, key])).toEqual([]);
    },
  );

  test('shows in the journal as allowed, with its place', async () => {
    double.play(echoTokens);
    const { exec } = await runAgent('anthropic-whole', { prompt, geo: 'us' }, { policy: 'us', double });
    const records = await recordsOf(exec.journal);
    expect(records).toContainEqual(
      expect.objectContaining({
        type: 'open',
        destination: expect.objectContaining({ provider: 'anthropic', host: 'api.anthropic.com' }),
        decision: expect.objectContaining({ action: 'Allow' }),
        findings: expect.objectContaining({ EmailAddress: 1 }),
      }),
    );
    expect(records).toContainEqual(
      expect.objectContaining({ type: 'close', outcome: 'completed', status: 200, restored: 4 }),
    );
    expect(exec.stderr).toMatch(/US/);
  });

  test.each([false, true])('restores into the input of a tool (streamed: %s)', async (stream) => {
    double.play(callOnce('send_mail', ([to]) => ({ to, note: 'Grüße – "quoted"\n' })));
    const orders = { prompt: `Write to ${email}.`, geo: 'us', tool: 'send_mail', results: ['sent'], stream };
    const { report, exec } = await runAgent('anthropic-tools', orders, { policy: 'us', double });
    expect(report.inputs).toEqual([{ to: email, note: 'Grüße – "quoted"\n' }]);
    expect(report.text).toBe(`I wrote to ${email}, as asked.`);
    expect(double.seen.map(textOf).join('\n')).not.toContain(email);
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  test('masks a value without its context once it was seen with it, over several turns', async () => {
    const number = 'E-123456';
    double.play(
      inTurn(
        () => call('look_up', { id: 1 }),
        () => call('look_up', { id: 2 }),
        echoTokens,
      ),
    );
    const orders = {
      prompt: `My employee number: ${number}. Look it up.`,
      geo: 'us',
      tool: 'look_up',
      results: [`${number} works in Cologne`, `${number} has two badges`],
    };
    const { report, exec } = await runAgent('anthropic-tools', orders, { policy: 'us', double });
    expect(double.seen).toHaveLength(3);
    const wire = double.seen.map(textOf);
    for (const text of wire) expect(text).not.toContain(number);
    expect(report.text).toBe(`I wrote to ${number}, as asked.`);
    const last = wire.at(-1) ?? '';
    expect(tokensIn(last)).toHaveLength(1);
    expect(last.match(tokenPattern)?.length).toBeGreaterThan(1);
    expect(await journalFaults(exec.journal, [number])).toEqual([]);
  });

  test('masks the beginning of a growing prompt the same way each turn', async () => {
    double.play(callOnce('send_mail', ([to]) => ({ to })));
    const orders = {
      prompt,
      geo: 'us',
      tool: 'send_mail',
      results: [`bounced from ${email}, cc bob@example.org`],
    };
    await runAgent('anthropic-tools', orders, { policy: 'us', double });
    const [first, second] = double.seen.map((request) => JSON.stringify(jsonOf(request)['messages']));
    expect(second?.startsWith(first?.slice(0, -1) ?? 'none')).toBe(true);
  });

  test('keeps every byte that nobody edited', async () => {
    double.play(echoTokens);
    const odd = `{ "model" : "claude-opus-4-6",\n\t"max_tokens": 1000, "inference_geo":"us", "seed": 12345678901234567890,
      "messages": [{"role":"user","content":"caf\\u00e9 \\/ ${email} \\ud83d\\ude00 1e400"}], "2":1, "1":2 }`;
    expect((await post(proxy, odd)).status).toBe(200);
    const body = double.seen[0]?.body.toString('utf8') ?? '';
    const [token = ''] = tokensIn(body);
    expect(body).toBe(odd.replace(email, token));
  });

  test('masks object keys, tool schemas, system text and fields that nobody knows', async () => {
    double.play(echoTokens);
    const mail = (name: string): string => `${name}@example.org`;
    const body = messages('hello', {
      system: [{ type: 'text', text: `You serve ${mail('system')}.` }],
      tools: [
        {
          name: 'look',
          description: `Asks ${mail('tool')}.`,
          input_schema: { type: 'object', properties: { a: { type: 'string', enum: [mail('enum')] } } },
        },
      ],
      stop_sequences: [mail('stop')],
      field_of_next_year: { [mail('key')]: [mail('value')] },
    });
    expect((await post(proxy, body)).status).toBe(200);
    expect(double.seen.map(textOf).join('\n')).not.toMatch(/@example\.org/);
  });

  test('of 5 MB passes, masked from end to end', async () => {
    double.play(echoTokens);
    const mails = ['first', 'middle', 'last'].map((name) => `${name}@example.org`);
    const half = 2.5 * 1024 * 1024;
    const orders = { prompt: mails.join(' {filler} '), fillerBytes: half, geo: 'us' };
    const { report, exec } = await runAgent('anthropic-whole', orders, { policy: 'us', double });
    expect(report).toMatchObject({
      failed: null,
      text: `I wrote to ${mails.join(' and ')}, as asked.`,
      attempts: 1,
    });
    expect(double.seen[0]?.body.length).toBeGreaterThan(2 * half);
    expect(double.seen[0]?.body.includes('@example.org')).toBe(false);
    expect(await journalFaults(exec.journal, mails)).toEqual([]);
  });

  test('carries only headers and parameters that the provider needs', async () => {
    double.play(echoTokens);
    const response = await fetch(
      `${proxy.base('ANTHROPIC_BASE_URL').href}/v1/messages?beta=true&trace=anna%40example.org`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: 'session=anna',
          'x-forwarded-for': '10.1.2.3',
          'x-customer': email,
          'anthropic-version': '2023-06-01',
          'anthropic-beta': 'context-1m-2025-08-07',
        },
        body: JSON.stringify(messages('hello', { metadata: { user_id: 'device-4711' } })),
      },
    );
    const wire = double.seen.map(textOf).join('\n');
    expect(response.status).toBe(200);
    expect(wire).not.toMatch(/session=anna|10\.1\.2\.3|example\.org|example%40|device-4711/);
    expect(wire).toContain('context-1m-2025-08-07');
  });

  test("answers the SDK's probes itself", async () => {
    double.play(echoTokens);
    const base = proxy.base('ANTHROPIC_BASE_URL').href;
    expect((await fetch(`${base}/`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${base}/api/hello`)).status).toBe(200);
    expect(double.heard).toEqual(nothing);
  });
});
