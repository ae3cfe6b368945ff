import { beforeEach, expect, test } from '@jest/globals';
import type { PodIdentity } from '../api/configuration.ts';
import { type Channel, createRegistry, leavingMs, type Registry, untakenMs } from './registry.ts';

const pod = { uid: 'u', name: 'one', namespace: 'agents' };
let told: string[];
let registry: Registry;
let now: number;
let hash: string | undefined;

const config = { policies: [], refused: '', keys: { current: '' }, dataClasses: [], staleMs: 1 };
const lineOf = (hash: string) => ({ lineage: 'l', revision: [1], hash, config });

const channel = (name: string, of: PodIdentity = pod): Channel => ({
  pod: of,
  write: (text) => told.push(`${name}: ${text.slice(0, 9)}`),
  end: () => told.push(`${name} ends`),
});

beforeEach(() => {
  told = [];
  [now, hash] = [0, undefined];
  registry = createRegistry({
    configurationOf: () => (hash === undefined ? undefined : lineOf(hash)),
    now: () => now,
    lineBytes: 1_000,
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

test('a pod that another replica tells of has a second channel, unless it has only just left that one; it is told once', () => {
  registry.open(channel('one'));
  const both = (uid: string): boolean => uid === 'u';
  const hear = (at: number, has = both, saidAt = at): readonly string[] => {
    now = at;
    registry.heardElsewhere(has, saidAt);
    return told.splice(0);
  };
  expect(hear(leavingMs - 1)).toEqual([]);
  expect(hear(leavingMs - 1, both, leavingMs)).toEqual([]);
  expect(hear(leavingMs, both, leavingMs - 1)).toEqual([]);
  expect(hear(leavingMs, () => false)).toEqual([]);
  expect(hear(leavingMs)).toEqual(['u has a second elsewhere']);
  expect(hear(2 * leavingMs)).toEqual([]);
  registry.open(channel('again'));
  told.splice(0);
  expect(hear(3 * leavingMs - 1)).toEqual([]);
  expect(hear(3 * leavingMs)).toEqual(['u has a second elsewhere']);
});

test('tells of a pod that says another time at which it last talked, and of nothing that it only repeats', () => {
  const hash = 'h';
  registry = createRegistry({
    configurationOf: () => ({ lineage: 'l', revision: [1], hash, config: {} as never }),
    now: () => 0,
    lineBytes: 100,
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
