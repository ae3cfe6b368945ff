import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type KubeClient, kubeClient } from '../../pkg/kube/client.ts';
import { connect, loadKubeConfig, type Transport } from '../../pkg/kube/transport.ts';
import { virtualClock } from '../../pkg/kube/virtual-clock.fixture.ts';
import { startEvictions } from '../../pkg/operator/audit/evictions.ts';
import { podFacts } from '../../pkg/operator/world.fixture.ts';
import type { PodFacts } from '../../pkg/operator/world.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { operatorRig } from './operator-rig.ts';
import { runsAs } from './operator-access.ts';
import './patience.ts';

/** Evictions on the real API server, by the operator's own rights and at the pace of a clock that the test moves. */
let cluster: Cluster;
let transport: Transport;
let client: KubeClient;

beforeAll(async () => {
  cluster = await up({ node: false });
  const rig = await operatorRig(cluster, { values: { 'drift.evictPerMinute': 2 } });
  await rig.namespace('agents');
  transport = connect(loadKubeConfig(await runsAs(cluster)));
  client = kubeClient(transport);
});
afterAll(async () => {
  transport?.close();
  await cluster?.down();
});
beforeEach(async () => {
  await cluster.admin.request('DELETE', pods, { gracePeriodSeconds: 0 });
});

const pods = '/api/v1/namespaces/agents/pods';
interface Made {
  readonly metadata: { readonly uid: string; readonly resourceVersion: string };
}
async function create(name: string, labels: object = {}): Promise<PodFacts> {
  const { status, body } = await cluster.admin.request('POST', pods, {
    metadata: { name, labels },
    spec: { containers: [{ name: 'agent', image: 'none' }] },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { uid, resourceVersion } = (body as Made).metadata;
  return { ...podFacts('agents'), uid, name, resourceVersion };
}
const there = async (): Promise<readonly string[]> => {
  const { body } = await cluster.admin.request('GET', pods);
  const { items } = body as { readonly items: readonly { readonly metadata: { readonly name: string } }[] };
  return items.map(({ metadata }) => metadata.name);
};

/** Evicts two a minute of these, as they were judged. */
function evicting(judged: readonly PodFacts[]) {
  const clock = virtualClock();
  const errors: unknown[] = [];
  let looked = Promise.withResolvers<void>();
  const evictions = startEvictions({
    client,
    world: {
      pods: () => {
        looked.resolve();
        return judged;
      },
    },
    findingsOf: () => [{ code: 'OldImage', message: 'It is old.' }],
    perMinute: 2,
    admissionWorks: () => true,
    leads: () => true,
    events: { record: async () => undefined },
    onError: (error) => errors.push(error),
    now: clock.now,
    clock,
  });
  return {
    errors,
    /** Lets half a minute pass. */
    round: async (): Promise<void> => {
      looked = Promise.withResolvers();
      await clock.advance(30_000);
      await looked.promise;
    },
    stop: evictions.stop,
  };
}

describe('pods that have drifted', () => {
  test('are evicted one at a time, as often as is allowed and no more', async () => {
    const judged = [await create('a'), await create('b'), await create('c')];
    const { round, stop, errors } = evicting(judged);
    for (const left of [['b', 'c'], ['c'], []]) {
      await round();
      await until('one is gone', async () => (await there()).length === left.length || undefined);
      expect(await there()).toEqual(left);
    }
    await stop();
    expect(errors).toEqual([]);
  });

  test('stay where they have changed since they were judged, or are others of the same name, and keep no other', async () => {
    const [changed, gone, as] = [await create('changed'), await create('other'), await create('as-judged')];
    const merge = 'application/merge-patch+json';
    await cluster.admin.request('PATCH', `${pods}/changed`, { metadata: { labels: { new: 'yes' } } }, merge);
    await cluster.admin.request('DELETE', `${pods}/other`, { gracePeriodSeconds: 0 });
    const anew = await create('other');
    const { round, stop, errors } = evicting([
      changed,
      { ...gone, resourceVersion: anew.resourceVersion },
      as,
    ]);
    await round();
    await until('the third is gone', async () => !(await there()).includes('as-judged') || undefined);
    await stop();
    expect([await there(), errors]).toEqual([['changed', 'other'], []]);
  });

  test('stay where a disruption budget needs them', async () => {
    const needed = await create('needed', { app: 'needed' });
    const free = await create('free');
    await cluster.admin.request('POST', '/apis/policy/v1/namespaces/agents/poddisruptionbudgets', {
      metadata: { name: 'needed' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'needed' } } },
    });
    const running = { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } };
    const strategic = 'application/strategic-merge-patch+json';
    const { body } = await cluster.admin.request('PATCH', `${pods}/needed/status`, running, strategic);
    const { resourceVersion } = (body as Made).metadata;
    const { round, stop, errors } = evicting([{ ...needed, resourceVersion }, free]);
    await round();
    await until('the other is gone', async () => !(await there()).includes('free') || undefined);
    await stop();
    expect([await there(), errors]).toEqual([['needed'], []]);
  });
});
