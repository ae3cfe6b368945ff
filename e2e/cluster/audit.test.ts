import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { Condition, PolicyStatus } from '../../pkg/operator/status.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath, policyStatus } from './policies.ts';

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents', 'later']));
});
afterAll(async () => cluster?.down());
beforeEach(async () => {
  operator = await rig.start();
});
afterEach(async () => operator?.stop());

interface Pod {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly { readonly name: string; readonly env?: readonly Variable[] }[];
    readonly initContainers?: readonly { readonly name: string }[];
  };
}
interface Variable {
  readonly name: string;
  readonly value?: string;
}

const strategic = 'application/strategic-merge-patch+json';
const podsOf = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods`;
const plain = (name: string, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name }, ...metadata },
  spec: { containers: [{ name: 'agent', image: 'none' }] },
});
const asking = { annotations: { 'domicile.dev/inject': 'enabled' } };
const make = async (namespace: string, pod: object, query = ''): Promise<Pod> => {
  const { status, body } = await cluster.admin.request('POST', `${podsOf(namespace)}${query}`, pod);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as Pod;
};
const remove = (namespace: string, name: string) =>
  cluster.admin.request('DELETE', `${podsOf(namespace)}/${name}`, { gracePeriodSeconds: 0 });

/** A policy that selects only the pod of its own name. */
async function policyFor(namespace: string, name: string): Promise<void> {
  const spec = { residency: { allow: ['EU'] }, selector: { matchLabels: { app: name } } };
  const { status, body } = await cluster.admin.request('POST', policyPath(namespace), {
    ...policyOf(name, spec),
    metadata: { name, namespace },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
}
const statusOf = (namespace: string, name: string): Promise<PolicyStatus> =>
  policyStatus(cluster.admin, namespace, name);
const becomes = (
  namespace: string,
  name: string,
  type: Condition['type'],
  status: string,
  reason: string,
): Promise<Condition> =>
  until(`${name}: ${type} is ${status} because of ${reason}`, async () =>
    (await statusOf(namespace, name)).conditions?.find(
      (one) => one.type === type && one.status === status && one.reason === reason,
    ),
  );
const told = (namespace: string, pod: string, reason: string): Promise<string> =>
  until(`an event ${reason} on ${pod}`, async () => {
    const events = await cluster.admin.kubectl('events', '-n', namespace, `--for=pod/${pod}`, '--no-headers');
    return events.includes(reason) ? events : undefined;
  });
const changeImage = (name: string) => {
  const spec = { containers: [{ name: 'agent', image: 'another' }] };
  return cluster.admin.request('PATCH', `${podsOf('agents')}/${name}`, { spec }, strategic);
};
/** Positive control: what is judged later, and read in the same way, is found. */
async function laterIsFound(name: string): Promise<void> {
  await policyFor('agents', name);
  await make('agents', plain(name, asking));
  await changeImage(name);
  await becomes('agents', name, 'Drifted', 'True', 'ChangedAfterAdmission');
  await remove('agents', name);
}
const counted = async (finding: string): Promise<number> => {
  const line = (await operator.metrics.render())
    .split('\n')
    .find((one) => one.startsWith(`domicile_operator_pod_findings{finding="${finding}"}`));
  return Number(line?.split(' ')[1] ?? Number.NaN);
};

test('a pod that the webhook has just injected has nothing wrong with it', async () => {
  await policyFor('agents', 'fresh');
  await make('agents', plain('fresh', asking));
  await until('it is counted', async () => (await statusOf('agents', 'fresh')).pods?.injected || undefined);
  await laterIsFound('control');
  expect((await statusOf('agents', 'fresh')).pods).toMatchObject({ selected: 1, injected: 1, drifted: 0 });
  await remove('agents', 'fresh');
});

test('a pod that is being deleted was not changed by that', async () => {
  await policyFor('agents', 'ending');
  await make('agents', plain('ending', { ...asking, finalizers: ['example.com/wait'] }));
  await until('it is counted', async () => (await statusOf('agents', 'ending')).pods?.injected || undefined);
  expect((await remove('agents', 'ending')).body).toMatchObject({
    metadata: { generation: 2, deletionTimestamp: expect.any(String) },
  });
  await laterIsFound('after-it');
  expect((await statusOf('agents', 'ending')).pods).toMatchObject({ selected: 1, injected: 1, drifted: 0 });
  const freed = await cluster.admin.request(
    'PATCH',
    `${podsOf('agents')}/ending`,
    { metadata: { finalizers: [] } },
    'application/merge-patch+json',
  );
  expect(freed.status).toBe(200);
});

test('pods from before their namespace enforced are found once it does, until they are gone', async () => {
  await policyFor('later', 'early');
  await make('later', plain('early'));
  await becomes('later', 'early', 'Ready', 'True', 'Ready');
  await cluster.admin.kubectl('label', 'namespace', 'later', 'domicile.dev/inject=enabled');
  const { message } = await becomes('later', 'early', 'Degraded', 'True', 'NotInjected');
  expect(message).toContain('later/early: Its namespace enforces injection');
  expect((await statusOf('later', 'early')).pods).toMatchObject({ selected: 1, injected: 0, drifted: 1 });
  await told('later', 'early', 'NotInjected');
  expect(await counted('NotInjected')).toBe(1);
  await remove('later', 'early');
  await becomes('later', 'early', 'Ready', 'True', 'Ready');
  expect(await counted('NotInjected')).toBe(0);
});

test('a pod whose image was changed after it was admitted is told of', async () => {
  await policyFor('agents', 'changed');
  await make('agents', plain('changed', asking));
  await changeImage('changed');
  await becomes('agents', 'changed', 'Drifted', 'True', 'ChangedAfterAdmission');
  await told('agents', 'changed', 'ChangedAfterAdmission');
  await remove('agents', 'changed');
});

/**
 * A pod as injection leaves it, but for what somebody has changed in its specification; the webhook leaves it alone.
 */
async function changedSince(
  name: string,
  annotated: object,
  change: (spec: Pod['spec']) => object,
): Promise<void> {
  await policyFor('agents', name);
  const injected = await make('agents', plain(name, { annotations: annotated }), '?dryRun=All');
  const { 'domicile.dev/inject': _, ...annotations } = injected.metadata.annotations;
  await make('agents', {
    ...injected,
    metadata: { name, labels: { app: name }, annotations },
    spec: { ...injected.spec, ...change(injected.spec) },
  });
}

/** One whose clients are led elsewhere. */
const ledElsewhere = (name: string, annotated: object): Promise<void> =>
  changedSince(name, annotated, ({ containers }) => {
    const led = (variable: Variable): Variable =>
      variable.name === 'ANTHROPIC_BASE_URL' ? { ...variable, value: 'https://elsewhere.example' } : variable;
    return { containers: containers.map((one) => ({ ...one, env: (one.env ?? []).map(led) })) };
  });

test('a pod whose variables lead past the proxy makes its policy unready', async () => {
  await ledElsewhere('past', asking.annotations);
  const { message } = await becomes('agents', 'past', 'Degraded', 'True', 'RoutesOverridden');
  expect(message).toContain('agent: ANTHROPIC_BASE_URL');
  expect(message).not.toContain('elsewhere.example');
  await told('agents', 'past', 'RoutesOverridden');
  await remove('agents', 'past');
});

test('the same under lockdown is drift and no more: nothing gets out', async () => {
  await ledElsewhere('held', { ...asking.annotations, 'domicile.dev/capture': 'Lockdown' });
  const message = (await becomes('agents', 'held', 'Drifted', 'True', 'RoutesBlocked')).message;
  expect(message).toContain('agent: ANTHROPIC_BASE_URL');
  await becomes('agents', 'held', 'Degraded', 'False', 'AsExpected');
  expect([await counted('RoutesBlocked'), await counted('RoutesOverridden')]).toEqual([1, 0]);
  await told('agents', 'held', 'RoutesBlocked');
  await remove('agents', 'held');
});

test('a pod whose proxy would be started otherwise today has drifted, and its policy is ready all the same', async () => {
  const otherwise = { startupProbe: { httpGet: { path: '/readyz', port: 15_020 }, failureThreshold: 3 } };
  await changedSince('before', asking.annotations, ({ initContainers = [] }) => ({
    initContainers: initContainers.map((one) => ({ ...one, ...otherwise })),
  }));
  const { message } = await becomes('agents', 'before', 'Drifted', 'True', 'OldBootstrap');
  expect(message).toContain('agents/before: Its proxy is set up otherwise');
  expect(message).toContain('domicile-proxy: startupProbe');
  await becomes('agents', 'before', 'Degraded', 'False', 'AsExpected');
  await told('agents', 'before', 'OldBootstrap');
  expect([await counted('OldBootstrap'), await counted('AgentChanged')]).toEqual([1, 0]);
  await remove('agents', 'before');
});

test('a pod whose agent has more rights than injection leaves it has drifted', async () => {
  const lockedDown = { ...asking.annotations, 'domicile.dev/capture': 'Lockdown' };
  await changedSince('stronger', lockedDown, ({ containers }) => ({
    containers: containers.map((one) => ({ ...one, securityContext: { runAsGroup: 0 } })),
  }));
  const { message } = await becomes('agents', 'stronger', 'Drifted', 'True', 'AgentChanged');
  expect(message).toContain('agent: securityContext');
  await told('agents', 'stronger', 'AgentChanged');
  expect([await counted('OldBootstrap'), await counted('AgentChanged')]).toEqual([0, 1]);
  await remove('agents', 'stronger');
});

test('a pod of which a policy demands another place than it was told of has drifted', async () => {
  await policyFor('agents', 'placed');
  await make('agents', plain('placed', asking));
  await becomes('agents', 'placed', 'Programmed', 'False', 'Pending');
  const demand = { spec: { placement: 'Require' } };
  const merge = 'application/merge-patch+json';
  await cluster.admin.request('PATCH', `${policyPath('agents')}/placed`, demand, merge);
  await becomes('agents', 'placed', 'Drifted', 'True', 'NotPlaced');
  expect(await counted('NotPlaced')).toBe(1);
  await remove('agents', 'placed');
});

test('the certificate that is served lasts seven days, as a metric says', async () => {
  const served = await new Promise<PeerCertificate>((resolve, reject) => {
    const { webhook } = operator.ports;
    const socket = connectTls({ host: '127.0.0.1', port: webhook, ca: operator.authority() }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  const [from, to] = [Date.parse(served.valid_from), Date.parse(served.valid_to)];
  // It begins five minutes early, for clocks that are behind.
  expect((to - from) / 60_000).toBe(7 * 24 * 60 + 5);
  const line = (await operator.metrics.render())
    .split('\n')
    .find((one) =>
      one.startsWith('domicile_operator_certificate_expiry_timestamp_seconds{certificate="serving"}'),
    );
  expect(Math.floor(Number(line?.split(' ')[1]))).toBe(to / 1000);
});

describe('after an upgrade', () => {
  test('pods with the old images have drifted, their policy is ready all the same, and kubectl shows it', async () => {
    await policyFor('agents', 'old');
    await make('agents', plain('old', asking));
    await becomes('agents', 'old', 'Programmed', 'False', 'Pending');
    await operator.stop();
    operator = await rig.start({ tag: '2' });
    const { message } = await becomes('agents', 'old', 'Drifted', 'True', 'OldImage');
    expect(message).toContain('domicile-proxy: image');
    expect((await statusOf('agents', 'old')).conditions).toContainEqual(
      expect.objectContaining({ type: 'Degraded', status: 'False' }),
    );
    const shown = await cluster.admin.kubectl('get', 'rp', 'old', '-n', 'agents');
    expect(shown.split('\n')[0]?.split(/\s{2,}/)).toContain('DRIFTED');
    expect(await counted('OldImage')).toBe(1);
    await remove('agents', 'old');
  });
});

describe('what is not injected', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'maker', uid: 'u-1', controller: true };
  const owned = (name: string, annotations: object) => plain(name, { annotations, ownerReferences: [owner] });
  const ownerIs = (reason: string): Promise<string> =>
    until(`an event ${reason} on the owner`, async () => {
      const all = await cluster.admin.kubectl('get', 'events', '-n', 'agents', '-o', 'json');
      const { items } = JSON.parse(all) as {
        readonly items: readonly {
          readonly reason: string;
          readonly message: string;
          readonly involvedObject: { readonly kind: string; readonly name: string };
        }[];
      };
      return items.find(
        ({ involvedObject: { kind, name }, reason: is }) =>
          kind === 'ReplicaSet' && name === 'maker' && is === reason,
      )?.message;
    });

  test('is told at what made it, with what to change', async () => {
    const refused = owned('refused', { 'domicile.dev/inject': 'enabled' });
    const { status } = await cluster.admin.request('POST', podsOf('agents'), {
      ...refused,
      spec: { ...refused.spec, hostNetwork: true },
    });
    expect(status).toBe(403);
    expect(await ownerIs('InjectionRefused')).toContain('hostNetwork');
  });

  test('by its own annotation, is told there too', async () => {
    await make('agents', owned('skipped', { 'domicile.dev/inject': 'disabled' }));
    expect(await ownerIs('InjectionSkipped')).toContain('disabled');
    expect(await operator.metrics.render()).toContain('domicile_operator_skipped_pods_total 1\n');
    await remove('agents', 'skipped');
  });
});

test('no call of the operator was one that its service account may not make', () => {
  const forbidden = rig.errors.filter((error) => (error as { readonly status?: number }).status === 403);
  expect(forbidden).toEqual([]);
});
