import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { jsonOf, textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { bashThenSay } from './run/agent-sdk-script.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';
import { holdProxy } from './run/proxy.ts';
import { temporaryFolder } from './run/temporary.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;
const answer = `I wrote to ${email}, as asked.`;

describe('what a policy would deny is steered', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test('Anthropic by inference_geo, masked and restored in a stream, recorded', async () => {
    double.play(echoTokens);
    const extra = { tools: [{ type: 'web_search_20250305', name: 'web_search' }] };
    const { report, exec } = await runAgent(
      'anthropic-stream',
      { prompt, extra },
      { policy: 'steer', double },
    );
    expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
    const [seen] = double.seen;
    if (seen === undefined) throw new Error('nothing was sent');
    expect(jsonOf(seen)).toMatchObject({ inference_geo: 'us', model: 'claude-opus-4-6' });
    expect(jsonOf(seen)).not.toHaveProperty('tools');
    expect(textOf(seen)).not.toContain(email);
    const open = (await recordsOf(exec.journal)).find(({ type }) => type === 'open');
    expect(open).toMatchObject({
      decision: { action: 'Steer' },
      steered: {
        from: { provider: 'anthropic', host: 'api.anthropic.com' },
        to: { provider: 'anthropic', host: 'api.anthropic.com' },
        changes: ['removed tools.0 (web_search)', 'inference_geo us'],
      },
    });
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });

  test('a global Bedrock profile by that of the region, signed anew', async () => {
    double.play(echoTokens);
    const model = 'global.anthropic.claude-opus-4-6-v1';
    const { report, exec } = await runAgent('bedrock-invoke', { prompt, model }, { policy: 'steer', double });
    expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
    const [seen] = double.seen;
    expect(decodeURIComponent(seen?.url ?? '')).toBe('/model/us.anthropic.claude-opus-4-6-v1/invoke');
    expect(seen?.headers.authorization).toContain(`Credential=${realKeys.awsKeyId}/`);
    expect(await journalFaults(exec.journal, [email, realKeys.awsSecret])).toEqual([]);
  });

  test('the global location of Vertex by the multi-region', async () => {
    double.play(echoTokens);
    const env = { CLOUD_ML_REGION: 'global' };
    const orders = { prompt, stream: true };
    const { report, exec } = await runAgent('vertex', orders, { policy: 'steer', double, env });
    expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
    expect(double.seen[0]?.url).toContain('/locations/us/');
    expect(await journalFaults(exec.journal, [email, realKeys.gcp])).toEqual([]);
  });

  test('the global host of OpenAI by a regional one', async () => {
    double.play(echoTokens);
    const env = { OPENAI_BASE_URL: 'https://api.openai.com/v1' };
    const { report, exec } = await runAgent('openai-chat', { prompt }, { policy: 'steer', double, env });
    expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
    expect(double.seen[0]?.headers.host).toBe('us.api.openai.com');
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });
});

