import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { longestWaitMs, Lulls, maxPerTurn, maxWaiting } from './lulls.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Lets so many wait; tells which have gone on. */
function waiters(lulls: Lulls, count: number) {
  const gone: number[] = [];
  for (let index = 0; index < count; index += 1) void lulls.next()?.then(() => gone.push(index));
  return gone;
}

describe('what waits for a lull', () => {
  test('goes on once a request has left, and not in the same turn of the event loop', async () => {
    const lulls = new Lulls();
    const gone = waiters(lulls, 2);
    await turn();
    expect(gone).toEqual([]);
    lulls.begin();
    await Promise.resolve();
    expect(gone).toEqual([]);
    await turn();
    expect(gone).toEqual([0, 1]);
  });

  test('goes on after its longest wait where no request comes, the first time and later', async () => {
    const lulls = new Lulls();
    for (let round = 0; round < 3; round += 1) {
      const gone = waiters(lulls, 1);
      await jest.advanceTimersByTimeAsync(longestWaitMs - 1);
      const late = waiters(lulls, 1);
      await turn();
      expect(gone).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      await turn();
      expect([gone, late]).toEqual([[0], [0]]);
    }
  });

  test.each([maxPerTurn - 1, maxPerTurn, maxPerTurn + 1, maxWaiting])(
    'goes on in as many turns as the bound asks for: %d',
    async (count) => {
      const lulls = new Lulls();
      const gone = waiters(lulls, count);
      lulls.begin();
      const perTurn: number[] = [];
      while (gone.length < count) {
        const before = gone.length;
        await turn();
        perTurn.push(gone.length - before);
      }
      const full = Array.from({ length: Math.floor(count / maxPerTurn) }, () => maxPerTurn);
      expect(perTurn).toEqual(count % maxPerTurn === 0 ? full : [...full, count % maxPerTurn]);
    },
  );

  test('goes on at once where as many wait as may', async () => {
    const lulls = new Lulls();
    const gone = waiters(lulls, maxWaiting - 1);
    expect(lulls.next()).toBeInstanceOf(Promise);
    expect(lulls.next()).toBeUndefined();
    lulls.begin();
    await turn();
    expect(gone).toHaveLength(maxPerTurn);
    expect(lulls.next()).toBeInstanceOf(Promise);
  });
});

test('a lull that nobody waits for costs no turn, and leaves no timer', () => {
  new Lulls().begin();
  expect(jest.getTimerCount()).toBe(0);
});
