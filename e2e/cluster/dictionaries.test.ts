import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import { type Double, startDouble } from '../double/double.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { operatorNamespace } from './chart.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { deskAt, guideAt } from './desk.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath, policyStatus } from './policies.ts';
import { type SidecarProcess, startSidecarProcess } from './sidecar-process.ts';

/** Names that a policy has from a ConfigMap, from the API server into what a real sidecar sends to a provider. */
const unconfigured = 503;
const merge = 'application/merge-patch+json';
const meant = { 'domicile.dev/dictionary': 'enabled' };

/** Three times that between two beats. */
const staleMs = 30_000;

let cluster: Cluster;
let rig: OperatorRig;
let faults: FaultProxy;
let operator: Operator;
let double: Double;
let sidecar: SidecarProcess;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents']));
  await rig.pod('agents', 'one');
  faults = await startFaultProxy(cluster);
  double = await startDouble();
});
afterAll(async () => {
  await double?.[Symbol.asyncDispose]();
  await faults?.close();
  await cluster?.down();
});
beforeEach(async () => {
  operator = await startOperator();
  sidecar = await startSidecarProcess(
    await temporaryFolder(),
    operator,
    await rig.token('agents', 'one'),
    '',
    undefined,
    `anthropic=${double.url}`,
  );
});
afterEach(async () => {
  await sidecar?.kill();
  await operator?.stop();
});

