import { afterEach, expect, test } from '@jest/globals';
import { KubeError } from '../../kube/kube-error.ts';
import { virtualClock } from '../../kube/virtual-clock.fixture.ts';
import { podFacts } from '../world.fixture.ts';
import type { PodFacts } from '../world.ts';
import { startEvictions } from './evictions.ts';
import type { PodFindingCode } from './pod-findings.ts';

let running: { readonly stop: () => Promise<void> } | undefined;
afterEach(async () => running?.stop());

const pod = (name: string, rest: Partial<PodFacts> = {}): PodFacts => ({
  ...podFacts('agents'),
  uid: name,
  name,
  resourceVersion: `version of ${name}`,
  ...rest,
});

function rig(pods: readonly PodFacts[], codes: Readonly<Record<string, PodFindingCode>>, perMinute = 6) {
  const clock = virtualClock();
  const state = { leads: true, works: true };
  const [evicted, told, errors]: [string[], string[], unknown[]] = [[], [], []];
  const refusals = new Map<string, number>();
  running = startEvictions({
    client: {
      evict: async ({ name }, { uid, resourceVersion }) => {
        const refusal = refusals.get(name);
        if (refusal !== undefined) throw new KubeError(refusal, '', 'no');
        evicted.push(`${name} ${uid} ${resourceVersion}`);
      },
    },
    world: { pods: () => pods.filter(({ name }) => !evicted.some((one) => one.startsWith(`${name} `))) },
    findingsOf: (uid) => (codes[uid] === undefined ? [] : [{ code: codes[uid], message: 'It is old.' }]),
    perMinute,
    admissionWorks: () => state.works,
    leads: () => state.leads,
    events: { record: async ({ reason, note }) => void told.push(`${reason}: ${note}`) },
    onError: (error) => errors.push(error),
    now: clock.now,
    clock,
  });
  return { clock, state, evicted, told, errors, refusals };
}
const two = [pod('a'), pod('b')];
const old = { a: 'OldImage', b: 'NotInjected' } as const;

test('one is evicted at a time, as often as is allowed, with the pod that was judged as condition', async () => {
  const { clock, evicted, told } = rig(two, old);
  await clock.advance(9_999);
  expect(evicted).toEqual([]);
  await clock.advance(1);
  expect(evicted).toEqual(['a a version of a']);
  await clock.advance(10_000);
  expect(evicted).toEqual(['a a version of a', 'b b version of b']);
  expect(told[0]).toBe('Evicted: Evicted, so that it is created anew. It is old.');
});

test.each<readonly [string, readonly PodFacts[], Readonly<Record<string, PodFindingCode>>, number]>([
  ['that nothing makes anew', [pod('a', { owner: undefined })], { a: 'OldImage' }, 6],
  ['that another webhook would change again', [pod('a')], { a: 'RoutesOverridden' }, 6],
  ['that ends already', [pod('a', { ending: true })], { a: 'OldImage' }, 6],
  ['that is as it should be', [pod('a')], {}, 6],
  ['where none is to be', [pod('a')], { a: 'OldImage' }, 0],
])('no pod is evicted %s', async (_, pods, codes, perMinute) => {
  const { clock, evicted } = rig(pods, codes, perMinute);
  await clock.advance(60_000);
  expect(evicted).toEqual([]);
});

test('nothing is evicted while another replica leads, or admission does not work', async () => {
  const { clock, state, evicted } = rig(two, old);
  state.leads = false;
  await clock.advance(10_000);
  Object.assign(state, { leads: true, works: false });
  await clock.advance(10_000);
  expect(evicted).toEqual([]);
  state.works = true;
  await clock.advance(10_000);
  expect(evicted).toHaveLength(1);
});

test('what creation anew does not cure is left for others, and is not evicted for ever', async () => {
  const pods = [pod('a'), pod('b', { owner: 'other' })];
  const codes = { a: 'OldImage', 'a again': 'OldImage', b: 'OldImage' } as const;
  const { clock, evicted } = rig(pods, codes);
  await clock.advance(10_000);
  pods.unshift(pod('a again', { createdAt: clock.now() }));
  await clock.advance(10_000);
  expect(evicted).toEqual(['a a version of a', 'b b version of b']);
  await clock.advance(580_000);
  expect(evicted).toHaveLength(2);
  await clock.advance(10_000);
  expect(evicted.at(-1)).toBe('a again a again version of a again');
});

test('a pod that cannot be evicted keeps no other', async () => {
  const { clock, evicted, errors, refusals } = rig(two, old);
  refusals.set('a', 500);
  await clock.advance(10_000);
  expect(evicted).toEqual(['b b version of b']);
  expect(errors).toHaveLength(1);
});

test('a pod that a budget needs, or that is another by now, is left for later; other failures are told', async () => {
  const { clock, evicted, errors, refusals } = rig(two, old);
  refusals.set('a', 429);
  await clock.advance(10_000);
  expect(evicted).toEqual(['b b version of b']);
  refusals.set('a', 500);
  await clock.advance(10_000);
  expect(errors).toHaveLength(1);
});
