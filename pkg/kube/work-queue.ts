import { backOffMs, type Clock, realClock } from './clock.ts';

export interface WorkQueueOptions {
  /** Reads everything anew and does what is missing; rejects to be called again, later each time. */
  readonly work: (key: string) => Promise<void>;
  /** Keys worked on at the same time, never the same one twice. */
  readonly workers: number;
  readonly onError: (key: string, error: unknown) => void;
  readonly clock?: Clock;
}

/** Keys to work on: each waits at most once, and never runs beside itself. */
export interface WorkQueue {
  readonly add: (key: string) => void;
  readonly addAfter: (key: string, ms: number) => void;
  /** Keys that wait, without those that wait for a moment. */
  readonly depth: () => number;
  /** Takes nothing more; resolves when what is running has ended. */
  readonly stop: () => Promise<void>;
}

export function startWorkQueue(options: WorkQueueOptions): WorkQueue {
  const { clock = realClock } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const waiting = new Set<string>();
  const failures = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  /** When a key that waits for a moment is due: the earliest wins. */
  const due = new Map<string, number>();

  const add = (key: string): void => {
    if (signal.aborted) return;
    due.delete(key);
    waiting.add(key);
    fill();
  };
  const addAfter = (key: string, ms: number): void => {
    const at = clock.now() + ms;
    if (waiting.has(key) || (due.get(key) ?? Number.POSITIVE_INFINITY) <= at) return;
    due.set(key, at);
    void clock.wait(ms, signal).then(() => {
      if (due.get(key) === at) add(key);
    });
  };
  const fill = (): void => {
    for (const key of waiting) {
      if (running.size >= options.workers) return;
      // What is added while it runs waits until it has ended: it may have read before the change.
      if (running.has(key)) continue;
      waiting.delete(key);
      running.set(key, run(key));
    }
  };
  const run = async (key: string): Promise<void> => {
    try {
      await Promise.resolve();
      await options.work(key);
      failures.delete(key);
    } catch (error) {
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      options.onError(key, error);
      if (!signal.aborted) addAfter(key, backOffMs(count));
    } finally {
      running.delete(key);
      if (!signal.aborted) fill();
    }
  };
  return {
    add,
    addAfter: (key, ms) => {
      if (!signal.aborted) addAfter(key, ms);
    },
    depth: () => waiting.size,
    stop: async () => {
      stopped.abort();
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
