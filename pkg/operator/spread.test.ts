import { beforeEach, expect, test } from '@jest/globals';
import { againMs, createSpread, everywhere, keyOfNamespace, keyOfPod } from './spread.ts';
import { podFacts, policyObject } from './world.fixture.ts';
import type { PodFacts, PolicyObject } from './world.ts';

const one = 'ResidencyPolicy/agents/one';
let policies: Map<string, PolicyObject>;
let pods: PodFacts[];
let pushed: string[];
let looked: string[];
let names: string;
let now: number;
let during: (() => void) | undefined;

const spread = () =>
  createSpread({
    world: { pods: () => pods, policy: (key) => policies.get(key) },
    dictionaries: { versionOf: ({ object: { metadata } }) => `${metadata.generation} with ${names}` },
    registry: { push: (uids) => pushed.push(...(uids ?? [])) },
    census: {
      look: (uid) => {
        looked.push(uid);
        during?.();
        return [`of ${uid}`];
      },
    },
    now: () => now,
  });

beforeEach(() => {
  policies = new Map([[one, policyObject('one', {}, 'agents')]]);
  pods = [
    { ...podFacts('agents'), uid: '1' },
    { ...podFacts('others'), uid: '2' },
  ];
  [pushed, looked, names, now, during] = [[], [], 'a', 0, undefined];
});

test('a policy that is news goes to the pods of its namespace, and is then reported on with all that these are for', async () => {
  const news = spread();
  expect([news.keyFor(one), news.waits(one)]).toEqual([keyOfNamespace('agents'), true]);
  expect(await news.work(keyOfNamespace('agents'))).toEqual([one, 'of 1']);
  expect([pushed, looked, news.waits(one)]).toEqual([['1'], ['1'], false]);
});

test('between pods that take long the event loop is given to others, and every 50 pods', async () => {
  const takes = async (ms: number): Promise<readonly number[]> => {
    pods = Array.from({ length: 120 }, (_, index) => ({ ...podFacts('agents'), uid: `${index}` }));
    [looked, during] = [
      [],
      () => {
        now += ms;
      },
    ];
    const turns: number[] = [];
    let isDone = false;
    const others = (): void => {
      if (isDone) return;
      turns.push(looked.length);
      setImmediate(others);
    };
    setImmediate(others);
    await spread().work(keyOfNamespace('agents'));
    isDone = true;
    return turns.slice(0, 2);
  };
  expect(await takes(0)).toEqual([50, 100]);
  expect(await takes(5)).toEqual([1, 2]);
});

test('a policy of the cluster goes to all pods', async () => {
  const key = 'ClusterResidencyPolicy//all';
  policies.set(key, policyObject('all', {}));
  const news = spread();
  expect(news.keyFor(key)).toBe(everywhere);
  expect(await news.work(everywhere)).toEqual([key, 'of 1', 'of 2']);
});

test('its status is no news, a new generation is, and so are other names, a long time, and its end', async () => {
  const news = spread();
  const told = async (): Promise<boolean> => {
    const key = news.keyFor(one);
    if (key !== one) await news.work(key);
    return key !== one;
  };
  expect([await told(), await told()]).toEqual([true, false]);
  policies.set(one, policyObject('one', {}, 'agents', 2));
  expect([await told(), await told()]).toEqual([true, false]);
  names = 'b';
  expect([await told(), await told()]).toEqual([true, false]);
  now = againMs - 1;
  expect(await told()).toBe(false);
  now = againMs;
  expect([await told(), await told()]).toEqual([true, false]);
  policies.delete(one);
  expect(await told()).toBe(true);
  policies.set(one, policyObject('one', {}, 'agents', 2));
  expect(await told()).toBe(true);
});

test('a policy that changes while its pods are looked at waits for another look', async () => {
  const news = spread();
  news.keyFor(one);
  during = () => {
    policies.set(one, policyObject('one', {}, 'agents', 2));
    news.keyFor(one);
  };
  await news.work(keyOfNamespace('agents'));
  expect(news.waits(one)).toBe(true);
  during = undefined;
  await news.work(keyOfNamespace('agents'));
  expect(news.waits(one)).toBe(false);
});

test('one pod is looked at by itself, and a policy is not work of this kind', async () => {
  const news = spread();
  expect([await news.work(keyOfPod('1')), await news.work(one)]).toEqual([['of 1'], undefined]);
  expect([pushed, looked]).toEqual([[], ['1']]);
});
