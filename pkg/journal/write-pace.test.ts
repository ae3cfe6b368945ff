import { describe, expect, test } from '@jest/globals';
import {
  firstPauseMs,
  heldWriteMs,
  longestPauseMs,
  promptBytes,
  slowWriteMs,
  WritePace,
} from './write-pace.ts';

/** A disk that takes so many milliseconds for each write on the event loop. */
function disk() {
  const state = { now: 0, took: 0, fails: false };
  const pace = new WritePace(
    (_bytes, _offset, length) => {
      state.now += state.took;
      if (state.fails) throw new Error('ENOSPC');
      return length;
    },
    (_bytes, _offset, length) => Promise.resolve(length),
    () => state.now,
  );
  const isPooled = (length = 100): boolean => typeof pace.write(Buffer.alloc(0), 0, length, 0) === 'object';
  const slowly = (): void => {
    state.took = heldWriteMs + 1;
    expect(isPooled()).toBe(false);
    state.took = 0;
  };
  return { state, pace, isPooled, slowly };
}

describe('writes', () => {
  test('are made at once up to the bound, larger ones in the pool', () => {
    const { isPooled } = disk();
    expect([promptBytes, promptBytes + 1].map((length) => isPooled(length))).toEqual([false, true]);
  });

  test('that take the bound are not slow', () => {
    const { state, isPooled } = disk();
    state.took = slowWriteMs;
    expect([isPooled(), isPooled(), isPooled()]).toEqual([false, false, false]);
  });

  test('go through the pool after two slow ones in a row, not after one', () => {
    const { state, isPooled } = disk();
    const pooled = (took: number): boolean => {
      state.took = took;
      return isPooled();
    };
    expect([heldWriteMs, 0, slowWriteMs + 0.1, slowWriteMs, slowWriteMs + 0.1, 0].map(pooled)).not.toContain(
      true,
    );
    expect([slowWriteMs + 0.1, slowWriteMs + 0.1, 0].map(pooled)).toEqual([false, false, true]);
  });

  test('go through the pool after one that held everything, and back when the time is over', () => {
    const { state, isPooled, slowly } = disk();
    slowly();
    expect(isPooled()).toBe(true);
    state.now += firstPauseMs - 0.1;
    expect(isPooled()).toBe(true);
    state.now += 0.1;
    expect(isPooled()).toBe(false);
  });

  test('go through the pool after one that failed slowly', () => {
    const { state, isPooled } = disk();
    Object.assign(state, { took: heldWriteMs + 1, fails: true });
    expect(() => isPooled()).toThrow('ENOSPC');
    expect(isPooled()).toBe(true);
  });

  test('that are slow again wait twice as long, up to the bound, and the first time again after a good while', () => {
    const { state, isPooled, slowly } = disk();
    const pauses: number[] = [];
    const pause = (): number => {
      slowly();
      const began = state.now;
      while (isPooled()) state.now += firstPauseMs;
      return state.now - began;
    };
    while (pauses.at(-1) !== longestPauseMs) pauses.push(pause());
    pauses.push(pause());
    state.now += longestPauseMs;
    pauses.push(pause());
    expect(pauses).toEqual([...[1, 2, 4, 8, 16, 32, 64, 64].map((n) => n * firstPauseMs), firstPauseMs]);
  });

  test('go through the pool while a sync is under way', async () => {
    const { pace, isPooled } = disk();
    const sync = Promise.withResolvers<void>();
    const synced = pace.during(() => sync.promise);
    expect(isPooled()).toBe(true);
    sync.reject(new Error('EIO'));
    await expect(synced).rejects.toThrow('EIO');
    expect(isPooled()).toBe(false);
  });
});
