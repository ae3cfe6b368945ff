import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ask, begin, posted, Wire } from './client.fixture.ts';
import { codings } from './coding/coding.ts';
import { prompt, type Rig, startRig } from './rig.fixture.ts';
import { beginStream, endOfStream, message, textDelta } from './upstream.fixture.ts';

const anthropic = (rig: Rig): string => `${rig.base('anthropic')}/v1/messages`;
const streamed = prompt('anna@example.org', { stream: true });

describe('an upstream that', () => {
  test('redirects is not followed', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => response.writeHead(307, { location: rig.upstream.url.href }).end());
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('redirects are not followed');
    expect(answer.headers).not.toHaveProperty('location');
    expect(rig.upstream.seen).toHaveLength(1);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', code: 'upstream.invalid', status: 502 });
  });

  test.each([
    [
      'another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nhello',
    ],
    ['a status that is none', 'HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n'],
    ['what is no HTTP', '220 smtp.example ESMTP\r\n'],
  ])('says %s is told as such, and the exchange ends', async (_name, said) => {
    using ends = new DisposableStack();
    const odd = ends.adopt(
      createServer((socket) => socket.once('data', () => socket.end(said))),
      (server) => void server.close(),
    );
    await once(odd.listen(0, '127.0.0.1'), 'listening');
    const { port } = odd.address() as AddressInfo;
    await using rig = await startRig({
      connectTo: () => new Map([['anthropic', new URL(`http://127.0.0.1:${port}`)]]),
    });
    for (const body of [prompt('Hi.'), streamed]) {
      const answer = await ask(anthropic(rig), { body });
      expect(answer.status).toBe(502);
      expect(answer.text).toContain('What came from the provider is ');
    }
    await rig.recorded('close', 2);
    const closes = rig.records().filter(({ type }) => type === 'close');
    const failed = expect.objectContaining({ outcome: 'failed', code: 'upstream.invalid', status: 502 });
    expect(closes).toEqual([failed, failed]);
    await rig.proxy.drain();
    expect(rig.crashes).toEqual([]);
  });

  const hostile = prompt('staff note: $(x)', { stream: false });
  const callOf = (body: string): string =>
    JSON.stringify({
      type: 'message',
      content: [
        { type: 'tool_use', id: 't', name: 'Bash', input: { command: /STAFF_NOTE_\w{17}/.exec(body)?.[0] } },
      ],
    });
  const noted = {
    policy: {
      masking: `
  masking:
    rules:
      - {name: StaffNote, pattern: 'staff note: +(?P<value>[^\\n"]+)', strategy: Pseudonym}`,
    },
  };

  test.each(['text/plain', 'application/octet-stream', 'application/x-ndjson', ''])(
    'does not say that its answer is JSON, but %j, has none of it restored by another reading',
    async (type) => {
      await using rig = await startRig(noted);
      rig.upstream.answer((response, { body }) =>
        response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(callOf(body)),
      );
      const answer = await ask(anthropic(rig), { body: hostile });
      expect(answer.status).toBe(502);
      expect(answer.text).toContain('The Content-Type of the answer is neither JSON nor a stream');
    },
  );

  test.each(['Text/Event-Stream', 'TEXT/EVENT-STREAM; charset=utf-8'])(
    'says %s has sent a stream, in which tools get no value that a shell could act on',
    async (type) => {
      await using rig = await startRig(noted);
      rig.upstream.answer((response, { body }) => {
        const token = /STAFF_NOTE_\w{17}/.exec(body)?.[0] ?? '';
        const events = [
          {
            type: 'content_block_start',
            index: 0,
            content_block: { type: 'tool_use', id: 't', name: 'Bash', input: {} },
          },
          {
            type: 'content_block_delta',
            index: 0,
            delta: { type: 'input_json_delta', partial_json: `{"command":"${token}"}` },
          },
          { type: 'content_block_stop', index: 0 },
        ];
        response.writeHead(200, { 'content-type': type });
        response.end(
          events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
        );
      });
      const answer = await ask(anthropic(rig), { body: hostile });
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/STAFF_NOTE_\w{17}/);
      expect(answer.text).not.toContain('$(x)');
    },
  );

  const encoded = (type: string, encoding: string) => (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type, 'content-encoding': encoding }).end('{}');

  test.each(['compress', 'deflate, gzip'])(
    'compresses with %s is refused, whole and streamed, before the answer begins',
    async (encoding) => {
      await using rig = await startRig();
      for (const type of ['application/json', 'text/event-stream']) {
        rig.upstream.answer(encoded(type, encoding));
        const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
        expect(answer.status).toBe(502);
        expect(answer.text).toContain('compressed its answer although');
      }
      await rig.recorded('close', 2);
      expect(rig.records()[3]).toMatchObject({ outcome: 'failed', code: 'upstream.invalid', status: 502 });
    },
  );

  test.each(codings)('says %s of an answer that is none is told as such', async (coding) => {
    await using rig = await startRig();
    rig.upstream.answer(encoded('application/json', coding));
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(502);
    expect(answer.text).toContain(`is not ${coding}`);
  });

  test('says too much in one answer is refused; at the bound it passes', async () => {
    const whole = JSON.stringify(message('Hello.'));
    await using rig = await startRig({ bounds: { answerBytes: whole.length } });
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(200);
    const closed = new Promise((resolve) => {
      rig.upstream.answer((response) => {
        response.on('close', resolve);
        response.writeHead(200, { 'content-type': 'application/json' }).write(`${whole} `);
      });
    });
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(502);
    expect(answer.text).toContain(`larger than the bound answerBytes (${whole.length} bytes`);
    await closed;
  });

  test('never answers is given up after firstByteMs', async () => {
    await using rig = await startRig({ bounds: { firstByteMs: 40 } });
    const held = rig.upstream.hold();
    const answer = ask(anthropic(rig), { body: prompt('Hi.') });
    const { response } = await held;
    await once(response, 'close');
    expect((await answer).status).toBe(504);
    expect((await answer).text).toContain('sent nothing for 0.04 s');
  });

  test('stops in the middle of a whole answer is given up after idleMs', async () => {
    await using rig = await startRig({ bounds: { idleMs: 40 } });
    rig.upstream.answer((response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' }).write('{'),
    );
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(504);
    expect(answer.text).toContain('sent nothing for 0.04 s');
  });

  test('stops in the middle of a stream is cut after idleMs', async () => {
    await using rig = await startRig({ bounds: { idleMs: 40 } });
    rig.upstream.answer((response) => beginStream(response));
    const answer = await ask(anthropic(rig), { body: streamed });
    expect(answer.status).toBe(200);
    expect(answer.complete).toBe(false);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', status: 200 });
  });

  test('cannot be reached is told as such', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    await using rig = await startRig({
      connectTo: () => new Map([['anthropic', new URL(`http://127.0.0.1:${port}`)]]),
    });
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(502);
    expect(answer.json()).toMatchObject({
      error: { message: expect.stringContaining('could not be reached') },
    });
  });

  test('hangs up without a word is told as such', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => response.destroy());
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(502);
  });

  test('dies in the middle of a whole answer is told as such', async () => {
    await using rig = await startRig();
    rig.upstream.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
      response.write('{', () => response.destroy());
    });
    expect((await ask(anthropic(rig), { body: prompt('Hi.') })).status).toBe(502);
  });

  test('dies in the middle of a stream: the client sees the same bytes, then a cut connection', async () => {
    await using rig = await startRig();
    const sent = textDelta('half of');
    rig.upstream.answer((response) => {
      beginStream(response);
      response.write(sent, () => response.destroy());
    });
    const answer = await ask(anthropic(rig), { body: streamed });
    expect(answer.text.endsWith(sent)).toBe(true);
    expect(answer.complete).toBe(false);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', status: 200, bytesOut: answer.text.length });
  });

  test('dies after a part of a token: what was held comes out as it was', async () => {
    await using rig = await startRig();
    let half = '';
    rig.upstream.answer((response, seen) => {
      half = /EMAIL_ADDRESS_[0-9A-Z]{8}/.exec(seen.body)?.[0] ?? '';
      beginStream(response);
      response.write(textDelta(half), () => response.destroy());
    });
    const answer = await ask(anthropic(rig), { body: streamed });
    expect(answer.text).toContain(half);
    expect(answer.text).not.toContain('anna');
    expect(answer.complete).toBe(false);
  });
});

