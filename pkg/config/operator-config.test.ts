import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readChannelConfig } from './channel-config.ts';
import { readOperatorConfig } from './operator-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'operator-config-'));
const read = (text: string) => {
  const path = join(folder, 'operator.yaml');
  writeFileSync(path, text);
  return readOperatorConfig(path, { DOMICILE_POD_NAME: 'operator-0' });
};

describe('the configuration of the operator', () => {
  test('has a default for everything, by its namespace', async () => {
    expect(await read('namespace: sys')).toMatchObject({
      instance: 'operator-0',
      staleMs: 3_600_000,
      channelUrl: 'https://domicile-operator.sys.svc:8443',
      hosts: [
        'domicile-operator.sys.svc',
        'domicile-operator.sys',
        'domicile-operator.sys.svc.cluster.local',
      ],
      ports: { webhook: 9_443, channel: 8_443, admin: 15_020 },
      injection: { imagePullPolicy: 'IfNotPresent', resolvers: [], trustedAuthorities: '' },
    });
  });

  test.each([
    ['a field that is not known', 'namespce: x', 'namespce: found a field that is not known'],
    [
      'an age below the bound',
      'staleAfterSeconds: 29',
      'staleAfterSeconds: found 29; allowed: a whole number, 30 or more',
    ],
    ['a level that is none', 'logLevel: loud', 'allowed: error, warn, info, debug'],
    [
      'a pull policy that is none',
      'injection: {imagePullPolicy: Sometimes}',
      'allowed: Always, IfNotPresent, Never',
    ],
    ['resolvers that are no list', 'injection: {resolvers: 10.96.0.10}', 'allowed: a list of texts'],
    ['a canary too often', 'canary: {everySeconds: 4}', 'allowed: a whole number, 5 or more'],
    ['evictions without a canary', 'evictPerMinute: 1', 'allowed: 0, or a canary beside it'],
    ['a port that is none', 'ports: {channel: high}', 'allowed: a whole number'],
    ['no object', '[]', 'allowed: an object'],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test('may try admission as often as every 5 seconds, and does not where nothing says so', async () => {
    expect((await read('canary: {everySeconds: 5}')).canary?.everyMs).toBe(5_000);
    expect((await read('namespace: sys')).canary).toBeUndefined();
  });

  test('waits for the admission policies that are named, and for none otherwise', async () => {
    expect((await read('backstop: 0a1b')).backstop).toBe('0a1b');
    expect((await read('namespace: sys')).backstop).toBeUndefined();
  });

  test('may have pods evicted where there is a canary', async () => {
    expect((await read('{evictPerMinute: 1, canary: {}}')).evictPerMinute).toBe(1);
    expect((await read('evictPerMinute: 0')).evictPerMinute).toBe(0);
  });

  test('may have the least age', async () => {
    expect((await read('staleAfterSeconds: 30')).staleMs).toBe(30_000);
  });
});

describe('the bootstrap of a sidecar', () => {
  const given = {
    DOMICILE_CHANNEL_URL: 'https://domicile-operator.sys.svc:8443',
    DOMICILE_CHANNEL_CA: 'PEM',
    DOMICILE_CHANNEL_TOKEN_FILE: '/token',
    DOMICILE_SECRET: 'secret',
    DOMICILE_STATE: folder,
  };

  test('is what injection writes, and the key of digests stays what it is', () => {
    const first = readChannelConfig(given);
    expect(first).toMatchObject({
      listen: { host: '127.0.0.1', port: 15_001 },
      admin: { port: 15_020 },
      connectTo: [],
    });
    expect(readChannelConfig(given).keyFile).toBe(first.keyFile);
  });

  test.each([
    'DOMICILE_CHANNEL_URL',
    'DOMICILE_CHANNEL_CA',
    'DOMICILE_CHANNEL_TOKEN_FILE',
    'DOMICILE_SECRET',
  ])('lacks nothing: %s', (name) => {
    expect(() => readChannelConfig({ ...given, [name]: '' })).toThrow(`${name} is not set`);
  });

  test('has a level of its log that there is', () => {
    expect(readChannelConfig(given).logLevel).toBe('info');
    expect(readChannelConfig({ ...given, DOMICILE_LOG_LEVEL: 'debug' }).logLevel).toBe('debug');
    expect(() => readChannelConfig({ ...given, DOMICILE_LOG_LEVEL: 'loud' })).toThrow(
      'error, warn, info, debug',
    );
  });

  test('names no address without TLS', () => {
    expect(() => readChannelConfig({ ...given, DOMICILE_CHANNEL_URL: 'http://x' })).toThrow('https://');
  });
});
