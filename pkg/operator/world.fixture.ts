import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { PolicyKind } from './resources.ts';
import type { PodFacts, PolicyObject } from './world.ts';

/** A policy as the operator knows it; without a namespace, one of the cluster. */
export function policyObject(name: string, spec: object, namespace?: string, generation = 1): PolicyObject {
  const kind: PolicyKind = namespace === undefined ? 'ClusterResidencyPolicy' : 'ResidencyPolicy';
  const metadata = namespace === undefined ? { name } : { name, namespace };
  const document = { apiVersion: 'domicile.dev/v1alpha1', kind, metadata, spec } as unknown as PolicyDocument;
  const object = { metadata: { ...metadata, uid: `uid of ${name}`, resourceVersion: '1', generation } };
  return { key: `${kind}/${namespace ?? ''}/${name}`, kind, object, document, status: undefined };
}

/** An injected pod. */
export const podFacts = (namespace: string, labels: Readonly<Record<string, string>> = {}): PodFacts => ({
  uid: 'u',
  name: 'p',
  namespace,
  labels,
  injected: true,
  generation: 1,
  ending: false,
  owner: 'set',
  workload: 'ReplicaSet/set',
  createdAt: 0,
  resourceVersion: '1',
  dataClasses: [],
});
