import { expect, test } from '@jest/globals';
import { type VirtualClock, virtualClock } from '../kube/virtual-clock.fixture.ts';
import { testContext } from '../policy/context.fixture.ts';
import type { Tally } from './census.ts';
import { KubeError } from '../kube/kube-error.ts';
import { idleMs, type Reconciling, startReconciling, statusMs, undeclaredMs } from './reconciling.ts';
import { policyObject } from './world.fixture.ts';
import type { PolicyStatus } from './status.ts';
import type { PolicyObject } from './world.ts';

/**
 * Reconciles one policy on a clock of the test's: `pods` says what there is of it, `onStatus` hears what is written.
 */
const reconciling = (given: {
  readonly clock: VirtualClock;
  readonly policy: () => PolicyObject;
  readonly pods: () => Tally['pods'];
  /** Throws what the API server refuses it with. */
  readonly onStatus: (status: PolicyStatus) => void;
}): Reconciling =>
  startReconciling({
    world: { policy: given.policy, policiesFor: () => [given.policy()] },
    compiler: { compile: () => undefined, problemOf: () => undefined },
    client: {
      apply: async (_, { status }) => {
        given.onStatus(status as PolicyStatus);
        return {} as never;
      },
      merge: async () => ({}) as never,
    },
    namespace: 'domicile-system',
    dictionaries: { work: async () => undefined, waits: () => false },
    spread: { work: async () => undefined, waits: () => false, keyFor: (policy) => policy },
    census: {
      tallyOf: () => ({ pods: given.pods(), failing: [], drifted: [], refused: '', contradiction: '' }),
    },
    events: { record: async () => undefined },
    metrics: { reconciled: () => undefined, reconcileFailed: () => undefined },
    context: () => testContext,
    leads: () => true,
    onError: (error) => {
      throw error;
    },
    clock: given.clock,
  });

test('the status of a policy is written again only after a while, with what has become of it by then', async () => {
  const clock = virtualClock();
  const policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  const written: string[] = [];
  let current = 0;
  const { queue } = reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected: 9, injected: 9, current, bypassable: 0 }),
    onStatus: ({ pods }) => written.push(`${JSON.stringify(pods)}@${clock.now()}`),
  });
  for (const count of [1, 2, 3]) {
    current = count;
    queue.add(policy.key);
    await clock.advance(statusMs / 4);
  }
  await clock.advance(statusMs);
  await queue.stop();
  const pods = (count: number) => `{"selected":9,"injected":9,"current":${count},"bypassable":0,"drifted":0}`;
  expect(written).toEqual([`${pods(1)}@0`, `${pods(3)}@${statusMs}`]);
});

test('a policy without pods selects nothing after a while, and at once where its status says so already', async () => {
  const clock = virtualClock();
  let policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  let selected = 0;
  const { queue, findings } = reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected, injected: selected, current: selected, bypassable: 0 }),
    onStatus: (status) => {
      policy = { ...policy, status };
    },
  });
  queue.add(policy.key);
  await clock.advance(idleMs - 1);
  expect(findings()['SelectsNothing']).toBe(0);
  await clock.advance(1 + statusMs);
  expect(findings()['SelectsNothing']).toBe(1);
  selected = 1;
  queue.add(policy.key);
  await clock.advance(2 * statusMs);
  expect(findings()['SelectsNothing']).toBe(0);
  await queue.stop();
});

test('what the definition of an older release lacks is left out, and asked for again after a while', async () => {
  const clock = virtualClock();
  const policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  const written: string[] = [];
  let current = 0;
  let isOld = true;
  const { queue } = reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected: 9, injected: 9, current, bypassable: 0 }),
    onStatus: (status) => {
      written.push('catalog' in status ? 'whole' : 'rest');
      if (isOld && 'catalog' in status) throw new KubeError(500, '', 'catalog: field not declared in schema');
    },
  });
  const change = async (): Promise<void> => {
    current += 1;
    queue.add(policy.key);
    await clock.advance(statusMs);
  };
  await change();
  await change();
  expect(written).toEqual(['whole', 'rest', 'rest']);
  isOld = false;
  await clock.advance(undeclaredMs);
  await change();
  expect(written).toEqual(['whole', 'rest', 'rest', 'whole']);
  await queue.stop();
});
