import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ask, begin } from './client.fixture.ts';
import { type Coding, codings } from './coding/coding.ts';
import { cutInto, encode, encoder } from './coding/coding.fixture.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { beginningOfStream, beginStream, endOfStream, message, textDelta } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const address = 'anna@example.org';
const token = /EMAIL_ADDRESS_[0-9A-Z]{17}/;
const tokenIn = (body: string): string => token.exec(body)?.[0] ?? 'no token';

const begun = beginningOfStream();
const streamed = prompt(`Write to ${address}.`, { stream: true });
const sse = (coding: Coding) => ({ 'content-type': 'text/event-stream', 'content-encoding': coding });
const whole = (coding: string, bytes: Buffer) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(bytes);

describe('an answer that is compressed although it was not to be', () => {
  test.each([...codings, 'x-gzip'] as const)(
    'with %s is restored, recorded and sent as it is',
    async (name) => {
      const coding = name === 'x-gzip' ? 'gzip' : name;
      await using rig = await startRig();
      rig.upstream.answer((response, seen) =>
        whole(name, encode(coding, JSON.stringify(message(`Wrote to ${tokenIn(seen.body)}.`))))(response),
      );
      const answer = await ask(anthropic(rig), {
        body: prompt(address),
        headers: { 'accept-encoding': name },
      });
      expect(answer.json()).toEqual(message(`Wrote to ${address}.`));
      expect(answer.headers).not.toHaveProperty('content-encoding');
      expect(answer.headers['content-length']).toBe(String(answer.text.length));
      expect(rig.upstream.seen[0]?.headers['accept-encoding']).toBe('identity');
      await rig.recorded('close');
      expect(rig.records()[1]).toMatchObject({
        outcome: 'completed',
        restored: 1,
        response: expect.stringMatching(token),
        echo: { inference_geo: 'us' },
        bytesOut: answer.text.length,
      });
    },
  );

  test('may be as large as the bound once it is decoded, and no larger', async () => {
    const text = JSON.stringify(message('x'.repeat(50_000)));
    await using rig = await startRig({ bounds: { answerBytes: text.length } });
    for (const coding of codings) {
      rig.upstream.answer(whole(coding, encode(coding, text)));
      expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
      rig.upstream.answer(whole(coding, encode(coding, `${text} `)));
      const over = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect(over.status).toBe(502);
      expect(over.text).toContain(`larger than the bound answerBytes (${text.length} bytes;`);
    }
    expect(rig.crashes).toEqual([]);
  });

  test('and ends too early is told as such, as is one that is cut off', async () => {
    await using rig = await startRig();
    for (const coding of codings) {
      const bytes = encode(coding, JSON.stringify(message('Hello.')));
      rig.upstream.answer(whole(coding, bytes.subarray(0, -1)));
      const early = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect([early.status, early.text]).toEqual([502, expect.stringContaining('ends too early')]);
      rig.upstream.answer((response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
        response.write(bytes, () => response.destroy());
      });
      const cut = await ask(anthropic(rig), { body: prompt('Hi.') });
      expect([cut.status, cut.text]).toEqual([502, expect.stringContaining('cut its answer off')]);
    }
    expect(rig.crashes).toEqual([]);
  });

  test('leaves its connection for the next one, whole or streamed', async () => {
    await using rig = await startRig();
    for (const coding of codings) {
      rig.upstream.answer(whole(coding, encode(coding, JSON.stringify(message('Hello.')))));
      expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
      rig.upstream.answer((response) =>
        response.writeHead(200, sse(coding)).end(encode(coding, begun + endOfStream())),
      );
      expect((await ask(anthropic(rig), { body: streamed })).complete).toBe(true);
    }
    expect(rig.upstream.connections).toBe(1);
  });

  test('and holds nothing is passed on as it is', async () => {
    await using rig = await startRig();
    rig.upstream.answer(whole('gzip', Buffer.alloc(0)));
    expect(await ask(anthropic(rig), { body: prompt('Hi.') })).toMatchObject({ status: 200, text: '' });
  });

  test('and goes silent is given up after idleMs', async () => {
    await using rig = await startRig({ bounds: { idleMs: 40 } });
    rig.upstream.answer((response) =>
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'content-length': '99',
        })
        .write(encode('gzip', '{}').subarray(0, 8)),
    );
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(504);
  });
});

