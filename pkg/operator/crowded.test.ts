import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority, issueLeaf, type KeyPair } from './certificates.ts';
import { askingMs, type Connection, makesRoom } from './crowded.ts';
import { startWebhookServer, type WebhookServer } from './webhook-server.ts';

const now = 100_000;
const asking = (address: string, ms: number): Connection => ({ address, since: now - ms, idle: false });
const idle = (address: string, ms: number): Connection => ({ address, since: now - ms, idle: true });
const many = (count: number, one: Connection) => Array.from({ length: count }, () => ({ ...one }));
const room = (...open: readonly Connection[]) => makesRoom(open, now);

describe('which connection makes room', () => {
  test('one that does not come to its request, before one that is idle', () => {
    const late = asking('pod', askingMs);
    expect(room(idle('api', 80_000), idle('api', 70_000), late)).toBe(late);
  });

  test('one that has just come is not late yet', () => {
    const kept = idle('api', 5);
    expect(room(asking('api', askingMs - 1), kept)).toBe(kept);
  });

  test('an idle one of the address that keeps most', () => {
    const oldest = idle('pod', 9_000);
    expect(room(...many(3, idle('api', 80_000)), ...many(3, idle('pod', 10)), oldest)).toBe(oldest);
  });

  test('an address is judged by what it keeps, not by what it asks', () => {
    const kept = idle('pod', 10);
    expect(room(...many(300, asking('api', 5)), kept, idle('pod', 5), idle('api', 80_000))).toBe(kept);
  });

  test('where all ask, the oldest of the address that has most', () => {
    const oldest = asking('pod', 8);
    expect(room(asking('api', 500), oldest, asking('pod', 7))).toBe(oldest);
  });
});

describe('the port of the webhooks', () => {
  let authority: KeyPair;
  beforeAll(async () => {
    authority = await createAuthority(Date.now());
  });
  const start = async (bounds: object): Promise<WebhookServer> =>
    startWebhookServer({
      host: '127.0.0.1',
      port: 0,
      certificate: await issueLeaf(authority, ['127.0.0.1'], Date.now()),
      handlers: { '/': () => ({ outcome: 'allowed', allowed: true }) },
      onAnswer: () => undefined,
      onError: () => undefined,
      bounds,
    });
  const body = JSON.stringify({
    request: { uid: 'r', namespace: 'agents', operation: 'CREATE', object: {} },
  });
  const ask = async (port: number, agent: Agent, path = '/'): Promise<string> => {
    const headers = { 'content-length': Buffer.byteLength(body) };
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [Parameters<typeof text>[0] & { statusCode: number }];
    await text(answer);
    return `${answer.statusCode}${asked.reusedSocket ? ' again' : ''}`;
  };
  const opened = async (port: number): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  test('who opens all connections and asks nothing keeps out no review, and closes none that was kept', async () => {
    await using ends = new AsyncDisposableStack();
    const server = await start({ connections: 4 });
    ends.defer(() => server.close());
    const [kept, other] = [1, 2].map(() =>
      ends.adopt(new Agent({ keepAlive: true, ca: authority.cert }), (agent) => agent.destroy()),
    ) as [Agent, Agent];
    expect(await ask(server.port, kept)).toBe('200');
    const silent: Socket[] = [];
    for (let time = 0; time < 3; time += 1) silent.push(await opened(server.port));
    ends.defer(() => silent.forEach((socket) => socket.destroy()));
    await pause(askingMs);
    const closed = once(silent[0]!, 'close');
    expect(await ask(server.port, other)).toBe('200');
    await closed;
    expect(silent.map(({ closed: isClosed }) => isClosed)).toEqual([true, false, false]);
    expect(await ask(server.port, kept)).toBe('200 again');
  });

  test('who asks for what is not there keeps no connection', async () => {
    await using ends = new AsyncDisposableStack();
    const server = await start({});
    ends.defer(() => server.close());
    const agent = ends.adopt(new Agent({ keepAlive: true, ca: authority.cert }), (one) => one.destroy());
    expect([await ask(server.port, agent, '/x'), await ask(server.port, agent, '/x')]).toEqual([
      '404',
      '404',
    ]);
  });

  test('a handshake that does not come is not waited for', async () => {
    await using ends = new AsyncDisposableStack();
    const server = await start({ headersMs: 100 });
    ends.defer(() => server.close());
    const socket = await opened(server.port);
    await once(socket, 'close');
    expect(socket.closed).toBe(true);
  });
});
