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

export interface Repeating {
  /** Ends the pause that it is in. */
  readonly now: () => void;
  /** Resolves once what is being done is done. */
  readonly stop: () => Promise<void>;
}

export interface RepeatOptions {
  /** `stopped`: nothing more is wanted of it. */
  readonly work: (stopped: AbortSignal) => Promise<void>;
  /** Milliseconds of pause. */
  readonly everyMs: number;
  /** Whether it begins with a pause. */
  readonly pauseFirst?: boolean;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock | undefined;
}

/** Does the work again and again, with a pause between, until it is stopped; it begins once its caller is done here. */
export function repeat({ work, everyMs, pauseFirst, onError, clock = realClock }: RepeatOptions): Repeating {
  const stopped = new AbortController();
  let pausing = new AbortController();
  const pause = async (): Promise<void> => {
    if (stopped.signal.aborted) return;
    pausing = new AbortController();
    await clock.wait(everyMs, pausing.signal);
  };
  const run = async (): Promise<void> => {
    await Promise.resolve();
    if (pauseFirst === true) await pause();
    while (!stopped.signal.aborted) {
      await work(stopped.signal).catch(onError);
      await pause();
    }
  };
  const running = run();
  return {
    now: () => pausing.abort(),
    stop: async () => {
      stopped.abort();
      pausing.abort();
      await running;
    },
  };
}
