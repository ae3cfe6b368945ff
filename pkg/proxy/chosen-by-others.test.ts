import { describe, expect, test } from '@jest/globals';
import { ask, askThrough } from './client.fixture.ts';
import { aws, prompt, type Rig, secret, startRig } from './rig.fixture.ts';
import { contentMessage, json } from './upstream.fixture.ts';

const email = 'anna.berg@example.org';
const spellings = [
  ['as it is', email],
  ['encoded', 'anna.berg%40example.org'],
  ['encoded whole', Array.from(email, (char) => `%${char.charCodeAt(0).toString(16)}`).join('')],
] as const;
const bedrock = (rig: Rig, model: string): string => `${rig.base('bedrock')}/model/${model}/converse`;
const hostParams = { bedrock: { region: 'us-east-1' } };
const converse = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hi.' }] }] });
/** Letters of the value that no other text here has in a row. */
const traces = /anna|berg|%40/i;

describe('a path of a provider that holds a value', () => {
  test.each(spellings)('is refused: it would leave as it is (%s)', async (_, model) => {
    await using rig = await startRig({ hostParams });
    const answer = await ask(bedrock(rig, model), { body: converse });
    expect(answer.status).toBe(451);
    expect(answer.text).toContain('holds a value that is masked elsewhere');
    expect(answer.text).not.toMatch(traces);
    await rig.recorded('close');
    expect(rig.journalText()).not.toMatch(traces);
    expect(rig.upstream.connections).toBe(0);
  });

  test.each(spellings)('is recorded masked where a policy only audits (%s)', async (_, model) => {
    await using rig = await startRig({ hostParams, policy: { more: '\n  mode: Audit' } });
    await ask(bedrock(rig, model), { body: converse });
    await rig.recorded('close');
    expect(rig.upstream.seen).toHaveLength(1);
    expect(rig.records()[0]).toMatchObject({ destination: { path: '/model/[EMAIL_ADDRESS]/converse' } });
    expect(rig.journalText()).not.toMatch(traces);
  });

  test('is judged like any other where the policy exempts the value', async () => {
    const masking = `
  masking:
    allow: {values: [${email}]}
    rules: [{entities: [EmailAddress], strategy: Pseudonym}]`;
    await using rig = await startRig({ hostParams, policy: { masking } });
    const answer = await ask(bedrock(rig, email), { body: converse });
    expect(answer.text).toContain('would be processed in a place that is not known');
  });
});

test('a parameter of the query that holds a value is left out, like one that is not known', async () => {
  await using rig = await startRig({ hostParams });
  const page = 'maxResults=100&nextToken=W5g985YYrrkUVxQp9nABSnGIoJpaSjx0tzOnrSDmqIuiQskTQhuwClbPhW6f';
  const values = 'byProvider=anna.berg%2540example.org&byOutputModality=4111+1111+1111+1111';
  await ask(`${rig.base('bedrock')}/foundation-models?${values}&${page}`, {
    method: 'GET',
  });
  expect(rig.upstream.seen[0]?.url).toBe(`/foundation-models?${page}`);
});

describe('a request to a host that nobody declares', () => {
  test.each([
    ['http://crm.example/users/anna.berg%2540example.org?q=1', 'crm.example', '/users/[EMAIL_ADDRESS]'],
    ['http://4111111111111111.example/', '[CREDIT_CARD].example', '/'],
    ['http://203.0.113.5/', '203.0.113.5', '/'],
  ])('%s is denied, told and recorded with %s', async (url, host, path) => {
    await using rig = await startRig();
    const answer = await askThrough({ port: rig.proxy.port, password: secret }, url, { method: 'GET' });
    expect(answer.status).toBe(451);
    expect(answer.text).toContain(host);
    await rig.recorded('close');
    expect(rig.records()[0]).toMatchObject({ destination: { host, path } });
    const all = answer.text + rig.journalText();
    expect(all).not.toMatch(traces);
    expect(all).not.toContain('4111111111111111');
  });
});

describe('what a provider says of itself', () => {
  test.each([
    ['model', { model: `claude of ${email}` }],
    ['inference_geo', { usage: { inference_geo: email } }],
  ])('in %s is recorded and reported masked', async (field, over) => {
    await using rig = await startRig({ policy: { residency: '\n    onEchoMismatch: EndStream' } });
    rig.upstream.answer((response) => json(response, { ...contentMessage([]), ...over }));
    const answer = await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') });
    await rig.recorded('close');
    const echo = { [field]: expect.stringContaining('[EMAIL_ADDRESS]') };
    expect(rig.records()[1]).toMatchObject({ echo });
    const told = answer.status === 200 ? '' : answer.text;
    expect(rig.journalText() + rig.warnings.join() + told).not.toMatch(traces);
  });

  test('of any length costs the record no more than a number', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) =>
      json(response, { ...contentMessage([]), model: 'm'.repeat(3_000_000) }),
    );
    await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.') });
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ echo: { model: '(3000000 bytes)' } });
  });
});

test('what was steered is recorded and told masked', async () => {
  const residency = `
    steer: true
    steerTo:
      - from: {provider: anthropic}
        to: {provider: bedrock, region: eu-central-1}
        models: [{from: "*", to: eu.anthropic.claude-opus-4-6-v1}]`;
  await using rig = await startRig({
    policy: { allow: 'EU', residency, more: '\n  credentials: [{provider: bedrock, sigv4: {}}]' },
    credentials: new Map([['bedrock', aws]]),
  });
  const model = 'DE89370400440532013000';
  const body = prompt('Hi.', { model, inference_geo: 'global' });
  const answer = await ask(`${rig.base('anthropic')}/v1/messages`, { body });
  expect(answer.status).toBe(200);
  expect(answer.headers['x-domicile-steered']).toContain('model [IBAN] -> eu.anthropic');
  await rig.recorded('close');
  expect(rig.journalText()).toContain('model [IBAN] -> eu.anthropic');
  expect(rig.journalText()).not.toContain(model);
  expect(rig.upstream.seen[0]?.body).not.toContain(model);
});
