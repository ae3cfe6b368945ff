import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { helloOf, serverNames, withExtension } from '../capture/client-hello.fixture.ts';
import { tlsAlert } from '../capture/tls-alert.ts';
import type { Bounds } from '../api/bounds.ts';
import { openSegmentFile } from '../journal/segment-file.ts';
import { Wire, wire } from './client.fixture.ts';
import { type Rig, secret, startRig } from './rig.fixture.ts';

const host = 'crm.example.eu';
const password = `proxy-authorization: Basic ${Buffer.from(`domicile:${secret}`).toString('base64')}`;

let target: Server;
let dialled: Socket[];

beforeEach(async () => {
  dialled = [];
  target = createServer({ allowHalfOpen: true }, (socket) => {
    dialled.push(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
});

afterEach(() => {
  for (const socket of dialled) socket.destroy();
  target.close();
});

function startTunnels(
  bounds: Partial<Bounds> = {},
  port = (target.address() as AddressInfo).port,
  openFile = openSegmentFile,
): Promise<Rig> {
  const url = new URL(`http://127.0.0.1:${port}`);
  return startRig({
    bounds,
    openFile,
    policy: {
      allow: 'DE',
      more: `\n  egress:\n    - {name: crm, hosts: [${host}], location: [DE], action: Allow}\n    - {name: far, hosts: [far.example], location: [US], action: Allow}\n    - {name: claude, provider: anthropic, action: Allow}`,
    },
    connectTo: () => new Map([host, 'far.example', 'anthropic', 'bedrock'].map((name) => [name, url])),
  });
}

function connectText(authority: string, headers: readonly string[] = [password]): string {
  return `CONNECT ${authority} HTTP/1.1\r\n${[`host: ${authority}`, ...headers].join('\r\n')}\r\n\r\n`;
}

async function opened(rig: Rig, authority = `${host}:443`): Promise<Wire> {
  const client = new Wire(rig.proxy.port, connectText(authority));
  await client.until('200 Connection Established\r\n\r\n');
  return client;
}

/** The bytes that come through to the target, up to a length. */
async function received(socket: Socket, length: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    if (bytes.length >= length) break;
  }
  return bytes;
}

/** A port that takes no connection: those who listen stand still, and as many wait for them as may. */
async function fullPort(ends: AsyncDisposableStack): Promise<number> {
  const listener = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      parentPort.once('message', (still) => Atomics.wait(still, 0, 0));
    });`,
    { eval: true },
  );
  ends.defer(async () => void (await listener.terminate()));
  const [port] = (await once(listener, 'message')) as [number];
  listener.postMessage(new Int32Array(new SharedArrayBuffer(4)));
  for (let waiting = 0; waiting < 2; waiting += 1) {
    const socket = ends.adopt(connect({ port, host: '127.0.0.1' }), async (one) => void one.destroy());
    socket.on('error', () => undefined);
    await once(socket, 'connect');
  }
  return port;
}

const nameless = tlsAlert('unrecognized_name');

describe('a tunnel to a declared host', () => {
  test('dials when the server name is the authority, and passes every byte both ways', async () => {
    await using rig = await startTunnels();
    const client = await opened(rig);
    expect(dialled).toHaveLength(0);
    const hello = await helloOf(host);
    const accepted = once(target, 'connection');
    client.socket.write(hello);
    const [upstream] = (await accepted) as [Socket];
    expect((await received(upstream, hello.length)).equals(hello)).toBe(true);
    client.socket.write('to the server');
    expect((await received(upstream, 13)).toString()).toBe('to the server');
    upstream.end('to the client');
    await client.until('to the client');
    client.socket.end();
    await client.closed;
    await rig.recorded('close');
    expect(rig.records()).toMatchObject([
      {
        type: 'open',
        destination: { provider: 'declared', host, method: 'CONNECT' },
        decision: { action: 'Allow' },
      },
      { type: 'close', outcome: 'completed', status: 200, bytesOut: 13 },
    ]);
    await rig.proxy.drain();
    const metrics = await rig.metrics();
    expect(metrics).toContain(
      `domicile_bytes_total{inspected="false",direction="request"} ${hello.length + 13}\n`,
    );
    expect(metrics).toContain('domicile_bytes_total{inspected="false",direction="response"} 13\n');
  });

  test('takes a hello that comes with the CONNECT, or byte by byte', async () => {
    await using rig = await startTunnels();
    const hello = await helloOf(host);
    let accepted = once(target, 'connection');
    const client = new Wire(rig.proxy.port, Buffer.concat([Buffer.from(connectText(`${host}:443`)), hello]));
    const [upstream] = (await accepted) as [Socket];
    expect((await received(upstream, hello.length)).equals(hello)).toBe(true);
    client.socket.destroy();

    accepted = once(target, 'connection');
    const slow = await opened(rig);
    slow.socket.setNoDelay(true);
    for (const byte of hello) slow.socket.write(Buffer.of(byte));
    const [second] = (await accepted) as [Socket];
    expect((await received(second, hello.length)).equals(hello)).toBe(true);
    slow.socket.destroy();
  });

  const wrong: readonly [what: string, made: () => Promise<Buffer>, told: Buffer | undefined][] = [
    ['another server name', () => helloOf('far.example'), nameless],
    ['no server name', () => helloOf(), nameless],
    ['a subdomain', () => helloOf(`a.${host}`), nameless],
    ['an encrypted name', async () => withExtension(await helloOf(host), 0xfe0d, Buffer.alloc(8)), nameless],
    ['two names', async () => withExtension(await helloOf(host), 0, serverNames(['far.example'])), nameless],
    ['plain HTTP', async () => Buffer.from(`GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`), undefined],
  ];

  test.each(wrong)('with %s is closed with an alert, and nothing was dialled', async (_what, make, told) => {
    await using rig = await startTunnels();
    const client = await opened(rig);
    const before = client.text;
    client.socket.write(await make());
    await client.closed;
    expect(client.text).toBe(before + (told?.toString('latin1') ?? ''));
    expect(dialled).toHaveLength(0);
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', code: 'request.malformed' });
    expect(rig.crashes).toEqual([]);
  });

  test('with another server name is refused in words that a TLS client says', async () => {
    await using rig = await startTunnels();
    const { socket } = await opened(rig);
    socket.removeAllListeners('data');
    const [error] = (await once(connectTls({ socket, servername: 'far.example' }), 'error')) as [Error];
    expect(error).toMatchObject({ reason: expect.stringMatching(/unrecognized name/i) });
  });

  test('is closed when no hello comes in time, or the client ends its side', async () => {
    await using rig = await startTunnels({ headersMs: 50 });
    await (await opened(rig)).closed;
    const client = await opened(rig);
    client.socket.end();
    await client.closed;
    expect(dialled).toHaveLength(0);
  });

  test('ends upstream at once when the client leaves, and the client when upstream leaves', async () => {
    await using rig = await startTunnels();
    for (const leaver of ['client', 'upstream'] as const) {
      const accepted = once(target, 'connection');
      const client = await opened(rig);
      client.socket.write(await helloOf(host));
      const [upstream] = (await accepted) as [Socket];
      upstream.resume();
      if (leaver === 'client') {
        client.socket.destroy();
        await once(upstream, 'end');
      } else {
        upstream.destroy();
        await client.closed;
      }
    }
  });

  test('that cannot be dialled is closed, and recorded as such', async () => {
    await using rig = await startTunnels();
    await new Promise((resolve) => target.close(resolve));
    const client = await opened(rig);
    const before = client.text;
    client.socket.write(await helloOf(host));
    await client.closed;
    expect(client.text).toBe(before + tlsAlert('internal_error').toString('latin1'));
    await rig.recorded('close');
    expect(rig.records()[1]).toMatchObject({ outcome: 'failed', code: 'upstream.unreachable' });
  });

  const leavings: readonly [string, (socket: Socket) => void][] = [
    ['ends its side', (socket) => socket.end()],
    ['hangs up', (socket) => socket.resetAndDestroy()],
  ];

  test.each(leavings)(
    'whose client %s while it is dialled is given up, and not waited for',
    async (_, leave) => {
      await using ends = new AsyncDisposableStack();
      const port = await fullPort(ends);
      const rig = ends.use(await startTunnels({ connectMs: 600_000, drainMs: 600_000 }, port));
      const client = await opened(rig);
      client.socket.write(await helloOf(host), () => leave(client.socket));
      await client.closed;
      await rig.proxy.drain();
      expect(rig.records()[1]).toMatchObject({ type: 'close', outcome: 'aborted' });
    },
  );

  test.each(leavings)('whose client %s while it is recorded is not dialled', async (_, leave) => {
    const [writing, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await using rig = await startTunnels({}, undefined, async (path) => {
      const file = await openSegmentFile(path);
      return {
        ...file,
        write: async (...args) => {
          writing.resolve();
          await released.promise;
          return file.write(...args);
        },
      };
    });
    const hello = await helloOf(host);
    const client = new Wire(rig.proxy.port, Buffer.concat([Buffer.from(connectText(`${host}:443`)), hello]));
    await writing.promise;
    leave(client.socket);
    // The proxy sees another caller's request only after it has seen this one leave.
    await wire(rig.proxy.port, connectText(`${host}:443`, []));
    released.resolve();
    await rig.recorded('close');
    expect(rig.records().at(-1)).toMatchObject({ type: 'close', outcome: 'aborted', status: 0 });
    await rig.proxy.drain();
    expect(dialled).toHaveLength(0);
  });

  test('that is open is cut when the time to drain is over', async () => {
    await using rig = await startTunnels({ drainMs: 20 });
    const accepted = once(target, 'connection');
    const client = await opened(rig);
    client.socket.write(await helloOf(host));
    const [upstream] = (await accepted) as [Socket];
    upstream.resume();
    await rig.proxy.drain();
    await client.closed;
  });
});

describe('a tunnel is refused', () => {
  const refused: readonly [string, string, readonly string[], number][] = [
    ['to a provider', 'api.anthropic.com:443', [password], 451],
    [
      'to a provider whose place the host names',
      'bedrock-runtime.eu-central-1.amazonaws.com:443',
      [password],
      451,
    ],
    ['to a host that nobody declared', 'elsewhere.example:443', [password], 451],
    ['to a declared host outside', 'far.example:443', [password], 451],
    ['to an address', '127.0.0.1:443', [password], 451],
    ['without a port', host, [password], 400],
    ['without the password', `${host}:443`, [], 403],
    [
      'with a wrong password',
      `${host}:443`,
      [`proxy-authorization: Basic ${Buffer.from('a:b').toString('base64')}`],
      403,
    ],
    ['to a browser', `${host}:443`, [password, 'origin: https://evil.example'], 403],
  ];

  test.each(refused)('%s', async (_what, authority, headers, status) => {
    await using rig = await startTunnels();
    const answer = await wire(rig.proxy.port, connectText(authority, headers));
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('application/problem+json');
    expect(dialled).toHaveLength(0);
  });
});
