import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Drift } from '../../api/drift.ts';
import { objectOf } from '../../kube/kube-object.fixture.ts';
import type { KubeObject } from '../../kube/resource.ts';
import { virtualClock } from '../../kube/virtual-clock.fixture.ts';
import { podFacts } from '../world.fixture.ts';
import type { PodFacts } from '../world.ts';
import { keptMs, listenForSilence } from './silence.ts';
import { auditMs, type Auditor, eventsAtOnce, pageItems, startAuditor } from './auditor.ts';

const old: readonly Drift[] = [{ code: 'OldImage', parts: ['domicile-proxy: image'] }];

const silentMs = 3_600_000;

let running: Auditor | undefined;
afterEach(async () => running?.stop());

function rig(given: readonly PodFacts[], drifted: ReadonlySet<string> = new Set(), drift = old) {
  const clock = virtualClock();
  const there = new Map(given.map((pod) => [pod.uid, pod]));
  const state = {
    leads: true,
    settings: 'one',
    heard: new Set<string>(),
    open: new Set<string>(),
    lastExchange: new Map<string, number>(),
    status: new Map<string, object>(),
    whileRead: () => undefined as void,
    kept: '',
    now: 0,
  };
  const [asked, told, changed]: [string[], string[], string[]] = [[], [], []];
  const wholeOf = ({
    namespace,
    name,
    uid,
    generation,
  }: PodFacts): KubeObject & { readonly spec: object } => ({
    metadata: { namespace, name, uid, resourceVersion: '1', generation },
    spec: { initContainers: state.open.has(uid) ? [] : [{ name: 'domicile-capture' }] },
    ...(state.status.has(uid) && { status: state.status.get(uid) }),
  });
  const auditor = startAuditor({
    client: {
      get: async (_, { name = '' }) => {
        asked.push(`get ${name}`);
        const pod = [...there.values()].find((one) => one.name === name);
        state.whileRead();
        return pod === undefined ? objectOf(name, 'another', 1) : wholeOf(pod);
      },
      page: async (_, { namespace }, limit, next) => {
        asked.push(`page of ${namespace}${next === '' ? '' : ' at '}${next}`);
        const at = Number(next || '0');
        const all = [...there.values()].filter((pod) => pod.namespace === namespace);
        const items = all.slice(at, at + limit).map(wholeOf);
        state.whileRead();
        return { items, resourceVersion: '1', next: at + limit < all.length ? String(at + limit) : '' };
      },
    },
    world: {
      pods: () => [...there.values()],
      pod: (uid) => there.get(uid),
      policies: () => [],
      namespace: (name) => ({ uid: name, name, labels: {} }),
    },
    driftOf: ({ metadata: { uid } }) => (drifted.has(uid) ? drift : []),
    outside: (_, region) => (region === 'us-east-1' ? ['agents/eu'] : []),
    settings: () => state.settings,
    silence: listenForSilence({
      lastExchangeOf: (uid) => state.lastExchange.get(uid),
      silentMs,
      now: () => state.now,
      store: {
        read: async () => state.kept,
        write: async (text) => {
          state.kept = text;
        },
      },
      clock,
    }),
    runsOn: (uid) => state.heard.has(uid),
    leads: () => state.leads,
    events: {
      record: async ({ regarding, reason }) => void told.push(`${reason} ${regarding.metadata.name}`),
    },
    onJudged: ({ name }) => changed.push(name),
    onError: (error) => {
      throw error;
    },
    clock,
  });
  running = auditor;
  return { clock, there, state, asked, told, changed, auditor };
}
const pods = (count: number, namespace = 'agents'): readonly PodFacts[] =>
  Array.from({ length: count }, (_, at) => ({
    ...podFacts(namespace),
    uid: `${namespace}-${at}`,
    name: `${namespace}-${at}`,
  }));
/** It lets others have a turn between two pods. */
async function turnsUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}
const [one] = pods(1) as readonly [PodFacts];

