import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { comparingPolicyNames, takesAnnotation } from '../../pkg/api/admission-policies.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { installedConfig } from './installed-config.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';

let cluster: Cluster;
let rig: OperatorRig;
let ours: string;

beforeAll(async () => {
  ({ cluster, rig } = await startRig([], { whole: true }));
  ours = (await installedConfig(cluster.admin)).backstop ?? '';
});
afterAll(async () => cluster?.down());

const takes = async (policy: string, checksums: string): Promise<void> => {
  const path = `/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/${policy}`;
  const patch = { metadata: { annotations: { [takesAnnotation]: checksums } } };
  const answer = await cluster.admin.request('PATCH', path, patch, 'application/merge-patch+json');
  expect(answer.status).toBe(200);
};

describe('a new operator', () => {
  test.each(comparingPolicyNames)('is not ready before %s is of its release', async (policy) => {
    await takes(policy, 'ffffffffffffffff');
    const operator = await rig.start();
    try {
      expect(operator.notReady()).toEqual(['admission of another release']);
      await takes(policy, `${ours},ffffffffffffffff`);
      await until('it is ready', async () => operator.notReady().length === 0 || undefined);
    } finally {
      await operator.stop();
    }
  });

  test('is ready beside the admission policies of the release after it, which know its own', async () => {
    for (const policy of comparingPolicyNames) await takes(policy, `ffffffffffffffff,${ours}`);
    const operator = await rig.start();
    try {
      await until('it is ready', async () => operator.notReady().length === 0 || undefined);
    } finally {
      await operator.stop();
    }
  });

  test('needs no right for it that its service account does not have', () => {
    expect(rig.errors).toEqual([]);
  });
});
