import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { channelBounds } from '../channel/bounds.ts';
import { hashOf } from '../channel/line.ts';
import { maxConfigMapBytes } from '../policy/checks/dictionary-checks.ts';
import { collectAll } from '../proxy/garbage.ts';
import { compilerOf, rootKeys } from './compile.fixture.ts';
import { dictionariesOn, namesWorld } from './dictionaries.fixture.ts';
import { namespaceKeys, type RootKeys } from './root-keys.ts';
import { podFacts as pod, policyObject as policy } from './world.fixture.ts';
import type { PodFacts, PolicyObject } from './world.ts';

const allow = (...places: readonly string[]) => ({ residency: { allow: places } });
const namesFor = (policies: readonly PolicyObject[], one: PodFacts) =>
  compilerOf(policies)
    .compile(one)
    ?.line?.config.policies.map((each) => (each as PolicyDocument).metadata.name);

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
      compilerOf([], { ...rootKeys, epoch, retiring }).compile(pod('agents'))?.line?.keysRevision;
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
    expect(claims?.line?.config.policies).toEqual([]);
    expect(selected?.line?.config.policies).toHaveLength(1);
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
      compilerOf(policies).compile(pod('agents'))?.line?.hash;
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
    expect(compiler.compile(pod('agents'))?.line?.config).toMatchObject({
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

describe('names from ConfigMaps', () => {
  const naming = (name: string) => ({
    ...allow('EU'),
    masking: {
      dictionaries: [{ name: 'Customer', configMaps: [{ name, key: 'names' }] }],
      rules: [{ entities: ['Customer'], strategy: 'Redact' }],
    },
  });
  const ours = policy('ours', naming('customers'), 'agents');
  const others = policy('others', allow('EU'), 'others');
  const key = 'ConfigMap/agents/customers';
  const rigged = () => {
    const world = namesWorld(ours);
    const names = dictionariesOn(world);
    const policies = [ours, others];
    const { compile, forget, problemOf } = compilerOf(policies, rootKeys, names);
    const change = async (version: number, text: string | undefined): Promise<void> => {
      world.listVersion = version;
      if (text === undefined) world.configMaps.delete('agents/customers');
      else world.configMaps.set('agents/customers', { version: `${version}`, data: { names: text } });
      names.policyChanged(ours.key);
      names.configMapChanged('agents/customers');
      await names.work(key);
    };
    return {
      names,
      world,
      policies,
      change,
      compile,
      forget,
      problemOf,
      line: (namespace = 'agents') => compile(pod(namespace))?.line,
    };
  };

  test('are part of what a pod runs on, of its hash and of its order, and of no other pod', async () => {
    const { change, line } = rigged();
    await change(7, 'Acme\n');
    const before = line();
    expect(before).toMatchObject({
      dictionariesRevision: 7,
      config: { refused: '', dictionaries: { 'agents/customers/names': 'Acme' } },
    });
    const unconcerned = line('others');
    expect(unconcerned).not.toHaveProperty('dictionariesRevision');
    expect(unconcerned?.config).not.toHaveProperty('dictionaries');
    await change(9, 'Acme\nInitech\n');
    expect(line()).toMatchObject({
      dictionariesRevision: 9,
      config: { dictionaries: { 'agents/customers/names': 'Acme\nInitech' } },
    });
    expect(line()?.hash).not.toBe(before?.hash);
    expect(line('others')).toEqual(unconcerned);
  });

  test('that are not there make the policy one that denies, until they are', async () => {
    const { change, line, problemOf } = rigged();
    await change(1, undefined);
    const problem = expect.stringMatching(
      /agents\/ours.* spec\.masking\.dictionaries\[0\]\.configMaps\[0\]: found the key names of the ConfigMap customers, which is not there, or has not the label domicile\.dev\/dictionary: enabled; allowed: a ConfigMap of the namespace agents with the label domicile\.dev\/dictionary: enabled, whose key has one name of 2 to 256 characters per line/,
    );
    expect(problemOf(ours)).toEqual({ text: problem, code: 'dictionary' });
    expect(line()).toMatchObject({ dictionariesRevision: 1, config: { policies: [], refused: problem } });
    await change(2, 'Acme');
    expect([problemOf(ours), line()?.config.refused]).toEqual([undefined, '']);
    await change(3, undefined);
    expect(line()?.config).toMatchObject({ policies: [], refused: problem });
  });

  test.each([
    ['another key', { others: 'Acme' }, 'which has no such key in its data'],
    ['a key that every object has', JSON.parse('{"__proto__": "Acme"}'), 'which has no such key in its data'],
    ['no name', { names: ' \n\n' }, 'which has no entries'],
    ['a line too short', { names: 'Acme\nI\n' }, 'whose line 2 has 1 characters'],
    ['a line too long', { names: `Acme\n${'x'.repeat(257)}` }, 'whose line 2 has 257 characters'],
  ])('cannot be of a ConfigMap with %s, and no name is told', async (_, data, problem) => {
    const { names, world, problemOf } = rigged();
    world.configMaps.set('agents/customers', { version: '1', data });
    names.policyChanged(ours.key);
    await names.work(key);
    expect(problemOf(ours)?.text).toContain(problem);
    expect(problemOf(ours)?.text).not.toMatch(/Acme|xxx/);
  });

  test('fit into what a sidecar can be sent, with room for the policies that have them', () => {
    expect(channelBounds.lineBytes - maxConfigMapBytes).toBeGreaterThanOrEqual(1024 * 1024);
  });

  test('keep a pod waiting that has none, and no longer than until they are read', async () => {
    const { names, world, compile, line, problemOf } = rigged();
    world.configMaps.set('agents/customers', { version: '1', data: { names: 'Acme' } });
    names.policyChanged(ours.key);
    expect([compile(pod('agents')), problemOf(ours)]).toEqual([
      { line: undefined, stands: '', contradiction: '', policies: [ours.key] },
      undefined,
    ]);
    expect(line('others')).toBeDefined();
    await names.work(key);
    expect(line()?.config.refused).toBe('');
  });

  test('that were never read leave a pod what was last right for it, whoever has its channel, until it is gone', async () => {
    const { names, world, policies, change, compile, forget, line } = rigged();
    await change(1, 'Acme');
    const right = line()?.hash;
    expect(compile(pod('agents'))?.stands).toBe(right);
    world.policies.set(ours.key, policy('ours', naming('more'), 'agents', 2));
    world.configMaps.set('agents/more', { version: '2', data: { names: 'Initech' } });
    policies.splice(0, 1, world.policies.get(ours.key)!);
    names.policyChanged(ours.key);
    const untold = { line: undefined, contradiction: '', policies: [ours.key] };
    expect(compile(pod('agents'))).toEqual({ ...untold, stands: right });
    expect(compile({ ...pod('agents'), uid: 'another' })).toEqual({ ...untold, stands: '' });
    forget('u');
    expect(compile(pod('agents'))).toEqual({ ...untold, stands: '' });
  });

  test.each([
    ['changes', policy('guard', allow('DE'), undefined, 2), 1],
    ['comes to select the pod', policy('another', allow('DE')), 0],
  ])(
    'that were never read keep back no other policy that %s: nothing stands then',
    async (_, next, removed) => {
      const { names, world, policies, compile } = rigged();
      policies.push(policy('guard', allow('EU')));
      world.configMaps.set('agents/customers', { version: '1', data: { names: 'Acme' } });
      const waiting = policies.shift()!;
      const right = compile(pod('agents'))?.stands;
      names.policyChanged(ours.key);
      policies.unshift(waiting);
      expect(right).not.toBe('');
      expect(compile(pod('agents'))).toMatchObject({ line: undefined, stands: right });
      policies.splice(policies.length - removed, removed, next);
      expect(compile(pod('agents'))).toMatchObject({ line: undefined, stands: '' });
      policies.splice(policies.indexOf(next), 1, policy('guard', allow('EU')));
      expect(compile(pod('agents'))).toMatchObject({ line: undefined, stands: right });
    },
  );
});

test('names of policies that are gone, or of before, are held no longer', async () => {
  const mebibyte = 1_048_576;
  const text = (index: number): string => `${index} ${'x'.repeat(250)}\n`.repeat(mebibyte / 256);
  const policies: PolicyObject[] = [];
  const world = namesWorld();
  const names = dictionariesOn(world);
  const { compile } = compilerOf(policies, rootKeys, names);
  const round = async (index: number): Promise<void> => {
    const { document, object, ...rest } = policy(
      'ours',
      {
        ...allow('EU'),
        masking: {
          dictionaries: [{ name: 'Customer', configMaps: [{ name: 'customers', key: 'names' }] }],
          rules: [{ entities: ['Customer'], strategy: 'Redact' }],
        },
      },
      'agents',
    );
    const anew = { ...object, metadata: { ...object.metadata, uid: `${index}` } };
    policies.splice(0, 1, { document, object: anew, ...rest });
    world.configMaps.set('agents/customers', { version: `${index}`, data: { names: text(index) } });
    world.policies.set(rest.key, policies[0]!);
    for (const key of names.policyChanged(rest.key)) await names.work(key);
    expect(compile(pod('agents'))?.line?.config.refused).toBe('');
  };
  await round(0);
  const heap = (): number => {
    collectAll();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  for (let index = 1; index <= 40; index++) await round(index);
  expect((heap() - before) / mebibyte).toBeLessThan(20);
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
