import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change } from '../../pkg/kube/cache.ts';
import { type KubeClient, kubeClient, type Selection } from '../../pkg/kube/client.ts';
import { eventRecorder } from '../../pkg/kube/events.ts';
import { isExpired, isStatus } from '../../pkg/kube/kube-error.ts';
import { leases, startElection } from '../../pkg/kube/lease.ts';
import { pageItems, type Reflector, startReflector } from '../../pkg/kube/reflector.ts';
import type { KubeObject, Resource } from '../../pkg/kube/resource.ts';
import { connect, loadKubeConfig, type Transport } from '../../pkg/kube/transport.ts';
import { watch } from '../../pkg/kube/watch.ts';
import { startWorkQueue } from '../../pkg/kube/work-queue.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import './patience.ts';

const configMaps: Resource = { group: '', version: 'v1', plural: 'configmaps' };
const namespace = 'default';

let cluster: Cluster;
let transport: Transport;
let client: KubeClient;

beforeAll(async () => {
  cluster = await up({ node: false });
  transport = connect(loadKubeConfig(cluster.admin.kubeconfig));
  client = kubeClient(transport);
});
afterAll(async () => {
  transport?.close();
  await cluster?.down();
});

const configMap = (name: string, data: Readonly<Record<string, string>> = {}, labels = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace, labels },
  data,
});

interface Followed<Kept> extends Reflector<Kept> {
  readonly changes: readonly Change<Kept>[];
  readonly errors: readonly unknown[];
}

function follow<Kept>(selection: Selection, keep: (object: KubeObject) => Kept | undefined): Followed<Kept> {
  const changes: Change<Kept>[] = [];
  const errors: unknown[] = [];
  const reflector = startReflector({
    client,
    watch: (...args) => watch(transport, ...args),
    resource: configMaps,
    selection,
    keep,
    onChange: (change) => changes.push(change),
    onError: (error) => errors.push(error),
  });
  return { ...reflector, changes, errors };
}

const holds = (what: string, condition: () => boolean): Promise<true> =>
  until(what, async () => condition() || undefined);

describe('a reflector', () => {
  test('lists more than a page, and follows what is made, changed and made again', async () => {
    const many = Array.from({ length: pageItems + 1 }, (_, index) =>
      configMap(`many-${index}`, {}, { of: 'many' }),
    );
    for (let from = 0; from < many.length; from += 50)
      await Promise.all(many.slice(from, from + 50).map((one) => client.create(configMaps, one)));
    const all = follow({ namespace, labelSelector: 'of=many' }, ({ metadata }) => metadata.uid);
    try {
      await all.synced;
      expect(all.cache.size()).toBe(pageItems + 1);
      const before = all.cache.byKey('default/many-0');
      await client.remove(configMaps, { namespace, name: 'many-0' });
      await client.create(configMaps, configMap('many-0', {}, { of: 'many' }));
      await holds(
        'the new one is seen',
        () => ![undefined, before].includes(all.cache.byKey('default/many-0')),
      );
      expect(all.changes.slice(pageItems + 1).map(({ kind, uid }) => [kind, uid === before])).toEqual([
        ['gone', true],
        ['set', false],
      ]);
      expect(all.errors).toEqual([]);
    } finally {
      await all.stop();
    }
  });

  test('gets metadata alone where it asks for no more, and keeps only what it wants', async () => {
    const marked = follow({ namespace, metadataOnly: true }, (object) =>
      object.metadata.annotations?.['domicile.dev/inject'] === 'enabled' ? object : undefined,
    );
    try {
      await marked.synced;
      const annotations = { 'domicile.dev/inject': 'enabled' };
      const plain = configMap('marked', { secret: 'x'.repeat(1000) });
      await client.create(configMaps, { ...plain, metadata: { ...plain.metadata, annotations } });
      await client.create(configMaps, configMap('unmarked'));
      await holds('it is seen', () => marked.cache.size() > 0);
      expect(marked.cache.all().map((object) => [object.metadata.name, 'data' in object])).toEqual([
        ['marked', false],
      ]);
    } finally {
      await marked.stop();
    }
  });

  test('catches up after the API server was away', async () => {
    const all = follow({ namespace, labelSelector: 'of=away' }, ({ metadata }) => metadata.name);
    try {
      await all.synced;
      await cluster.api.kill();
      await holds('the watch fails', () => all.errors.length > 0);
      await cluster.api.restart();
      await client.create(configMaps, configMap('back', {}, { of: 'away' }));
      await holds('it is seen', () => all.cache.byKey('default/back') === 'back');
    } finally {
      await all.stop();
    }
  });
});

