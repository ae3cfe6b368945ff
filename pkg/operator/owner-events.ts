import type { EventOf } from '../kube/events.ts';
import type { KubeObject } from '../kube/resource.ts';
import type { AdmissionRequest } from './admission.ts';
import type { OnPodAnswer } from './webhooks.ts';

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** A refused pod is never there to carry an event: what made it does. `undefined`: nothing to tell, or nobody. */
export function ownerEvent(
  request: AdmissionRequest,
  outcome: Parameters<OnPodAnswer>[1],
): EventOf | undefined {
  const regarding = request.dryRun ? undefined : ownerOf(request);
  if (regarding === undefined) return undefined;
  const [reason, note] =
    outcome.kind === 'refused'
      ? (['InjectionRefused', outcome.message] as const)
      : (['InjectionSkipped', outcome.reason] as const);
  return { regarding, type: 'Warning', reason, action: 'Inject', note };
}

/** `undefined`: a person made the pod, and gets the answer. */
function ownerOf({ object, namespace }: AdmissionRequest): KubeObject | undefined {
  const { ownerReferences = [] } = (object['metadata'] ?? {}) as {
    readonly ownerReferences?: readonly OwnerReference[];
  };
  const owner = ownerReferences.find(({ controller }) => controller === true);
  if (owner === undefined) return undefined;
  const { apiVersion, kind, name, uid } = owner;
  return { apiVersion, kind, metadata: { name, namespace, uid, resourceVersion: '' } };
}
