import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { defaultBounds } from '../api/bounds.ts';
import { once } from 'node:events';
import { ask, posted, Wire, wire } from './client.fixture.ts';
import { prompt, type Rig, secret, startRig } from './rig.fixture.ts';

const body = prompt('anna@example.org');
const basic = (text: string): string => `proxy-authorization: Basic ${Buffer.from(text).toString('base64')}`;
const ours = basic(`domicile:${secret}`);

let rig: Rig;
let host: string;

beforeAll(async () => {
  rig = await startRig({
    policy: {
      more: '\n  egress:\n    - {name: all, provider: anthropic, action: Allow}\n    - {name: crm, hosts: [crm.example], location: [US], action: Allow}',
    },
    connectTo: (upstream) =>
      new Map([
        ['anthropic', upstream.url],
        ['crm.example', upstream.url],
      ]),
  });
  host = `host: 127.0.0.1:${rig.proxy.port}`;
});

afterAll(async () => {
  await rig[Symbol.asyncDispose]();
});

function knock(target: string, headers: readonly string[], text = body): Promise<Wire> {
  const lines = [
    `POST ${target} HTTP/1.1`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
    ...headers,
  ];
  return wire(rig.proxy.port, `${lines.join('\r\n')}\r\n\r\n${text}`);
}

describe('the door opens', () => {
  test.each([
    ['to the secret as prefix', () => [`/${secret}/anthropic/v1/messages`, [host]]],
    ['to localhost', () => [`/${secret}/anthropic/v1/messages`, [host.replace('127.0.0.1', 'LOCALHOST')]]],
    [
      'to who expects what nobody knows',
      () => [`/${secret}/anthropic/v1/messages`, [host, 'expect: 200-maybe']],
    ],
    [
      'to the password of the proxy URL',
      () => ['https://api.anthropic.com/v1/messages', ['host: api.anthropic.com', ours]],
    ],
    [
      'whatever the name of the user is',
      () => ['https://api.anthropic.com/v1/messages', ['host: api.anthropic.com', basic(`x:${secret}`)]],
    ],
    ['to a declared host by plain http', () => ['http://crm.example/v1?a=b', ['host: crm.example', ours]]],
  ] as const satisfies readonly (readonly [string, () => readonly [string, readonly string[]]])[])(
    '%s',
    async (_name, make) => {
      const [target, headers] = make();
      const before = rig.upstream.seen.length;
      expect((await knock(target, headers)).status).toBe(200);
      expect(rig.upstream.seen).toHaveLength(before + 1);
    },
  );
});

