import type { KubeObject } from '../kube/resource.ts';
import type { AdmissionRequest } from './admission.ts';

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/**
 * The object that made a pod, for events: a refused pod is never there to carry them. `undefined`: a person made it,
 * and gets the answer.
 */
export function ownerOf({ object, namespace }: AdmissionRequest): KubeObject | undefined {
  const { ownerReferences = [] } = (object['metadata'] ?? {}) as {
    readonly ownerReferences?: readonly OwnerReference[];
  };
  const owner = ownerReferences.find(({ controller }) => controller === true);
  if (owner === undefined) return undefined;
  const { apiVersion, kind, name, uid } = owner;
  return { apiVersion, kind, metadata: { name, namespace, uid, resourceVersion: '' } };
}
