import { beforeEach, describe, expect, test } from '@jest/globals';
import { noConfigMap } from '../policy/config-map.ts';
import { testContext } from '../policy/context.fixture.ts';
import { dictionariesOn, type NamesWorld, namesWorld } from './dictionaries.fixture.ts';
import type { Dictionaries } from './dictionaries.ts';
import { policyWebhook } from './webhooks.ts';
import { policyObject } from './world.fixture.ts';

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

  test('are none of what else is in the queue', async () => {
    expect(await names.work('Namespace/agents')).toBeUndefined();
    expect(await names.work(ours.key)).toBeUndefined();
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
