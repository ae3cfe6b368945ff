import type { KubeClient } from '../../kube/client.ts';
import { type Clock, repeat } from '../../kube/clock.ts';
import type { EventRecorder } from '../../kube/events.ts';
import { isStatus } from '../../kube/kube-error.ts';
import type { PodFacts, World } from '../world.ts';
import type { Auditor } from './auditor.ts';
import type { PodFinding, PodFindingCode } from './pod-findings.ts';
import { rememberRecreations } from './recreations.ts';

/** What a pod that is made anew has not any more. What another webhook changes would only come back. */
export const evictable: ReadonlySet<PodFindingCode> = new Set([
  'NotInjected',
  'OutsideRegion',
  'ChangedAfterAdmission',
  'OldImage',
  'OldBootstrap',
  'NotPlaced',
]);

export interface EvictionsOptions {
  readonly client: Pick<KubeClient, 'evict'>;
  readonly world: Pick<World, 'pods'>;
  readonly findingsOf: Auditor['findingsOf'];
  /** 0: none. */
  readonly perMinute: number;
  /** Whether admission is known to work: what is evicted while it does not comes back no better. */
  readonly admissionWorks: () => boolean;
  readonly leads: () => boolean;
  readonly events: EventRecorder;
  readonly onError: (error: unknown) => void;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly clock?: Clock;
}

/** The pods to evict, by name: those that something makes anew, and for which that helps. */
export const evictablePods = (
  pods: readonly PodFacts[],
  findingsOf: Auditor['findingsOf'],
): readonly { readonly pod: PodFacts; readonly finding: PodFinding }[] =>
  pods
    .filter(({ owner, ending }) => owner !== undefined && !ending)
    .flatMap((pod) => {
      const finding = findingsOf(pod.uid).find(({ code }) => evictable.has(code));
      return finding === undefined ? [] : [{ pod, finding }];
    });

/** Evicts pods that have drifted, one at a time and no more often than is allowed, as disruption budgets permit. */
export function startEvictions(options: EvictionsOptions): { readonly stop: () => Promise<void> } {
  const { client, world, findingsOf, perMinute, events, onError, clock } = options;
  const recreations = rememberRecreations(options.now);
  /** A pod that cannot be evicted at all, as one of two budgets, must not keep the others. */
  const failed = (error: unknown): false => {
    onError(error);
    return false;
  };
  const evictOne = async (): Promise<void> => {
    if (!options.leads() || !options.admissionWorks()) return;
    for (const { pod, finding } of evictablePods(world.pods(), findingsOf)) {
      if (recreations.waits(pod, finding.code)) continue;
      if (!(await evicts(client, pod).catch(failed))) continue;
      recreations.evicted(pod, finding.code);
      const { uid, name, namespace, resourceVersion } = pod;
      const regarding = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { uid, name, namespace, resourceVersion },
      };
      const note = `Evicted, so that it is created anew. ${finding.message}`;
      await events.record({ regarding, type: 'Normal', reason: 'Evicted', action: 'Evict', note });
      return;
    }
  };
  if (perMinute === 0) return { stop: async () => undefined };
  return repeat({ work: evictOne, everyMs: 60_000 / perMinute, pauseFirst: true, onError, clock });
}

/** Whether it went: not one that is another by now or gone, and not one that a disruption budget needs. */
async function evicts(client: Pick<KubeClient, 'evict'>, pod: PodFacts): Promise<boolean> {
  const { namespace, name, uid, resourceVersion } = pod;
  try {
    await client.evict({ namespace, name }, { uid, resourceVersion });
    return true;
  } catch (error) {
    if (isStatus(error, 404, 409, 429)) return false;
    throw error;
  }
}
