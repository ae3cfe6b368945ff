import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PodIdentity } from '../api/configuration.ts';
import { type Channel, createRegistry, leavingMs, type Registry, stillMs, untakenMs } from './registry.ts';

const pod = { uid: 'u', name: 'one', namespace: 'agents' };
let told: string[];
let channels: Channel[];
let registry: Registry;
let now: number;
let hash: string | undefined;
let stands: string | undefined;

const config = { policies: [], refused: '', keys: { current: '' }, dataClasses: [], staleMs: 1 };
const lineOf = (hash: string) => ({ lineage: 'l', revision: [1], hash, config });

const channel = (name: string, of: PodIdentity = pod): Channel => {
  const made: Channel = {
    pod: of,
    write: (text) => told.push(`${name}: ${text.slice(0, 9)}`),
    end: () => told.push(`${name} ends`),
  };
  channels.push(made);
  return made;
};

beforeEach(() => {
  [told, channels] = [[], []];
  [now, hash, stands] = [0, undefined, undefined];
  registry = createRegistry({
    configurationOf: () => {
      if (stands !== undefined) return { stands };
      return hash === undefined ? undefined : lineOf(hash);
    },
    now: () => now,
    lineBytes: 1_000,
    sendingBytes: 1_000_000,
    onSecond: ({ uid }, where) => told.push(`${uid} has a second ${where}`),
    onAcknowledged: () => undefined,
    onTooLong: () => undefined,
    onExchange: ({ uid }) => told.push(`${uid} talks`),
    onUntaken: () => told.push('untaken'),
    onClosed: ({ uid }) => told.push(`${uid} has none`),
  });
});

test('a pod has no channel any more when its newest has closed', () => {
  const [older, newer] = [channel('older'), channel('newer')];
  registry.open(older);
  registry.open(newer);
  registry.closed(older);
  expect(told).toEqual(['u has a second here', 'older ends']);
  registry.closed(newer);
  registry.closed(newer);
  expect([told.slice(2), registry.pods()]).toEqual([['u has none'], []]);
});

test('while the room is taken, others wait, hear that the operator lives, and get what is right when it is their turn', () => {
  const written: [string, string][] = [];
  const sent: (() => void)[] = [];
  const noting = (uid: string): Channel => ({
    pod: { ...pod, uid },
    write: (text, done) => {
      const { config: whole, hash: of } = JSON.parse(text) as { config?: object; hash: string };
      written.push([uid, `${whole === undefined ? 'beat' : 'whole'} ${of}`]);
      if (done !== undefined) sent.push(done);
    },
    end: () => undefined,
  });
  registry = createRegistry({
    configurationOf: () => (hash === undefined ? undefined : lineOf(hash)),
    now: () => now,
    lineBytes: 1_000,
    sendingBytes: 1,
    onSecond: () => undefined,
    onAcknowledged: () => undefined,
    onTooLong: () => undefined,
    onExchange: () => undefined,
    onUntaken: () => undefined,
    onClosed: () => undefined,
  });
  hash = 'first';
  const [one, two, three] = [noting('one'), noting('two'), noting('three')];
  for (const each of [one, two, three]) registry.open(each);
  registry.acknowledge(one.pod, { hash, revision: [1] });
  registry.beat();
  expect(written.splice(0)).toEqual([
    ['one', 'whole first'],
    ['one', 'beat first'],
    ['two', 'beat first'],
    ['three', 'beat first'],
  ]);
  hash = 'second';
  registry.push();
  expect(written).toEqual([]);
  sent.shift()?.();
  expect(written.splice(0)).toEqual([['two', 'whole second']]);
  registry.closed(two);
  expect(written.splice(0)).toEqual([['three', 'whole second']]);
  sent.at(-1)?.();
  expect(written).toEqual([['one', 'whole second']]);
});

