import { annotations } from '../api/bootstrap.ts';
import type { EventOf, EventRecorder } from '../kube/events.ts';
import type { KubeObject } from '../kube/resource.ts';
import type { AdmissionRequest } from './admission.ts';
import type { OnPodAnswer, SkipReason } from './webhooks.ts';

type PodOf = Pick<AdmissionRequest, 'object' | 'namespace' | 'dryRun'>;

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** A refused pod is never there to carry an event: what made it does. `undefined`: nothing to tell, or nobody. */
export function ownerEvent(request: PodOf, outcome: Parameters<OnPodAnswer>[1]): EventOf | undefined {
  const regarding = request.dryRun ? undefined : ownerOf(request);
  if (regarding === undefined) return undefined;
  const told: Pick<EventOf, 'type' | 'reason' | 'note'> =
    outcome.kind === 'refused'
      ? { type: 'Warning', reason: 'InjectionRefused', note: outcome.message }
      : { type: 'Normal', reason: 'InjectionSkipped', note: skipped[outcome.reason] };
  return { regarding, action: 'Inject', ...told };
}

/** The same of a pod that was created without asking us, by its metadata. */
export const declinedEvent = ({ metadata }: KubeObject): EventOf | undefined =>
  ownerEvent(
    { object: { metadata }, namespace: metadata.namespace ?? '', dryRun: false },
    { kind: 'skipped', reason: 'disabled' },
  );

/** Events that a replica tells of reviews, in so many milliseconds: anybody may send one who reaches the port. */
export const reviewEvents = { most: 50, everyMs: 10_000 } as const;

/** Tells no more than that; further ones are left out. `now`: milliseconds of any clock that only goes on. */
export function boundedEvents({ record }: EventRecorder, now: () => number): EventRecorder {
  let began = Number.NEGATIVE_INFINITY;
  let told = 0;
  return {
    record: async (event) => {
      if (now() - began >= reviewEvents.everyMs) [began, told] = [now(), 0];
      told += 1;
      if (told <= reviewEvents.most) await record(event);
    },
  };
}

const skipped: Readonly<Record<SkipReason, string>> = {
  'not-annotated': `A pod has no proxy: nothing asks for one. Annotate pods with ${annotations.inject}: enabled, or label their namespace so.`,
  disabled: `A pod has no proxy: its annotation ${annotations.inject}: disabled says so. Where the namespace is labelled ${annotations.inject}: enabled, that does not count.`,
};

/** `undefined`: a person made the pod, and gets the answer. */
function ownerOf({ object, namespace }: PodOf): KubeObject | undefined {
  const { ownerReferences = [] } = (object['metadata'] ?? {}) as {
    readonly ownerReferences?: readonly OwnerReference[];
  };
  const owner = ownerReferences.find(({ controller }) => controller === true);
  if (owner === undefined) return undefined;
  const { apiVersion, kind, name, uid } = owner;
  return { apiVersion, kind, metadata: { name, namespace, uid, resourceVersion: '' } };
}
