import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds between two words to the operator about it at least. */
export const saidMs = 60_000;

/** When the pod last talked through the proxy: known after a restart of the container, and said now and then. */
export interface LastExchange {
  /** Whether it is another than was last said, and that a while ago. */
  readonly isNews: () => boolean;
  /** Unix milliseconds; 0: never yet. Counts as said, and is written down. */
  readonly say: () => number;
}

export interface LastExchangeOptions {
  /** Outlives the container, not the pod. */
  readonly folder: string;
  /** As this process has seen it: Unix milliseconds; 0: never yet. */
  readonly seen: () => number;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

export function keepLastExchange({ folder, seen, now, onError }: LastExchangeOptions): LastExchange {
  const path = join(folder, 'last-exchange');
  // By a clock that was set back since, it would be in the future for ever.
  const before = Math.min(readKept(path), now());
  let [said, saidAt] = [before, Number.NEGATIVE_INFINITY];
  const at = (): number => Math.max(before, seen());
  return {
    isNews: () => at() !== said && now() - saidAt >= saidMs,
    say: () => {
      const last = at();
      if (last === said) return last;
      [said, saidAt] = [last, now()];
      try {
        writeFileSync(path, String(last), { mode: 0o600 });
      } catch (error) {
        onError(error);
      }
      return last;
    },
  };
}

/** 0 where nothing can be read. */
function readKept(path: string): number {
  try {
    const at = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(at) && at > 0 ? at : 0;
  } catch {
    return 0;
  }
}
