import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SilenceWatch } from './silence.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listening(handler: RequestListener): Promise<Server> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return server;
}

function watched(server: Server, bounds: { readonly firstByteMs: number; readonly idleMs: number }) {
  const watch = new SilenceWatch(bounds);
  const agent = new Agent({ keepAlive: true });
  watch.agent(agent);
  closing.push(() => {
    watch.close();
    agent.destroy();
  });
  const { port } = server.address() as AddressInfo;
  const upstream = httpRequest({ host: '127.0.0.1', port, agent });
  watch.request(upstream);
  upstream.on('error', () => undefined).end();
  return { upstream, agent };
}

describe('a connection on which no byte moves', () => {
  test('is given up before the answer after firstByteMs', async () => {
    const server = await listening(() => undefined);
    const { upstream } = watched(server, { firstByteMs: 30, idleMs: 60_000 });
    const [error] = await once(upstream, 'error');
    expect(error).toMatchObject({ code: 'upstream.timeout' });
  });

  test('is given up in the answer after idleMs', async () => {
    const server = await listening((_request, response) => response.write('a'));
    const { upstream } = watched(server, { firstByteMs: 60_000, idleMs: 30 });
    const [answer] = await once(upstream, 'response');
    await expect(text(answer)).rejects.toMatchObject({ code: 'upstream.timeout' });
  });

  test('is closed when it is kept and nobody uses it', async () => {
    const server = await listening((_request, response) => response.end('a'));
    const { upstream, agent } = watched(server, { firstByteMs: 60_000, idleMs: 30 });
    const [answer] = await once(upstream, 'response');
    const { socket } = answer;
    expect(await text(answer)).toBe('a');
    await once(socket, 'close');
    expect(Object.keys(agent.freeSockets)).toEqual([]);
  });
});

test('an answer that trickles is read to its end, however long that takes', async () => {
  const server = await listening((_request, response) => {
    let left = 12;
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) response.write('a');
      else {
        clearInterval(timer);
        response.end();
      }
    }, 20);
  });
  const { upstream } = watched(server, { firstByteMs: 120, idleMs: 120 });
  const [answer] = await once(upstream, 'response');
  expect(await text(answer)).toBe('a'.repeat(11));
});
