import { describe, expect, test } from '@jest/globals';
import { ask } from './client.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { contentMessage, endOfStream, json, sse, textDelta } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const masking = '\n  masking: {rules: [{entities: [EmailAddress], strategy: Pseudonym}]}';
const ending = { masking, residency: '\n    onEchoMismatch: EndStream' };
const recording = { policy: { masking } };

/** An answer whose provider says that it was made at `geo`. */
function answersFrom(rig: Rig, geo: string): void {
  const said = { ...contentMessage([{ type: 'text', text: 'Hello.' }]), usage: { inference_geo: geo } };
  rig.upstream.answer((response, { body }) => {
    if (!body.toString().includes('"stream":true')) return json(response, said);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(sse('message_start', { message: { ...said, content: [] } }));
    response.write(sse('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }));
    response.write(textDelta('Hello.'));
    response.end(endOfStream());
  });
}

const metric = async (rig: Rig): Promise<string | undefined> =>
  /^domicile_echo_mismatch_total\{provider="anthropic"\} (\d+)$/m.exec(await rig.metrics())?.[1];

describe('a place that the provider names and nobody decided', () => {
  test.each(['global', 'eu', 'elsewhere'])(
    '(%s) is recorded, metered and reported, and passes',
    async (geo) => {
      await using rig = await startRig(recording);
      answersFrom(rig, geo);
      const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect(answer.status).toBe(200);
      await rig.recorded('close');
      expect(rig.records()[1]).toMatchObject({
        outcome: 'completed',
        echo: { inference_geo: geo },
        echoMismatch: { field: 'inference_geo', value: geo, decided: 'US' },
      });
      expect(await metric(rig)).toBe('1');
      expect(rig.warnings).toEqual([
        `anthropic answered exchange 1 with inference_geo ${geo}, and US was decided`,
      ]);
    },
  );

  test('withholds a whole answer where a policy ends it', async () => {
    await using rig = await startRig({ policy: ending });
    answersFrom(rig, 'global');
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(451);
    expect(answer.text).not.toContain('Hello.');
    expect(answer.json()).toMatchObject({
      error: { message: expect.stringContaining('by policy test/only-there, residency.onEchoMismatch: ') },
    });
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'denied', code: 'policy.echo_mismatch' });
  });

  test("ends a stream with the provider's own error event, and its repeat with a status", async () => {
    await using rig = await startRig({ policy: ending });
    answersFrom(rig, 'global');
    const answer = await ask(anthropic(rig), { body: prompt('Hi.', { stream: true }) });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^event: error\ndata: /m);
    expect(answer.text).not.toContain('Hello.');
    answersFrom(rig, 'us');
    const again = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(again.status).toBe(451);
    expect(again.text).toContain('ended by policy less than the bound endedStreamMs');
  });

  test('is noticed where the place was decided by what the policy declares of the workspace', async () => {
    const residency = '\n    conditions: [anthropic/default-inference-geo-us]';
    await using rig = await startRig({ policy: { masking, residency } });
    answersFrom(rig, 'global');
    const asked = prompt('Hi.', { inference_geo: undefined });
    expect((await ask(anthropic(rig), { body: asked })).status).toBe(200);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ echoMismatch: { value: 'global', decided: 'US' } });
  });

  test('is hidden where it is no word for a place', async () => {
    await using rig = await startRig(recording);
    answersFrom(rig, 'a "quoted" secret');
    await ask(anthropic(rig), { body: prompt('Hi.') });
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ echoMismatch: { value: 'unreadable' } });
    expect(rig.warnings.join()).not.toContain('secret');
  });
});

describe('nothing is wrong', () => {
  test.each(['us', 'not_available', ''])('where the provider says "%s"', async (geo) => {
    await using rig = await startRig({ policy: ending });
    answersFrom(rig, geo);
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
    await rig.recorded('close');
    expect(rig.records()[1]).not.toHaveProperty('echoMismatch');
    expect(await metric(rig)).toBeUndefined();
  });

  test('where no place was decided: in Audit mode anything may answer', async () => {
    await using rig = await startRig({ policy: { masking, more: '\n  mode: Audit' } });
    answersFrom(rig, 'global');
    const answer = await ask(anthropic(rig), { body: prompt('Hi.', { inference_geo: 'global' }) });
    expect(answer.status).toBe(200);
    expect(rig.warnings).toEqual([]);
  });
});

describe('a region that a header names', () => {
  const deployment = (location: string) => ({
    masking,
    allow: 'EU',
    residency: `
    onEchoMismatch: EndStream
    deployments: [{resource: acme, deployment: gpt, location: [${location}], sku: Standard}]`,
  });
  const hostParams = { 'azure-openai': { resource: 'acme' } };

  test.each([
    ['Sweden Central', 200],
    ['East US', 451],
    ['Atlantis', 200],
  ])('%s gives %i for a deployment in Sweden', async (region, status) => {
    await using rig = await startRig({ policy: deployment('azure/swedencentral'), hostParams });
    const url = `${rig.base('azure-openai')}/openai/deployments/gpt/chat/completions`;
    rig.upstream.answer((response) => json(response, { id: 'c', choices: [] }, { 'x-ms-region': region }));
    const answer = await ask(url, { body: JSON.stringify({ model: 'gpt', messages: [] }) });
    expect(answer.status).toBe(status);
  });
});
