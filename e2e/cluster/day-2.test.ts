import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import { applyTemplates, install, operatorNamespace } from './chart.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { type Desk, deskAt, guideAt } from './desk.ts';
import { serveMonitors } from './monitors.ts';
import { type OperatorRig, operatorRig } from './operator-rig.ts';
import './patience.ts';
import { roundClock } from './round-clock.ts';

/** docs/day-2.md, typed as it stands, each block as one; what a kubelet or a controller would do is done for them. */
const guide = guideAt('docs/day-2.md');
const installing = guideAt('docs/install.md');
const files = { 'policy.yaml': guide.policy, 'values.yaml': 'clusterResolvers: [10.96.0.10]\n' };
const desks: Desk[] = [];

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'support', namespace: 'agents' },
  spec: {
    selector: { matchLabels: { app: 'support' } },
    template: {
      metadata: { labels: { app: 'support' }, annotations: { 'domicile.dev/inject': 'enabled' } },
      spec: { containers: [{ name: 'agent', image: 'none' }] },
    },
  },
};
const deployments = '/apis/apps/v1/namespaces';
const mergePatch = 'application/merge-patch+json';

afterAll(() => {
  const typed = desks.flatMap((desk) => [...desk.typed]);
  expect(typed.toSorted()).toEqual(guide.tags.toSorted());
});

describe('beside an operator that runs', () => {
  let cluster: Cluster;
  let rig: OperatorRig;
  let operator: Operator;
  let desk: Desk;
  const { clock, round } = roundClock();
  const secretPath = (name: string): string => `/api/v1/namespaces/${operatorNamespace}/secrets/${name}`;
  const dataOf = async (name: string): Promise<Readonly<Record<string, string>>> =>
    ((await cluster.admin.request('GET', secretPath(name))).body as { data?: Record<string, string> }).data ??
    {};
  const restartedAt = async (path: string): Promise<string | undefined> => {
    const { body } = await cluster.admin.request('GET', `${deployments}/${path}`);
    const { spec } = body as { spec: { template: { metadata: { annotations?: Record<string, string> } } } };
    return spec.template.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'];
  };

  beforeAll(async () => {
    cluster = await up({ node: false });
    rig = await operatorRig(cluster, { whole: true });
    await rig.namespace('agents');
    await applyTemplates(cluster, ['bypass', 'policies', 'deployment']);
    operator = await rig.start({ clock });
    await until('it leads', async () => operator.leads() || undefined);
    expect(
      (await cluster.admin.request('POST', `${deployments}/agents/deployments`, deployment)).status,
    ).toBe(201);
    const { metadata, spec } = deployment.spec.template;
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'support-0' }, spec };
    expect((await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods', pod)).status).toBe(201);
    await runs(2);
    desk = await deskAt(cluster, guide, files);
    desks.push(desk);
  });
  afterAll(async () => {
    await operator?.stop();
    await cluster?.down();
  });

  /** As the controller and the kubelet would say of the operator's Deployment. */
  async function runs(replicas: number): Promise<void> {
    const path = `${deployments}/${operatorNamespace}/deployments/domicile-operator`;
    const { body } = await cluster.admin.request('GET', path);
    const { generation } = (body as { metadata: { generation: number } }).metadata;
    const counts = { replicas, readyReplicas: replicas, updatedReplicas: replicas };
    const patch = { status: { observedGeneration: generation, ...counts } };
    const { status } = await cluster.admin.request('PATCH', `${path}/status`, patch, mergePatch);
    expect(status).toBe(200);
  }

  test('a policy is judged, added to watch, and then enforces', async () => {
    // Its pod has no proxy that would answer here.
    await cluster.admin.request('DELETE', '/api/v1/namespaces/agents/pods/support-0', {
      gracePeriodSeconds: 0,
    });
    expect(await desk.type('add')).toContain('eu-only');
    expect(await desk.type('enforce')).toContain('condition met');
    expect(await cluster.admin.kubectl('get', 'rp', 'eu-only', '-n', 'agents')).toMatch(/eu-only +Enforce/);
  });

  test('the state is read', async () => {
    const { metadata, spec } = deployment.spec.template;
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'support-0' }, spec };
    expect((await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods', pod)).status).toBe(201);
    const said = await desk.type('state');
    expect(said).toContain('Pod agents/support-0');
    expect(said).toMatch(/ok +webhook\.injects/);
    expect(said).not.toMatch(/^FAIL/m);
  });

  test('pods are made anew', async () => {
    await desk.type('anew');
    expect(await restartedAt('agents/deployments/support')).toBeTruthy();
  });

  test('keys and authority rotate by order', async () => {
    await desk.type('rotate');
    await round();
    const { epoch = '' } = await dataOf('domicile-root-key');
    expect(Buffer.from(epoch, 'base64').toString()).toBe('1');
    expect(Object.keys(await dataOf('domicile-authority'))).toContain('next.crt');
  });

  test('a node is drained', async () => {
    const made = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } };
    expect((await cluster.admin.request('POST', '/api/v1/nodes', made)).status).toBe(201);
    expect(await desk.type('drain')).toMatch(/node\/node-1 drained[\s\S]*node\/node-1 uncordoned/);
  });

  test('what was backed up comes back after it was overwritten', async () => {
    await desk.type('backup');
    const kept = [await dataOf('domicile-root-key'), await dataOf('domicile-authority')];
    await operator.stop();
    const pods = `/api/v1/namespaces/${operatorNamespace}/pods`;
    const labels = { 'app.kubernetes.io/component': 'operator' };
    const spec = { containers: [{ name: 'operator', image: 'none' }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'operator-0', labels }, spec };
    await rig.namespace('elsewhere');
    await cluster.admin.kubectl('create', 'serviceaccount', 'default', '-n', operatorNamespace);
    expect((await cluster.admin.request('POST', pods, pod)).status).toBe(201);
    const nonsense = { data: { 'root-key': Buffer.alloc(32, 1).toString('base64') } };
    await cluster.admin.request('PATCH', secretPath('domicile-root-key'), nonsense, mergePatch);
    const ended = until('no operator is wanted', async () => {
      const path = `${deployments}/${operatorNamespace}/deployments/domicile-operator`;
      const { body } = await cluster.admin.request('GET', path);
      if ((body as { spec: { replicas: number } }).spec.replicas !== 0) return undefined;
      await cluster.admin.request('DELETE', `${pods}/operator-0`, { gracePeriodSeconds: 0 });
      return true;
    });
    await desk.type('restore');
    await ended;
    expect([await dataOf('domicile-root-key'), await dataOf('domicile-authority')]).toEqual(kept);
    operator = await rig.start({ clock });
    expect(await dataOf('domicile-root-key')).toEqual(kept[0]);
  });

  test('a namespace is put under a policy as the guide to installing says', async () => {
    await rig.namespace('other');
    const other = installing.blockOf('use').replaceAll(' agents', ' other');
    const policy = guide.policy.replace('namespace: agents', 'namespace: other');
    const types = { ...installing, blockOf: () => other };
    await (await deskAt(cluster, types, { 'policy.yaml': policy })).type('use');
    const labels = await cluster.admin.kubectl(
      'get',
      'namespace',
      'other',
      '-o',
      'jsonpath={.metadata.labels}',
    );
    expect(labels).toContain('"domicile.dev/inject":"enabled"');
  });

  test('what has become known is drawn anew', async () => {
    const { 'ca.crt': before } = await dataOf('domicile-authority');
    await desk.type('compromised');
    expect(await restartedAt(`${operatorNamespace}/deployments/domicile-operator`)).toBeTruthy();
    await operator.stop();
    operator = await rig.start({ clock });
    const { 'ca.crt': after } = await dataOf('domicile-authority');
    expect(after).toBeTruthy();
    expect(after).not.toBe(before);
  });
});

