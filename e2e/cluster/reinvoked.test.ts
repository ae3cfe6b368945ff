import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Pod } from '../../pkg/inject/pod.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { startRig } from './operator-rig.ts';
import './patience.ts';
import type { Part } from './workloads.ts';

/** With another mutation behind our webhook: the API server asks it again, with all that was filled in meanwhile. */
let cluster: Cluster;
let operator: Operator;

beforeAll(async () => {
  const made = await startRig(['agents'], { backstop: true });
  cluster = made.cluster;
  operator = await made.rig.start();
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

/** Adds a container to a pod that has the proxy, once. */
const expression = `object.spec.?initContainers.orValue([]).exists(c, c.name == 'domicile-proxy')
  && object.spec.containers.size() == 1
  ? [JSONPatch{op: 'add', path: '/spec/containers/-', value: Object.spec.containers{name: 'late', image: 'none'}}]
  : []`;
const pods = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };

async function install(kind: string, path: string, spec: Part): Promise<void> {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const object = { apiVersion, kind, metadata: { name: 'late' }, spec };
  const { status, body } = await cluster.admin.request('POST', `/apis/${apiVersion}/${path}`, object);
  expect([status, body]).toEqual([201, expect.anything()]);
}

test('what is added behind injection is led through the proxy too, and ours stands as it was', async () => {
  await install('MutatingAdmissionPolicy', 'mutatingadmissionpolicies', {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'IfNeeded',
    matchConstraints: { resourceRules: [pods] },
    mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
  });
  await install('MutatingAdmissionPolicyBinding', 'mutatingadmissionpolicybindings', { policyName: 'late' });
  const { spec = {} } = await until('it is added', async () => {
    const { status, body } = await cluster.admin.request(
      'POST',
      '/api/v1/namespaces/agents/pods?dryRun=All',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'agent', annotations: { 'domicile.dev/inject': 'enabled' } },
        spec: { containers: [{ name: 'agent', image: 'none' }] },
      },
    );
    expect([status, body]).toEqual([201, expect.anything()]);
    const made = body as Pod;
    return made.spec?.containers?.length === 2 ? made : undefined;
  });
  const [agent, late] = spec.containers ?? [];
  expect([late?.name, late?.env]).toEqual(['late', agent?.env]);
  expect(spec.initContainers?.map(({ name }) => name)).toEqual(['domicile-proxy']);
});
