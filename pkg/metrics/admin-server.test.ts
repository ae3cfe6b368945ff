import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { adminBounds, createAdminServer, type AdminServer, type AdminServerOptions } from './admin-server.ts';

const metrics = { contentType: 'text/plain; version=0.0.4', render: () => Promise.resolve('up 1\n') };

const servers: AdminServer[] = [];

async function start(over: Partial<AdminServerOptions> = {}): Promise<AdminServer> {
  const server = await createAdminServer({
    host: '127.0.0.1',
    port: 0,
    metrics,
    notReady: () => [],
    ...over,
  });
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});

describe('the admin server', () => {
  const answers: readonly [string, Partial<AdminServerOptions>, string, number, string][] = [
    ['serves metrics', {}, '/metrics', 200, 'up 1\n'],
    ['lives', { notReady: () => ['no policy'] }, '/livez', 200, 'ok\n'],
    ['is ready', {}, '/readyz', 200, 'ok\n'],
    [
      'says why it is not ready',
      { notReady: () => ['no policy', 'draining'] },
      '/readyz',
      503,
      'no policy\ndraining\n',
    ],
    ['ignores a query', {}, '/metrics?x=1', 200, 'up 1\n'],
    ['knows no other path', {}, '/', 404, 'not found\n'],
    [
      'keeps the cause of a failure to itself',
      { metrics: { ...metrics, render: () => Promise.reject(new Error('jane@example.com')) } },
      '/metrics',
      500,
      'failed\n',
    ],
  ];

  test.each(answers)('%s', async (_, over, path, status, body) => {
    const server = await start(over);
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);

    expect([answer.status, await answer.text()]).toEqual([status, body]);
  });

  test('is ready as soon as what it waits for is there', async () => {
    const soon = Promise.withResolvers<void>();
    const reasons = ['not configured'];
    const asked = Promise.withResolvers<void>();
    const notReady = (): readonly string[] => {
      asked.resolve();
      return reasons;
    };
    const server = await start({ notReady, soonReady: soon.promise });
    const answer = fetch(`http://127.0.0.1:${server.port}/readyz`);
    await asked.promise;
    reasons.pop();
    soon.resolve();

    expect(await (await answer).text()).toBe('ok\n');
  });

  test('says why it is not ready where what it waits for does not come, and where it came and something else is missing', async () => {
    const never = new Promise<void>(() => undefined);
    const ready = Promise.resolve();
    for (const soonReady of [never, ready]) {
      const server = await start({ notReady: () => ['stale'], soonReady });
      const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`);
      expect([answer.status, await answer.text()]).toEqual([503, 'stale\n']);
    }
  });

  test('answers HEAD without a body', async () => {
    const server = await start();
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`, { method: 'HEAD' });

    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([
      200,
      '5',
      '',
    ]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const server = await start();
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`, { method });

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('refuses headers over the bound', async () => {
    const server = await start();
    const headers = { 'x-long': 'a'.repeat(adminBounds.maxHeaderSize) };
    const answer = await fetch(`http://127.0.0.1:${server.port}/livez`, { headers });

    expect(answer.status).toBe(431);
  });

  test('takes so many connections, and closes the oldest for the next', async () => {
    const { port } = await start();
    const open = Array.from({ length: adminBounds.maxConnections }, () => connect(port, '127.0.0.1'));
    await Promise.all(open.map((socket) => once(socket, 'connect')));
    open[0]?.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    if (open[0] !== undefined) await once(open[0], 'data');
    const [oldest, ...others] = open;
    expect(oldest?.destroyed).toBe(false);
    const closed = oldest && once(oldest, 'close');
    const beyond = connect(port, '127.0.0.1');
    beyond.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(String((await once(beyond, 'data'))[0])).toContain('200 OK');
    await closed;
    for (const socket of others) {
      socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
      await once(socket, 'data');
      socket.destroy();
    }
    beyond.destroy();
  });

  test('closes idle connections when it is aborted', async () => {
    const stop = new AbortController();
    const server = await start({ signal: stop.signal });
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'data');
    stop.abort();
    await once(socket, 'close');

    await expect(fetch(`http://127.0.0.1:${server.port}/livez`)).rejects.toThrow();
  });

  test('rejects when its port is taken', async () => {
    const server = await start();

    await expect(start({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