describe('an unmodified client of Anthropic in the EU', () => {
  const opus = 'eu.anthropic.claude-opus-4-6-v1';
  let double: Double;
  beforeAll(async () => {
    double = await startDouble(echoTokens);
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test.each(['anthropic-whole', 'anthropic-stream'] as const)(
    'is answered by Bedrock: %s is masked, signed, restored and recorded',
    async (agent) => {
      double.play(echoTokens);
      const { report, exec } = await runAgent(
        agent,
        { prompt, geo: 'us' },
        { policy: 'steer-across', double },
      );
      expect(report).toMatchObject({ failed: null, text: answer, attempts: 1 });
      const [seen] = double.seen;
      if (seen === undefined) throw new Error('nothing was sent');
      expect(seen.url).toBe('/anthropic/v1/messages');
      expect(seen.headers.host).toBe('bedrock-runtime.eu-central-1.amazonaws.com');
      expect(seen.headers.authorization).toMatch(
        new RegExp(`^AWS4-HMAC-SHA256 Credential=${realKeys.awsKeyId}/\\d{8}/eu-central-1/bedrock/`),
      );
      expect(seen.headers).not.toHaveProperty('x-api-key');
      expect(jsonOf(seen)).toMatchObject({ model: opus });
      expect(jsonOf(seen)).not.toHaveProperty('inference_geo');
      expect(textOf(seen)).not.toContain(email);
      const open = (await recordsOf(exec.journal)).find(({ type }) => type === 'open');
      expect(open).toMatchObject({
        destination: { provider: 'bedrock' },
        decision: { action: 'Steer' },
        steered: { from: { provider: 'anthropic' }, to: { provider: 'bedrock', model: opus } },
      });
      expect(await journalFaults(exec.journal, [email, realKeys.awsSecret, realKeys.anthropic])).toEqual([]);
    },
  );

  test('is told an error of Bedrock in the form that it knows, and why nothing else passes', async () => {
    const headers = { 'content-type': 'application/json' };
    double.play(() => ({ kind: 'raw', status: 429, headers, body: '{"message":"Too many requests"}' }));
    const proxy = await holdProxy({ policy: 'steer-across', double });
    const ask = (body: object, more = {}): Promise<Response> =>
      fetch(new URL(`${proxy.base('ANTHROPIC_BASE_URL').href}/v1/messages`), {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify({ model: 'claude-opus-4-6', max_tokens: 5, messages: [], ...body }),
      });
    const slow = await ask({});
    expect(slow.status).toBe(429);
    expect(await slow.json()).toEqual({
      type: 'error',
      error: { type: 'rate_limit_error', message: 'Too many requests' },
    });
    expect(slow.headers.get('x-domicile-steered')).toBe(
      `to bedrock-runtime.eu-central-1.amazonaws.com; model claude-opus-4-6 -> ${opus}`,
    );

    const lacking = await ask({}, { 'anthropic-beta': 'files-api-2025-04-14' });
    expect(lacking.status).toBe(451);
    expect(JSON.stringify(await lacking.json())).toContain('lacks the beta files-api-2025-04-14');

    const other = await ask({ model: 'claude-haiku-4-5', stream: true });
    expect(other.status).toBe(429);
    expect(double.seen.at(-1)?.url).toBe(
      '/v1/projects/acme/locations/eu/publishers/anthropic/models/claude-haiku-4-5:streamRawPredict',
    );
    expect(double.seen.at(-1)?.headers.authorization).toBe(`Bearer ${realKeys.gcp}`);
    await proxy.stop();
    await proxy[Symbol.asyncDispose]();
  });

  test.each(['claude-opus-4-6', 'claude-opus-5-5'])(
    'may be the Claude Agent SDK as it comes, with %s',
    async (model) => {
      double.play(bashThenSay(['echo {tokens} > out.txt']));
      const folder = await temporaryFolder();
      const tools = ['Bash', 'Read', 'Task', 'ToolSearch'];
      const orders = { prompt: `Write ${email} into out.txt.`, folder, model, tools, env: {} };
      const { report, exec } = await runAgent('agent-sdk', orders, { policy: 'steer-across', double });
      expect(report['uses']).toHaveLength(1);
      expect(await readFile(join(folder, 'out.txt'), 'utf8')).toContain(email);
      const wire = double.seen.map(textOf).join('\n');
      expect(wire).not.toContain(email);
      expect(new Set(double.seen.map(({ headers }) => headers.host))).toEqual(
        new Set(['bedrock-runtime.eu-central-1.amazonaws.com']),
      );
      const betas = double.seen.map(({ headers }) => String(headers['anthropic-beta']).split(','));
      expect(betas[0]).toEqual(expect.arrayContaining([expect.stringMatching(/^thinking-display-updates-/)]));
      expect(betas.flat().filter((beta) => beta.startsWith('claude-code-'))).toEqual([]);
      const open = (await recordsOf(exec.journal)).find(({ type }) => type === 'open');
      expect(JSON.stringify(open?.['steered'])).toContain('left out the beta claude-code-');
      expect(await journalFaults(exec.journal, [email])).toEqual([]);
    },
  );

  test('is refused a beta that something in the body may need, by name', async () => {
    await using proxy = await holdProxy({ policy: 'steer-across', double });
    const ask = async (body: object, beta: string) => {
      const headers = { 'anthropic-beta': beta, 'content-type': 'application/json' };
      const given = { model: 'claude-opus-4-6', max_tokens: 5, messages: [], ...body };
      const url = `${proxy.base('ANTHROPIC_BASE_URL').href}/v1/messages`;
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(given) })).text();
    };
    expect(await ask({ telepathy: 1 }, 'levity-2027-01-01')).toContain(
      'lacks the beta levity-2027-01-01, which is not known and which telepathy may need',
    );
    expect(await ask({ speed: 'fast' }, '')).toContain('lacks what the body needs the beta fast-mode for');
  });
});
