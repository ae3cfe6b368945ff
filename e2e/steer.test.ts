import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import { echoTokens } from './double/scripts.ts';
import { jsonOf, textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { realKeys } from './run/domicile.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import './run/patience.ts';

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
