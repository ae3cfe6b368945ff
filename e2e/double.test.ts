import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, nothing, startDouble } from './double/double.ts';
import { holdAfter } from './double/gate.ts';
import { call, say } from './double/reply.ts';
import { callOnce, echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { type AgentName, runDirect } from './run/agent.ts';
import './run/patience.ts';

const token = 'EMAIL_ADDRESS_0123456789ABCDEFG';

describe('the provider double, read by the real clients without a proxy', () => {
  let double: Double;
  const env = (): Record<string, string> => ({
    ANTHROPIC_API_KEY: 'k',
    ANTHROPIC_BASE_URL: double.url,
    OPENAI_API_KEY: 'k',
    OPENAI_BASE_URL: `${double.url}/v1`,
  });

  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  const clients: readonly [AgentName, object][] = [
    ['anthropic-whole', { geo: 'us' }],
    ['anthropic-stream', { geo: 'us' }],
    ['openai-chat', {}],
    ['openai-chat', { stream: true }],
    ['openai-responses', {}],
    ['openai-responses', { stream: true }],
  ];

  test.each(clients)('%s %j reads an answer that echoes the tokens of the prompt', async (agent, orders) => {
    double.play(echoTokens);
    const report = await runDirect(agent, { prompt: `write to ${token} now`, ...orders }, env());
    expect(report).toMatchObject({ failed: null, text: `I wrote to ${token}, as asked.`, attempts: 1 });
    expect(double.seen.filter((request) => textOf(request).includes(token))).toHaveLength(1);
  });

  test.each([false, true])('a tool loop goes round (streamed: %s)', async (stream) => {
    double.play(callOnce('send_mail', ([to]) => ({ to })));
    const orders = { prompt: `write to ${token}`, geo: 'us', tool: 'send_mail', results: ['sent'], stream };
    const report = await runDirect('anthropic-tools', orders, env());
    expect(report).toMatchObject({
      inputs: [{ to: token }],
      turns: 2,
      text: `I wrote to ${token}, as asked.`,
    });
  });

  test.each([
    ['openai-chat', false],
    ['openai-chat', true],
    ['openai-responses', false],
    ['openai-responses', true],
  ] as const)('%s reads a tool call (streamed: %s)', async (agent, stream) => {
    double.play(() => call('send_mail', { to: token }));
    const report = await runDirect(agent, { prompt: 'go', stream }, env());
    expect(report.inputs).toEqual([{ to: token }]);
  });

  test('the echo of inference_geo says what was asked for', async () => {
    double.play(() => say('hi'));
    expect(await runDirect('anthropic-whole', { prompt: 'hi', geo: 'us' }, env())).toMatchObject({
      geo: 'us',
    });
    expect(await runDirect('anthropic-whole', { prompt: 'hi' }, env())).toMatchObject({ geo: 'global' });
  });

  test('a held stream is seen to end when its client leaves', async () => {
    const gate = holdAfter(6);
    double.play(() => say('a long story about nothing at all', { gate }));
    const report = runDirect('anthropic-stream', { prompt: 'go', leaveAfter: 1 }, env());
    const left = await double.when((request) => request.ended === 'client-left');
    expect(left.url).toBe('/v1/messages');
    expect((await report).failed?.message).toMatch(/abort/i);
  });

  test('a stream that dies is an error to its client', async () => {
    double.play(() => say('a long story', { dieAfter: 5 }));
    const report = await runDirect('anthropic-stream', { prompt: 'go' }, env());
    expect(report.failed).not.toBeNull();
  });

  test('hears what comes on a connection that was kept', async () => {
    double.play(() => say('hi'));
    const ask = (): Promise<Response> => fetch(`${double.url}/v1/models`);
    await (await ask()).text();
    double.play(() => say('hi'));
    expect(double.heard).toEqual(nothing);
    await (await ask()).text();
    expect(double.heard.bytes).toBeGreaterThan(0);
  });

  test('errors have the shape that each client reads', async () => {
    double.play(() => ({ kind: 'error', status: 400, message: 'no such model' }));
    for (const agent of ['anthropic-whole', 'openai-chat'] as const) {
      const report = await runDirect(agent, { prompt: 'go' }, env());
      expect(report.failed).toMatchObject({ status: 400, message: expect.stringContaining('no such model') });
    }
  });
});
