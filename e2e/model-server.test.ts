import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { holdProxy } from './run/proxy.ts';
import { requestText, sendRaw } from './run/raw.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;
const answer = `I wrote to ${email}, as asked.`;
const policy = 'model-server';

describe('a model server of your own, by plain http on a port of its own', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test.each([
    ['openai-chat', 'OPENAI_BASE_URL', '/v1'],
    ['openai-responses', 'OPENAI_BASE_URL', '/v1'],
    ['anthropic-stream', 'ANTHROPIC_BASE_URL', ''],
  ] as const)('is what %s means by %s: masked, restored, recorded', async (agent, variable, path) => {
    double.play(echoTokens);
    const env = { [variable]: double.url + path };
    const { report, exec } = await runAgent(agent, { prompt }, { policy, env });
    expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
    const wire = double.seen.map(textOf).join('\n');
    expect(wire).toMatch(/EMAIL_ADDRESS_/);
    expect(wire).not.toContain(email);
    const open = (await recordsOf(exec.journal)).find(({ type }) => type === 'open');
    expect(open).toMatchObject({ destination: { provider: 'self-hosted', host: '127.0.0.1' } });
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  test('is read likewise where a client comes by the forward proxy', async () => {
    double.play(echoTokens);
    await using proxy = await holdProxy({ policy });
    const { host } = new URL(double.url);
    const password = Buffer.from(`domicile:${proxy.secret}`).toString('base64');
    const headers = { host, 'proxy-authorization': `Basic ${password}` };
    const post = (path: string, body: object, more = {}) =>
      sendRaw(
        proxy.port,
        requestText(0, 'POST', `http://${host}${path}`, { ...headers, ...more }, JSON.stringify(body)),
      );
    const body = { model: 'm', max_tokens: 5, messages: [{ role: 'user', content: prompt }] };
    for (const [path, more] of [
      ['/v1/chat/completions', {}],
      ['/v1/messages', { 'anthropic-version': '2023-06-01' }],
    ] as const) {
      const answered = await post(path, body, more);
      expect(answered.status).toBe(200);
      expect(answered.body).toContain(email);
      expect(double.seen.map(textOf).join('\n')).not.toContain(email);
    }
    // A path that many things have, and no client of Anthropic's: bytes for a host that the policy declares.
    await post('/v1/messages', { to: email });
    expect(double.seen.map(textOf).join('\n')).toContain(email);
    const broken = await post('/v1/chat/completions', { messages: 'none' });
    expect(broken.status).toBe(400);
  });
});
