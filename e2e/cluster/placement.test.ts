import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { PolicyStatus } from '../../pkg/operator/status.ts';
import { temporaryFolder } from '../run/temporary.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath, policyStatus } from './policies.ts';
import { startSidecarProcess } from './sidecar-process.ts';

const regionLabel = 'topology.kubernetes.io/region';
const [inside, outside] = ['eu-central-1', 'us-east-1'];
/** What a sidecar answers: by policy, or since it may not serve. */
const [denied, refusing] = [451, 503];

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents']));
  operator = await rig.start();
  for (const region of [inside, outside])
    await post('/api/v1/nodes', { metadata: { name: `in-${region}`, labels: { [regionLabel]: region } } });
  await post(policyPath('agents'), {
    ...policyOf('placed', { residency: { allow: ['DE'] }, placement: 'Require' }),
    metadata: { name: 'placed', namespace: 'agents' },
  });
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

async function post(path: string, body: object): Promise<unknown> {
  const answer = await cluster.admin.request('POST', path, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}
const pods = '/api/v1/namespaces/agents/pods';
const asking = (name: string, spec: object = {}, labels: object = {}) => ({
  metadata: { name, labels, annotations: { 'domicile.dev/inject': 'enabled' } },
  spec: { containers: [{ name: 'agent', image: 'none' }], ...spec },
});
const bind = (name: string, region: string): Promise<unknown> =>
  post(`${pods}/${name}/binding`, { metadata: { name }, target: { kind: 'Node', name: `in-${region}` } });
const status = (): Promise<PolicyStatus> => policyStatus(cluster.admin, 'agents', 'placed');
const saying = (type: string, reason: string): Promise<string> =>
  until(
    `${type} because of ${reason}`,
    async () =>
      (await status()).conditions?.find((one) => one.type === type && one.reason === reason)?.message,
  );

describe('a policy that requires placement', () => {
  test('has the scheduler told, in each of the ways to a node', async () => {
    const zone = (name: string) => ({ matchExpressions: [{ key: 'zone', operator: 'In', values: [name] }] });
    const terms = { nodeSelectorTerms: [zone('a'), zone('b')] };
    const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } };
    const { spec } = (await post(`${pods}?dryRun=All`, asking('told', { affinity }))) as {
      readonly spec: { readonly affinity: typeof affinity };
    };
    const { nodeSelectorTerms } = spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(nodeSelectorTerms).toHaveLength(2);
    for (const { matchExpressions } of nodeSelectorTerms) {
      const region = matchExpressions.find(({ key }) => key === regionLabel);
      expect([region?.values.includes(inside), region?.values.includes(outside)]).toEqual([true, false]);
    }
  });

  test('takes no pod that says itself where it is', async () => {
    const pod = asking('forged', {}, { [regionLabel]: inside });
    const { status: code, body } = await cluster.admin.request('POST', pods, pod);
    expect(code).toBe(403);
    expect((body as { readonly message: string }).message).toContain(`has the label ${regionLabel}`);
  });

  test('shows a pod that was bound to a node outside all the same', async () => {
    await post(pods, asking('elsewhere'));
    await bind('elsewhere', outside);
    expect(await saying('Drifted', 'OutsideRegion')).toContain(
      `agents/elsewhere: Its node is in the region ${outside}`,
    );
    const events = await cluster.admin.kubectl(
      'events',
      '-n',
      'agents',
      '--for=pod/elsewhere',
      '--no-headers',
    );
    expect(events).toContain('OutsideRegion');
    await cluster.admin.request('DELETE', `${pods}/elsewhere`, { gracePeriodSeconds: 0 });
    await saying('Drifted', 'AsInjected');
  });

  test('has its proxy serve on a node inside, and refuse everything on one outside or unknown', async () => {
    await rig.pod('agents', 'runs');
    await bind('runs', outside);
    const token = await rig.token('agents', 'runs');
    for (const [region, answer] of [
      [inside, denied],
      [outside, refusing],
      ['', refusing],
    ] as const) {
      const sidecar = await startSidecarProcess(await temporaryFolder(), operator, token, region);
      try {
        await sidecar.answers('us', answer);
        if (answer === refusing)
          expect(await saying('Degraded', 'PodsDeny')).toContain('agents/runs: the pod runs on a node');
        else await until('it counts', async () => (await status()).pods?.current || undefined);
      } finally {
        await sidecar.kill();
      }
    }
  });
});
