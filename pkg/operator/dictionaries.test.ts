import { beforeEach, describe, expect, test } from '@jest/globals';
import { KubeError } from '../kube/kube-error.ts';
import { noConfigMap } from '../policy/config-map.ts';
import { testContext } from '../policy/context.fixture.ts';
import { configMapsOf } from '../policy/dictionaries.ts';
import { dictionariesOn, type NamesWorld, namesWorld } from './dictionaries.fixture.ts';
import type { Dictionaries } from './dictionaries.ts';
import { heldBytes } from './held-names.ts';
import { policyWebhook } from './webhooks.ts';
import { policyObject } from './world.fixture.ts';
import type { PolicyObject } from './world.ts';

const naming = (name: string, key = 'names') => ({
  residency: { allow: ['EU'] },
  masking: {
    dictionaries: [{ name: 'Customer', configMaps: [{ name, key }] }],
    rules: [{ entities: ['Customer'], strategy: 'Redact' }],
  },
});
const ours = policyObject('ours', naming('customers'), 'agents');
const everybodys = policyObject('all', naming('customers'));
const ref = { name: 'customers', key: 'names' };
const queued = 'ConfigMap/agents/customers';

let world: NamesWorld;
let names: Dictionaries;
beforeEach(() => {
  world = namesWorld(ours);
  names = dictionariesOn(world);
});
const put = (version: string, text: string, name = 'agents/customers') =>
  world.configMaps.set(name, { version, data: { names: text } });
/** Names a policy, and reads what it names. */
const settle = async (): Promise<void> => {
  for (const policy of world.policies.keys())
    for (const key of names.policyChanged(policy)) await names.work(key);
};

