import { afterAll, describe, expect, test } from '@jest/globals';
import { builtInCatalog as catalog } from '../residency/catalog.ts';
import { UsageError } from '../errors/usage-error.ts';
import { folder } from './config.fixture.ts';
import { stateFolder } from './environment.ts';
import { loadPolicyFiles } from './policies.ts';
import { rootKeyFrom } from './root-key.ts';
import { readSidecarConfig } from './sidecar-config.ts';

const files = folder();
afterAll(() => files[Symbol.dispose]());

describe('a root key', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 7));

  test.each([
    ['hex', key.toString('hex')],
    ['upper-case hex', key.toString('hex').toUpperCase()],
    ['base64', key.toString('base64')],
    ['base64url', key.toString('base64url')],
  ])('is read from %s, with or without a newline', (_form, text) => {
    expect(rootKeyFrom(files.file('a', text)).equals(key)).toBe(true);
    expect(rootKeyFrom(files.file('b', ` ${text}\n`)).equals(key)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['31 bytes', key.subarray(1).toString('hex')],
    ['33 bytes', `${key.toString('hex')}00`],
    ['a hex digit too few', key.toString('hex').slice(1)],
    ['a passphrase', 'the quick brown fox jumps over the lazy dog every day'],
    ['raw bytes', key.toString('latin1')],
  ])('of %s is refused, and not shown', (_what, text) => {
    const path = files.file('key', text);
    expect(() => rootKeyFrom(path)).toThrow(
      `The key file ${path} must hold 32 bytes in hex or base64: make one with openssl rand -hex 32.`,
    );
  });

  test('that cannot be read is refused; without a file one is drawn', () => {
    expect(() => rootKeyFrom('/none/key')).toThrow(
      'The key file /none/key cannot be read (ENOENT: there is no such file). It must hold 32 bytes in hex or base64: make one with openssl rand -hex 32.',
    );
    expect(rootKeyFrom(undefined)).toHaveLength(32);
    expect(rootKeyFrom(undefined).equals(rootKeyFrom(undefined))).toBe(false);
  });
});

describe('the configuration of a sidecar', () => {
  const secret = 'sixteen-or-more1';
  const good = {
    policies: ['eu.yaml'],
    listen: { host: '127.0.0.1', port: 15_001 },
    journal: '/var/j',
    secret,
  };
  const read = (config: unknown, environment = {}) => {
    return readSidecarConfig(files.file('sidecar.json', JSON.stringify(config)), environment);
  };

  test('is read from JSON or YAML', async () => {
    const yaml =
      'policies: [eu.yaml]\ndataClasses: [health]\nlisten: {host: 127.0.0.1, port: 0}\njournal: /var/j\nconnectTo: {anthropic: "http://a"}\nbounds: {idleMs: 5}\n';
    expect(await readSidecarConfig(files.file('c.yaml', yaml), { DOMICILE_SECRET: secret })).toEqual({
      policies: ['eu.yaml'],
      dataClasses: ['health'],
      catalog: [],
      listen: { host: '127.0.0.1', port: 0 },
      admin: undefined,
      journal: '/var/j',
      secret,
      keyFile: undefined,
      connectTo: ['anthropic=http://a'],
      bounds: { idleMs: 5 },
    });
    expect((await read({ ...good, admin: { host: '::', port: 65_535 } })).admin).toEqual({
      host: '::',
      port: 65_535,
    });
  });

  test.each<[string, object, string]>([
    [
      'a field that is not known',
      { polices: [] },
      'polices: found a field that is not known; allowed: policies, dataClasses, catalog, listen',
    ],
    ['no policies', { policies: [] }, 'policies: found []; allowed: a list of file names, at least one'],
    ['a policy that is no name', { policies: [7] }, 'policies: found [7]'],
    ['no address', { listen: undefined }, 'listen: found nothing; allowed: {host'],
    [
      'a port that is none',
      { listen: { host: 'a', port: 65_536 } },
      'listen: found {"host":"a","port":65536}',
    ],
    ['a port that is text', { admin: { host: 'a', port: '1' } }, 'admin: found'],
    [
      'a field of the address that is not known',
      { listen: { host: 'a', port: 1, prot: 2 } },
      'listen: found',
    ],
    ['no journal', { journal: '' }, 'journal: found ""; allowed: a path'],
    [
      'a short secret',
      { secret: 'fifteen-charact' },
      'secret: found none that will do; allowed: at least 16',
    ],
    ['a secret that is no path segment', { secret: 'sixteen/or/more1' }, 'secret: found none that will do'],
    ['bounds that are no object', { bounds: [] }, 'found []; allowed: an object'],
  ])('with %s is refused by name', async (_what, over, says) => {
    await expect(read({ ...good, ...over })).rejects.toThrow(says);
    await expect(read({ ...good, ...over })).rejects.toThrow(UsageError);
  });

  test('without a secret, or with a file that is none, is refused', async () => {
    await expect(read({ ...good, secret: undefined })).rejects.toThrow(
      'or in DOMICILE_SECRET'.replace('or in', 'here or in'),
    );
    await expect(read([])).rejects.toThrow('found []; allowed: an object');
    await expect(readSidecarConfig('/none/sidecar.yaml', {})).rejects.toThrow(
      'The configuration /none/sidecar.yaml cannot be read',
    );
  });
});

