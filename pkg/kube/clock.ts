import { setTimeout as timer } from 'node:timers/promises';

/** Time and chance, so that tests can hold both. */
export interface Clock {
  /** Milliseconds that only grow; not of the day. */
  readonly now: () => number;
  /** Resolves after that many milliseconds; at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

export const realClock: Clock = {
  now: () => performance.now(),
  wait: async (ms, signal) => {
    try {
      await timer(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  random: Math.random,
};

/** Between `ms` and twice that: many of us shall not come at the same moment. */
export const jittered = (ms: number, { random }: Pick<Clock, 'random'>): number => ms * (1 + random());

/** 5, 10, 20 ... milliseconds for the first, second, third failure in a row, and never more than the bound. */
export const backOffMs = (failures: number, firstMs = 5, boundMs = 1_000_000): number =>
  Math.min(boundMs, firstMs * 2 ** Math.min(failures - 1, 30));