describe('of an installation by helm', () => {
  let cluster: Cluster;
  let desk: Desk;
  beforeAll(async () => {
    cluster = await up({ node: false });
    await (await deskAt(cluster, installing, files)).type('install');
    await cluster.admin.kubectl('create', 'namespace', 'agents');
    await cluster.admin.kubectl('label', 'namespace', 'agents', 'domicile.dev/inject=enabled');
    expect(
      (await cluster.admin.request('POST', `${deployments}/agents/deployments`, deployment)).status,
    ).toBe(201);
    desk = await deskAt(cluster, guide, files);
    desks.push(desk);
  });
  afterAll(async () => cluster?.down());

  /** As the Job's controller would say of a check that passes. */
  async function endStartupCheck(): Promise<void> {
    const path = `/apis/batch/v1/namespaces/${operatorNamespace}/jobs/domicile-check`;
    const condition = (type: string): object => ({ type, status: 'True', reason: 'CompletionsReached' });
    const now = new Date().toISOString();
    const status = {
      startTime: now,
      completionTime: now,
      succeeded: 1,
      conditions: [condition('SuccessCriteriaMet'), condition('Complete')],
    };
    await until('the start-up check is there', async () => {
      const answer = await cluster.admin.request('PATCH', `${path}/status`, { status }, mergePatch);
      if (answer.status === 404) return undefined;
      expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
      return true;
    });
  }

  const named = (kind: string): Promise<string> => cluster.admin.kubectl('get', kind, '-A', '-o', 'name');

  test('it is made highly available', async () => {
    await serveMonitors(cluster);
    const checked = endStartupCheck();
    await desk.type('ha');
    await checked;
    const { body } = await cluster.admin.request(
      'GET',
      `${deployments}/${operatorNamespace}/deployments/domicile-operator`,
    );
    expect(body).toMatchObject({ spec: { replicas: 3 } });
  });

  /** As the namespace's controller would, once nothing is left in it. */
  async function finishNamespaces(): Promise<void> {
    const path = '/api/v1/namespaces';
    const { body } = await cluster.admin.request('GET', path);
    type Ending = { readonly metadata: { readonly name: string; readonly deletionTimestamp?: string } };
    for (const one of (body as { readonly items: readonly Ending[] }).items) {
      if (one.metadata.deletionTimestamp === undefined) continue;
      const ended = { apiVersion: 'v1', kind: 'Namespace', ...one, spec: { finalizers: [] } };
      await cluster.admin.request('PUT', `${path}/${one.metadata.name}/finalize`, ended);
    }
  }

  test('it is removed, and installed again it has the same keys, until those are removed too', async () => {
    const secret = `/api/v1/namespaces/${operatorNamespace}/secrets/domicile-root-key`;
    const data = { 'root-key': 'a2VwdA==' };
    expect((await cluster.admin.request('PATCH', secret, { data }, mergePatch)).status).toBe(200);
    await desk.type('remove');
    expect(await named('validatingadmissionpolicies,mutatingwebhookconfigurations')).not.toContain(
      'domicile',
    );
    expect(await named('secrets')).toBe('secret/domicile-root-key\n');
    expect(await named('crds')).toContain('residencypolicies.domicile.dev');
    const { body } = await cluster.admin.request('GET', `${deployments}/agents/deployments/support`);
    expect(JSON.stringify(body)).toContain('"domicile.dev/inject":"disabled"');
    await finishNamespaces();
    await install(cluster);
    expect((await cluster.admin.request('GET', secret)).body).toMatchObject({ data });
    await desk.type('remove');
    await desk.type('purge');
    expect(await named('secrets,crds')).not.toContain('domicile');
  });
});
