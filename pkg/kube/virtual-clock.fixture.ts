import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from './clock.ts';

export interface VirtualClock extends Clock {
  /** Lets that much time pass, and everything happen that waits for a moment in it. */
  readonly advance: (ms: number) => Promise<void>;
  /** What waits now, in milliseconds from now. */
  readonly waits: () => readonly number[];
}

interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/** Turns of the event loop in which promises that wait for nothing settle. */
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 3; turns += 1) await turn();
};

export function virtualClock(chance = 0): VirtualClock {
  let time = 0;
  let waiting: readonly Waiting[] = [];
  const wait: Clock['wait'] = (ms, signal) =>
    new Promise((resolve) => {
      const one: Waiting = {
        at: time + ms,
        go: () => {
          waiting = waiting.filter((other) => other !== one);
          resolve();
        },
      };
      waiting = [...waiting, one];
      if (signal.aborted) one.go();
      else signal.addEventListener('abort', one.go, { once: true });
    });
  return {
    now: () => time,
    random: () => chance,
    wait,
    waits: () => waiting.map(({ at }) => at - time),
    advance: async (ms) => {
      const end = time + ms;
      await settle();
      for (;;) {
        const [next] = waiting.toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        time = Math.max(time, next.at);
        next.go();
        await settle();
      }
      time = end;
    },
  };
}