describe('policy files', () => {
  test('that cannot be read, or are none, are refused by name', async () => {
    await expect(loadPolicyFiles([], catalog, 0)).rejects.toThrow('No policy: name one with --policy FILE.');
    await expect(loadPolicyFiles(['/none/eu.yaml'], catalog, 0)).rejects.toThrow(
      'The policy file /none/eu.yaml cannot be read',
    );
    const bad = files.file(
      'bad.yaml',
      'apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: a}\nspec:\n  residency:\n    allow: [EUU]\n',
    );
    await expect(loadPolicyFiles([bad], catalog, 0)).rejects.toThrow(/bad\.yaml:6:\d+.*EUU/);
  });

  test.each([
    ['(?=a)b', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
    ['b*', 'matches the empty text, which is everywhere: let it match at least one character'],
  ])(
    'whose pattern is %s are told once what is wrong with it, and what may stand there',
    async (pattern, why) => {
      const masking = `{rules: [{name: A, pattern: '${pattern}', strategy: Redact}]}`;
      const file = files.file(
        'pattern.yaml',
        `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: a}\nspec: {residency: {allow: [DE]}, masking: ${masking}}\n`,
      );
      await expect(loadPolicyFiles([file], catalog, 0)).rejects.toThrow(
        `found "${pattern}" (${why}); allowed: a regular expression in RE2 syntax, without look-around and back-references`,
      );
    },
  );

  test('that name a cloud as provider are refused: its hosts are what rules can match', async () => {
    const spec = '{residency: {allow: [DE]}, egress: [{name: c, provider: aws, action: Allow}]}';
    const cloud = files.file(
      'cloud.yaml',
      `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: a}\nspec: ${spec}\n`,
    );
    await expect(loadPolicyFiles([cloud], catalog, 0)).rejects.toThrow(/found "aws"; allowed: a provider/);
  });

  test('that name a ConfigMap are refused, and told what may stand in its place', async () => {
    const masking =
      '{dictionaries: [{name: A, configMaps: [{name: customers, key: names}]}], rules: [{entities: [A], strategy: Hash}]}';
    const named = files.file(
      'named.yaml',
      `apiVersion: domicile.dev/v1alpha1\nkind: ResidencyPolicy\nmetadata: {name: a}\nspec: {residency: {allow: [DE]}, masking: ${masking}}\n`,
    );
    await expect(loadPolicyFiles([named], catalog, 0)).rejects.toThrow(
      'configMaps[0]: found the key names of the ConfigMap customers, which only the operator of a cluster reads; allowed: names in values, or a text file with one name of 2 to 256 characters per line in files',
    );
  });
});

test('journals go under the state folder of the user', () => {
  expect(stateFolder({ XDG_STATE_HOME: '/state' })).toBe('/state/domicile');
  expect(stateFolder({ XDG_STATE_HOME: '' })).toMatch(/\.local\/state\/domicile$/);
});
