import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { PolicyStatus } from '../../pkg/operator/status.ts';
import { node, root } from '../run/domicile.ts';
import { temporaryFolder } from '../run/temporary.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';
import { type SidecarProcess, startSidecarProcess } from './sidecar-process.ts';

/** Agents whose image was replaced, some of which talk to their model in another way from then on. */
const hour = 3_600_000;
/** Milliseconds; `explain` goes by what the chart says, an hour. */
const quick = { silentMs: 1_000, auditMs: 500 };

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;
const sidecars = new Map<string, SidecarProcess>();

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents'], { whole: true }));
  operator = await rig.start(quick);
  const { status } = await cluster.admin.request(
    'POST',
    policyPath('agents'),
    policyOf('eu', { residency: { allow: ['EU'] } }),
  );
  expect(status).toBe(201);
});
afterAll(async () => {
  for (const { kill } of sidecars.values()) await kill();
  await operator?.stop();
  await cluster?.down();
});

const pods = '/api/v1/namespaces/agents/pods';

/** A pod as a Deployment's ReplicaSet of this template would make it, with its proxy. */
async function replica(name: string, hash: string): Promise<void> {
  const controller = { apiVersion: 'apps/v1', kind: 'ReplicaSet', uid: `set-${hash}`, controller: true };
  const { status, body } = await cluster.admin.request('POST', pods, {
    metadata: {
      name,
      labels: { 'pod-template-hash': hash },
      annotations: { 'domicile.dev/inject': 'enabled' },
      ownerReferences: [{ ...controller, name: `support-${hash}` }],
    },
    spec: { containers: [{ name: 'agent', image: 'agent' }] },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const token = await rig.token('agents', name);
  sidecars.set(name, await startSidecarProcess(await temporaryFolder(), operator, token));
}
/** What the kubelet says of it. */
async function runs(name: string, image: string, since: number): Promise<void> {
  const startedAt = `${new Date(since).toISOString().slice(0, 19)}Z`;
  const agent = {
    name: 'agent',
    image: 'agent',
    imageID: `registry.test/agent@sha256:${image.repeat(64)}`,
    ready: true,
    restartCount: 0,
    started: true,
    state: { running: { startedAt } },
  };
  const { status, body } = await cluster.admin.request(
    'PATCH',
    `${pods}/${name}/status`,
    { status: { phase: 'Running', containerStatuses: [agent] } },
    'application/strategic-merge-patch+json',
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
}
const talk = async (name: string): Promise<void> => void (await sidecars.get(name)?.ask('us'));

const drifted = async (): Promise<string> => {
  const { body } = await cluster.admin.request('GET', `${policyPath('agents')}/eu`);
  const { conditions = [] } = (body as { readonly status?: PolicyStatus }).status ?? {};
  const found = conditions.find(({ type }) => type === 'Drifted');
  return found === undefined ? '' : `${found.status} ${found.reason}: ${found.message}`;
};
const driftIs = (pattern: RegExp): Promise<string> =>
  until(`drift is ${pattern}`, async () => {
    const found = await drifted();
    return pattern.test(found) ? found : undefined;
  });
const counted = async (): Promise<string> =>
  (await operator.metrics.render())
    .split('\n')
    .filter((line) => line.includes('finding="AgentSilent"'))
    .join();
async function explained(pod: string): Promise<string> {
  const env = { KUBECONFIG: cluster.admin.kubeconfig };
  const args = [join(root, 'cmd', 'domicile', 'main.ts'), 'explain', 'pod', `agents/${pod}`];
  const child = spawn(node, args, { env, cwd: '/' });
  return text(child.stdout);
}

describe('an agent with another image', () => {
  test('that was not heard to talk through its proxy is found, where the one before was', async () => {
    await replica('old', 'aaa');
    await runs('old', 'a', Date.now() - 3 * hour);
    await talk('old');
    await replica('new', 'bbb');
    await runs('new', 'b', Date.now() - 2 * hour);
    expect(await driftIs(/^True AgentSilent/)).toContain('agents/new: Its agents run an image since');
    const events = ['events', '-n', 'agents', '--for=pod/new', '--no-headers'];
    await until(
      'an event tells of it',
      async () => (await cluster.admin.kubectl(...events)).includes('AgentSilent') || undefined,
    );
    expect(
      await cluster.admin.kubectl('events', '-n', 'agents', '--for=pod/old', '--no-headers'),
    ).not.toContain('AgentSilent');
    expect(await counted()).toMatch(/ 1$/);
  });

  test('is explained so, with when the pod last talked', async () => {
    // Replicas write down every 20 s what they have heard.
    await until(
      'it is explained',
      async () => /^ {2}last request +at 20.*, through the proxy$/m.test(await explained('old')) || undefined,
    );
    const silent = await explained('new');
    expect(silent).toMatch(/^ {2}last request +none yet/m);
    expect(silent).toMatch(/^ {2}drift +AgentSilent: /m);
  });

  test('is found by an operator that came after the old one was gone', async () => {
    await until('it is kept', async () => {
      const kept = [
        'get',
        'configmap',
        'domicile-talkers',
        '-n',
        'domicile-system',
        '-o',
        'jsonpath={.data}',
      ];
      return (await cluster.admin.kubectl(...kept)).includes('talked') || undefined;
    });
    await sidecars.get('old')?.kill();
    sidecars.delete('old');
    await cluster.admin.request('DELETE', `${pods}/old`, { gracePeriodSeconds: 0 });
    await operator.stop();
    operator = await rig.start(quick);
    await until('it is counted', async () => (await counted()).endsWith(' 1') || undefined);
  });

  test('is in order as soon as it talks', async () => {
    await talk('new');
    await driftIs(/^False AsInjected/);
    await until('it is not counted', async () => (await counted()).endsWith(' 0') || undefined);
  });

  test('that was changed in its pod is found too', async () => {
    const image = { spec: { containers: [{ name: 'agent', image: 'another' }] } };
    const strategic = 'application/strategic-merge-patch+json';
    expect((await cluster.admin.request('PATCH', `${pods}/new`, image, strategic)).status).toBe(200);
    // The kubelet tells whole seconds: in the next one it is surely later than what was said before.
    await runs('new', 'c', Date.now() + 1_000);
    await driftIs(/^True .*1 AgentSilent/);
  });

  test('needs no right that the operator does not have', () => {
    const forbidden = rig.errors.filter((error) => (error as { readonly status?: number }).status === 403);
    expect(forbidden).toEqual([]);
  });
});
