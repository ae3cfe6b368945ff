import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, ask, askThrough } from './client.fixture.ts';
import { type Coding, codings } from './coding/coding.ts';
import { encode } from './coding/coding.fixture.ts';
import { prompt, type Rig, secret, startRig } from './rig.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const address = 'anna@example.org';
const token = /EMAIL_ADDRESS_[0-9A-Z]{17}/;

function asked(rig: Rig, coding: string, body: Buffer | string, chunked = false): Promise<Answer> {
  return ask(anthropic(rig), { body, chunked, headers: { 'content-encoding': coding } });
}

describe('a request whose body is compressed', () => {
  test.each([
    ['in the event loop', 262_144],
    ['as a large one, in the thread', 1000],
  ])('is masked, recorded and sent like the same body as it is: %s', async (_, largeBodyBytes) => {
    await using rig = await startRig({ bounds: { largeBodyBytes } });
    const body = prompt(`Write to ${address}. ${'And so on. '.repeat(20_000)}`);
    const plain = await ask(anthropic(rig), { body });
    expect(plain.status).toBe(200);
    for (const coding of [...codings, 'x-gzip', 'GZIP', 'identity, gzip']) {
      const known = codings.find((one) => one === coding) ?? 'gzip';
      const answer = await asked(rig, coding, encode(known, body));
      expect([answer.status, answer.text]).toEqual([plain.status, plain.text]);
    }
    const [first, ...others] = rig.upstream.seen;
    expect(first?.body).toMatch(token);
    expect(first?.body).not.toContain(address);
    expect(first?.headers).not.toHaveProperty('content-encoding');
    expect(first?.headers['content-length']).toBe(String(first?.body.length));
    expect(others).toHaveLength(codings.length + 3);
    for (const other of others) expect(other).toEqual(first);
    await rig.recorded('close', codings.length + 4);
    const opened = rig.records().filter(({ type }) => type === 'open');
    const [kept] = opened;
    for (const record of opened) {
      const { seq, at, exchange, prev, hash } = record;
      expect(record).toEqual({ ...kept, seq, at, exchange, prev, hash });
    }
    expect(kept).toMatchObject({ bytesIn: body.length, findings: { EmailAddress: 1 } });
    expect(rig.crashes).toEqual([]);
  });

  test('is none where there is no body, whatever the header says', async () => {
    await using rig = await startRig();
    for (const coding of ['identity', 'gzip', 'compress']) {
      const headers = { 'content-encoding': coding };
      const answer = await ask(`${rig.base('anthropic')}/v1/models`, { method: 'GET', headers });
      expect([answer.status, answer.text]).toEqual([
        451,
        expect.stringContaining('where a listing is answered'),
      ]);
    }
  });

  test('is read likewise from chunks, and denied likewise', async () => {
    await using rig = await startRig();
    const denied = prompt(address, { inference_geo: 'global' });
    for (const coding of codings) {
      expect((await asked(rig, coding, encode(coding, prompt(address)), true)).status).toBe(200);
      expect((await asked(rig, coding, encode(coding, denied))).status).toBe(451);
    }
    expect(rig.upstream.seen).toHaveLength(codings.length);
    expect(rig.journalText()).not.toContain('anna');
  });

  test('may be as large as the bound once it is decoded, and no larger', async () => {
    const body = prompt('x'.repeat(100_000));
    await using rig = await startRig({ bounds: { requestBodyBytes: body.length } });
    for (const coding of codings) {
      expect((await asked(rig, coding, encode(coding, body))).status).toBe(200);
      const over = await asked(rig, coding, encode(coding, `${body} `));
      expect(over.status).toBe(413);
      expect(over.text).toContain(`larger than the bound requestBodyBytes (${body.length} bytes;`);
    }
    expect(rig.upstream.seen).toHaveLength(codings.length);
  });

  test('may be refused after it was said to be too long, and the connection is closed', async () => {
    await using rig = await startRig({ bounds: { requestBodyBytes: 1000 } });
    const noise = encode('gzip', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)));
    const announced = await asked(rig, 'gzip', noise);
    expect([announced.status, announced.headers.connection]).toEqual([413, 'close']);
    expect((await asked(rig, 'gzip', noise, true)).status).toBe(413);
  });

  const good = prompt('Hi.');
  test.each<[string, string, (coding: Coding) => Buffer]>([
    ['is empty', 'is empty', () => Buffer.alloc(0)],
    ['ends too early', 'ends too early', (coding) => encode(coding, good).subarray(0, -1)],
    [
      'has bytes behind it',
      'more bytes behind',
      (coding) => Buffer.concat([encode(coding, good), Buffer.from('\0')]),
    ],
    [
      'has a second one behind it',
      'behind',
      (coding) => Buffer.concat([encode(coding, good), encode(coding, good)]),
    ],
    ['is not compressed', 'is not', () => Buffer.from(good)],
  ])('that %s gets 400, and is sent nowhere', async (_, why, make) => {
    await using rig = await startRig();
    for (const coding of codings) {
      const answer = await asked(rig, coding, make(coding));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`is not ${coding}, as its Content-Encoding says`);
      expect(answer.text).toContain(why);
    }
    expect(rig.upstream.connections).toBe(0);
    expect(rig.records().filter(({ type }) => type === 'open')).toHaveLength(codings.length);
    expect(rig.records()[0]).toMatchObject({ type: 'open' });
    await rig.recorded('close', codings.length);
    const closed = rig.records().filter(({ type }) => type === 'close');
    for (const close of closed)
      expect(close).toMatchObject({ code: 'request.invalid_encoding', status: 400 });
    expect(rig.crashes).toEqual([]);
  });

  test('that is damaged is refused, or what it says is judged; nothing else happens', async () => {
    await using rig = await startRig();
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    const denied = prompt(address, { inference_geo: 'global' });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...codings), damage, async (coding, places) => {
        const sent = encode(coding, denied);
        for (const [at, by] of places) sent.writeUInt8((sent[at % sent.length] ?? 0) ^ by, at % sent.length);
        expect([400, 413, 451]).toContain((await asked(rig, coding, sent)).status);
      }),
      { numRuns: 60 },
    );
    expect(rig.upstream.connections).toBe(0);
    expect(rig.crashes).toEqual([]);
    expect((await ask(anthropic(rig), { body: good })).status).toBe(200);
  });
});

test('what is relayed as bytes keeps its coding, whatever it is, and so does the answer', async () => {
  await using rig = await startRig({
    policy: {
      more: `
  egress:
    - {name: crm, hosts: [crm.example], location: [US], action: Allow}`,
    },
    connectTo: ({ url }) => new Map([['crm.example', url]]),
  });
  rig.upstream.answer((response) => response.writeHead(200, { 'content-encoding': 'br' }).end('no brotli'));
  const answer = await askThrough({ port: rig.proxy.port, password: secret }, 'http://crm.example/x', {
    body: 'no gzip',
    headers: { 'content-encoding': 'gzip' },
  });
  expect(rig.upstream.seen[0]).toMatchObject({ body: 'no gzip', headers: { 'content-encoding': 'gzip' } });
  expect(answer).toMatchObject({ status: 200, text: 'no brotli', headers: { 'content-encoding': 'br' } });
});
