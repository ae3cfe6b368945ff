import { expect, test } from '@jest/globals';
import { type VirtualClock, virtualClock } from '../kube/virtual-clock.fixture.ts';
import { testContext } from '../policy/context.fixture.ts';
import type { Tally } from './census.ts';
import { KubeError } from '../kube/kube-error.ts';
import {
  idleMs,
  namesMs,
  type Reconciling,
  type ReconcilingOptions,
  startReconciling,
  statusMs,
  undeclaredMs,
} from './reconciling.ts';
import { keyOfNamespace } from './spread.ts';
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
  readonly dictionaries?: ReconcilingOptions['dictionaries'];
  /** Why its pods are told to deny everything. */
  readonly refused?: () => string;
  /** Hears of each time that its pods are sent what has changed. */
  readonly onSpread?: () => void;
  /** Hears how each reconcile was counted; without it, one that fails fails the test. */
  readonly onEnd?: (outcome: 'done' | 'failed') => void;
}): Reconciling =>
  startReconciling({
    world: { policy: given.policy, policiesFor: () => [given.policy()] },
    compiler: { compile: () => undefined, forget: () => undefined, problemOf: () => undefined },
    client: {
      apply: async (_, { status }) => {
        given.onStatus(status as PolicyStatus);
        return {} as never;
      },
      merge: async () => ({}) as never,
    },
    namespace: 'domicile-system',
    dictionaries: given.dictionaries ?? {
      work: async () => undefined,
      waits: () => false,
      unreadOf: () => '',
    },
    spread: {
      work: async (key) => {
        if (key !== keyOfNamespace('agents')) return undefined;
        given.onSpread?.();
        return [];
      },
      waits: () => false,
      keyFor: (policy) => (given.onSpread === undefined ? policy : keyOfNamespace('agents')),
    },
    census: {
      tallyOf: () => ({
        pods: given.pods(),
        failing: [],
        drifted: [],
        refused: given.refused?.() ?? '',
        contradiction: '',
      }),
    },
    events: { record: async () => undefined },
    metrics: { reconciled: () => given.onEnd?.('done'), reconcileFailed: () => given.onEnd?.('failed') },
    context: () => testContext,
    leads: () => true,
    onError: (error) => {
      if (given.onEnd === undefined) throw error;
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

/** Reconciles a policy of one pod whose names stand in ConfigMaps, all of which can be read. */
const namesOf = (clock: VirtualClock, onSpread: () => void): Reconciling => {
  const policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  return reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected: 1, injected: 1, current: 1, bypassable: 0 }),
    onStatus: () => undefined,
    dictionaries: {
      work: async (key) => (key.startsWith('ConfigMap/') ? [policy.key] : undefined),
      waits: () => false,
      unreadOf: () => '',
    },
    onSpread,
  });
};

test('a list that is edited ten times a second is sent once a second, at once where it was not, and its end within one', async () => {
  const clock = virtualClock();
  const spread: string[] = [];
  let names = '';
  const { queue } = namesOf(clock, () => spread.push(`${names}@${clock.now()}`));
  const edit = async (text: string, ms: number): Promise<void> => {
    names = text;
    queue.add('ConfigMap/agents/customers');
    await clock.advance(ms);
  };
  for (let count = 0; count < 15; count++) await edit(`${count}`, 100);
  await clock.advance(2 * namesMs);
  await edit('last', 100);
  await queue.stop();
  expect(spread).toEqual(['0@0', `9@${namesMs}`, `14@${2 * namesMs}`, 'last@3500']);
});

test('what is taken to the pods of a policy meanwhile for another reason leaves none of its names behind', async () => {
  const clock = virtualClock();
  const spread: number[] = [];
  const { queue } = namesOf(clock, () => spread.push(clock.now()));
  for (const key of [
    'ConfigMap/agents/a',
    'ConfigMap/agents/a',
    keyOfNamespace('agents'),
    'ConfigMap/agents/a',
  ]) {
    queue.add(key);
    await clock.advance(100);
  }
  await clock.advance(namesMs);
  await queue.stop();
  expect(spread).toEqual([0, 200, namesMs]);
});

test('a policy whose names are on their way says nothing yet, and one whose names cannot be read says that', async () => {
  const clock = virtualClock();
  const policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  const said: string[] = [];
  let [unread, refused] = ['', ''];
  const { queue, findings } = reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected: 1, injected: 1, current: 0, bypassable: 0 }),
    onStatus: ({ conditions = [] }) =>
      said.push(...conditions.map(({ type, status, reason }) => `${type} ${status} ${reason}`)),
    dictionaries: { work: async () => undefined, waits: () => true, unreadOf: () => unread },
    refused: () => refused,
  });
  queue.add(policy.key);
  await clock.advance(1);
  expect(said).toEqual([]);
  unread = 'the ConfigMap agents/customers (the API server answered 500)';
  queue.add(policy.key);
  await clock.advance(1);
  expect(said).toEqual(
    expect.arrayContaining([
      'Accepted Unknown NamesUnread',
      'Sound False NamesUnread',
      'Ready False NamesUnread',
    ]),
  );
  expect(findings()['NamesUnread']).toBe(1);
  refused = 'another policy than before';
  queue.add(policy.key);
  await clock.advance(statusMs);
  await queue.stop();
  expect(said).toContain('Accepted False NamesUnread');
  expect([findings()['NamesUnread'], findings()['Conflict']]).toEqual([1, 0]);
});

test('a reconcile that fails is counted as that, and tried again until it is done', async () => {
  const clock = virtualClock();
  const policy = policyObject('one', { residency: { allow: ['EU'] } }, 'agents');
  const ends: string[] = [];
  let refusals = 2;
  const { queue } = reconciling({
    clock,
    policy: () => policy,
    pods: () => ({ selected: 0, injected: 0, current: 0, bypassable: 0 }),
    onStatus: () => {
      refusals -= 1;
      if (refusals >= 0) throw new KubeError(500, '', 'not now');
    },
    onEnd: (outcome) => ends.push(outcome),
  });
  queue.add(policy.key);
  await clock.advance(5 * statusMs);
  expect(ends).toEqual(['failed', 'failed', 'done']);
  await queue.stop();
});
