import { expect, test } from '@jest/globals';
import { virtualClock } from '../kube/virtual-clock.fixture.ts';
import { startReconciling, statusMs } from './reconciling.ts';
import { policyObject } from './world.fixture.ts';

test('the status of a policy is written again only after a while, with what has become of it by then', async () => {
  const clock = virtualClock();
  const policy = policyObject('one', {}, 'agents');
  const written: string[] = [];
  let current = 0;
  const { queue } = startReconciling({
    world: { policy: () => policy, policiesFor: () => [policy] },
    compiler: { compile: () => undefined, problemOf: () => '' },
    client: {
      apply: async (_, object) => {
        written.push(`${JSON.stringify((object['status'] as { pods: unknown }).pods)}@${clock.now()}`);
        return object as never;
      },
      merge: async () => ({}) as never,
    },
    namespace: 'domicile-system',
    spread: { work: async () => undefined, waits: () => false },
    census: {
      tallyOf: () => ({
        pods: { selected: 9, injected: 9, current, drifted: 0 },
        failing: [],
        drifted: [],
        refused: '',
      }),
    },
    events: { record: async () => undefined },
    metrics: { reconciled: () => undefined, reconcileFailed: () => undefined },
    leads: () => true,
    onError: (error) => {
      throw error;
    },
    clock,
  });
  for (const count of [1, 2, 3]) {
    current = count;
    queue.add(policy.key);
    await clock.advance(statusMs / 4);
  }
  await clock.advance(statusMs);
  await queue.stop();
  const pods = (count: number) => `{"selected":9,"injected":9,"current":${count},"drifted":0}`;
  expect(written).toEqual([`${pods(1)}@0`, `${pods(3)}@${statusMs}`]);
});
