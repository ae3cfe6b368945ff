import { X509Certificate } from 'node:crypto';
import { connect, createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAuthority,
  endOf,
  isFresh,
  issueLeaf,
  type KeyPair,
  lifetimes,
  madeAt,
} from './certificates.ts';

const hosts = ['localhost', '127.0.0.1', '::1', 'domicile-operator.domicile-system.svc'];
const now = Date.now();
let authority: KeyPair;
let leaf: KeyPair;
beforeAll(async () => {
  authority = await createAuthority(now);
  leaf = await issueLeaf(authority, hosts, now);
});

/** Resolves with the protocol that was agreed on; rejects where the server is not trusted. */
async function handshake(servername: string, ca: string): Promise<string | null> {
  const server = createServer(leaf, (socket) => socket.on('error', () => undefined));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, ca, servername }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.once('error', reject);
    });
  } finally {
    server.close();
  }
}

describe('the serving certificate', () => {
  test('is trusted by who trusts its authority, for its names', async () => {
    expect(await handshake('localhost', authority.cert)).toBe('TLSv1.3');
    expect(await handshake('domicile-operator.domicile-system.svc', authority.cert)).toBe('TLSv1.3');
  });

  test('is not trusted for another name, or by another authority', async () => {
    await expect(handshake('example.org', authority.cert)).rejects.toThrow(/altnames/);
    await expect(handshake('localhost', (await createAuthority(now)).cert)).rejects.toThrow();
  });

  test('cannot issue others', () => {
    const [ca, own] = [new X509Certificate(authority.cert), new X509Certificate(leaf.cert)];
    expect([ca.ca, own.ca, own.checkIssued(ca)]).toEqual([true, false, true]);
  });

  const { leaf: lasts, renewed } = lifetimes;
  test.each([
    ['new', hosts, 0, true],
    ['a moment before it is replaced', hosts, lasts - renewed - 1_000, true],
    ['when it is to be replaced', hosts, lasts - renewed, false],
    ['for a host that it does not name', [...hosts, 'other.svc'], 0, false],
  ])('is fresh or not: %s', (_, wanted, after, fresh) => {
    expect(isFresh(leaf.cert, authority.cert, wanted, madeAt(leaf.cert) + after)).toBe(fresh);
  });

  test('is not fresh under another authority', async () => {
    expect(isFresh(leaf.cert, (await createAuthority(now)).cert, hosts, now)).toBe(false);
  });

  test('does not outlive its authority', async () => {
    const late = endOf(authority.cert) - 1_000;
    expect(endOf((await issueLeaf(authority, hosts, late)).cert)).toBe(endOf(authority.cert));
  });
});