describe('names of a ConfigMap', () => {
  test('are read once, for the policies that name it', async () => {
    put('1', 'Acme\n\n  Initech \r\n');
    expect(names.policyChanged(ours.key)).toEqual([queued]);
    expect(names.waits(ours)).toBe(true);
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.waits(ours)).toBe(false);
    expect(names.read('agents', ref)).toEqual({ kind: 'entries', entries: ['Acme', 'Initech'] });
    expect(names.textsFor([ours])).toEqual({ 'agents/customers/names': 'Acme\nInitech' });
    expect(names.policyChanged(ours.key)).toEqual([]);
    expect(world.reads).toEqual(['agents/customers']);
  });

  test('of a cluster policy are in the namespace of the operator, and a namespace cannot bring them', async () => {
    world.policies.set(everybodys.key, everybodys);
    put('1', 'Acme');
    put('2', 'Initech', 'domicile-system/customers');
    await settle();
    expect(names.textsFor([everybodys, ours])).toEqual({
      '/customers/names': 'Initech',
      'agents/customers/names': 'Acme',
    });
    expect(names.read('others', ref)).toMatchObject({ kind: 'problem' });
  });

  test('that no policy names are never read, and those that none names any more are forgotten', async () => {
    put('1', 'Acme', 'agents/others');
    expect(names.configMapChanged('agents/others')).toEqual([]);
    put('1', 'Acme');
    await settle();
    expect(world.reads).toEqual(['agents/customers']);
    world.policies.delete(ours.key);
    expect(names.policyChanged(ours.key)).toEqual([]);
    expect(names.read('agents', ref)).toMatchObject({ kind: 'problem' });
  });

  test('stay while others are read, and so does the version that they are said to be of', async () => {
    put('1', 'Acme');
    await settle();
    expect(names.revision()).toBe(1);
    const before = names.versionOf(ours);
    put('2', 'Initech');
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    world.listVersion = 2;
    expect([names.waits(ours), names.revision(), names.versionOf(ours)]).toEqual([false, 1, before]);
    expect(names.textsFor([ours])).toEqual({ 'agents/customers/names': 'Acme' });
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.revision()).toBe(2);
    expect(names.versionOf(ours)).not.toBe(before);
    expect(names.textsFor([ours])).toEqual({ 'agents/customers/names': 'Initech' });
  });

  test('that are newer than the list has told of wait until it has', async () => {
    put('2', 'Initech');
    world.listed = new Map([['agents/customers', '1']]);
    expect(names.policyChanged(ours.key)).toEqual([queued]);
    expect(await names.work(queued)).toEqual([]);
    expect(names.waits(ours)).toBe(true);
    world.listed = undefined;
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.waits(ours)).toBe(false);
  });

  test('go with the ConfigMap, also where it goes while it is read', async () => {
    put('1', 'Acme');
    await settle();
    world.configMaps.clear();
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.read('agents', ref)).toMatchObject({ kind: 'problem' });

    world.listed = new Map([['agents/customers', '2']]);
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    expect(await names.work(queued)).toEqual([]);
    world.listed = undefined;
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.waits(ours)).toBe(false);
  });

  test('that go or lose their label while they are read for the first time leave no policy waiting', async () => {
    world.listed = new Map([['agents/customers', '1']]);
    expect(names.policyChanged(ours.key)).toEqual([queued]);
    expect(await names.work(queued)).toEqual([]);
    world.listed = new Map();
    world.listVersion = 2;
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    expect(await names.work(queued)).toEqual([ours.key]);
    expect([names.waits(ours), names.revision()]).toEqual([false, 2]);
  });

  test('that went, as the list tells before the answer is there, are told as not there', async () => {
    world.listed = new Map([['agents/customers', '1']]);
    names.policyChanged(ours.key);
    const reading = names.work(queued);
    world.listed = new Map();
    expect(await reading).toEqual([ours.key]);
    expect([names.waits(ours), names.read('agents', ref)]).toEqual([false, noConfigMap]);
  });

  test('that no policy names any more once they are read are not remembered', async () => {
    put('1', 'Acme');
    const [key = ''] = names.policyChanged(ours.key);
    const reading = names.work(key);
    world.policies.delete(ours.key);
    names.policyChanged(ours.key);
    expect(await reading).toEqual([]);
    expect(names.read('agents', ref)).toEqual(noConfigMap);
  });

  test('that cannot be read stay as they were, and are told of until they can; those that go are gone all the same', async () => {
    put('1', 'Acme');
    await settle();
    expect(names.unreadOf(ours)).toBe('');
    const before = names.versionOf(ours);
    put('2', 'Initech');
    world.failure = new KubeError(403, 'Forbidden', 'user "domicile" cannot get resource');
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    world.listVersion = 2;
    expect(names.unreadOf(ours)).toBe('');
    await expect(names.work(queued)).rejects.toBe(world.failure);
    expect(world.told).toEqual([`${queued} of ${ours.key} unread`]);
    expect(names.unreadOf(ours)).toBe(
      'the ConfigMap agents/customers (the API server answered 403 Forbidden)',
    );
    expect([names.waits(ours), names.revision(), names.versionOf(ours)]).toEqual([false, 1, before]);
    expect(names.textsFor([ours])).toEqual({ 'agents/customers/names': 'Acme' });

    world.configMaps.clear();
    world.listVersion = 3;
    expect(names.configMapChanged('agents/customers')).toEqual([queued]);
    expect(await names.work(queued)).toEqual([ours.key]);
    expect(names.unreadOf(ours)).toBe('');
    expect([names.read('agents', ref), names.revision()]).toEqual([noConfigMap, 3]);
  });

  test.each([
    [new KubeError(0, '', 'connect ECONNREFUSED 10.0.0.1:443'), 'the API server did not answer'],
    [new Error('socket hang up'), 'the API server did not answer'],
    [new KubeError(500, '', 'x'), 'the API server answered 500'],
  ])('that were never read keep their policy waiting, also where reading fails: %s', async (failure, why) => {
    put('1', 'Acme');
    world.failure = failure;
    expect(names.policyChanged(ours.key)).toEqual([queued]);
    const awaited = names.versionOf(ours);
    await expect(names.work(queued)).rejects.toBe(failure);
    expect([names.waits(ours), names.unreadOf(ours)]).toEqual([
      true,
      `the ConfigMap agents/customers (${why})`,
    ]);
    world.failure = undefined;
    expect(await names.work(queued)).toEqual([ours.key]);
    expect([names.waits(ours), names.unreadOf(ours)]).toEqual([false, '']);
    expect(names.versionOf(ours)).not.toBe(awaited);
    put('2', 'Acme');
    world.configMaps.delete('agents/customers');
    names.configMapChanged('agents/customers');
    await names.work(queued);
    const gone = names.versionOf(ours);
    put('3', 'Acme');
    names.configMapChanged('agents/customers');
    expect(new Set([awaited, gone, names.versionOf(ours)]).size).toBe(2);
    expect(names.versionOf(ours)).toBe(awaited);
  });

  test('are none of what else is in the queue', async () => {
    expect(await names.work('Namespace/agents')).toBeUndefined();
    expect(await names.work(ours.key)).toBeUndefined();
  });
});

