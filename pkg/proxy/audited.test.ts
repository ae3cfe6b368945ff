import { expect, test } from '@jest/globals';
import { maxOpaqueUnits } from '../wire/answer/opaque-text.ts';
import { ask } from './client.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { beginningOfStream, endOfStream, textDelta } from './upstream.fixture.ts';

const value = 'anna.berg@example.org';
const noJson = `<html>Ask ${value}.</html>`;
const words = 'Nothing is found in these words. '.repeat(5);
const broken = 'data: {"type":\n\n';

const started = (mode: 'Audit' | 'Enforce'): Promise<Rig> =>
  startRig({ policy: { more: `\n  mode: ${mode}` } });

const answered = async (rig: Rig, type: string, body: string, over: object = {}) => {
  rig.upstream.answer((response) => response.writeHead(200, { 'content-type': type }).end(body));
  const answer = await ask(`${rig.base('anthropic')}/v1/messages`, { body: prompt('Hi.', over) });
  await rig.recorded('close');
  return answer;
};

test.each(['application/json', 'application/x-whatever'])(
  'where policies only audit, what is no JSON passes and is recorded masked: %s',
  async (type) => {
    await using rig = await started('Audit');
    expect(await answered(rig, type, noJson)).toMatchObject({ status: 200, text: noJson });
    const close = rig.records().at(-1);
    expect(close).toMatchObject({ outcome: 'completed', response: expect.stringContaining('<html>Ask ') });
    expect(rig.journalText()).not.toContain(value);
  },
);

test('what turns out not to be readable behind a text of it is recorded once', async () => {
  await using rig = await started('Audit');
  const signed = { type: 'thinking', thinking: '', signature: 'x'.repeat(maxOpaqueUnits + 1) };
  const message = { type: 'message', role: 'assistant', content: [{ type: 'text', text: words }, signed] };
  const body = JSON.stringify(message);
  expect(await answered(rig, 'application/json', body)).toMatchObject({ status: 200, text: body });
  expect(rig.records().at(-1)).toMatchObject({ response: expect.stringMatching(/^\{"type":"message"/) });
  expect(rig.journalText().split(words)).toHaveLength(2);
});

test('a stream passes byte by byte, also behind what is no event of its protocol', async () => {
  await using rig = await started('Audit');
  const stream = `${beginningOfStream()}${textDelta(words)}${broken}${textDelta(' there')}${endOfStream()}`;
  const answer = await answered(rig, 'text/event-stream', stream, { stream: true });
  expect(answer).toMatchObject({ status: 200, text: stream, complete: true });
  expect(rig.records().at(-1)).toMatchObject({
    outcome: 'completed',
    response: expect.stringContaining(words.slice(0, 32)),
  });
  expect(await rig.metrics()).toMatch(/domicile_unknown_events_total(?:\{[^}]*\})? 1/);
});

test.each([
  ['no JSON', 'application/json', noJson, {}],
  ['no event', 'text/event-stream', beginningOfStream() + broken, { stream: true }],
])('where one enforces, %s is withheld', async (_, type, body, over) => {
  await using rig = await started('Enforce');
  await answered(rig, type, body, over);
  expect(rig.records().at(-1)).toMatchObject({ outcome: 'failed', code: 'upstream.invalid' });
});
