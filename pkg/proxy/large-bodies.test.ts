import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import v8 from 'node:v8';
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { ask, begin, posted, Wire } from './client.fixture.ts';
import { type Coding, codings } from './coding/coding.ts';
import { encode, encoder } from './coding/coding.fixture.ts';
import type { Report, ToInspector } from './inspector/messages.ts';
import type { StartWorker } from './inspector/thread.ts';
import { prompt, type Rig, secret, startInspector, startRig } from './rig.fixture.ts';
import { json, message } from './upstream.fixture.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const path = `/${secret}/anthropic/v1/messages`;
const address = 'anna@example.org';
const token = /EMAIL_ADDRESS_\w+/;

function counting(): { readonly threads: () => number; readonly startInspector: StartWorker } {
  let threads = 0;
  return {
    threads: () => threads,
    startInspector: (heapBytes) => {
      threads += 1;
      return startInspector(heapBytes);
    },
  };
}

/** A thread that ends once it has scanned, before anything else of it is recorded or masked. */
const endsOnceScanned: StartWorker = async (heapBytes) => {
  const worker = await startInspector(heapBytes);
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (order: ToInspector, memory) => {
    if (order.kind !== 'record' && order.kind !== 'mask' && order.kind !== 'digest') post(order, memory);
  };
  worker.on('message', ({ kind }: Report) => {
    if (kind === 'scanned') void worker.terminate();
  });
  return worker;
};