describe('of what was read', () => {
  const keysOf = (...keys: readonly string[]) => ({
    residency: { allow: ['EU'] },
    masking: {
      dictionaries: [{ name: 'Customer', configMaps: keys.map((key) => ({ name: 'customers', key })) }],
      rules: [{ entities: ['Customer'], strategy: 'Redact' }],
    },
  });
  const everything = { a: 'Acme', b: 'Bolt', c: 'Corp' };
  const read = (key: string) => names.read('agents', { name: 'customers', key });
  const change = async (policy: PolicyObject): Promise<void> => {
    world.policies.set(policy.key, policy);
    for (const key of names.policyChanged(policy.key)) await names.work(key);
  };

  test('only the keys are held that policies name, and another is read when one names it', async () => {
    world.configMaps.set('agents/customers', { version: '1', data: everything });
    await change(policyObject('ours', keysOf('a'), 'agents'));
    await change(policyObject('others', keysOf('b'), 'agents'));
    expect(world.reads).toHaveLength(2);
    expect([read('a'), read('b'), read('c')]).toEqual([
      { kind: 'entries', entries: ['Acme'] },
      { kind: 'entries', entries: ['Bolt'] },
      noConfigMap,
    ]);
    const next = policyObject('ours', keysOf('c'), 'agents', 2);
    world.policies.set(next.key, next);
    const [first = ''] = names.policyChanged(next.key);
    expect([names.waits(next), read('a')]).toEqual([true, noConfigMap]);
    await names.work(first);
    expect([names.waits(next), read('b'), read('c')]).toEqual([
      false,
      { kind: 'entries', entries: ['Bolt'] },
      { kind: 'entries', entries: ['Corp'] },
    ]);
    expect(names.policyChanged(next.key)).toEqual([]);
  });

  /** So many bytes of names, each with the end of its line. */
  const listOf = (bytes: number): string => `${'x'.repeat(255)}\n`.repeat(bytes / 256);
  const mebibyte = 1_048_576;
  const naming = (count: number, generation = 1, name = 'ours') =>
    policyObject(
      name,
      {
        residency: { allow: ['EU'] },
        masking: {
          dictionaries: [
            {
              name: 'Customer',
              configMaps: Array.from({ length: count }, (_, index) => ({
                name: `${name}-${index}`,
                key: 'names',
              })),
            },
          ],
          rules: [{ entities: ['Customer'], strategy: 'Redact' }],
        },
      },
      'agents',
      generation,
    );
  const kindsOf = (policy: PolicyObject): readonly string[] =>
    configMapsOf(policy.document).map((one) => {
      const found = names.read('agents', one);
      return found.kind === 'problem' ? found.problem : found.kind;
    });
  const left = 'which is left out, as the names of the policy are too many without it';

  test('a policy that has too many names holds so many and one ConfigMap more, and all when it has room again', async () => {
    expect(heldBytes.policy).toBe(3 * mebibyte);
    for (let index = 0; index < 6; index++) put('1', listOf(mebibyte), `agents/ours-${index}`);
    const six = naming(6);
    await change(six);
    const held = Array.from({ length: 4 }, () => 'entries');
    expect(kindsOf(six)).toEqual([...held, left, left]);
    expect([names.waits(six), names.policyChanged(six.key), world.told]).toEqual([false, [], []]);

    for (const index of [0, 1, 2]) {
      put('2', 'Acme', `agents/ours-${index}`);
      names.configMapChanged(`agents/ours-${index}`);
      await names.work(`ConfigMap/agents/ours-${index}`);
    }
    expect(world.told).toEqual(['room for ConfigMap/agents/ours-4,ConfigMap/agents/ours-5']);
    expect(names.waits(six)).toBe(true);
    for (const index of [4, 5]) await names.work(`ConfigMap/agents/ours-${index}`);
    expect(kindsOf(six)).toEqual([...held, 'entries', 'entries']);
    expect(names.waits(six)).toBe(false);
    await change(naming(6, 2));
    expect(world.reads).toHaveLength(6 + 3 + 2);
  });

  test('all policies hold 32 MiB; beyond it names are as if they could not be read, until there is room', async () => {
    expect(heldBytes.all).toBe(32 * mebibyte);
    for (let policy = 0; policy < 8; policy++) {
      for (let index = 0; index < 4; index++) put('1', listOf(mebibyte), `agents/p${policy}-${index}`);
      await change(naming(4, 1, `p${policy}`));
    }
    put('1', 'Acme');
    world.policies.set(ours.key, ours);
    expect(names.policyChanged(ours.key)).toEqual([queued]);
    await expect(names.work(queued)).rejects.toThrow(
      'the names of all policies together would be more than 33554432 bytes',
    );
    expect(world.told).toEqual([`${queued} of ${ours.key} unread`]);
    expect([names.waits(ours), names.unreadOf(ours)]).toEqual([
      true,
      'the ConfigMap agents/customers (the names of all policies together would be more than 33554432 bytes)',
    ]);
    put('2', listOf(mebibyte - 256), 'agents/p0-0');
    names.configMapChanged('agents/p0-0');
    await names.work('ConfigMap/agents/p0-0');
    expect(await names.work(queued)).toEqual([ours.key]);
    expect([names.waits(ours), names.unreadOf(ours)]).toEqual([false, '']);
  });
});

