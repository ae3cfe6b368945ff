import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codings } from '../pkg/proxy/coding/coding.ts';
import { encode } from '../pkg/proxy/coding/coding.fixture.ts';
import { type Double, nothing, startDouble } from './double/double.ts';
import { holdAfter } from './double/gate.ts';
import { say, tokensIn } from './double/reply.ts';
import { textOf } from './double/seen.ts';
import { runAgent } from './run/agent.ts';
import { journalFaults } from './run/journal.ts';
import './run/patience.ts';
import { messages } from './run/post.ts';
import { sendRaw, requestText } from './run/raw.ts';
import { mostResident, secret, type Sidecar, startAsInImage } from './run/sidecar.ts';

const email = 'anna.berg@example.org';
const prompt = `Write to ${email}.`;
const mebibyte = 1024 * 1024;

describe('a provider that compresses although it was asked not to', () => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
  });
  afterAll(async () => double[Symbol.asyncDispose]());

  test.each([
    ['anthropic-whole', 'gzip', {}],
    ['anthropic-stream', 'br', {}],
    ['anthropic-stream', 'zstd', {}],
    ['openai-chat', 'deflate', { stream: true }],
    ['openai-responses', 'gzip', { stream: true }],
  ] as const)('is read by %s all the same (%s)', async (agent, coding, more) => {
    double.play((request) => say(`To ${tokensIn(textOf(request)).join()}, as asked.`, { coding }));
    const { report, exec } = await runAgent(agent, { prompt, geo: 'us', ...more }, { policy: 'us', double });
    expect(report).toMatchObject({ failed: null, text: `To ${email}, as asked.`, attempts: 1 });
    expect(double.seen[0]?.headers['accept-encoding']).toBe('identity');
    expect(double.seen.map(textOf).join()).not.toContain(email);
    expect(await journalFaults(exec.journal, [email])).toEqual([]);
  });
});

test('a client that compresses is read as if it did not', async () => {
  await using double = await startDouble((request) => say(`To ${tokensIn(textOf(request)).join()}.`));
  const orders = { prompt, geo: 'us', gzipped: true };
  const { report, exec } = await runAgent('anthropic-whole', orders, { policy: 'us', double });
  expect(report).toMatchObject({ failed: null, text: `To ${email}.`, attempts: 1 });
  expect(double.seen[0]?.headers).not.toHaveProperty('content-encoding');
  expect(await journalFaults(exec.journal, [email])).toEqual([]);
});

describe('bodies of which much comes, through the production bundle as its image starts it', () => {
  let double: Double;
  let sidecar: Sidecar;
  beforeAll(async () => {
    double = await startDouble();
    sidecar = await startAsInImage(double);
  });
  afterAll(async () => {
    await sidecar[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  const path = `/${secret}/anthropic/v1/messages`;
  const send = (coding: string, body: Buffer) =>
    sendRaw(sidecar.port, requestText(sidecar.port, 'POST', path, { 'content-encoding': coding }, body));

  test('sixteen bombs at once get 413 in bounded memory, and a stream goes on beside them', async () => {
    const gate = holdAfter(4);
    double.play(() => say('one two three', { gate, cut: (text) => text.split(/(?= )/) }));
    const stream = await fetch(`${sidecar.base().href}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messages('hi', { stream: true })),
    });
    await gate.held;
    const before = await mostResident(sidecar);
    const zeros = Buffer.alloc(256 * mebibyte);
    const bombs = codings.map((coding) => [coding, encode(coding, zeros)] as const);
    const answers = await Promise.all(
      [...bombs, ...bombs, ...bombs, ...bombs].map(([coding, bomb]) => send(coding, bomb)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 413));
    for (const { body } of answers) expect(body).toMatch(/larger than the bound requestBodyBytes/);
    // Room for large bodies, the last of them a second time, windows, and what collections have not taken yet.
    expect((await mostResident(sidecar)) - before).toBeLessThan(256 * mebibyte);
    expect(sidecar.process.exitCode).toBeNull();
    gate.release();
    expect(await stream.text()).toContain('message_stop');
  });

  test('a large one is masked in the thread like any other', async () => {
    double.play((request) => say(`To ${tokensIn(textOf(request)).join()}.`));
    const text = JSON.stringify(messages(`${prompt} ${'And so on. '.repeat(mebibyte)}`));
    const answer = await send('gzip', gzipSync(text));
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining(`To ${email}.`)]);
    expect(double.seen[0]?.body.toString()).not.toContain(email);
    expect(await journalFaults(sidecar.journal, [email])).toEqual([]);
  });

  test('one that is denied leaves nothing behind', async () => {
    double.play(() => say('never'));
    const text = JSON.stringify(messages(prompt, { inference_geo: 'global' }));
    for (const coding of codings) expect((await send(coding, encode(coding, text))).status).toBe(451);
    expect(double.heard).toEqual(nothing);
  });
});
