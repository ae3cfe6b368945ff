import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Permit } from '../api/decision.ts';
import { checkedLookup } from './addresses.ts';
import { createForwarder } from './forward.ts';

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

test.each([
  ['https', Buffer.from([0x16, 0x03])],
  ['http', Buffer.from('GE')],
])('what is sent by %s begins as that protocol does', async (protocol, beginning) => {
  const seen = Promise.withResolvers<Buffer>();
  const server = createServer((socket) => {
    socket.once('data', (bytes) => {
      seen.resolve(bytes);
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = new URL(`${protocol}://127.0.0.1:${port}`);
  const forwarder = createForwarder(new Map([['anthropic', url]]), bounds);

  await expect(forwarder.send(permit, outgoing).response).rejects.toMatchObject({
    code: 'upstream.unreachable',
  });
  expect((await seen.promise).subarray(0, 2)).toEqual(beginning);
  forwarder.close();
  server.close();
});

test('a name that leads to this machine is dialled by no way out, and neither is such an address', async () => {
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lookup = checkedLookup(() => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
  const forwarder = createForwarder(new Map(), bounds, lookup);
  const to = (host: string) =>
    ({
      ...permit,
      destination: { ...permit.destination, provider: 'declared', host, port, tls: false },
    }) as Permit;
  const refused = { code: 'policy.private_address' };
  await expect(forwarder.send(to('rebound.example'), outgoing).response).rejects.toMatchObject(refused);
  await expect(forwarder.tunnel(to('rebound.example'))).rejects.toMatchObject(refused);
  await expect(forwarder.tunnel(to('127.0.0.1'))).rejects.toMatchObject(refused);
  expect(() => forwarder.send(to('[::1]'), outgoing)).toThrow(expect.objectContaining(refused));
  expect(connections).toBe(0);
  forwarder.close();
  server.close();
});