describe('the auditor', () => {
  test('knows which pods are not locked down, whatever else is found of them', async () => {
    const [open, locked] = pods(2) as readonly [PodFacts, PodFacts];
    const { clock, state, told, changed, auditor } = rig([open, locked]);
    state.open.add(open.uid);
    await clock.advance(0);
    await turnsUntil(() => changed.length > 0);
    expect([auditor.isBypassable(open.uid), auditor.isBypassable(locked.uid)]).toEqual([true, false]);
    expect([changed, told, auditor.findingsOf(open.uid)]).toEqual([[open.name], [], []]);
  });

  test('reads all pods of namespaces with injected ones page by page, and tells of each that has drifted', async () => {
    const { clock, asked, told, changed, auditor } = rig(
      [
        ...pods(pageItems + 1),
        ...pods(1, 'more'),
        { ...podFacts('none'), uid: 'n', name: 'n', injected: false },
      ],
      new Set([`agents-${pageItems}`, 'more-0']),
    );
    await clock.advance(0);
    await turnsUntil(() => auditor.findingsOf('more-0').length > 0);
    expect(asked).toEqual(['page of agents', `page of agents at ${pageItems}`, 'page of more']);
    expect(told).toEqual(['NotInjected n', `OldImage agents-${pageItems}`, 'OldImage more-0']);
    expect(changed).toEqual(['n', `agents-${pageItems}`, 'more-0']);
    expect(auditor.findingsOf('more-0').map(({ code }) => code)).toEqual(['OldImage']);
    expect(auditor.counts()).toMatchObject({ NotInjected: 1, OldImage: 2, OldBootstrap: 0 });
  });

  test('looks again only where what pods are judged by has changed, or it was long ago', async () => {
    const { clock, asked, state } = rig([one]);
    await clock.advance(auditMs.look * 3);
    expect(asked).toHaveLength(1);
    state.settings = 'two';
    await clock.advance(auditMs.look);
    expect(asked).toHaveLength(2);
    await clock.advance(auditMs.all);
    expect(asked).toHaveLength(3);
  });

  test('reads a pod by itself where its specification has changed, and not where only its metadata has', async () => {
    const { clock, there, asked, auditor } = rig([one]);
    await clock.advance(0);
    auditor.podChanged(one, false);
    await clock.advance(0);
    expect(asked).toEqual(['page of agents']);
    const next = { ...one, generation: 2 };
    there.set(one.uid, next);
    auditor.podChanged(next, false);
    await clock.advance(0);
    expect(asked).toEqual(['page of agents', 'get agents-0']);
    expect(auditor.findingsOf(one.uid).map(({ code }) => code)).toEqual(['ChangedAfterAdmission']);
  });

  test('reads a pod by itself that is changed while the others are read for the first time', async () => {
    const { clock, there, state, asked, auditor } = rig([one]);
    const next = { ...one, generation: 2 };
    state.whileRead = () => {
      state.whileRead = () => undefined;
      there.set(one.uid, next);
      auditor.podChanged(next, false);
    };
    await clock.advance(0);
    expect(asked).toEqual(['page of agents', 'get agents-0']);
    expect(auditor.findingsOf(one.uid).map(({ code }) => code)).toEqual(['ChangedAfterAdmission']);
  });

  test('does not take another pod of the same name for it', async () => {
    const { clock, there, asked, auditor } = rig([one], new Set(['another']));
    await clock.advance(0);
    there.set('late', { ...one, uid: 'late', name: 'unlike' });
    auditor.podChanged({ ...one, uid: 'late', name: 'unlike' }, false);
    there.set('late', { ...one, uid: 'late', name: 'gone-since' });
    await clock.advance(0);
    expect([asked.at(-1)?.startsWith('get'), auditor.findingsOf('late')]).toEqual([true, []]);
  });

  test('tells again what has come back, and nothing of what has stayed', async () => {
    const drifted = new Set([one.uid]);
    const { clock, told, state, changed } = rig([one], drifted);
    await clock.advance(0);
    for (const [settings, uids] of [
      ['two', [one.uid]],
      ['three', []],
      ['four', [one.uid]],
    ] as const) {
      state.settings = settings;
      drifted.clear();
      for (const uid of uids) drifted.add(uid);
      await clock.advance(auditMs.look);
    }
    expect(told).toEqual(['OldImage agents-0', 'OldImage agents-0']);
    expect(changed).toHaveLength(3);
  });

  test('tells no more than its bound at once, and counts all', async () => {
    const many = pods(eventsAtOnce + 1);
    const { clock, told, auditor } = rig(many, new Set(many.map(({ uid }) => uid)));
    await clock.advance(0);
    await turnsUntil(() => auditor.findingsOf(many.at(-1)?.uid ?? '').length > 0);
    expect(told).toHaveLength(eventsAtOnce);
    expect(auditor.counts()).toMatchObject({ OldImage: eventsAtOnce + 1 });
  });

  test('of a replica that does not lead reads nothing and knows nothing, until it leads', async () => {
    const { clock, asked, state, auditor } = rig([one], new Set([one.uid]));
    state.leads = false;
    await clock.advance(auditMs.look);
    auditor.podChanged(one, false);
    await clock.advance(0);
    const before = asked.length;
    expect(auditor.findingsOf(one.uid)).toEqual([]);
    state.leads = true;
    auditor.cameToLead();
    await clock.advance(0);
    expect([asked.length, auditor.findingsOf(one.uid).length]).toEqual([before + 1, 1]);
  });

  test('of a replica that led not for a moment looks at all pods anew', async () => {
    const { clock, there, state, asked, auditor } = rig([one]);
    await clock.advance(0);
    state.leads = false;
    const next = { ...one, generation: 2 };
    there.set(one.uid, next);
    auditor.podChanged(next, false);
    await clock.advance(0);
    state.leads = true;
    auditor.cameToLead();
    await clock.advance(0);
    expect(asked).toEqual(['page of agents', 'page of agents']);
    expect(auditor.findingsOf(one.uid).map(({ code }) => code)).toEqual(['ChangedAfterAdmission']);
  });

  test('judges a pod by the region of its node once that is known, without reading it again', async () => {
    const { clock, there, asked, auditor } = rig([one]);
    await clock.advance(0);
    const bound = { ...one, labels: { 'topology.kubernetes.io/region': 'us-east-1' } };
    there.set(one.uid, bound);
    auditor.podChanged(bound, false);
    await clock.advance(0);
    expect(asked).toEqual(['page of agents']);
    expect(auditor.findingsOf(one.uid)).toEqual([
      {
        code: 'OutsideRegion',
        message: expect.stringContaining('us-east-1, which lies outside of what agents/eu allows'),
      },
    ]);
  });

  test('takes a pod of an older authority for fine as soon as its proxy runs on what it was sent', async () => {
    const aged: readonly Drift[] = [{ code: 'OldAuthority', parts: ['domicile-proxy: CA'] }];
    const { clock, state, told, auditor } = rig([one], new Set([one.uid]), aged);
    await clock.advance(0);
    auditor.answered(one.uid);
    const codes = (): readonly string[] => auditor.findingsOf(one.uid).map(({ code }) => code);
    expect([codes(), told]).toEqual([['OldAuthority'], ['OldAuthority agents-0']]);
    state.heard.add(one.uid);
    auditor.answered(one.uid);
    expect(codes()).toEqual([]);
    state.settings = 'two';
    await clock.advance(auditMs.look);
    expect([codes(), told]).toEqual([[], ['OldAuthority agents-0']]);
  });

  test('forgets a pod that is gone', async () => {
    const { clock, auditor } = rig([one], new Set([one.uid]));
    await clock.advance(0);
    auditor.podChanged(one, true);
    expect([auditor.findingsOf(one.uid), auditor.counts()['OldImage']]).toEqual([[], 0]);
  });

  test('forgets a pod that goes while it is read', async () => {
    const { clock, there, state, asked, told, auditor } = rig([one]);
    await clock.advance(0);
    state.whileRead = () => {
      there.delete(one.uid);
      auditor.podChanged(one, true);
    };
    const next = { ...one, generation: 2 };
    there.set(one.uid, next);
    auditor.podChanged(next, false);
    await clock.advance(0);
    expect(asked.at(-1)).toBe('get agents-0');
    expect([auditor.counts()['ChangedAfterAdmission'], told]).toEqual([0, []]);
  });

  test('forgets a pod without a proxy that goes while others are looked at', async () => {
    const many = pods(500).map((pod) => ({ ...pod, injected: false }));
    const [last = one] = many.slice(-1);
    const { clock, there, asked, auditor } = rig([...many, ...pods(1, 'more')]);
    await clock.advance(0);
    expect(auditor.counts()['NotInjected']).toBeLessThan(many.length - 1);
    there.delete(last.uid);
    auditor.podChanged(last, true);
    await turnsUntil(() => asked.includes('page of more'));
    expect(auditor.counts()['NotInjected']).toBe(many.length - 1);
  });

  describe('of agents that were given another image', () => {
    const [first, second] = pods(2) as readonly [PodFacts, PodFacts];
    const runs = (image: string, since: number): object => ({
      containerStatuses: [
        { imageID: image, state: { running: { startedAt: new Date(since).toISOString() } } },
      ],
    });
    const codes = (auditor: Auditor, uid: string): readonly string[] =>
      auditor.findingsOf(uid).map(({ code }) => code);

    test('finds those that were never heard, at the end of the time that they are given, until they are', async () => {
      const { clock, state, told, auditor } = rig([first, second]);
      state.status.set(first.uid, runs('old', 0)).set(second.uid, runs('new', 1_000));
      state.lastExchange.set(first.uid, 500).set(second.uid, 0);
      const looked = async (now: number): Promise<readonly string[]> => {
        state.now = now;
        await clock.advance(auditMs.all);
        return codes(auditor, second.uid);
      };
      expect([await looked(999 + silentMs), await looked(1_000 + silentMs)]).toEqual([[], ['AgentSilent']]);
      expect([told, codes(auditor, first.uid)]).toEqual([['AgentSilent agents-1'], []]);
      expect(auditor.findingsOf(second.uid)[0]?.message).toContain('since 1970-01-01T00:00:01Z');
      state.lastExchange.set(second.uid, 1_000);
      auditor.talked(second.uid);
      expect(codes(auditor, second.uid)).toEqual([]);
    });

    test('finds a pod whose own image was changed in place', async () => {
      const { clock, state, auditor } = rig([first]);
      state.status.set(first.uid, runs('old', 0));
      state.lastExchange.set(first.uid, 500);
      await clock.advance(0);
      state.status.set(first.uid, runs('new', 1_000));
      state.now = 1_000 + silentMs;
      await clock.advance(auditMs.all);
      expect(codes(auditor, first.uid)).toEqual(['AgentSilent']);
    });

    test('reads a pod that talks before it is known what it runs, once', async () => {
      const { clock, state, asked, auditor } = rig([first]);
      await clock.advance(0);
      state.lastExchange.set(first.uid, 500);
      for (const _ of [1, 2]) {
        auditor.talked(first.uid);
        await clock.advance(0);
      }
      expect(asked).toEqual(['page of agents', 'get agents-0']);
      await clock.advance(keptMs);
      expect(state.kept).toBe('');
    });

    test('goes on from what another replica has heard', async () => {
      const before = rig([first]);
      before.state.status.set(first.uid, runs('old', 0));
      before.state.lastExchange.set(first.uid, 500);
      await before.clock.advance(keptMs);
      expect(before.state.kept).not.toBe('');
      await before.auditor.stop();
      const { clock, state, auditor } = rig([second]);
      state.status.set(second.uid, runs('new', 1_000));
      state.lastExchange.set(second.uid, 0);
      state.now = 1_000 + silentMs;
      await clock.advance(0);
      expect(codes(auditor, second.uid)).toEqual([]);
      // It led, if only for a moment.
      state.kept = before.state.kept;
      auditor.cameToLead();
      await clock.advance(0);
      expect(codes(auditor, second.uid)).toEqual(['AgentSilent']);
    });
  });
});