describe('a stream that is compressed although it was not to be', () => {
  const deltasFor = (seen: { readonly body: string }): readonly string[] =>
    Array.from(`To ${tokenIn(seen.body)}, 😀!`, textDelta);

  test('says the same as one that is not, however its bytes are cut', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response, seen) => {
      beginStream(response);
      response.end(deltasFor(seen).join('') + endOfStream());
    });
    const plain = await ask(anthropic(rig), { body: streamed });
    expect(plain.text).toContain('anna');
    const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...codings), cuts, async (coding, lengths) => {
        rig.upstream.answer((response, seen) => {
          response.writeHead(200, sse(coding));
          const bytes = encode(coding, begun + deltasFor(seen).join('') + endOfStream());
          void writeAll(response, cutInto(bytes, lengths)).then(() => response.end());
        });
        const answer = await ask(anthropic(rig), { body: streamed });
        expect(answer.text).toBe(plain.text);
        expect(answer.complete).toBe(true);
        expect(answer.headers).not.toHaveProperty('content-encoding');
      }),
      { numRuns: 40 },
    );
    await rig.recorded('close', 41);
    const closed = rig.records().filter(({ type }) => type === 'close');
    const [first] = closed;
    for (const record of closed) {
      const { seq, at, exchange, prev, hash } = record;
      const { durationMs } = record as { readonly durationMs?: number };
      expect(record).toEqual({ ...first, seq, at, exchange, prev, hash, durationMs });
    }
  });

  test.each(codings)('with %s hands each delta on before the next one comes', async (coding) => {
    await using rig = await startRig();
    const held = rig.upstream.hold();
    const asking = begin(anthropic(rig), { body: prompt('Hi.', { stream: true }) });
    const { response } = await held;
    const stream = encoder(coding);
    response.writeHead(200, sse(coding));
    response.write(await stream.push(begun));
    const { until, answer } = await asking;
    for (const word of ['one', 'two', 'three']) {
      response.write(await stream.push(textDelta(`${word}. `)));
      await until(`${word}. `);
    }
    response.write(await stream.push(endOfStream()));
    response.end(await stream.end());
    expect(await answer).toMatchObject({ status: 200, complete: true });
  });

  test.each(codings)(
    'with %s that dies reaches the client as cut off, with all that came',
    async (coding) => {
      await using rig = await startRig();
      const stream = encoder(coding);
      const bytes = await stream.push(begun + textDelta('half of'));
      rig.upstream.answer((response) => {
        response.writeHead(200, sse(coding));
        response.write(bytes, () => response.destroy());
      });
      const answer = await ask(anthropic(rig), { body: streamed });
      expect(answer.text).toBe(begun + textDelta('half of'));
      expect(answer.complete).toBe(false);
      await rig.recorded('close');
      expect(rig.records()[1]).toMatchObject({
        outcome: 'failed',
        code: 'upstream.unreachable',
        status: 200,
      });
    },
  );

  test.each(codings)('with %s that is damaged on its way ends likewise', async (coding) => {
    await using rig = await startRig();
    const stream = encoder(coding);
    const bytes = await stream.push(begun + textDelta('half of'));
    const held = rig.upstream.hold();
    const asking = begin(anthropic(rig), { body: streamed });
    const { response } = await held;
    response.writeHead(200, sse(coding));
    response.write(bytes);
    const { until, answer } = await asking;
    await until('half of');
    const closed = once(response, 'close');
    response.write(Buffer.alloc(1000, 0xff));
    await closed;
    const { text, complete } = await answer;
    expect(text).toBe(begun + textDelta('half of'));
    expect(complete).toBe(false);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', code: 'upstream.invalid', status: 200 });
    await rig.proxy.drain();
    expect(await rig.metrics()).toContain('domicile_open_streams 0\n');
    expect(rig.crashes).toEqual([]);
  });

  test.each(codings)('with %s that ends without its end is no whole one', async (coding) => {
    await using rig = await startRig();
    const bytes = await encoder(coding).push(begun + endOfStream());
    rig.upstream.answer((response) => response.writeHead(200, sse(coding)).end(bytes));
    const answer = await ask(anthropic(rig), { body: streamed });
    expect(answer.text).toBe(begun + endOfStream());
    expect(answer.complete).toBe(false);
  });

  test('ends upstream when its client leaves', async () => {
    await using rig = await startRig();
    const held = rig.upstream.hold();
    const asking = begin(anthropic(rig), { body: streamed });
    const { response } = await held;
    response.writeHead(200, sse('gzip'));
    response.write(await encoder('gzip').push(begun));
    const closed = new Promise((resolve) => response.on('close', resolve));
    (await asking).leave();
    await closed;
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'aborted', status: 200 });
  });
});

async function writeAll(response: ServerResponse, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    response.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