describe('without an answer to a handshake', () => {
  let mute: ReturnType<typeof createServer>;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  test('connecting is given up after connectMs', async () => {
    const { port } = mute.address() as AddressInfo;
    await using rig = await startRig({
      bounds: { connectMs: 40 },
      connectTo: () => new Map([['anthropic', new URL(`https://127.0.0.1:${port}`)]]),
    });
    const answer = await ask(anthropic(rig), { body: prompt('Hi.') });
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('no connection within the bound connectMs (40 ms');
  });
});

describe('a client that leaves', () => {
  test('before the answer ends the upstream request at once', async () => {
    await using rig = await startRig();
    const held = rig.upstream.hold();
    const controller = new AbortController();
    const asked = fetch(anthropic(rig), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: prompt('Hi.'),
      signal: controller.signal,
    });
    asked.catch(() => undefined);
    const { response } = await held;
    const closed = once(response, 'close');
    controller.abort();
    await closed;
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'aborted' });
  });

  test('in the middle of a stream ends it at once, and is recorded as having left', async () => {
    await using rig = await startRig();
    const held = rig.upstream.hold();
    const begun = begin(anthropic(rig), { body: streamed });
    const { response } = await held;
    beginStream(response);
    const closed = once(response, 'close');
    (await begun).leave();
    await closed;
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'aborted', status: 200 });
    await rig.proxy.drain();
    expect(await rig.metrics()).toContain('domicile_open_streams 0\n');
  });

  test('while its body is sent is refused, and nothing is dialled', async () => {
    await using rig = await startRig();
    const text = posted(rig.proxy.port, new URL(anthropic(rig)).pathname, prompt('Hi.'));
    const client = new Wire(rig.proxy.port, text.slice(0, -10));
    await once(client.socket, 'connect');
    client.socket.end();
    await client.closed;
    await rig.recorded('close');
    expect(rig.upstream.connections).toBe(0);
  });
});

/** More than the kernel holds for both connections, in either direction. */
const manyDeltas = 512;
const turns = 3000;

test('a slow client slows upstream down, and nothing is lost', async () => {
  await using rig = await startRig();
  const delta = textDelta('x'.repeat(64 * 1024));
  let sent = 0;
  rig.upstream.answer((response) => {
    const fill = (): void => {
      while (sent < manyDeltas) {
        sent += 1;
        if (response.write(delta)) continue;
        response.once('drain', fill);
        return;
      }
      response.end(endOfStream());
    };
    beginStream(response);
    fill();
  });
  const { response, answer } = await begin(anthropic(rig), { body: streamed });
  response.pause();
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toBeLessThan(manyDeltas);
  response.resume();
  const whole = await answer;
  expect(whole.text.split(delta)).toHaveLength(manyDeltas + 1);
});
