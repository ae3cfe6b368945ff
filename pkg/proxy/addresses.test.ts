import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkedLookup,
  maxResolved,
  refusedKind,
  refuseLiteral,
  type ResolveAll,
  resolvedMs,
} from './addresses.ts';
import { wire } from './client.fixture.ts';
import { secret, startRig } from './rig.fixture.ts';

describe('an address that no public name may lead to', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['0.0.0.0', 'this network'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['169.254.169.254', 'link-local or metadata'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fd00:ec2::254', 'private or metadata'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['ff02::1', 'multicast'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:a9fe:a9fe', 'link-local or metadata'],
    ['::127.0.0.1', 'loopback'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['2002:7f00:1::', 'loopback'],
    ['2001:0:1::', 'tunnelled'],
    ['not-an-address', 'malformed'],
  ])('%s is %s', (address, kind) => {
    expect(refusedKind(address)).toBe(kind);
  });

  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '223.255.255.255',
    '2606:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:101:101::',
  ])('%s is none', (address) => {
    expect(refusedKind(address)).toBeUndefined();
  });

  test('is the same in every spelling that carries it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const kind = refusedKind(address);
        for (const carrier of ['::ffff:', '64:ff9b::']) expect(refusedKind(carrier + address)).toBe(kind);
      }),
    );
  });

  test('is refused as the host itself', () => {
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:10.0.0.1]'])
      expect(() => refuseLiteral(host)).toThrow(/privateAddresses/);
    for (const host of ['1.1.1.1', 'localhost.example', '[2606:4700::1]'])
      expect(() => refuseLiteral(host)).not.toThrow();
  });
});

/** What a socket would be given: its addresses, or the message of the refusal. */
function dial(resolve: ResolveAll, now?: () => number): (host: string, all?: boolean) => Promise<unknown> {
  const lookup = checkedLookup(resolve, now);
  return (host, all = true) =>
    new Promise((done) => {
      lookup(host, { all }, (error, address) => done(error === null ? address : error.message));
    });
}

const answers = (...turns: readonly (readonly string[])[]): ResolveAll & { readonly asked: () => number } => {
  let asked = 0;
  const resolve: ResolveAll = () => {
    const turn = turns[Math.min(asked, turns.length - 1)] ?? [];
    asked += 1;
    return Promise.resolve(turn.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return Object.assign(resolve, { asked: () => asked });
};

describe('a name', () => {
  test('that is rebound after it was checked is dialled where it was checked, and refused from then on', async () => {
    let now = 0;
    const resolve = answers(['1.1.1.1'], ['127.0.0.1']);
    const to = dial(resolve, () => now);
    expect(await to('rebound.example', false)).toBe('1.1.1.1');
    now = resolvedMs - 1;
    expect(await to('rebound.example')).toEqual([{ address: '1.1.1.1', family: 4 }]);
    expect(resolve.asked()).toBe(1);
    now = resolvedMs;
    expect(await to('rebound.example')).toMatch(/rebound.example leads to an address that is loopback/);
  });

  test('with one address that is not public is refused whole', async () => {
    expect(await dial(answers(['1.1.1.1', '10.0.0.1']))('mixed.example')).toMatch(/that is private/);
  });

  test('that failed is asked for again', async () => {
    const resolve = answers(['10.0.0.1'], ['1.1.1.1']);
    const to = dial(resolve);
    await to('late.example');
    expect(await to('late.example', false)).toBe('1.1.1.1');
  });

  test('is forgotten at the bound', async () => {
    const resolve = answers(['1.1.1.1']);
    const to = dial(resolve);
    for (let count = 0; count <= maxResolved; count += 1) await to(`${count}.example`);
    await to(`${maxResolved}.example`);
    expect(resolve.asked()).toBe(maxResolved + 1);
    await to('0.example');
    expect(resolve.asked()).toBe(maxResolved + 2);
  });
});

describe('a declared host on this machine', () => {
  const masking = '\n  masking: {rules: [{entities: [EmailAddress], strategy: Pseudonym}]}';
  const egress = (more: string): string =>
    `\n  egress: [{name: here, hosts: [localhost, 127.0.0.1], location: [US], action: Allow${more}}]`;
  const through = async (
    host: string,
    more: string,
  ): Promise<{ readonly status: number; readonly reached: boolean }> => {
    let reached = false;
    using ends = new DisposableStack();
    const server = createServer((socket) => {
      reached = true;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    ends.defer(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await using rig = await startRig({ policy: { masking, more: egress(more) }, connectTo: () => new Map() });
    const lines = [
      `GET http://${host}:${port}/ HTTP/1.1`,
      `host: ${host}:${port}`,
      `proxy-authorization: Basic ${Buffer.from(`domicile:${secret}`).toString('base64')}`,
      'connection: close',
    ];
    const { status } = await wire(rig.proxy.port, `${lines.join('\r\n')}\r\n\r\n`);
    return { status, reached };
  };

  test.each(['localhost', '127.0.0.1'])('%s is refused unless the policy says so', async (host) => {
    expect(await through(host, '')).toEqual({ status: 451, reached: false });
    expect(await through(host, ', privateAddresses: true')).toEqual({ status: 200, reached: true });
  });
});
