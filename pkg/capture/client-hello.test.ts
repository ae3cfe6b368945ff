import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PassThrough } from 'node:stream';
import { helloOf, serverNames, withExtension } from './client-hello.fixture.ts';
import { maxHelloBytes, peekServerName, serverNameOf } from './client-hello.ts';

let named: Buffer;
let nameless: Buffer;

beforeAll(async () => {
  named = await helloOf('crm.example.eu');
  nameless = await helloOf();
});

describe('the server name of a ClientHello', () => {
  test('is found in what a real client sends', () => {
    expect(serverNameOf(named)).toEqual({ kind: 'name', name: 'crm.example.eu' });
  });

  test('is told in lower case', async () => {
    const hello = withExtension(nameless, 0, serverNames(['CRM.Example.EU']));
    expect(serverNameOf(hello)).toEqual({ kind: 'name', name: 'crm.example.eu' });
  });

  test('is found only once the hello is whole, wherever it is cut', () => {
    for (let cut = 0; cut < named.length; cut += 1)
      expect(serverNameOf(named.subarray(0, cut))).toEqual({ kind: 'more' });
  });

  test('is found whatever follows the hello', () => {
    const longer = Buffer.concat([named, Buffer.from('anything')]);
    expect(serverNameOf(longer)).toEqual({ kind: 'name', name: 'crm.example.eu' });
  });

  test.each<[string, () => Buffer, string]>([
    ['plain HTTP', () => Buffer.from('GET / HTTP/1.1\r\n'), 'not TLS'],
    ['one byte that is not TLS', () => Buffer.from('S'), 'not TLS'],
    ['no name', () => nameless, 'no server name'],
    ['ECH', () => withExtension(named, 0xfe0d, Buffer.alloc(8)), 'ECH'],
    [
      'two names in one list',
      () => withExtension(nameless, 0, serverNames(['a.example', 'b.example'])),
      'several',
    ],
    ['two lists of names', () => withExtension(named, 0, serverNames(['b.example'])), 'several'],
    [
      'a name of another type',
      () => withExtension(nameless, 0, serverNames(['a.example'], 1)),
      'not a host name',
    ],
    [
      'bytes behind the list',
      () => withExtension(nameless, 0, Buffer.concat([serverNames(['a.example']), Buffer.from('x')])),
      'malformed',
    ],
    ['an empty extension', () => withExtension(nameless, 0, Buffer.alloc(0)), 'malformed'],
    [
      'another handshake message',
      () => Buffer.concat([Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0])]),
      'not a ClientHello',
    ],
  ])('is refused with %s', (_what, make, why) => {
    const found = serverNameOf(make());
    expect(found).toMatchObject({ kind: 'invalid', why: expect.stringContaining(why) });
  });

  test('is looked for in a record of the largest size, and in none beyond', () => {
    const padded = (bytes: number): Buffer =>
      withExtension(named, 21, Buffer.alloc(bytes - named.length - 4));
    expect(serverNameOf(padded(maxHelloBytes))).toEqual({ kind: 'name', name: 'crm.example.eu' });
    expect(serverNameOf(padded(maxHelloBytes + 1))).toEqual({
      kind: 'invalid',
      why: 'the record is too long',
    });
  });

  test('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, looksLikeTls) => {
        const record = Buffer.from(bytes);
        const head = Buffer.from([0x16, 3, 1, 0, 0]);
        head.writeUInt16BE(record.length, 3);
        const { kind } = serverNameOf(looksLikeTls ? Buffer.concat([head, record]) : record);
        expect(['name', 'more', 'invalid']).toContain(kind);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws on a real hello with bytes changed, and never finds a longer name than its bytes hold', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(), (changes, cut) => {
        const hello = Buffer.from(named);
        for (const [at, value] of changes) hello[at % hello.length] = value;
        const found = serverNameOf(hello.subarray(0, cut % (hello.length + 1)));
        if (found.kind === 'name') expect(hello.toString('latin1').toLowerCase()).toContain(found.name);
      }),
      { numRuns: 1000 },
    );
  });

  test('is the one that was written, for any name', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const name = labels.join('.');
        const hello = withExtension(nameless, 0, serverNames([name]));
        expect(serverNameOf(hello)).toEqual({ kind: 'name', name });
      }),
    );
  });
});

describe('peeking into a socket', () => {
  test('gives the name and every byte read, whatever the chunks, and leaves the socket paused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 600 }), { maxLength: 5 }),
        fc.nat({ max: 600 }),
        async (cuts, inHead) => {
          const socket = new PassThrough();
          const peeked = peekServerName(socket, named.subarray(0, inHead), 60_000);
          let from = Math.min(inHead, named.length);
          for (const cut of [
            ...cuts.map((length) => from + length).toSorted((a, b) => a - b),
            named.length,
          ]) {
            if (cut > from) socket.write(named.subarray(from, cut));
            from = Math.max(from, Math.min(cut, named.length));
          }
          const hello = await peeked;
          expect(hello.serverName).toBe('crm.example.eu');
          expect(hello.bytes.equals(named)).toBe(true);
          expect(socket.isPaused()).toBe(true);
          expect(socket.listenerCount('close') + socket.listenerCount('error')).toBe(0);
          socket.write('after');
          expect(socket.read()?.toString()).toBe('after');
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each<[string, (socket: PassThrough) => void, string]>([
    ['what is no TLS', (socket) => socket.write('GET /'), 'not TLS'],
    ['a socket that is destroyed', (socket) => socket.destroy(), 'closed before'],
    ['a socket that fails', (socket) => socket.destroy(new Error('reset')), 'closed before'],
    ['a client that ends', (socket) => socket.end(), 'closed before'],
  ])('refuses %s', async (_what, act, why) => {
    const socket = new PassThrough({ emitClose: true, autoDestroy: false });
    const peeked = peekServerName(socket, Buffer.alloc(0), 60_000);
    act(socket);
    socket.resume();
    await expect(peeked).rejects.toMatchObject({
      code: 'request.malformed',
      message: expect.stringContaining(why),
    });
  });

  test('gives up after the time it was given', async () => {
    const socket = new PassThrough();
    socket.write(named.subarray(0, -1));
    await expect(peekServerName(socket, Buffer.alloc(0), 20)).rejects.toMatchObject({
      code: 'request.timeout',
    });
  });
});
