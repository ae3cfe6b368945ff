import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Double, startDouble } from './double/double.ts';
import type { Reply } from './double/reply.ts';
import { echoTokens } from './double/scripts.ts';
import { journalFaults, recordsOf } from './run/journal.ts';
import { messages, type Posted, post } from './run/post.ts';
import { type HeldProxy, holdProxy } from './run/proxy.ts';
import './run/patience.ts';

const email = 'anna@example.org';
const body = messages(`Write to ${email}.`);

const allowed = /^Domicile allowed this request to api\.anthropic\.com, and has no answer to give: /;

function expectError(posted: Posted, status: number, told = allowed): void {
  expect(posted.status).toBe(status);
  expect(posted.json()).toMatchObject({
    type: 'error',
    error: { type: expect.any(String), message: expect.stringMatching(told) },
  });
  expect(posted.text).not.toContain(email);
}

describe('an upstream that', () => {
  let double: Double;
  let proxy: HeldProxy;
  beforeAll(async () => {
    double = await startDouble();
    proxy = await holdProxy({ policy: 'us', double });
  });
  afterAll(async () => {
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    await proxy[Symbol.asyncDispose]();
    await double[Symbol.asyncDispose]();
  });

  test('never answers gives 504 at the bound, and is let go', async () => {
    double.play(() => ({ kind: 'silence' }));
    await using proxy = await holdProxy({ policy: 'us', double, bounds: { firstByteMs: 300 } });
    expectError(await post(proxy, body), 504);
    await double.when((request) => request.ended === 'client-left');
    await proxy.stop();
    expect(await journalFaults(proxy.journal, [email])).toEqual([]);
    expect(await recordsOf(proxy.journal)).toContainEqual(
      expect.objectContaining({ type: 'close', outcome: 'failed', code: 'upstream.timeout' }),
    );
  });

  const bad: readonly [string, number, Reply][] = [
    ['hangs up instead of answering', 502, { kind: 'hang-up' }],
    ['redirects', 502, { kind: 'raw', status: 307, headers: { location: 'https://eu.example/' }, body: '' }],
    [
      'says gzip of what is none',
      502,
      {
        kind: 'raw',
        status: 200,
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: '{}',
      },
    ],
    [
      'compresses so that much comes of little',
      502,
      {
        kind: 'raw',
        status: 200,
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')),
      },
    ],
    [
      'compresses in a way that is not known',
      502,
      {
        kind: 'raw',
        status: 200,
        headers: { 'content-type': 'application/json', 'content-encoding': 'compress' },
        body: '{}',
      },
    ],
    [
      'answers with JSON cut off',
      502,
      { kind: 'raw', status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":' },
    ],
  ];

  test.each(bad)('%s gives %s', async (_name, status, reply) => {
    double.play(() => reply);
    expectError(await post(proxy, body), status);
  });

  test('is not there gives 502', async () => {
    const gone = await startDouble();
    await gone[Symbol.asyncDispose]();
    await using proxy = await holdProxy({ policy: 'us', double: gone });
    expectError(await post(proxy, body), 502);
  });

  test('answers with a page that is no JSON has it passed on as it is', async () => {
    const page = '<html>502 Bad Gateway</html>';
    double.play(() => ({
      kind: 'raw',
      status: 503,
      headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' },
      body: page,
    }));
    const posted = await post(proxy, body);
    expect(posted).toMatchObject({ status: 503, text: page });
    expect(posted.headers.get('set-cookie')).toBeNull();
  });
});

describe('a full disk under the journal', () => {
  test('refuses what cannot be recorded, and leaves a journal that verifies', async () => {
    await using double = await startDouble(echoTokens);
    await using proxy = await holdProxy({ policy: 'us', double, fileLimitKib: 64 });
    const big = messages(`Write to ${email}. ${'A long story. '.repeat(1000)}`);
    const refused = /^Domicile refused this request by policy \S+, recording\.onFailure: /;
    let allowed = 0;
    let denied = 0;
    // A record may still fit where one did not that was written together with another.
    for (let n = 0; n < 40 && denied < 2; n += 1) {
      const before = double.seen.length;
      const answer = await post(proxy, big);
      if (answer.status === 200) {
        allowed += 1;
        continue;
      }
      denied += 1;
      expectError(answer, 503, refused);
      expect(answer.headers.get('x-should-retry')).toBe('false');
      expect(double.seen).toHaveLength(before);
    }
    expect(allowed).toBeGreaterThan(0);
    expect(denied).toBe(2);
    await proxy.stop();
    const faults = await journalFaults(proxy.journal, [email]);
    expect(faults.filter((fault) => !fault.includes('was opened and not closed'))).toEqual([]);
  });
});