/** A connection on which a body is announced, and none of it sent. */
async function announced(rig: Rig, bytes: number): Promise<Socket> {
  const socket = connect({ port: rig.proxy.port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write(posted(rig.proxy.port, path, '').replace('content-length: 0', `content-length: ${bytes}`));
  return socket;
}

/** Asks with a body of which the length is not stated; resolves when it is answered. */
async function askInChunks(rig: Rig, pieces: readonly string[]): Promise<Wire> {
  const chunks = pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
  const head = posted(rig.proxy.port, path, '', ['connection: close']);
  const chunked = head.replace('content-length: 0', 'transfer-encoding: chunked');
  const answer = new Wire(rig.proxy.port, `${chunked}${chunks}0\r\n\r\n`);
  await answer.closed;
  return answer;
}

/** A compressed body that was small as far as it was sent, and large decoded. The rest is still to come. */
async function growing(
  rig: Rig,
  coding: Coding,
): Promise<{ readonly goOn: () => void; readonly status: () => Promise<number> }> {
  const body = prompt('x '.repeat(400));
  const pieces = encoder(coding);
  const begun = await pieces.push(body.slice(0, 700));
  const all = Buffer.concat([begun, await pieces.push(body.slice(700)), await pieces.end()]);
  const head = posted(rig.proxy.port, path, '', [`content-encoding: ${coding}`, 'connection: close']);
  const sent = head.replace('content-length: 0', `content-length: ${all.length}`);
  const client = new Wire(rig.proxy.port, Buffer.concat([Buffer.from(sent), begun]));
  return {
    goOn: () => void client.socket.write(all.subarray(begun.length)),
    status: async () => {
      await client.closed;
      return client.status;
    },
  };
}

/** Resolves when so many exchanges are in flight: a metric says so. */
async function untilBegun(rig: Rig, count: number): Promise<void> {
  while (rig.proxy.inFlight < count) await new Promise((resolve) => setImmediate(resolve));
}

describe('a body', () => {
  test('above the bound is inspected in the thread, one of as many bytes is not', async () => {
    const { threads, startInspector: start } = counting();
    const body = prompt(`Write to ${address}.`);
    await using rig = await startRig({ bounds: { largeBodyBytes: body.length }, startInspector: start });
    rig.upstream.answer((response, seen) =>
      json(response, message(`I wrote to ${token.exec(seen.body)?.[0]}.`)),
    );
    const small = await ask(anthropic(rig), { body });
    expect(threads()).toBe(0);
    const large = await ask(anthropic(rig), { body: `${body} ` });
    expect(threads()).toBe(1);
    expect(large.text).toBe(small.text);
    expect(large.text).toContain(`I wrote to ${address}.`);
    const [first, second] = rig.upstream.seen.map((seen) => seen.body);
    expect(second).toBe(`${first} `);
    expect(second).toMatch(token);
    await rig.recorded('close', 2);
    const opened = rig.records().filter(({ type }) => type === 'open');
    expect(opened).toMatchObject([{ request: first }, { request: second }]);
    expect(opened[0]).toMatchObject({ findings: { EmailAddress: 1 } });
    expect(opened[1]).toMatchObject({
      findings: { EmailAddress: 1 },
      requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('has the same digest however it comes: at once, or of a length that nobody stated', async () => {
    await using rig = await startRig({ bounds: { largeBodyBytes: 1000 } });
    const body = prompt('x '.repeat(800_000));
    expect((await ask(anthropic(rig), { body })).status).toBe(200);
    const answer = await askInChunks(rig, [body.slice(0, 1_100_000), body.slice(1_100_000)]);
    expect(answer.status).toBe(200);
    await rig.recorded('close', 2);
    const opened = rig.records().filter(({ type }) => type === 'open');
    const digests = opened.map((record) => ('requestDigest' in record ? record.requestDigest : ''));
    expect(digests).toHaveLength(2);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[1]).toBe(digests[0]);
  });

  test('of which nobody said how long it is waits for room once it has grown large', async () => {
    const { threads, startInspector: start } = counting();
    await using rig = await startRig({ bounds: { largeBodyBytes: 300 }, startInspector: start });
    const body = prompt(`${'x '.repeat(600)}${address}`);
    const pieces = [body.slice(0, 100), body.slice(100, 900), body.slice(900)];
    const answer = await askInChunks(rig, pieces);
    expect(answer.status).toBe(200);
    expect(threads()).toBe(1);
    expect(rig.upstream.seen[0]?.body).toMatch(token);
    expect(rig.upstream.seen[0]?.body).not.toContain(address);
  });

  test('that policy denies is recorded masked, and the next has its turn', async () => {
    await using rig = await startRig({ bounds: { largeBodyBytes: 1 } });
    const denied = await ask(anthropic(rig), { body: prompt(address, { inference_geo: 'global' }) });
    expect(denied.status).toBe(451);
    expect(rig.upstream.connections).toBe(0);
    await rig.recorded('close');
    expect(rig.records()[0]).toMatchObject({ request: expect.stringMatching(token) });
    expect(rig.journalText()).not.toContain(address);
    expect((await ask(anthropic(rig), { body: '{' })).status).toBe(400);
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
  });

  test('whose thread ends before it is recorded is refused, which is recorded without its text', async () => {
    await using rig = await startRig({ bounds: { largeBodyBytes: 1 }, startInspector: endsOnceScanned });
    const refused = await ask(anthropic(rig), { body: prompt(address) });
    expect(refused.status).toBe(503);
    expect(refused.text).toContain('The inspector of large bodies ended');
    expect(rig.upstream.connections).toBe(0);
    await rig.recorded('close');
    const [opened, closed] = rig.records();
    expect(opened).toMatchObject({
      type: 'open',
      findings: { EmailAddress: 1 },
      bytesIn: prompt(address).length,
    });
    expect(opened).not.toHaveProperty('request');
    expect(closed).toMatchObject({ outcome: 'failed', code: 'proxy.internal', status: 503 });
    expect(await rig.metrics()).not.toMatch(/^domicile_recording_failures_total [1-9]/m);
  });

  test('holds what was restored before masked, wherever it was restored', async () => {
    await using rig = await startRig({
      bounds: { largeBodyBytes: 1000 },
      policy: {
        masking: `
  masking:
    rules: [{name: StaffPass, pattern: 'staff pass:? +(?P<value>[A-Z]\\d{8})', strategy: Pseudonym}]`,
      },
    });
    rig.upstream.answer((response, seen) =>
      json(response, message(`Your pass is ${/STAFF_PASS_\w+/.exec(seen.body)?.[0]}.`)),
    );
    const filler = 'x '.repeat(1000);
    const first = await ask(anthropic(rig), { body: prompt(`staff pass: A12345678 ${filler}`) });
    expect(first.text).toContain('Your pass is A12345678.');
    await ask(anthropic(rig), { body: prompt('staff pass: B12345678') });
    for (const more of ['', filler])
      await ask(anthropic(rig), { body: prompt(`A12345678, B12345678 ${more}`) });
    const bodies = rig.upstream.seen.slice(2).map((seen) => seen.body);
    expect(bodies.filter((body) => body.includes('12345678'))).toEqual([]);
    const tokens = bodies.map((body) => body.match(/STAFF_PASS_\w+/g));
    expect(tokens[0]).toHaveLength(2);
    expect(tokens[1]).toEqual(tokens[0]);
  });
});

describe('room for large bodies', () => {
  const bounds = { largeBodyBytes: 10, largeBodiesBytes: 1000, largeBodiesWaiting: 1 };

  test.each([
    ['its length', false],
    ['chunks', true],
  ])('is given in turn; one more than may wait, by %s, is told to come later', async (_, chunked) => {
    await using rig = await startRig({ bounds: { ...bounds, requestBodyBytes: 1000 } });
    const body = prompt('Hi.');
    const first = await announced(rig, 900);
    await untilBegun(rig, 1);
    const second = begin(anthropic(rig), { body });
    await untilBegun(rig, 2);
    const busy = await ask(anthropic(rig), { body, chunked });
    expect(busy.status).toBe(503);
    expect(busy.text).toContain('wait already as the bound largeBodiesWaiting (1;');
    expect(rig.upstream.connections).toBe(0);
    first.write(body.padEnd(900));
    expect(await (await second).answer).toMatchObject({ status: 200 });
    first.destroy();
  });

  test('is not kept for who leaves, while waiting or while sending', async () => {
    await using rig = await startRig({ bounds });
    const first = await announced(rig, 900);
    await untilBegun(rig, 1);
    const second = await announced(rig, 900);
    await untilBegun(rig, 2);
    second.destroy();
    await rig.recorded('close', 1);
    first.destroy();
    await rig.recorded('close', 2);
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
  });

  test('is given back where a body takes less of it than it might have', async () => {
    const { promise: thread, resolve: startThread } = Promise.withResolvers<void>();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    await using rig = await startRig({
      bounds: { ...bounds, requestBodyBytes: 1000 },
      startInspector: async (heapBytes) => {
        isAsked();
        await thread;
        return startInspector(heapBytes);
      },
    });
    const body = prompt('Hi.');
    const first = begin(anthropic(rig), {
      body: encode('gzip', body),
      headers: { 'content-encoding': 'gzip' },
    });
    await asked;
    const second = await announced(rig, 800);
    await untilBegun(rig, 2);
    const third = begin(anthropic(rig), { body: body.padEnd(800) });
    await untilBegun(rig, 3);
    const fourth = await ask(anthropic(rig), { body: body.padEnd(800) });
    second.write(body.padEnd(800));
    startThread();
    expect(fourth.status).toBe(503);
    expect(fourth.text).toContain('large bodies wait already');
    for (const waiting of [first, third]) expect(await (await waiting).answer).toMatchObject({ status: 200 });
    second.destroy();
  });

  test.each(codings)(
    'is all asked for at once: of two bodies in %s that turn out to be large one waits, and neither for good',
    async (coding) => {
      const most = { largeBodyBytes: 300, largeBodiesBytes: 1000, requestBodyBytes: 1000 };
      await using rig = await startRig({ bounds: { ...bounds, ...most, largeBodiesWaiting: 2 } });
      const first = await growing(rig, coding);
      await untilBegun(rig, 1);
      const second = await growing(rig, coding);
      await untilBegun(rig, 2);
      const third = begin(anthropic(rig), { body: prompt('Hi.').padEnd(400) });
      await untilBegun(rig, 3);
      second.goOn();
      first.goOn();
      expect(await Promise.all([first.status(), second.status()])).toEqual([200, 200]);
      expect(await (await third).answer).toMatchObject({ status: 200 });
      expect(rig.upstream.seen).toHaveLength(3);
    },
  );

  test('is free again when the body is sent, however long the answer takes', async () => {
    await using rig = await startRig({ bounds: { ...bounds, largeBodiesBytes: 1 } });
    const held = rig.upstream.hold();
    const first = begin(anthropic(rig), { body: prompt('First.') });
    const { response } = await held;
    rig.upstream.answer((other) => json(other, message('Second.')));
    expect((await ask(anthropic(rig), { body: prompt('Second.') })).text).toContain('Second.');
    json(response, message('First.'));
    expect((await (await first).answer).text).toContain('First.');
  });
});

/** What the thread hands over as masked bodies, weakly. */
function watching(): { readonly masked: WeakRef<object>[]; readonly startInspector: StartWorker } {
  const masked: WeakRef<object>[] = [];
  return {
    masked,
    startInspector: async (heapBytes) => {
      const worker = await startInspector(heapBytes);
      worker.on('message', (report: Report) => {
        if (report.kind === 'masked') masked.push(new WeakRef(report.bytes.buffer));
      });
      return worker;
    },
  };
}

describe('a large body', () => {
  test('is not held by the answer to it, however long that takes', async () => {
    const { masked, startInspector: start } = watching();
    await using rig = await startRig({ startInspector: start });
    const held = rig.upstream.hold();
    const asked = begin(anthropic(rig), { body: prompt(`Write to ${address}. ${'x '.repeat(1024 * 1024)}`) });
    const { response } = await held;
    const count = (): number => masked.filter((body) => body.deref() !== undefined).length;
    expect(masked).toHaveLength(1);
    for (let collections = 0; count() > 0 && collections < 50; collections += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
    expect(count()).toBe(0);
    json(response, message('Done.'));
    expect((await (await asked).answer).text).toContain('Done.');
  });

  test('gives its memory back as soon as it is sent, and arrives whole', async () => {
    const masked: Uint8Array[] = [];
    await using rig = await startRig({
      startInspector: async (heapBytes) => {
        const worker = await startInspector(heapBytes);
        worker.on('message', (report: Report) => {
          if (report.kind === 'masked') masked.push(report.bytes);
        });
        return worker;
      },
    });
    const text = `Write to ${address}. ${'x '.repeat(4 * 1024 * 1024)}`;
    const held = rig.upstream.hold();
    const asked = begin(anthropic(rig), { body: prompt(text) });
    const { seen, response } = await held;
    expect(seen.body.length).toBeGreaterThan(text.length);
    expect(seen.body).toMatch(/^[^@]*EMAIL_ADDRESS_[^@]*$/);
    expect(masked).toHaveLength(1);
    while (masked.some(({ byteLength }) => byteLength > 0))
      await new Promise((resolve) => setImmediate(resolve));
    json(response, message('Done.'));
    expect((await (await asked).answer).text).toContain('Done.');
  });
});
