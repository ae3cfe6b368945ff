import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { PodIdentity } from '../api/configuration.ts';
import { testCertificates } from './certificates.fixture.ts';
import { startChannelClient } from './client.ts';
import { hashOf } from './line.ts';
import { createRegistry, type Registry } from './registry.ts';
import { startChannelServer } from './server.ts';

const pod: PodIdentity = { uid: 'u-1', name: 'one', namespace: 'agents' };
const config = {
  policies: ['only'],
  refused: '',
  keys: { current: Buffer.alloc(32).toString('base64') },
  dataClasses: [],
  staleMs: 1_000,
};
const line = { lineage: 'l', revision: [1], hash: hashOf(config), config };

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

/** As a Service may: every connection to another replica than the one before. */
async function balance(ports: readonly number[]): Promise<number> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((near) => {
    const far = connect(ports[count++ % ports.length] ?? 0, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => near.destroy()));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

test('what a proxy acknowledges reaches the replica that it hears, however connections are spread, at whichever address of the operator answers', async () => {
  const { authority, leaf } = await testCertificates();
  const acknowledged = Promise.withResolvers<Registry>();
  const replica = async (): Promise<number> => {
    const registry = createRegistry({
      configurationOf: () => line,
      now: Date.now,
      lineBytes: 4_096,
      sendingBytes: 1_000_000,
      onSecond: () => undefined,
      onTooLong: () => undefined,
      onUntaken: () => undefined,
      onClosed: () => undefined,
      onExchange: () => undefined,
      onAcknowledged: () => acknowledged.resolve(registry),
    });
    const server = await startChannelServer({
      host: '127.0.0.1',
      port: 0,
      certificate: leaf,
      registry,
      authenticate: async () => pod,
      admits: () => true,
      now: Date.now,
      onError: () => undefined,
    });
    ending.push(server.close);
    return server.port;
  };
  const port = await balance([await replica(), await replica()]);
  const client = startChannelClient({
    url: `https://operator.example:${port}`,
    resolve: (_host, _options, callback) => {
      const addresses = ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 }));
      callback(null, addresses);
    },
    ca: () => authority,
    readToken: () => 'token',
    onConfiguration: async ({ hash, revision }) => ({ hash, revision }),
    onHeartbeat: () => undefined,
    onError: () => undefined,
  });
  ending.push(client.stop);
  const registry = await acknowledged.promise;
  expect(registry.stateOf(pod.uid)?.acknowledged).toEqual({ hash: line.hash, revision: line.revision });
});
