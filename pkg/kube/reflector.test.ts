import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from './client.ts';
import { KubeError } from './kube-error.ts';
import { objectOf } from './kube-object.fixture.ts';
import { pageItems, type Reflector, resyncMs, retryMs, startReflector, watchSeconds } from './reflector.ts';
import { virtualClock } from './virtual-clock.fixture.ts';
import type { KubeObject } from './resource.ts';
import type { WatchEvent, WatchFrom } from './watch.ts';

const pods = { group: '', version: 'v1', plural: 'pods' };
const expired = new KubeError(410, 'Expired', 'too old');

/** What the server answers to the next list or watch: an error is thrown. */
type Listed = Page | Error;
/** Events, then an error or the end; `open` holds the watch until it is stopped. */
type Watched = readonly (WatchEvent | Error | 'open')[];

const page = (version: number, objects: readonly [name: string, uid: string][], next = ''): Page => ({
  items: objects.map(([name, uid]) => objectOf(name, uid, version)),
  resourceVersion: String(version),
  next,
});
const event = (type: WatchEvent['type'], name: string, uid: string, version: number): WatchEvent => ({
  type,
  object: objectOf(name, uid, version),
});

let running: Reflector<string> | undefined;
afterEach(async () => running?.stop());

function rig(
  lists: readonly Listed[],
  watches: readonly Watched[],
  onChange: (key: string) => void = () => undefined,
  keep = (_object: KubeObject): boolean => true,
  after: Promise<unknown> = Promise.resolve(),
  chance = 0,
) {
  const clock = virtualClock(chance);
  const [toList, toWatch] = [[...lists], [...watches]];
  const asked: string[] = [];
  const changes: string[] = [];
  const errors: unknown[] = [];
  const added: string[] = [];
  const lasting: number[] = [];
  const reflector = startReflector<string>({
    client: {
      page: async (_resource, _selection, limit, next) => {
        asked.push(`list ${limit} ${next}`.trimEnd());
        const answer = toList.shift();
        if (answer === undefined) throw new KubeError(500, '', 'nothing left to list');
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    watch: async function* (_resource, _selection, { resourceVersion, timeoutSeconds, signal }: WatchFrom) {
      asked.push(`watch ${resourceVersion}`);
      lasting.push(timeoutSeconds);
      for (const step of toWatch.shift() ?? ['open' as const]) {
        if (step instanceof Error) throw step;
        if (step === 'open') await clock.wait(Number.POSITIVE_INFINITY, signal);
        else yield step;
      }
    },
    resource: pods,
    keep: (object) => (keep(object) ? object.metadata.uid : undefined),
    after,
    onChange: ({ kind, key, uid }) => {
      changes.push(`${kind} ${key} ${uid}`);
      onChange(key);
    },
    onAdded: ({ metadata }) => added.push(metadata.name),
    onError: (error) => errors.push(error),
    clock,
  });
  running = reflector;
  return { clock, asked, changes, errors, added, lasting, reflector };
}

describe('a reflector', () => {
  test('lists page by page, then follows from there', async () => {
    const { clock, asked, changes, reflector } = rig(
      [page(5, [['a', 'u1']], 'two'), page(5, [['b', 'u2']])],
      [[event('MODIFIED', 'a', 'u1', 6), event('DELETED', 'b', 'u2', 7), 'open']],
    );
    await clock.advance(0);
    await reflector.synced;
    expect(asked).toEqual([`list ${pageItems}`, `list ${pageItems} two`, 'watch 5']);
    expect(changes).toEqual(['set n/a u1', 'set n/b u2', 'set n/a u1', 'gone n/b u2']);
    expect(reflector.cache.all()).toEqual(['u1']);
  });

  test('tells of what is added, kept or not, and not of what was there', async () => {
    const events = [
      event('ADDED', 'b', 'u2', 6),
      event('ADDED', 'c', 'u3', 7),
      event('MODIFIED', 'b', 'u2', 8),
    ];
    const keep = ({ metadata }: KubeObject): boolean => metadata.name !== 'c';
    const { clock, added, changes } = rig([page(5, [['a', 'u1']])], [[...events, 'open']], undefined, keep);
    await clock.advance(0);
    expect(added).toEqual(['b', 'c']);
    expect(changes).toEqual(['set n/a u1', 'set n/b u2', 'set n/b u2']);
  });

  test('goes on from the last bookmark when a watch ends', async () => {
    const { clock, asked } = rig([page(5, [])], [[event('BOOKMARK', '', '', 90)], ['open']]);
    await clock.advance(1000);
    expect(asked).toEqual([`list ${pageItems}`, 'watch 5', 'watch 90']);
  });

  test('lists anew when what it watched from is forgotten, and tells what it missed', async () => {
    const { clock, asked, changes, errors } = rig(
      [
        page(5, [
          ['a', 'u1'],
          ['b', 'u2'],
        ]),
        page(50, [['a', 'u3']]),
      ],
      [[expired], ['open']],
    );
    await clock.advance(1000);
    expect(asked).toEqual([`list ${pageItems}`, 'watch 5', `list ${pageItems}`, 'watch 50']);
    expect(changes.slice(2)).toEqual(['gone n/a u1', 'gone n/b u2', 'set n/a u3']);
    expect(errors).toEqual([expired]);
  });

  test('lists in one piece when the list is forgotten between two pages', async () => {
    const { clock, asked, reflector } = rig(
      [page(5, [['a', 'u1']], 'two'), expired, page(9, [['a', 'u1']])],
      [],
    );
    await clock.advance(1000);
    expect(asked).toEqual([`list ${pageItems}`, `list ${pageItems} two`, 'list 0', 'watch 9']);
    expect(reflector.cache.size()).toBe(1);
  });

  test('outlives errors of every kind, with longer and longer pauses, and without a new list', async () => {
    const failing = Array.from({ length: 10 }, () => [new KubeError(500, '', 'broken')]);
    const { clock, asked, errors, reflector } = rig([new Error('refused'), page(5, [['a', 'u1']])], failing);
    await clock.advance(20_000);
    expect(asked.slice(0, 3)).toEqual([`list ${pageItems}`, `list ${pageItems}`, 'watch 5']);
    expect(asked.slice(3).every((one) => one === 'watch 5')).toBe(true);
    expect(errors).toHaveLength(8);
    await clock.advance(200_000);
    expect(errors).toHaveLength(11);
    expect(reflector.cache.all()).toEqual(['u1']);
  });

  test('does not ask without a pause where the server ends each watch at once', async () => {
    const { clock, asked } = rig(
      [page(5, [])],
      Array.from({ length: 1000 }, () => []),
    );
    await clock.advance(1000);
    expect(asked.length).toBeLessThan(10);
  });

  test.each([0, 0.5])('has a watch last for a while that chance chooses (%d)', async (chance) => {
    const { clock, lasting } = rig([page(5, [])], [['open']], undefined, undefined, undefined, chance);
    await clock.advance(0);
    expect(lasting).toEqual([watchSeconds * (1 + chance)]);
  });

  test.each([0, 0.5])('waits for a while that chance chooses after a failure (%d)', async (chance) => {
    const { clock, asked } = rig([expired, page(5, [])], [['open']], undefined, undefined, undefined, chance);
    await clock.advance(retryMs.first * (1 + chance) - 1);
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    expect(asked).toHaveLength(3);
  });

  test('knows how long it has heard nothing', async () => {
    const { clock, reflector } = rig([page(5, [])], [[event('BOOKMARK', '', '', 6), 'open']]);
    expect(reflector.ageMs()).toBe(Number.POSITIVE_INFINITY);
    await clock.advance(40_000);
    expect(reflector.ageMs()).toBe(40_000);
  });

  test('tells everything again from time to time, and outlives who does not want to hear it', async () => {
    const { clock, changes, errors } = rig(
      [
        page(5, [
          ['a', 'u1'],
          ['b', 'u2'],
        ]),
      ],
      [['open']],
      (key) => {
        if (key === 'n/a') throw new Error('not now');
      },
    );
    await clock.advance(resyncMs);
    expect(changes).toEqual(['set n/a u1', 'set n/b u2', 'set n/a u1', 'set n/b u2']);
    expect(errors).toHaveLength(2);
  });

  test('lists anew when it is asked to, and keeps what it did not keep before', async () => {
    const objects: [string, string][] = [
      ['a', 'u1'],
      ['b', 'u2'],
    ];
    let wanted = 'a';
    const { clock, asked, changes, errors, reflector } = rig(
      [page(5, objects), page(6, objects)],
      [['open'], ['open']],
      undefined,
      ({ metadata }) => metadata.name === wanted,
    );
    await clock.advance(0);
    wanted = 'b';
    reflector.relist();
    await clock.advance(1_000);
    expect(asked).toEqual([`list ${pageItems}`, 'watch 5', `list ${pageItems}`, 'watch 6']);
    expect([changes, reflector.cache.byUid('u2'), errors]).toEqual([
      ['set n/a u1', 'gone n/a u1', 'set n/b u2'],
      'u2',
      [],
    ]);
  });

  test('does not forget that it was asked to when the list fails', async () => {
    const { clock, asked, reflector } = rig(
      [page(5, []), new KubeError(500, '', 'no'), page(6, [])],
      [['open'], ['open']],
    );
    await clock.advance(0);
    reflector.relist();
    await clock.advance(10_000);
    expect(asked.slice(2)).toEqual([`list ${pageItems}`, `list ${pageItems}`, 'watch 6']);
  });

  test('does not list before what it has to wait for', async () => {
    const before = Promise.withResolvers<void>();
    const { clock, asked } = rig([page(5, [])], [['open']], undefined, undefined, before.promise);
    await clock.advance(1_000);
    expect(asked).toEqual([]);
    before.resolve();
    await clock.advance(0);
    expect(asked).toEqual([`list ${pageItems}`, 'watch 5']);
  });
});