test('a watch from what the server has forgotten says that it must be listed anew', async () => {
  const from = { resourceVersion: '1', timeoutSeconds: 5, signal: AbortSignal.timeout(60_000) };
  const seen: unknown[] = [];
  const failed = await (async () => {
    for await (const event of watch(transport, configMaps, { namespace: 'kube-system' }, from))
      seen.push(event);
    return undefined;
  })().catch((error: unknown) => error);
  expect([isExpired(failed), seen]).toEqual([true, []]);
});

describe('writes', () => {
  test('applied, own their fields: what is left out next time is gone, what others wrote stays', async () => {
    await client.apply(configMaps, configMap('applied', { ours: '1', left: '1' }), 'domicile');
    await client.merge(configMaps, { namespace, name: 'applied' }, { data: { theirs: '1', ours: 'not' } });
    await client.apply(configMaps, configMap('applied', { ours: '2' }), 'domicile');
    expect(await client.get(configMaps, { namespace, name: 'applied' })).toMatchObject({
      data: { ours: '2', theirs: '1' },
    });
  });

  test('fail with the status and the words of the server', async () => {
    const place = { namespace, name: 'nowhere' };
    const missing = await client.get(configMaps, place).catch((error: unknown) => error);
    expect(missing).toMatchObject({
      status: 404,
      reason: 'NotFound',
      message: 'configmaps "nowhere" not found',
    });
    const { metadata } = await client.create(configMaps, configMap('raced'));
    await client.merge(configMaps, { namespace, name: 'raced' }, { data: { a: '1' } });
    const old = { ...configMap('raced'), metadata: { ...metadata } };
    const late = await client.replace(configMaps, old).catch((error: unknown) => error);
    expect(isStatus(late, 409)).toBe(true);
    const other = { uid: '00000000-0000-0000-0000-000000000000' };
    const wrong = await client
      .remove(configMaps, { namespace, name: 'raced' }, other)
      .catch((e: unknown) => e);
    expect(isStatus(wrong, 409)).toBe(true);
  });
});

test('events are counted on the object', async () => {
  const regarding = await client.create(configMaps, configMap('eventful'));
  const errors: unknown[] = [];
  const recorder = eventRecorder({
    client,
    controller: 'domicile.dev/test',
    instance: 'test-1',
    onError: (error) => errors.push(error),
  });
  const event = { type: 'Warning', reason: 'Refused', action: 'Inject', note: 'Because.' } as const;
  const about = { ...regarding, apiVersion: 'v1', kind: 'ConfigMap' };
  for (let times = 0; times < 3; times += 1) await recorder.record({ ...event, regarding: about });
  expect(errors).toEqual([]);
  const told = await cluster.admin.kubectl('events', '--for=configmap/eventful', '--no-headers');
  expect(told).toMatch(/\(x3 over .*\).*Warning +Refused +ConfigMap\/eventful +Because\./);
});

test('an election passes from one that leaves to the next', async () => {
  const terms: string[] = [];
  const join = (identity: string) =>
    startElection({
      client,
      namespace,
      name: 'leader',
      identity,
      onLead: () => terms.push(identity),
      onError: (error) => terms.push(String(error)),
    });
  const first = join('first');
  await holds('the first leads', () => first.leads());
  const second = join('second');
  await first.stop();
  await holds('the second leads', () => second.leads());
  expect(await client.get(leases, { namespace, name: 'leader' })).toMatchObject({
    spec: { holderIdentity: 'second', leaseDurationSeconds: 15, leaseTransitions: 1 },
  });
  await second.stop();
  expect(terms).toEqual(['first', 'second']);
});

test('a queue behind a reflector works on each key until it is as it should be', async () => {
  const all = { of: 'queued' };
  const worked: string[] = [];
  const queue = startWorkQueue({
    workers: 2,
    onError: () => undefined,
    work: async (key) => {
      const [, name = ''] = key.split('/');
      const current = await client.get(configMaps, { namespace, name });
      if ((current as { data?: { done?: string } }).data?.done === 'yes') return;
      worked.push(key);
      await client.apply(configMaps, configMap(name, { done: 'yes' }, all), 'domicile');
    },
  });
  const reflector = startReflector({
    client,
    watch: (...args) => watch(transport, ...args),
    resource: configMaps,
    selection: { namespace, labelSelector: 'of=queued' },
    keep: (object) => (object as { data?: { done?: string } }).data?.done ?? 'no',
    onChange: ({ key }) => queue.add(key),
    onError: () => undefined,
  });
  await reflector.synced;
  const names = Array.from({ length: 20 }, (_, index) => `queued-${index}`);
  for (const name of names) await client.create(configMaps, configMap(name, {}, all));
  await holds('all are done', () => {
    const states = reflector.cache.all();
    return states.length === names.length && states.every((state) => state === 'yes');
  });
  await queue.stop();
  await reflector.stop();
  expect(worked.toSorted()).toEqual(names.map((name) => `default/${name}`).toSorted());
});