describe('a pod that another replica tells of', () => {
  const both = (uid: string): boolean => uid === 'u';
  const none = (): boolean => false;
  /** What is told when `replica` is heard at `at`, which it says it was at `saidAt`. */
  const hear = (at: number, has = both, saidAt = at, replica = 'other'): readonly string[] => {
    now = at;
    registry.heardElsewhere(replica, has, saidAt);
    return told.splice(0);
  };
  const second = ['u has a second elsewhere'];

  beforeEach(() => {
    now = 1_000;
    registry.open(channel('one'));
  });

  test('has a second channel once it still does after the time for which one may be told of that has ended; it is told once', () => {
    expect(hear(2_000)).toEqual([]);
    expect(hear(2_000 + leavingMs - 1)).toEqual([]);
    expect(hear(2_000 + leavingMs)).toEqual(second);
    expect(hear(2_000 + 3 * leavingMs)).toEqual([]);
    registry.open(channel('again'));
    told.splice(0);
    expect(hear(2_000 + 4 * leavingMs)).toEqual([]);
    expect(hear(2_000 + 5 * leavingMs)).toEqual(second);
  });

  test('has none by what was said before the channel was opened here, by either clock', () => {
    expect([hear(1_000, both, 999), hear(1_000 + leavingMs, both, 1_000)]).toEqual([[], []]);
    expect(hear(1_000 + leavingMs, both, 1_000 + 2 * leavingMs)).toEqual(second);
  });

  test('had left that one, or this one, where either of them had stood still and hears of it later', () => {
    expect([hear(100_000), hear(100_500, none), hear(100_000 + leavingMs)]).toEqual([[], [], []]);
    registry.closed(channels[0]!);
    expect(told.splice(0)).toEqual(['u has none']);
    expect(hear(100_000 + 2 * leavingMs)).toEqual([]);
  });

  test('has one at the next replica, where the one that told of it first is gone', () => {
    expect(hear(2_000)).toEqual([]);
    const began = 2_000 + stillMs;
    expect(hear(began, both, began, 'next')).toEqual([]);
    expect(hear(began + leavingMs - 1, both, began + leavingMs - 1, 'next')).toEqual([]);
    expect(hear(began + leavingMs, both, began + leavingMs, 'next')).toEqual(second);
  });

  test('has none by a replica that stood still again before it could know better', () => {
    expect(hear(2_000)).toEqual([]);
    const again = 2_000 + stillMs + 1;
    expect([hear(again), hear(again + leavingMs, none)]).toEqual([[], []]);
    expect(hear(again + leavingMs + 1)).toEqual([]);
    expect(hear(again + 2 * leavingMs + 1)).toEqual(second);
  });

  test('has one by a replica whose clock is behind, among others whose clocks are not', () => {
    const slow = 100_000;
    now = slow;
    registry.open(channel('again'));
    told.splice(0);
    for (const ms of [60_000, 65_000, 70_000]) {
      expect(hear(slow + ms, none, slow + ms, 'right')).toEqual([]);
      expect(hear(slow + ms, both, ms + slow - 60_000)).toEqual([]);
    }
    expect(hear(slow + 75_000, none, slow + 75_000, 'right')).toEqual([]);
    expect(hear(slow + 75_000, both, slow + 15_000)).toEqual(second);
  });

  test('has one at the replica that goes on saying so, whatever others say', () => {
    expect(hear(2_000)).toEqual([]);
    expect(hear(3_000, none, 3_000, 'third')).toEqual([]);
    expect(hear(2_000 + leavingMs, both, 2_000 + leavingMs, 'third')).toEqual([]);
    expect(hear(2_000 + leavingMs)).toEqual(second);
  });
});

test('tells of a pod that says another time at which it last talked, and of nothing that it only repeats', () => {
  const hash = 'h';
  registry = createRegistry({
    configurationOf: () => ({ lineage: 'l', revision: [1], hash, config: {} as never }),
    now: () => 0,
    lineBytes: 100,
    sendingBytes: 1_000_000,
    onSecond: () => undefined,
    onAcknowledged: () => told.push('runs'),
    onExchange: ({ uid }) => told.push(`${uid} talks`),
    onTooLong: () => undefined,
    onUntaken: () => undefined,
    onClosed: () => undefined,
  });
  registry.open({ ...channel('one'), write: () => undefined });
  for (const said of [{}, { lastExchangeAt: 1 }, { lastExchangeAt: 1 }, { lastExchangeAt: 2 }])
    registry.acknowledge(pod, { hash, revision: [1], ...said });
  registry.acknowledge(pod, { hash: 'of another', revision: [1], lastExchangeAt: 3 });
  expect(told).toEqual(['runs', 'u talks', 'u talks']);
  expect(registry.stateOf('u')?.acknowledged?.lastExchangeAt).toBe(2);
});

test('what a sidecar does not take is sent again at each beat until it does, and told of once', () => {
  const lines: { readonly hash: string; readonly config?: unknown }[] = [];
  const wholes = (): readonly string[] =>
    lines.splice(0).map((line) => `${line.hash}${'config' in line ? '' : ' beats'}`);
  registry.open({ pod, write: (text) => lines.push(JSON.parse(text)), end: () => undefined });
  for (const next of ['a', 'b']) {
    hash = next;
    registry.push();
    now += untakenMs - 1;
    registry.beat();
    expect([wholes(), told.splice(0)]).toEqual([[next, `${next} beats`], []]);
    now += 1;
    registry.beat();
    expect([wholes(), told.splice(0)]).toEqual([[next], ['untaken']]);
    now += untakenMs;
    registry.beat();
    expect([wholes(), told.splice(0)]).toEqual([[next], []]);
    registry.acknowledge(pod, { hash: next, revision: [1] });
    registry.beat();
    expect([wholes(), told.splice(0)]).toEqual([[`${next} beats`], []]);
  }
});

test('while it cannot be said what a pod should run on, what was last right stands, of the lists of then, and no more is sent', () => {
  const lines: unknown[] = [];
  registry.open({ pod, write: (text) => lines.push(JSON.parse(text)), end: () => undefined });
  const said = (): readonly unknown[] => {
    registry.push();
    registry.beat();
    return lines.splice(0);
  };
  hash = 'right';
  registry.push();
  lines.splice(0);
  [stands, now] = ['right', 100_000];
  expect(said()).toEqual([{ hash: 'right', issuedAt: now }]);
  stands = '';
  expect(said()).toEqual([{ hash: '', issuedAt: now }]);
  [stands, hash] = [undefined, 'next'];
  expect(said()).toEqual([
    { ...lineOf('next'), issuedAt: now },
    { hash: 'next', revision: [1], issuedAt: now },
  ]);
});