const startOperator = (): Promise<Operator> => rig.start({ server: faults.url, staleMs });
const policy = {
  residency: { allow: ['US'] },
  masking: {
    dictionaries: [{ name: 'Customer', configMaps: [{ name: 'customers', key: 'names' }] }],
    rules: [{ entities: ['Customer'], strategy: 'Redact' }],
  },
};
const path = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps`;
const created = async (at: string, object: object): Promise<number> =>
  (await cluster.admin.request('POST', at, object)).status;
const putNames = (names: string, labels: object = meant, namespace = 'agents') =>
  created(path(namespace), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'customers', labels },
    data: { names },
  });
const change = async (patch: object, namespace = 'agents'): Promise<number> =>
  (await cluster.admin.request('PATCH', `${path(namespace)}/customers`, patch, merge)).status;
const remove = async (namespace = 'agents'): Promise<unknown> =>
  cluster.admin.request('DELETE', `${path(namespace)}/customers`);

const sent = 'Umbrella and Initech, for Acme.';
/** What a provider is sent of it from now on, once it is this. */
const becomes = (wanted: string, said = sent): Promise<true> =>
  until(`a provider is sent "${wanted}"`, async () => {
    const before = double.seen.length;
    await sidecar.say(said);
    return double.seen.slice(before).some(({ body }) => body.toString().includes(wanted)) || undefined;
  });
const accepted = async (namespace: string | undefined, name: string) => {
  const { conditions = [] } =
    namespace === undefined
      ? ((
          (await cluster.admin.request('GET', `${policyPath()}/${name}`)).body as {
            status?: Awaited<ReturnType<typeof policyStatus>>;
          }
        ).status ?? {})
      : await policyStatus(cluster.admin, namespace, name);
  return conditions.find(({ type }) => type === 'Accepted');
};
/** Waits until a policy is refused with a message that holds this. */
const refused = (problem: string): Promise<true> =>
  until(`it is refused: ${problem}`, async () => {
    const found = await accepted('agents', 'ours');
    return (found?.status === 'False' && found.message.includes(problem)) || undefined;
  });
const accepts = (namespace: string | undefined, name: string): Promise<true> =>
  until('it is accepted', async () => (await accepted(namespace, name))?.status === 'True' || undefined);

describe('a policy of a namespace', () => {
  test('denies until its ConfigMap is there and meant for it, goes by each change of it, and denies without it', async () => {
    expect(await created(policyPath('agents'), policyOf('ours', policy))).toBe(201);
    await refused('the key names of the ConfigMap customers, which is not there, or has not the label');
    await sidecar.answers('us', unconfigured);

    expect(await putNames('Acme\n', {})).toBe(201);
    expect(await change({ metadata: { labels: { 'domicile.dev/dictionary': 'disabled' } } })).toBe(200);
    expect((await accepted('agents', 'ours'))?.status).toBe('False');
    expect(await change({ metadata: { labels: meant } })).toBe(200);
    await accepts('agents', 'ours');
    await becomes('Umbrella and Initech, for [CUSTOMER].');

    expect(await change({ data: { names: 'acme\nInitech\n' } })).toBe(200);
    await becomes('Umbrella and [CUSTOMER], for [CUSTOMER].');

    expect(await change({ data: { names: 'Acme\nInitech\nX\n' } })).toBe(200);
    await refused('whose line 3 has 1 characters');
    await sidecar.answers('us', unconfigured);
    expect(await change({ data: { names: null, others: 'Umbrella' } })).toBe(200);
    await refused('which has no such key in its data');
    expect(await change({ data: { names: 'Umbrella' } })).toBe(200);
    await accepts('agents', 'ours');
    await becomes('[CUSTOMER] and Initech, for Acme.');

    await remove();
    await refused('which is not there');
    await sidecar.answers('us', unconfigured);
    const { generation } = (
      (await cluster.admin.request('GET', `${policyPath('agents')}/ours`)).body as {
        readonly metadata: { readonly generation: number };
      }
    ).metadata;
    expect(generation).toBe(1);
  });

  test('is as it was for an operator that starts anew, and its names are told nowhere', async () => {
    await putNames('Umbrella\nInitech');
    await accepts('agents', 'ours');
    await becomes('[CUSTOMER] and [CUSTOMER], for Acme.');
    await operator.stop();
    operator = await startOperator();
    expect(await change({ data: { names: 'Acme' } })).toBe(200);
    await becomes('Umbrella and Initech, for [CUSTOMER].');
    const [events, status, metrics] = await Promise.all([
      cluster.admin.kubectl('get', 'events', '-A', '--output=json'),
      policyStatus(cluster.admin, 'agents', 'ours'),
      operator.metrics.render(),
    ]);
    const told = [events, JSON.stringify(status), metrics, JSON.stringify(rig.errors.map(String))].join('\n');
    expect(told).not.toMatch(/umbrella|initech|acme/i);
    await remove();
    await cluster.admin.request('DELETE', `${policyPath('agents')}/ours`);
  });
});

test('while names cannot be read, pods go by what they had, past its age too, and not once more than names is changed', async () => {
  const doubtful = (reason: string): Promise<true> =>
    until(`Sound says ${reason}`, async () => {
      const { conditions = [] } = await policyStatus(cluster.admin, 'agents', 'ours');
      return conditions.some(({ type, reason: said }) => type === 'Sound' && said === reason) || undefined;
    });
  await putNames('Acme');
  expect(await created(policyPath('agents'), policyOf('ours', policy))).toBe(201);
  await becomes('Umbrella and Initech, for [CUSTOMER].');
  faults.fail(({ method, url }) =>
    method === 'GET' && url.startsWith(`${path('agents')}/`) ? 503 : undefined,
  );
  expect(await change({ data: { names: 'Acme\nInitech' } })).toBe(200);
  await doubtful('NamesUnread');
  expect((await accepted('agents', 'ours'))?.status).toBe('True');

  const more = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more', labels: meant } };
  expect(await created(path('agents'), { ...more, data: { names: 'Umbrella' } })).toBe(201);
  const configMaps = ['customers', 'more'].map((name) => ({ name, key: 'names' }));
  const spec = { masking: { ...policy.masking, dictionaries: [{ name: 'Customer', configMaps }] } };
  const edited = await cluster.admin.request('PATCH', `${policyPath('agents')}/ours`, { spec }, merge);
  expect(edited.status).toBe(200);
  await until('it says that it is not judged', async () => {
    const { status, reason } = (await accepted('agents', 'ours')) ?? {};
    return (status === 'Unknown' && reason === 'NamesUnread') || undefined;
  });
  const began = Date.now();
  await until(
    'what the pod had is older than it may be',
    async () => Date.now() > began + staleMs || undefined,
  );
  await becomes('Umbrella and Initech, for [CUSTOMER].');

  const tightened = { spec: { residency: { allow: ['CA'] } } };
  const changed = await cluster.admin.request('PATCH', `${policyPath('agents')}/ours`, tightened, merge);
  expect(changed.status).toBe(200);
  await sidecar.answers('us', unconfigured);
  await until('it says that its pods deny because of its names', async () => {
    const { status, reason } = (await accepted('agents', 'ours')) ?? {};
    return (status === 'False' && reason === 'NamesUnread') || undefined;
  });
  const loosened = { spec: { residency: policy.residency } };
  const back = await cluster.admin.request('PATCH', `${policyPath('agents')}/ours`, loosened, merge);
  expect(back.status).toBe(200);

  expect((await cluster.admin.request('DELETE', `${path('agents')}/more`)).status).toBe(200);
  faults.heal();
  await refused('the key names of the ConfigMap more, which is not there');
  expect(await created(path('agents'), { ...more, data: { names: 'Umbrella' } })).toBe(201);
  await becomes('[CUSTOMER] and [CUSTOMER], for [CUSTOMER].');
  await doubtful('Sound');
  await remove();
  await cluster.admin.request('DELETE', `${path('agents')}/more`);
  await cluster.admin.request('DELETE', `${policyPath('agents')}/ours`);
});

test('a policy of the cluster has its ConfigMap beside the operator, and no namespace can bring another', async () => {
  expect(await created(policyPath(), policyOf('all', policy, policyPath()))).toBe(201);
  await putNames('Umbrella\n');
  await sidecar.answers('us', unconfigured);
  expect(await putNames('Initech\n', meant, operatorNamespace)).toBe(201);
  await becomes('Umbrella and [CUSTOMER], for Acme.');
  await accepts(undefined, 'all');
  await remove();
  await remove(operatorNamespace);
  await cluster.admin.request('DELETE', `${policyPath()}/all`);
});

test('100,000 names of a policy are masked, in a small body and in a large one, and one more is too many', async () => {
  const names = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => `Customer ${from + index} Ltd`).join('\n');
  const configMaps = ['customers', 'more'].map((name) => ({ name, key: 'names' }));
  const many = { ...policy.masking, dictionaries: [{ name: 'Customer', configMaps }] };
  await putNames(names(0, 50_000));
  const more = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more', labels: meant } };
  expect(await created(path('agents'), { ...more, data: { names: names(50_000, 50_000) } })).toBe(201);
  expect(await created(policyPath('agents'), policyOf('ours', { ...policy, masking: many }))).toBe(201);
  await becomes('of [CUSTOMER] and Customer 100000 Ltd.', 'of Customer 99999 Ltd and Customer 100000 Ltd.');
  await becomes('[CUSTOMER].', `${'Nothing to see. '.repeat(40_000)}customer 7 LTD.`);
  const patch = { data: { names: names(50_000, 50_001) } };
  expect((await cluster.admin.request('PATCH', `${path('agents')}/more`, patch, merge)).status).toBe(200);
  await refused('found 100001 entries; allowed: at most 100000 in a policy');
  await sidecar.answers('us', unconfigured);
  await remove();
  await cluster.admin.request('DELETE', `${path('agents')}/more`);
  await cluster.admin.request('DELETE', `${policyPath('agents')}/ours`);
});

test('the guide says how to make a ConfigMap of a file, and how to change it', async () => {
  const guide = guideAt('docs/masking.md');
  expect(guide.tags).toEqual(['names']);
  expect(await created(policyPath('agents'), policyOf('ours', policy))).toBe(201);
  for (const [file, wanted] of [
    ['Acme\n', 'Umbrella and Initech, for [CUSTOMER].'],
    ['Acme\nUmbrella\n', '[CUSTOMER] and Initech, for [CUSTOMER].'],
  ] as const) {
    const desk = await deskAt(cluster, guide, { 'customers.txt': file });
    await desk.type('names');
    await becomes(wanted);
  }
  await remove();
  await cluster.admin.request('DELETE', `${policyPath('agents')}/ours`);
});

test('no call of the operator was one that its service account may not make', () => {
  expect(rig.errors.filter((error) => (error as { readonly status?: number }).status === 403)).toEqual([]);
});
