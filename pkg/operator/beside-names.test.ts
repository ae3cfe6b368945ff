import { describe, expect, test } from '@jest/globals';
import { KubeError } from '../kube/kube-error.ts';
import { compilerOf, rootKeys } from './compile.fixture.ts';
import { dictionariesOn, namesWorld } from './dictionaries.fixture.ts';
import { podFacts as pod, policyObject as policy } from './world.fixture.ts';
import type { PolicyObject } from './world.ts';

describe('names from ConfigMaps that cannot be read', () => {
  const allow = (place: string) => ({ residency: { allow: [place] } });
  const naming = (name: string, place: string) => ({
    ...allow(place),
    masking: {
      dictionaries: [{ name: 'Customer', configMaps: [{ name, key: 'names' }] }],
      rules: [{ entities: ['Customer'], strategy: 'Redact' }],
    },
  });
  const rigged = async () => {
    const policies = [policy('ours', naming('customers', 'EU'), 'agents'), policy('guard', allow('EU'))];
    const world = namesWorld(...policies);
    const names = dictionariesOn(world);
    const { compile } = compilerOf(policies, rootKeys, names);
    const read = async (name: string): Promise<void> => {
      await names.work(`ConfigMap/agents/${name}`).catch(() => undefined);
    };
    const become = (one: PolicyObject): void => {
      const index = policies.findIndex(({ key }) => key === one.key);
      policies.splice(index < 0 ? policies.length : index, index < 0 ? 0 : 1, one);
      world.policies.set(one.key, one);
      names.policyChanged(one.key);
    };
    world.configMaps.set('agents/customers', { version: '1', data: { names: 'Acme' } });
    world.configMaps.set('agents/more', { version: '2', data: { names: 'Initech' } });
    names.policyChanged(policies[0]!.key);
    await read('customers');
    const right = compile(pod('agents'))?.line?.hash ?? '';
    expect(right).not.toBe('');
    world.failure = new KubeError(503, '', 'not now');
    return { world, compile, read, become, right, now: () => compile(pod('agents')) };
  };
  const why = (name: string) =>
    `${name}: found another policy than before, while the ConfigMap agents/more (the API server answered 503) cannot be read; allowed: one whose names can be, or with other names alone`;

  test('of a policy with other names alone: its pods go by what they had', async () => {
    const { become, read, right, now } = await rigged();
    become(policy('ours', naming('more', 'EU'), 'agents', 2));
    await read('more');
    expect(now()).toMatchObject({ line: undefined, stands: right });
  });

  test.each([
    ['says something else', policy('ours', naming('more', 'DE'), 'agents', 2), 'agents/ours'],
    ['is new', policy('fresh', naming('more', 'DE'), 'agents'), 'agents/fresh'],
  ])('of a policy that %s: nobody goes by what was before, until they can be', async (_, next, name) => {
    const { world, become, read, right, now } = await rigged();
    become(next);
    expect(now()).toMatchObject({ line: undefined, stands: right });
    await read('more');
    expect(now()?.line?.config).toMatchObject({ policies: [], refused: why(name) });
    expect(now()?.line?.hash).toBe(now()?.stands);
    world.failure = undefined;
    await read('more');
    expect(now()?.line?.config).toMatchObject({ refused: '' });
  });

  test('hold back no other policy: what changes is refused, and what is as before stands', async () => {
    const { become, read, right, now } = await rigged();
    become(policy('ours', naming('more', 'EU'), 'agents', 2));
    await read('more');
    become(policy('guard', allow('DE'), undefined, 2));
    expect(now()?.line?.config).toMatchObject({ policies: [], refused: why('guard') });
    become(policy('guard', allow('EU')));
    expect(now()).toMatchObject({ line: undefined, stands: right });
  });

  test('of a pod of which nothing is known from before: nothing is said', async () => {
    const { become, read, compile } = await rigged();
    become(policy('ours', naming('more', 'DE'), 'agents', 2));
    await read('more');
    expect(compile({ ...pod('agents'), uid: 'another' })).toMatchObject({ line: undefined, stands: '' });
  });
});