describe('the door stays shut', () => {
  const messages = `/${secret}/anthropic/v1/messages`;
  const absolute = 'https://api.anthropic.com/v1/messages';
  const closed: readonly [string, () => readonly [string, readonly string[]]][] = [
    ['without the secret', () => ['/anthropic/v1/messages', [host]]],
    ['to the root', () => ['/', [host]]],
    ['to an empty segment', () => ['//anthropic/v1/messages', [host]]],
    ['to a wrong secret of the same length', () => [messages.replace('a-secret', 'b-secret'), [host]]],
    ['to the secret cut short', () => [messages.replace(secret, secret.slice(0, -1)), [host]]],
    ['to the secret and more', () => [messages.replace(secret, `${secret}x`), [host]]],
    ['to the secret percent-encoded', () => [messages.replace('-', '%2D'), [host]]],
    ['to the secret as query', () => [`/?${secret}`, [host]]],
    ['to a foreign Host', () => [messages, ['host: evil.example']]],
    ['to a Host without the port', () => [messages, ['host: 127.0.0.1']]],
    ['to a Host of another port', () => [messages, ['host: 127.0.0.1:1']]],
    ['to a Host that rebinds', () => [messages, [`host: 127.0.0.1.evil.example:${rig.proxy.port}`]]],
    ['to an Origin', () => [messages, [host, 'origin: https://evil.example']]],
    ['to the Origin null', () => [messages, [host, 'origin: null']]],
    [
      'to an Origin with the password',
      () => [absolute, ['host: api.anthropic.com', ours, 'origin: http://localhost']],
    ],
    ['to an absolute target without password', () => [absolute, ['host: api.anthropic.com']]],
    [
      'to an absolute target with a wrong one',
      () => [absolute, ['host: api.anthropic.com', basic('domicile:wrong')]],
    ],
    [
      'to a password that is no Basic',
      () => [absolute, ['host: api.anthropic.com', `proxy-authorization: Bearer ${secret}`]],
    ],
    [
      'to the user instead of the password',
      () => [absolute, ['host: api.anthropic.com', basic(`${secret}:`)]],
    ],
    ['to an absolute target whose Host differs', () => [absolute, ['host: crm.example', ours]]],
    ['to an absolute target whose Host has a port', () => [absolute, ['host: api.anthropic.com:443', ours]]],
    [
      'to an absolute target with user data',
      () => ['https://a@api.anthropic.com/', ['host: api.anthropic.com', ours]],
    ],
  ];

  test.each(closed)('%s', async (_name, make) => {
    const before = rig.records().length;
    const { seen, connections } = rig.upstream;
    const asked = seen.length;
    const answer = await knock(...make());
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(secret);
    expect(seen).toHaveLength(asked);
    expect(rig.upstream.connections).toBe(connections);
    for (const record of rig.records().slice(before)) {
      expect(record).not.toMatchObject({ request: expect.anything() });
      expect(record).not.toMatchObject({ findings: { EmailAddress: 1 } });
    }
    expect(rig.journalText()).not.toContain(secret);
    expect(rig.journalText()).not.toContain('anna');
  });

  test('to two Host headers', async () => {
    const answer = await knock(messages, [host, 'host: evil.example']);
    expect([400, 403]).toContain(answer.status);
  });

  test('to a target that is neither a path nor a URL, nor is anything recorded of it', async () => {
    const before = rig.records().length;
    expect((await knock('*', [host])).status).toBe(400);
    expect((await knock(messages, [host])).status).toBe(200);
    expect(rig.records().slice(before)).toEqual([expect.objectContaining({ decision: expect.anything() })]);
  });

  test('to no Host, which is told in words', async () => {
    const answer = await wire(rig.proxy.port, `GET ${messages} HTTP/1.1\r\nconnection: close\r\n\r\n`);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('The Host header is missing');
  });

  test('to strangers while the room is full, who are told and recorded no more than else', async () => {
    await using full = await startRig({ bounds: { exchanges: 0 } });
    const anonymous = await wire(full.proxy.port, posted(full.proxy.port, '/x', body, ['connection: close']));
    expect(anonymous.status).toBe(403);
    const busy = await wire(full.proxy.port, posted(full.proxy.port, messages, body, ['connection: close']));
    expect(busy.status).toBe(503);
    expect(busy.text).toContain('"type":"error"');
    await full.recorded('close');
    expect(full.records().map(({ type }) => type)).toEqual(['open', 'close']);
  });

  test('to an upgrade', async () => {
    const before = rig.upstream.connections;
    const answer = await wire(
      rig.proxy.port,
      `GET ${messages} HTTP/1.1\r\n${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
    );
    expect(answer.status).toBe(451);
    expect(answer.text).toContain('use the HTTP streaming API');
    expect(rig.upstream.connections).toBe(before);
  });

  const letGo = [
    ['an upgrade', `GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`],
    ['a tunnel', 'CONNECT a:443 HTTP/1.1\r\nhost: a:443\r\n\r\n'],
  ] as const;

  /** A client that was refused and does not hang up. */
  async function refused(port: number, asking: string): Promise<Socket> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).write(asking);
    await once(socket, 'data');
    return socket;
  }

  test.each(letGo)('to %s whose client breaks off, which ends nobody else', async (_, asking) => {
    await using own = await startRig();
    (await refused(own.proxy.port, asking)).resetAndDestroy();
    const answer = await ask(`${own.base('anthropic')}/v1/messages`, { body });
    expect(answer.status).toBe(200);
  });

  test.each(letGo)('to %s whose client stays, which a shutdown does not wait for', async (_, asking) => {
    await using own = await startRig({ bounds: { drainMs: 600_000 } });
    const client = await refused(own.proxy.port, asking);
    const closed = new Promise((resolve) => client.on('close', resolve));
    await own.proxy.drain();
    // What is written to nobody fails the next time.
    const write = (): void => void client.write('x', (error) => error ?? setImmediate(write));
    write();
    await closed;
  });
});

describe('after the door', () => {
  test('who offers another protocol and needs none is answered in this one', async () => {
    const offer = ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAAP__'];
    const client = new Wire(
      rig.proxy.port,
      posted(rig.proxy.port, `/${secret}/anthropic/v1/messages`, body, offer),
    );
    await client.until('Hello.');
    expect(client.status).toBe(200);
    client.socket.end();
    expect(rig.upstream.seen.at(-1)?.headers).not.toHaveProperty('upgrade');
  });

  test.each([
    ['a charset that is none of JSON', ['content-type: application/json; charset=utf-7']],
    ['a second type', ['content-type: application/json', 'content-type: text/plain']],
  ])('a body leaves as what it was read as, though it came with %s', async (_name, types) => {
    const lines = [`POST /${secret}/anthropic/v1/messages HTTP/1.1`, host, 'connection: close', ...types];
    const answer = await wire(
      rig.proxy.port,
      `${[...lines, `content-length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`,
    );
    expect(answer.status).toBe(200);
    expect(rig.upstream.seen.at(-1)?.headers['content-type']).toBe('application/json');
  });

  test.each([
    ['an unknown mode', 'nowhere/v1/messages', 451],
    ['a mode alone', 'anthropic', 451],
    ['no mode', '', 451],
    ['a mode and a query', 'anthropic?x=/v1/messages', 451],
  ])('%s is refused', async (_name, path, status) => {
    expect((await knock(`/${secret}/${path}`, [host])).status).toBe(status);
  });

  test('a query goes with its path, allow-listed', async () => {
    await knock(`/${secret}/anthropic/v1/messages?beta=true&token=x`, [host]);
    expect(rig.upstream.seen.at(-1)?.url).toBe('/v1/messages?beta=true');
  });

  test('a provider by plain http is refused: it is reached by https alone', async () => {
    const answer = await knock('http://api.anthropic.com/v1/messages', ['host: api.anthropic.com', ours]);
    expect(answer.status).toBe(451);
    expect(answer.text).toContain('https on port 443');
  });

  test('what goes to a declared host is relayed without our password, and counted as not inspected', async () => {
    const answer = await knock(
      'http://crm.example/contacts?q=1',
      ['host: crm.example', ours, 'x-own: 1'],
      'raw bytes',
    );
    expect(answer.status).toBe(200);
    const seen = rig.upstream.seen.at(-1);
    expect(seen).toMatchObject({
      url: '/contacts?q=1',
      body: 'raw bytes',
      headers: { host: 'crm.example', 'x-own': '1' },
    });
    expect(seen?.headers).not.toHaveProperty('proxy-authorization');
    expect(await rig.metrics()).toMatch(
      /domicile_bytes_total\{inspected="false",direction="request"\} [1-9]/,
    );
  });
});

describe('what is no HTTP', () => {
  const garbage: readonly [string, () => string, number][] = [
    ['TLS', () => '\x16\x03\x01\x02\x00\x01', 400],
    ['HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    [
      'both lengths',
      () =>
        `POST /${secret}/anthropic/v1/messages HTTP/1.1\r\n${host}\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['bare line feeds', () => `GET / HTTP/1.1\n${host}\n\n`, 400],
    ['a folded header', () => `GET / HTTP/1.1\r\n${host}\r\nx: 1\r\n 2\r\n\r\n`, 400],
    ['headers over the bound', () => `GET / HTTP/1.1\r\n${host}\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`, 431],
  ];

  test.each(garbage)('%s', async (_name, make, status) => {
    const answer = await wire(rig.proxy.port, make());
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('application/problem+json');
  });
});

test('a request that is never finished is told so after its time', async () => {
  await using slow = await startRig({ bounds: { headersMs: 50, requestMs: 60 } });
  const answer = await wire(slow.proxy.port, 'POST / HTTP/1.1\r\nhost: x\r\n');
  expect(answer.status).toBe(408);
  const text = `POST /${secret}/anthropic/v1/messages HTTP/1.1\r\nhost: 127.0.0.1:${slow.proxy.port}\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`;
  expect((await wire(slow.proxy.port, text)).status).toBe(408);
  expect(slow.upstream.connections).toBe(0);
});

test('one connection more than the bound is closed', async () => {
  await using small = await startRig({ bounds: { connections: 1 } });
  const first = connect(small.proxy.port, '127.0.0.1');
  await once(first, 'connect');
  const second = connect(small.proxy.port, '127.0.0.1');
  second.on('error', () => undefined);
  await once(second, 'close');
  expect(first.destroyed).toBe(false);
  first.destroy();
});

test('as many header lines as the bound says pass, one more is refused: it would not be read', async () => {
  const ownLines = 4;
  const lines = Array.from({ length: defaultBounds.headerCount - ownLines }, (_, index) => `x-${index}: 1`);
  const target = `/${secret}/anthropic/v1/messages`;
  expect((await knock(target, [...lines, host])).status).toBe(200);
  expect((await knock(target, [...lines, host, 'origin: https://evil.example'])).status).toBe(431);
});

test('headers of as many bytes as the bound says pass, of one more they are refused', async () => {
  const bound = 2048;
  await using small = await startRig({ bounds: { headerBytes: bound } });
  const target = `/${secret}/anthropic/v1/messages`;
  const told = async (padding: number): Promise<Wire> =>
    wire(
      small.proxy.port,
      posted(small.proxy.port, target, body, ['connection: close', `x-padding: ${'x'.repeat(padding)}`]),
    );
  const [requestLine = '', ...lines] = posted(small.proxy.port, target, body, [
    'connection: close',
    'x-padding: ',
  ])
    .split('\r\n\r\n')[0]!
    .split('\r\n');
  // The target, names and values: neither the method nor what stands between them.
  const counted = (requestLine.split(' ')[1] ?? '').length + lines.join('').length - 2 * lines.length;
  expect((await told(bound - counted)).status).toBe(200);
  expect((await told(bound - counted + 1)).status).toBe(431);
});

test('a connection on which nothing comes is closed after its time, and the client is told how long that is', async () => {
  const target = `/${secret}/anthropic/v1/messages`;
  const answered = async ({ proxy: { port } }: Rig): Promise<Wire> => {
    const kept = new Wire(port, posted(port, target, body));
    await kept.until('Hello.');
    return kept;
  };
  await using quick = await startRig({ bounds: { keepAliveMs: 20 } });
  await (await answered(quick)).closed;
  await using patient = await startRig({ bounds: { keepAliveMs: 7_000 } });
  expect((await answered(patient)).text.toLowerCase()).toContain('\r\nkeep-alive: timeout=7\r\n');
});
