import type { Clock } from '../../kube/clock.ts';
import type { PodFacts } from '../world.ts';
import type { AgentRun } from './agent-run.ts';
import { rememberTalkers } from './talkers.ts';

/** Milliseconds between two writes of what was heard at least. */
export const keptMs = 60_000;

/** Where what was heard outlives this replica. */
export interface TalkersStore {
  readonly read: () => Promise<string>;
  readonly write: (text: string) => Promise<void>;
}

export interface SilenceOptions {
  /** When the pod last talked through its proxy, Unix milliseconds; 0: never yet, `undefined`: it does not say. */
  readonly lastExchangeOf: (uid: string) => number | undefined;
  /** Milliseconds for which images are given time to talk; 0: for ever. */
  readonly silentMs: number;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly store: TalkersStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tells agents that were changed and do not talk through their proxy any more from those that are only idle. */
export interface Silence {
  /**
   * Since when a pod's agents run images that nobody was heard with, where those before them were; else `undefined`.
   */
  readonly since: (
    pod: Pick<PodFacts, 'uid' | 'namespace' | 'workload'>,
    run: AgentRun | undefined,
  ) => number | undefined;
  /** Whether it was heard at all. */
  readonly isHeard: (uid: string) => boolean;
  /** Reads what was kept, once, and writes what is news, now and then. */
  readonly keep: () => Promise<void>;
  /** We do not lead any more: another replica knows better from now on. */
  readonly forget: () => void;
}

export function listenForSilence(options: SilenceOptions): Silence {
  const { lastExchangeOf, silentMs, now, store, clock } = options;
  let talkers = rememberTalkers();
  let [read, written, writtenAt] = [false, 0, Number.NEGATIVE_INFINITY];
  return {
    since: (pod, run) => {
      const at = lastExchangeOf(pod.uid);
      if (silentMs === 0 || run === undefined || at === undefined) return undefined;
      const workload = `${pod.namespace}/${pod.workload}`;
      if (at >= run.startedAt) {
        talkers.heard(workload, run.images);
        return undefined;
      }
      const patient = now() - run.startedAt < silentMs;
      return patient || !talkers.wereOthers(workload, run.images) ? undefined : run.startedAt;
    },
    isHeard: (uid) => silentMs > 0 && (lastExchangeOf(uid) ?? 0) > 0,
    keep: async () => {
      if (silentMs === 0) return;
      if (!read) {
        talkers.take(await store.read());
        [read, written] = [true, talkers.version()];
      }
      const version = talkers.version();
      if (version === written || clock.now() - writtenAt < keptMs) return;
      writtenAt = clock.now();
      await store.write(talkers.text());
      written = version;
    },
    forget: () => {
      talkers = rememberTalkers();
      [read, written] = [false, 0];
    },
  };
}
