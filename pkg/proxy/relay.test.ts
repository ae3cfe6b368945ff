import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Wire, wire } from './client.fixture.ts';
import { type Rig, secret, startRig } from './rig.fixture.ts';

const password = Buffer.from(`domicile:${secret}`).toString('base64');
const policy = {
  more: '\n  egress:\n    - {name: crm, hosts: [crm.example], location: [US], action: Allow}',
};

/** A declared host that says what `answer` writes, as it is, and the proxy before it. */
async function startHost(answer: (socket: Socket, request: string) => void) {
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      requests.push(bytes.toString('latin1'));
      answer(socket, requests.at(-1) ?? '');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const rig = await startRig({
    policy,
    connectTo: () => new Map([['crm.example', new URL(`http://127.0.0.1:${port}`)]]),
  });
  return {
    rig,
    requests,
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]: async () => {
      await rig[Symbol.asyncDispose]();
      server.close();
    },
  };
}

/** A request to it as bytes. */
const asked = (headers: readonly string[] = [], { method = 'GET', body = '' } = {}): string =>
  [
    `${method} http://crm.example/x?y=1 HTTP/1.1`,
    'host: crm.example',
    `proxy-authorization: Basic ${password}`,
    ...headers,
    '',
    body,
  ].join('\r\n');

const closeOf = async (rig: Rig) => {
  await rig.recorded('close');
  return rig.records().find(({ type }) => type === 'close');
};

test.each([
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nwords'],
  ['a status that is none', 'HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n'],
  ['what is no HTTP', '220 smtp.example ESMTP\r\n'],
  [
    'bytes that stand for others',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  [
    'the same in two lines',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: deflate\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  ['the same up to its end', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nok'],
])('a declared host that says %s is told of, and nothing else ends', async (_name, said) => {
  await using host = await startHost((socket) => socket.write(said));
  const answer = await wire(host.rig.proxy.port, asked(['connection: close']));
  expect(answer.status).toBe(502);
  expect(answer.text).toContain('What came from the provider is ');
  expect(await closeOf(host.rig)).toMatchObject({ outcome: 'failed', code: 'upstream.invalid', status: 502 });
  await host.rig.proxy.drain();
});

test.each([
  ['that is none is left out', 'O\x01K', '200 '],
  ['of its own is passed on', 'All\tfine', '200 All\tfine'],
])('a phrase %s', async (_name, phrase, passed) => {
  await using host = await startHost((socket) => {
    socket.write(Buffer.from(`HTTP/1.1 200 ${phrase}\r\ncontent-length: 2\r\n\r\nhi`, 'latin1'));
  });
  const answer = await wire(host.rig.proxy.port, asked(['connection: close']));
  expect(answer.text).toContain(`HTTP/1.1 ${passed}\r\n`);
  expect(answer.text).toMatch(/\r\n\r\nhi$/);
  await host.rig.proxy.drain();
});

test('an answer that breaks off is cut for the client too, behind what came', async () => {
  await using host = await startHost((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf');
  });
  const answer = await wire(host.rig.proxy.port, asked());
  expect(answer.text).toMatch(/\r\n\r\nhalf$/);
  expect(await closeOf(host.rig)).toMatchObject({ outcome: 'failed', status: 200 });
});

test('headers of one connection stay on it, in both directions; all others pass as they are', async () => {
  await using host = await startHost((socket) => {
    socket.write(
      'HTTP/1.1 200 Fine\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=1\r\nX-Own: 2\r\nX-Own: 3\r\ncontent-length: 2\r\n\r\nok',
    );
  });
  const sent = [
    'X-Own: 1',
    'x-own: 2',
    'te: trailers',
    'connection: close, x-hop',
    'x-hop: 1',
    'expect: 100-continue',
  ];
  const answer = await wire(host.rig.proxy.port, asked([...sent, 'proxy-connection: close', 'upgrade: h2c']));
  const [head = ''] = host.requests;
  expect(head).toBe(
    'GET /x?y=1 HTTP/1.1\r\nhost: crm.example\r\nX-Own: 1\r\nX-Own: 2\r\nConnection: keep-alive\r\n\r\n',
  );
  expect(answer.text).toMatch(
    /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 Fine\r\nX-Own: 2\r\nX-Own: 3\r\n/,
  );
  expect(answer.text).not.toMatch(/x-hop|timeout=1/i);
});

test.each([
  ['with its length', 'content-length: 4', 'data', 'data'],
  ['in chunks', 'transfer-encoding: chunked', '4\r\ndata\r\n0\r\n\r\n', '4\r\ndata\r\n0\r\n\r\n'],
])('a body comes %s as it was sent, and connections are kept', async (_name, framing, body, arrives) => {
  await using host = await startHost((socket, request) => {
    if (request.endsWith(arrives))
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n');
  });
  const client = new Wire(host.rig.proxy.port, asked([framing], { method: 'PUT', body }));
  await client.until('0\r\n\r\n');
  client.socket.write(asked(['connection: close', framing], { method: 'PUT', body }));
  await client.closed;
  expect(client.text.match(/2\r\nok\r\n/g)).toHaveLength(2);
  expect(
    host.requests.join('').match(new RegExp(`${framing}\r\nConnection: keep-alive\r\n\r\n${arrives}`, 'g')),
  ).toHaveLength(2);
  expect(host.connections).toBe(1);
});

test('an answer that comes before the end of the body is passed on, and the next request is answered', async () => {
  const early = 'HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno';
  await using host = await startHost((socket, request) => {
    if (/^(PUT|GET) /.test(request)) socket.write(early);
  });
  const client = new Wire(host.rig.proxy.port, asked(['content-length: 8'], { method: 'PUT', body: 'data' }));
  await client.until('no');
  client.socket.write(`more${asked(['connection: close'])}`);
  await client.closed;
  expect(client.text.match(/413 Too Large/g)).toHaveLength(2);
});

test.each([
  ['', 'GET', [], ''],
  ['of a request with a body ', 'PUT', ['content-length: 4'], 'data'],
])('a path %sis asked for as it was decided on', async (_name, method, headers, body) => {
  await using host = await startHost((socket) =>
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
  );
  await wire(
    host.rig.proxy.port,
    asked(['connection: close', ...headers], { method, body }).replace('/x?y=1', '/a//b{c}|d?e=//f'),
  );
  expect(host.requests[0]).toMatch(/^(GET|PUT) \/a\/\/b\{c\}\|d\?e=\/\/f HTTP\/1\.1\r\n/);
});

test('a client that leaves ends the exchange with its host', async () => {
  const asking = Promise.withResolvers<Socket>();
  await using host = await startHost((socket) => asking.resolve(socket));
  const client = new Wire(host.rig.proxy.port, asked());
  const socket = await asking.promise;
  client.socket.destroy();
  await once(socket, 'close');
  expect(await closeOf(host.rig)).toMatchObject({ outcome: 'aborted' });
});
