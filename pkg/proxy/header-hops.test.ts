import { describe, expect, test } from '@jest/globals';
import { ask } from './client.fixture.ts';
import { startRig } from './rig.fixture.ts';
import { json } from './upstream.fixture.ts';

const host = 'bedrock-runtime.eu-central-1.amazonaws.com';
const guardrail = {
  'x-amzn-bedrock-guardrailidentifier': 'gr-1',
  'x-amzn-bedrock-guardrailversion': '3',
};
const body = JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 5, messages: [] });
const declared = `\n    deployments: [{host: ${host}, deployment: gr-1, location: [aws/eu-central-1]}]`;

async function through(residency: string, headers: Readonly<Record<string, string>>) {
  await using rig = await startRig({
    policy: { allow: 'EU', residency, masking: '' },
    hostParams: { bedrock: { region: 'eu-central-1' } },
  });
  const seen: Readonly<Record<string, unknown>>[] = [];
  rig.upstream.answer((response, request) => {
    seen.push(request.headers);
    return json(response, { type: 'message', content: [] });
  });
  const url = `${rig.base('bedrock')}/model/anthropic.claude-opus-4-6-v1/invoke`;
  const plain = await ask(url, { body });
  const answer = await ask(url, { body, headers });
  expect(plain.status).toBe(200);
  return { status: answer.status, text: answer.text, headers: answer.headers, sent: seen[1] };
}

describe('a guardrail of Bedrock, which has regions of its own and stands in headers', () => {
  test('is denied as a second hop, also behind a request that was allowed without it', async () => {
    const { status, text, sent } = await through('', guardrail);
    expect(status).toBe(451);
    expect(text).toContain('a guardrail, which has regions of its own');
    expect(sent).toBeUndefined();
  });

  test('passes where second hops may and the policy declares its place', async () => {
    const { status, sent } = await through(`\n    secondHops: Allow${declared}`, guardrail);
    expect(status).toBe(200);
    expect(sent).toMatchObject(guardrail);
  });

  test('is removed where the policy removes second hops, and that is said', async () => {
    const { status, sent, headers } = await through('\n    secondHops: Remove', guardrail);
    expect(status).toBe(200);
    for (const name of Object.keys(guardrail)) expect(sent).not.toHaveProperty(name);
    expect(headers['x-domicile-steered']).toBe(
      'removed the header x-amzn-bedrock-guardrailidentifier (guardrail)',
    );
  });

  test('that is named by what nobody may read is not recorded by it', async () => {
    await using rig = await startRig({
      policy: { allow: 'EU' },
      hostParams: { bedrock: { region: 'eu-central-1' } },
    });
    const iban = 'DE89370400440532013000';
    const headers = { ...guardrail, 'x-amzn-bedrock-guardrailidentifier': iban };
    const url = `${rig.base('bedrock')}/model/anthropic.claude-opus-4-6-v1/invoke`;
    expect((await ask(url, { body, headers })).status).toBe(451);
    await rig.recorded('close');
    expect(rig.journalText()).toContain('"target":"unreadable id"');
    expect(rig.journalText()).not.toContain(iban);
  });

  test('of two names is none that anybody could know', async () => {
    const two = { ...guardrail, 'x-amzn-bedrock-guardrailidentifier': 'gr-1, gr-2' };
    expect((await through(`\n    secondHops: Allow${declared}`, two)).status).toBe(451);
  });

  test('latency that may run elsewhere is one too', async () => {
    const fast = { 'x-amzn-bedrock-performanceconfig-latency': 'optimized' };
    expect((await through('\n    secondHops: Allow', fast)).status).toBe(451);
    const usual = { 'x-amzn-bedrock-performanceconfig-latency': 'standard' };
    expect((await through('\n    secondHops: Allow', usual)).status).toBe(200);
  });
});