describe('admission', () => {
  const foreseen = () => names.foresee('agents', ref);

  test('takes a policy before its ConfigMap, with a warning that an API server shows whole', () => {
    const answer = policyWebhook(() => ({ ...testContext, readConfigMap: names.foresee }))({
      object: ours.document,
    } as never);
    expect(answer).toEqual({
      outcome: 'allowed',
      allowed: true,
      warnings: [
        'agents/ours: the key names of the ConfigMap customers, which is not there, or has not the label domicile.dev/dictionary: enabled; pods deny everything until that is right',
      ],
    });
    expect((answer.allowed && answer.warnings?.[0]?.length) || 0).toBeLessThan(256);
  });

  test('hears of a ConfigMap that is not there, and of what is wrong with one that was read', async () => {
    expect(foreseen()).toMatchObject({
      kind: 'unread',
      warning: expect.stringContaining('not there, or has not the label domicile.dev/dictionary: enabled'),
    });
    put('1', 'Acme');
    expect(foreseen()).toEqual({ kind: 'unread', warning: undefined });
    await settle();
    expect(foreseen()).toMatchObject({ kind: 'entries' });
    put('2', 'A');
    await settle();
    expect(foreseen()).toMatchObject({
      kind: 'unread',
      warning: expect.stringContaining('whose line 1 has 1 characters'),
    });
  });
});
