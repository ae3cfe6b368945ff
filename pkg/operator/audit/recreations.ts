import { backOffMs } from '../../kube/clock.ts';
import type { PodFacts } from '../world.ts';
import type { PodFindingCode } from './pod-findings.ts';

/** Milliseconds that a pod waits which came back no better: the first time, doubled each time after, and at most. */
export const firstWaitMs = 600_000;
export const boundWaitMs = 86_400_000;
/** Owners, each with a finding, that are remembered; beyond it those evicted longest ago are forgotten. */
export const rememberedOwners = 4_096;

type Owned = Pick<PodFacts, 'owner' | 'createdAt'>;

interface Known {
  /** Unix milliseconds of the first eviction; what was created later came of it. */
  readonly since: number;
  /** Unix milliseconds. */
  readonly last: number;
  /** Evictions of pods that had come back with the finding. */
  readonly failures: number;
}

/** What creation anew did not cure, by owner and finding: that is evicted less and less often. */
export interface Recreations {
  readonly waits: (pod: Owned, code: PodFindingCode) => boolean;
  readonly evicted: (pod: Owned, code: PodFindingCode) => void;
}

export function rememberRecreations(now: () => number): Recreations {
  const known = new Map<string, Known>();
  const keyOf = ({ owner }: Owned, code: PodFindingCode): string => JSON.stringify([owner, code]);
  /** What is long ago says nothing of the finding of today. */
  const lastOf = (key: string): Known | undefined => {
    const found = known.get(key);
    return found !== undefined && now() - found.last <= 2 * boundWaitMs ? found : undefined;
  };
  return {
    waits: (pod, code) => {
      const before = lastOf(keyOf(pod, code));
      if (before === undefined || !cameOf(before, pod)) return false;
      return now() - before.last < backOffMs(before.failures + 1, firstWaitMs, boundWaitMs);
    },
    evicted: (pod, code) => {
      const key = keyOf(pod, code);
      const { since, failures } = lastOf(key) ?? { since: now(), failures: 0 };
      const again = cameOf({ since }, pod) ? 1 : 0;
      // The order of the map is that of the evictions.
      known.delete(key);
      known.set(key, { since, last: now(), failures: failures + again });
      const [oldest] = known.keys();
      if (known.size > rememberedOwners && oldest !== undefined) known.delete(oldest);
    },
  };
}

/** The API server writes the time of creation in whole seconds. */
const cameOf = ({ since }: Pick<Known, 'since'>, { createdAt }: Owned): boolean =>
  createdAt >= Math.floor(since / 1000) * 1000;
