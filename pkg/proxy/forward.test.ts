import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { Permit } from '../api/decision.ts';
import { checkedLookup } from './addresses.ts';
import { createForwarder } from './forward.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

const bounds = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000 };
const outgoing = { headers: ['host', 'api.anthropic.com'], body: undefined };
const permit = {
  destination: {
    provider: 'anthropic',
    host: 'api.anthropic.com',
    method: 'GET',
    path: '/v1/models',
    query: '',
  },
} as unknown as Permit;

/** Also where a test fails: nothing of it may keep the process. */
const closed = (one: { close: () => unknown }): void => void one.close();

test.each([
  ['https', Buffer.from([0x16, 0x03])],
  ['http', Buffer.from('GE')],
])('what is sent by %s begins as that protocol does', async (protocol, beginning) => {
  const seen = Promise.withResolvers<Buffer>();
  using ends = new DisposableStack();
  const server = ends.adopt(
    createServer((socket) => {
      socket.once('data', (bytes) => {
        seen.resolve(bytes);
        socket.destroy();
      });
    }).listen(0, '127.0.0.1'),
    closed,
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = new URL(`${protocol}://127.0.0.1:${port}`);
  const forwarder = ends.adopt(createForwarder(new Map([['anthropic', url]]), bounds), closed);

  await expect(forwarder.send(permit, outgoing).response).rejects.toMatchObject({
    code: 'upstream.unreachable',
  });
  expect((await seen.promise).subarray(0, 2)).toEqual(beginning);
});

test('a name that leads to this machine is dialled by no way out, and neither is such an address', async () => {
  let connections = 0;
  using ends = new DisposableStack();
  const server = ends.adopt(
    createServer(() => {
      connections += 1;
    }).listen(0, '127.0.0.1'),
    closed,
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lookup = checkedLookup(() => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
  const forwarder = ends.adopt(createForwarder(new Map(), bounds, lookup), closed);
  const to = (host: string) =>
    ({
      ...permit,
      destination: { ...permit.destination, provider: 'declared', host, port, tls: false },
    }) as Permit;
  const refused = { code: 'policy.private_address' };
  const { signal } = new AbortController();
  await expect(forwarder.send(to('rebound.example'), outgoing).response).rejects.toMatchObject(refused);
  await expect(forwarder.tunnel(to('rebound.example'), signal)).rejects.toMatchObject(refused);
  await expect(forwarder.tunnel(to('127.0.0.1'), signal)).rejects.toMatchObject(refused);
  expect(() => forwarder.send(to('[::1]'), outgoing)).toThrow(expect.objectContaining(refused));
  expect(connections).toBe(0);
});

test('a connection that is kept holds nothing of the exchange that it was opened for', async () => {
  let connections = 0;
  using ends = new DisposableStack();
  const server = ends.adopt(
    createHttpServer((_, response) => response.end('{}')).listen(0, '127.0.0.1'),
    closed,
  );
  server.on('connection', () => {
    connections += 1;
  });
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const forwarder = ends.adopt(createForwarder(new Map([['anthropic', url]]), bounds), closed);
  const answers: WeakRef<object>[] = [];
  for (let exchange = 0; exchange < 4; exchange += 1) {
    const answer = await forwarder.send(permit, outgoing).response;
    answers.push(new WeakRef(answer));
    await once(answer.resume(), 'close');
  }
  await turn();
  collect();
  expect(connections).toBe(1);
  // The last one may still be known to the connection.
  const held = answers.slice(0, -1).filter((answer) => answer.deref() !== undefined);
  expect(held).toHaveLength(0);
});
