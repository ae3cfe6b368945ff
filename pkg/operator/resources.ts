import type { KubeObject, Resource } from '../kube/resource.ts';

const ours = { group: 'domicile.dev', version: 'v1alpha1' } as const;
const core = { group: '', version: 'v1' } as const;
const admission = { group: 'admissionregistration.k8s.io', version: 'v1' } as const;

export const policyResources = {
  ResidencyPolicy: { ...ours, plural: 'residencypolicies' },
  ClusterResidencyPolicy: { ...ours, plural: 'clusterresidencypolicies' },
} as const satisfies Readonly<Record<string, Resource>>;

export type PolicyKind = keyof typeof policyResources;

export const pods: Resource = { ...core, plural: 'pods' };
export const namespaces: Resource = { ...core, plural: 'namespaces' };
export const secrets: Resource = { ...core, plural: 'secrets' };
export const configMaps: Resource = { ...core, plural: 'configmaps' };
export const webhookConfigurations = {
  MutatingWebhookConfiguration: { ...admission, plural: 'mutatingwebhookconfigurations' },
  ValidatingWebhookConfiguration: { ...admission, plural: 'validatingwebhookconfigurations' },
} as const satisfies Readonly<Record<string, Resource>>;

export const admissionPolicies: Resource = { ...admission, plural: 'validatingadmissionpolicies' };

/** What the chart creates, and the operator fills in. */
export const names = {
  service: 'domicile-operator',
  deployment: 'domicile-operator',
  canary: 'domicile-canary',
  lease: 'domicile-operator',
  authority: 'domicile-authority',
  rootKey: 'domicile-root-key',
  authorities: 'domicile-authorities',
  channels: 'domicile-channels',
  talkers: 'domicile-talkers',
  injection: 'domicile-injection',
  validation: 'domicile-policies',
  manager: 'domicile-operator',
} as const;

/** What events are about that concern the installation as a whole. */
export const operatorDeployment = (namespace: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: names.deployment, namespace, uid: '', resourceVersion: '' },
});
