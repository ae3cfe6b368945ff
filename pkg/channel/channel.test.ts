import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  Acknowledgement,
  ConfigurationLine,
  PodIdentity,
  SidecarConfiguration,
} from '../api/configuration.ts';
import { channelBounds } from './bounds.ts';
import { testCertificates } from './certificates.fixture.ts';
import { type ChannelClient, type ChannelClientOptions, startChannelClient } from './client.ts';
import { hashOf } from './line.ts';
import { createRegistry, type Registry } from './registry.ts';
import { type ChannelServer, startChannelServer } from './server.ts';

const pod: PodIdentity = { uid: 'u-1', name: 'one', namespace: 'agents' };
const key = Buffer.alloc(32, 7).toString('base64');
const configOf = (name: string): SidecarConfiguration => ({
  policies: [name],
  refused: '',
  keys: { current: key },
  dataClasses: [],
  staleMs: 1_000,
});

let certificates: Awaited<ReturnType<typeof testCertificates>>;
beforeAll(async () => {
  certificates = await testCertificates();
});

/** Something that a test waits for: resolves once it holds, after the next of what it is told. */
function waiter() {
  const waiting = new Set<() => void>();
  return {
    told: (): void => {
      for (const look of waiting) look();
    },
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

let server: ChannelServer;
let registry: Registry;
let current: { config: SidecarConfiguration; revision: number[] } | undefined;
let heard: {
  seconds: PodIdentity[];
  acknowledged: Acknowledgement[];
  tooLong: PodIdentity[];
  exchanges: (number | undefined)[];
  reviews: number;
};
let news: ReturnType<typeof waiter>;
const clients: ChannelClient[] = [];

async function start(bounds: object = {}): Promise<void> {
  server = await startChannelServer({
    host: '127.0.0.1',
    port: 0,
    certificate: certificates.leaf,
    registry,
    authenticate: async (token) => {
      heard.reviews += 1;
      if (token === 'broken') throw new Error('the API server is away');
      return token.startsWith('token') ? pod : undefined;
    },
    admits: ({ uid }) => uid === pod.uid && admitted,
    now: Date.now,
    onError: (error) => problems.push(String(error)),
    bounds,
  });
}
let admitted = true;
let problems: string[] = [];
let lineage = 'l';

beforeEach(async () => {
  current = { config: configOf('first'), revision: [1] };
  lineage = 'l';
  trust = certificates.authority;
  heard = { seconds: [], acknowledged: [], tooLong: [], exchanges: [], reviews: 0 };
  news = waiter();
  admitted = true;
  problems = [];
  registry = createRegistry({
    configurationOf: () => current && { lineage, hash: hashOf(current.config), ...current },
    now: Date.now,
    lineBytes: 4_096,
    sendingBytes: channelBounds.sendingBytes,
    onSecond: (one) => {
      heard.seconds.push(one);
      news.told();
    },
    onAcknowledged: (_, acknowledgement) => {
      heard.acknowledged.push(acknowledgement);
      news.told();
    },
    onClosed: () => undefined,
    onExchange: ({ uid }) => {
      heard.exchanges.push(registry.stateOf(uid)?.acknowledged?.lastExchangeAt);
      news.told();
    },
    onUntaken: () => undefined,
    onTooLong: (one) => {
      heard.tooLong.push(one);
      news.told();
    },
  });
  await start();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  await server.close();
});

let trust = '';
function sidecar(token = 'token', bounds: object = {}, given: Partial<ChannelClientOptions> = {}) {
  const lines: ConfigurationLine[] = [];
  const beats: string[] = [];
  const errors: string[] = [];
  const client = startChannelClient({
    url: `https://127.0.0.1:${server.port}`,
    ca: () => trust,
    readToken: () => `${token}\n`,
    onConfiguration: async (line) => {
      lines.push(line);
      news.told();
      return { hash: line.hash, revision: line.revision };
    },
    onHeartbeat: ({ hash, revision = [] }) => {
      beats.push(`${hash} ${revision.join()}`);
      news.told();
    },
    onError: (error) => {
      errors.push(String(error));
      news.told();
    },
    random: () => 0,
    bounds,
    ...given,
  });
  clients.push(client);
  return { ...client, lines, beats, errors };
}
const namesOf = ({ lines }: { readonly lines: readonly ConfigurationLine[] }) =>
  lines.map(({ config }) => config.policies[0]);

function send(method: string, path: string, headers: object, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: { ...headers },
        ca: certificates.authority,
        agent: false,
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

/** Opens the channel, says this and nothing more; resolves with all that was answered until the operator ended it. */
function converse(said: string): Promise<string> {
  const { port } = server;
  const headers = { authorization: 'Bearer token' };
  const given = { host: '127.0.0.1', port, method: 'POST', path: '/v1/channel', headers, agent: false };
  return new Promise((resolve, reject) => {
    const asked = request({ ...given, ca: certificates.authority }, (answer) => {
      text(answer).then(resolve, reject);
    });
    asked.once('error', reject);
    asked.end(said);
  });
}

describe('the channel', () => {
  test('brings back, after a heartbeat, what is said although nothing was asked, and what cannot be a time as nothing', async () => {
    const said = [undefined, 5, -1, 'now'];
    const beaten = sidecar(
      'token',
      {},
      {
        news: () => {
          const lastExchangeAt = said.shift() as number | undefined;
          const { hash, revision } = beaten.lines[0] ?? { hash: '', revision: [1] };
          return lastExchangeAt === undefined ? undefined : { hash, revision, lastExchangeAt };
        },
      },
    );
    await news.until(() => heard.acknowledged.length === 1);
    for (let beats = 1; beats <= 4; beats += 1) {
      registry.beat();
      await news.until(() => beaten.beats.length === beats);
    }
    await news.until(() => heard.exchanges.length === 2);
    expect([heard.exchanges, heard.acknowledged.length]).toEqual([[5, undefined], 1]);
  });

  test('brings the configuration, each change once, and back the acknowledgement of its hash', async () => {
    const one = sidecar();
    await news.until(() => heard.acknowledged.length === 1);
    registry.push();
    current = { config: configOf('second'), revision: [2] };
    registry.push([pod.uid]);
    await news.until(() => heard.acknowledged.length === 2);
    expect(namesOf(one)).toEqual(['first', 'second']);
    expect(heard.acknowledged.map(({ hash }) => hash)).toEqual([
      hashOf(configOf('first')),
      hashOf(configOf('second')),
    ]);
    expect(registry.stateOf(pod.uid)).toMatchObject({ sent: hashOf(configOf('second')) });
    expect(one.errors).toEqual([]);
  });

  test('beats with the hash and the revision; in another lineage, with the whole line', async () => {
    const one = sidecar();
    await news.until(() => one.lines.length === 1);
    current = { config: configOf('first'), revision: [9] };
    registry.beat();
    await news.until(() => one.beats.length === 1);
    lineage = 'another';
    registry.beat();
    await news.until(() => one.lines.length === 2);
    expect([one.beats, one.lines[1]?.lineage]).toEqual([[`${hashOf(configOf('first'))} 9`], 'another']);
  });

  test('comes back by itself after the operator was away, and gets what is in force then', async () => {
    const one = sidecar();
    await news.until(() => one.lines.length === 1);
    await server.close();
    current = { config: configOf('later'), revision: [2] };
    const { port } = server;
    server = await startChannelServer({
      host: '127.0.0.1',
      port,
      certificate: certificates.leaf,
      registry,
      authenticate: async () => pod,
      admits: () => true,
      now: Date.now,
      onError: () => undefined,
    });
    await news.until(() => one.lines.length === 2);
    expect(namesOf(one)).toEqual(['first', 'later']);
  });

  test('of a pod that has one is told, and the newer one stays', async () => {
    const first = sidecar('token-1');
    await news.until(() => first.lines.length === 1);
    // It would come back, and be the newer one.
    const stopped = first.stop();
    await stopped;
    const second = sidecar('token-2');
    await news.until(() => second.lines.length === 1);
    expect(heard.seconds).toEqual([]);
    const third = sidecar('token-3');
    await news.until(() => heard.seconds.length > 0);
    expect([heard.seconds[0], third.errors]).toEqual([pod, []]);
  });

  test('is closed with its pod', async () => {
    const one = sidecar();
    await news.until(() => one.lines.length === 1);
    admitted = false;
    registry.end(pod.uid);
    await news.until(() => one.errors.length > 0);
    expect(one.errors[0]).toContain('answered 403');
    expect(registry.pods()).toEqual([]);
  });

  test('serves a replaced certificate, which an authority that is trusted by then must have issued', async () => {
    const one = sidecar();
    await news.until(() => one.lines.length === 1);
    const other = await testCertificates();
    server.replaceCertificate(other.leaf);
    registry.end(pod.uid);
    trust = `${certificates.authority}\n${other.authority}`;
    await news.until(() => one.lines.length === 2);
    trust = certificates.authority;
    const stranger = sidecar();
    await news.until(() => stranger.errors.length > 0);
    expect([stranger.errors[0], stranger.lines]).toEqual([
      expect.stringMatching(/certificate|signature/i),
      [],
    ]);
  });
});

describe('who is not proven', () => {
  test.each([
    ['without a token', {}, 401],
    ['with a token of nobody', { authorization: 'Bearer stranger' }, 401],
    ['with another scheme', { authorization: 'Basic dG9rZW4=' }, 401],
    [
      'with a token above the bound',
      { authorization: `Bearer token${'a'.repeat(channelBounds.tokenBytes)}` },
      401,
    ],
    ['while nobody can be asked', { authorization: 'Bearer broken' }, 503],
  ])('%s gets nothing', async (_, headers, status) => {
    expect(await send('POST', '/v1/channel', headers)).toBe(status);
    expect(registry.pods()).toEqual([]);
  });

  test('with a token at the bound is asked about', async () => {
    const token = `token${'a'.repeat(channelBounds.tokenBytes - 5)}`;
    expect(await send('POST', '/v1/channel', { authorization: `Bearer ${token}` })).toBe(200);
  });

  test('is asked about once for a while, not each time that it comes back', async () => {
    for (let times = 0; times < 3; times += 1)
      await send('POST', '/v1/channel', { authorization: 'Bearer token' });
    expect(heard.reviews).toBe(1);
    await send('POST', '/v1/channel', { authorization: 'Bearer nobody' });
    await send('POST', '/v1/channel', { authorization: 'Bearer nobody' });
    expect(heard.reviews).toBe(3);
  });
});

describe('the bounds', () => {
  const proven = { authorization: 'Bearer token' };

  test.each([
    ['another path', 'POST', '/v2/channel'],
    ['another method', 'PUT', '/v1/channel'],
  ])('refuse %s', async (_, method, path) => {
    expect(await send(method, path, proven)).toBe(404);
    expect(registry.pods()).toEqual([]);
  });

  test.each([
    ['an acknowledgement that is none', '{"hash":1}\n', 'what cannot be read'],
    [
      'an acknowledgement above its bound',
      'x'.repeat(channelBounds.acknowledgementBytes + 1),
      `more than ${channelBounds.acknowledgementBytes} bytes`,
    ],
  ])('cut the channel at %s', async (_, body, problem) => {
    await expect(converse(body)).rejects.toThrow();
    expect([problems, heard.acknowledged]).toEqual([[expect.stringContaining(problem)], []]);
  });

  test('take an acknowledgement at its bound, and make nothing of what was never sent', async () => {
    const line = '{"hash":"h","revision":[1]}'.padEnd(channelBounds.acknowledgementBytes);
    expect(await converse(`${line}\n`)).toContain('"policies":["first"]');
    expect([problems, heard.acknowledged]).toEqual([[], []]);
  });

  test('of a line: the operator sends none above it, and tells', async () => {
    current = { config: configOf('x'.repeat(4_096)), revision: [1] };
    const one = sidecar();
    await news.until(() => heard.tooLong.length === 1);
    current = { config: configOf('short'), revision: [2] };
    registry.push();
    await news.until(() => one.lines.length === 1);
    expect(namesOf(one)).toEqual(['short']);
  });

  test('of a line: a sidecar hangs up above it', async () => {
    const one = sidecar('token', { lineBytes: 50 });
    await news.until(() => one.errors.length > 0);
    expect([one.errors[0], one.lines]).toEqual([expect.stringContaining('more than 50 bytes'), []]);
  });

  test('of silence: a sidecar takes the channel for dead', async () => {
    const one = sidecar('token', { silenceMs: 50 });
    await news.until(() => one.errors.length > 0);
    expect(one.errors[0]).toContain('fell silent');
    await news.until(() => one.lines.length > 1);
  });

  test('of connections: further ones are closed', async () => {
    await server.close();
    await start({ connections: 1 });
    const one = sidecar();
    await news.until(() => one.lines.length === 1);
    await expect(send('POST', '/v1/channel', proven)).rejects.toThrow();
  });
});
