import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { hashOf } from '../channel/line.ts';
import { testContext } from '../policy/context.fixture.ts';
import { createCompiler } from './compile.ts';
import { namespaceKeys, type RootKeys } from './root-keys.ts';
import { podFacts as pod, policyObject as policy } from './world.fixture.ts';
import type { PodFacts, PolicyObject } from './world.ts';

const rootKeys: RootKeys = { root: Buffer.alloc(32, 1), epoch: 0, retiring: false, lineage: 'l' };

const allow = (...places: readonly string[]) => ({ residency: { allow: places } });
function compilerOf(policies: readonly PolicyObject[], keys = rootKeys) {
  let checks = 0;
  const world = {
    policiesFor: (name: string) =>
      policies
        .filter(({ object }) => (object.metadata.namespace ?? name) === name)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    namespace: (name: string) =>
      name === 'lost' ? undefined : { uid: `uid of ${name}`, name, labels: { team: name } },
    revision: () => [3, 2, 1],
  };
  const context = () => ({
    ...testContext,
    get places() {
      checks += 1;
      return testContext.places;
    },
  });
  const compiler = createCompiler({
    world,
    context,
    rootKeys: () => keys,
    authorities: () => 'pem',
    staleMs: 5,
  });
  return { ...compiler, checks: () => checks };
}
const namesFor = (policies: readonly PolicyObject[], one: PodFacts) =>
  compilerOf(policies)
    .compile(one)
    ?.line.config.policies.map((each) => (each as PolicyDocument).metadata.name);

describe('a configuration', () => {
  test('holds the policies that select the pod, with the order and the hash', () => {
    const policies = [
      policy('ours', allow('EU'), 'agents'),
      policy('theirs', allow('EU'), 'other'),
      policy('all', allow('EU')),
    ];
    const line = compilerOf(policies).compile(pod('agents'))?.line;
    expect(line).toMatchObject({ lineage: 'l', revision: [3, 2, 1], config: { refused: '', staleMs: 5 } });
    expect(line?.hash).toBe(line && hashOf(line.config));
    expect(namesFor(policies, pod('agents'))?.toSorted()).toEqual(['all', 'ours']);
  });

  test('is numbered by its keys too: each epoch, and each end of the one before, is later', () => {
    const numberOf = (epoch: number, retiring: boolean) =>
      compilerOf([], { ...rootKeys, epoch, retiring }).compile(pod('agents'))?.line.keysRevision;
    const history = [numberOf(0, false), numberOf(1, true), numberOf(1, false), numberOf(2, true)];
    expect(history).toEqual([1, 2, 3, 4]);
  });

  test('is never that of another pod, whatever its annotation calls its data', () => {
    const compiler = compilerOf([
      policy('ours', { ...allow('EU'), selector: { matchLabels: { app: 'x' } } }, 'agents'),
    ]);
    const claims = compiler.compile({
      ...pod('agents'),
      dataClasses: ['uid of ours@1'],
    });
    const selected = compiler.compile(pod('agents', { app: 'x' }));
    expect(claims?.line.config.policies).toEqual([]);
    expect(selected?.line.config.policies).toHaveLength(1);
  });

  test.each([
    ['labels of the pod', { selector: { matchLabels: { app: 'x' } } }, 'agents'],
    ['labels of the namespace', { namespaceSelector: { matchLabels: { team: 'others' } } }, undefined],
  ])('leaves out what other %s are for', (_, selector, namespace) => {
    expect(namesFor([policy('p', { ...allow('EU'), ...selector }, namespace)], pod('agents'))).toEqual([]);
  });

  test('is the same in whichever order the policies were seen, and another after a change', () => {
    const [a, b] = [policy('a', allow('EU'), 'agents'), policy('b', allow('DE'), 'agents')];
    const hash = (policies: readonly PolicyObject[]) =>
      compilerOf(policies).compile(pod('agents'))?.line.hash;
    expect(hash([a, b])).toBe(hash([b, a]));
    expect(hash([a, policy('b', allow('FR'), 'agents', 2)])).not.toBe(hash([a, b]));
  });

  test('of policies that are wrong together holds none of them and says why', () => {
    const key = (name: string) => ({
      credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name, key: 'k' } } }],
    });
    const policies = ['one', 'two'].map((name) => policy(name, { ...allow('EU'), ...key(name) }, 'agents'));
    const compiler = compilerOf(policies);
    expect(policies.map(compiler.problemOf)).toEqual([undefined, undefined]);
    expect(compiler.compile(pod('agents'))?.line.config).toMatchObject({
      policies: [],
      refused: expect.stringContaining('another apiKey for anthropic'),
    });
  });

  const health = { dataClasses: [{ name: 'a', when: { annotation: 'health' }, allow: ['DE'] }] };

  test('says what the annotation of the pod says of its data', () => {
    const compiler = compilerOf([policy('ours', { ...allow('EU'), ...health }, 'agents')]);
    const lineOf = (...dataClasses: readonly string[]) =>
      compiler.compile({ ...pod('agents'), dataClasses })?.line;
    expect(lineOf()?.config).toMatchObject({ dataClasses: [], refused: '' });
    expect(lineOf('health')?.config).toMatchObject({ dataClasses: ['health'], refused: '' });
    expect(lineOf('health')?.hash).not.toBe(lineOf()?.hash);
    expect(lineOf('helth')?.config).toMatchObject({
      policies: [],
      refused: expect.stringContaining('the data class "helth", which no policy has'),
    });
  });

  test('is not there while the namespace is not known', () => {
    expect(compilerOf([]).compile(pod('lost'))).toBeUndefined();
  });

  test('is checked once for all pods that have it', () => {
    const compiler = compilerOf([policy('ours', allow('EU'), 'agents')]);
    compiler.compile(pod('agents', { 'pod-name': 'a' }));
    const once = compiler.checks();
    compiler.compile(pod('agents', { 'pod-name': 'b' }));
    expect(compiler.checks()).toBe(once);
  });
});

describe('the keys of a namespace', () => {
  const keyOf = (keys: RootKeys, uid: string) => namespaceKeys(keys, uid).current;

  test('are 32 bytes, its own, and those of its epoch', () => {
    const keys = [
      keyOf(rootKeys, 'a'),
      keyOf(rootKeys, 'b'),
      keyOf({ ...rootKeys, epoch: 1 }, 'a'),
      keyOf({ ...rootKeys, root: Buffer.alloc(32, 2) }, 'a'),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(keys.map((one) => Buffer.from(one, 'base64').length)).toEqual([32, 32, 32, 32]);
  });

  test('hold the one before while it is being retired, and only then', () => {
    const next = { ...rootKeys, epoch: 1 };
    expect(namespaceKeys({ ...next, retiring: true }, 'a').previous).toBe(keyOf(rootKeys, 'a'));
    expect(namespaceKeys(next, 'a').previous).toBeUndefined();
    expect(namespaceKeys({ ...rootKeys, retiring: true }, 'a').previous).toBeUndefined();
  });
});
