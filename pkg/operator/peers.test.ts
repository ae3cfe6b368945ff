import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { objectOf } from '../kube/kube-object.fixture.ts';
import type { WatchEvent } from '../kube/watch.ts';
import { packed } from './peer-answers.ts';
import { joinPeers, peerMs } from './peers.ts';

const minute = 60_000;

/** A replica that finds what another wrote, whose clock is `offset` from ours. Milliseconds. */
async function besideOne(offset: number) {
  let now = 1_700_000_000_000;
  const written = (version: number) => {
    const text = JSON.stringify(packed(now + offset, { 'pod-1': { hash: `of ${version}` } }, ['pod-2']));
    return objectOf('channels', 'uid', version, { data: { other: text } });
  };
  const later = Promise.withResolvers<WatchEvent>();
  const changes: (() => void)[] = [];
  const heard: unknown[] = [];
  const change = (): Promise<void> => new Promise((resolve) => changes.push(resolve));
  const first = change();
  const peers = joinPeers({
    client: {
      page: async () => ({ items: [written(1)], resourceVersion: '1', next: '' }),
      merge: async () => objectOf('channels', 'uid', 1),
    },
    watch: async function* (_resource, _selection, { signal }) {
      yield await later.promise;
      await once(signal, 'abort');
    },
    namespace: 'domicile-system',
    instance: 'ours',
    ownAnswers: () => ({}),
    unanswered: () => [],
    onChange: () => changes.shift()?.(),
    onExchanges: () => undefined,
    onHeard: (replica, has, at) => heard.push(replica, ['pod-1', 'pod-2', 'pod-3'].map(has), at - now),
    onError: later.reject,
    now: () => now,
  });
  await first;
  return {
    said: () => peers.answerOf('pod-1')?.hash,
    heard: () => heard.splice(0),
    pass: (ms: number): void => {
      now += ms;
    },
    writes: async (): Promise<void> => {
      const second = change();
      later.resolve({ type: 'MODIFIED', object: written(2) });
      await second;
    },
    stop: peers.stop,
  };
}

test.each([
  ['right', 0],
  ['minutes behind', -5 * minute],
  ['minutes ahead', 5 * minute],
])(
  'what another replica says counts for a minute after it was heard, with a clock that is %s',
  async (_, offset) => {
    const other = await besideOne(offset);
    expect(other.said()).toBe('of 1');
    expect(other.heard()).toEqual(['other', [true, true, false], offset]);
    other.pass(peerMs.gone);
    expect(other.said()).toBe('of 1');
    other.pass(1);
    expect(other.said()).toBeUndefined();
    expect(other.heard()).toEqual([]);
    await other.writes();
    expect(other.said()).toBe('of 2');
    expect(other.heard()).toEqual(['other', [true, true, false], offset]);
    await other.stop();
  },
);
