import type { KubeObject } from '../../../pkg/kube/resource.ts';
import type { PolicyStatus } from '../../../pkg/operator/status.ts';
import type { Reading } from '../cluster/reading.ts';
import type { Settings } from './settings.ts';

export interface ClusterVersion {
  readonly gitVersion: string;
}

/** Unix milliseconds. */
export interface Clocks {
  readonly here: number;
  /** To the second. */
  readonly there: number;
}

export interface Definition extends KubeObject {
  readonly spec?: {
    readonly versions?: readonly {
      readonly name: string;
      readonly served?: boolean;
      readonly schema?: { readonly openAPIV3Schema?: SchemaNode };
    }[];
  };
}

export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

export interface WebhookConfiguration extends KubeObject {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly failurePolicy?: string;
    readonly clientConfig?: {
      readonly caBundle?: string;
      readonly service?: { readonly name: string; readonly namespace: string };
    };
  }[];
}

export interface Deployment extends KubeObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    /** Of the specification as it is now. */
    readonly updatedReplicas?: number;
  };
}

export interface LeaseObject extends KubeObject {
  readonly spec?: {
    readonly holderIdentity?: string | null;
    readonly renewTime?: string | null;
    readonly leaseDurationSeconds?: number;
  };
}

export interface AdmissionPolicy extends KubeObject {
  readonly status?: {
    readonly typeChecking?: { readonly expressionWarnings?: readonly { readonly warning?: string }[] };
  };
}

export interface AdmissionBinding extends KubeObject {
  readonly spec?: { readonly policyName?: string; readonly validationActions?: readonly string[] };
}

export interface PolicyWithStatus extends KubeObject {
  readonly spec?: { readonly placement?: string; readonly mode?: string };
  readonly status?: PolicyStatus;
}

/** How the API server answered a pod that it was asked to create without keeping it. */
export type Tried =
  | { readonly kind: 'created'; readonly containers: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/** A right and whether the one that is asked about has it. */
export interface Right {
  /** As `kubectl auth can-i` takes it. */
  readonly right: string;
  readonly allowed: boolean;
}

export interface PreFacts {
  readonly version: Reading<ClusterVersion>;
  readonly clocks: Reading<Clocks>;
  readonly definitions: readonly (readonly [name: string, reading: Reading<Definition>])[];
  /** Of the user, to install. */
  readonly rights: Reading<readonly Right[]>;
}

export interface CheckFacts extends Omit<PreFacts, 'rights'> {
  /** The namespace of the operator. */
  readonly installedIn: string;
  /** Of this program. */
  readonly release: string;
  readonly deployment: Reading<Deployment>;
  readonly lease: Reading<LeaseObject>;
  /** Of the operator's service account. */
  readonly operatorRights: Reading<readonly Right[]>;
  readonly injection: Reading<WebhookConfiguration>;
  readonly validation: Reading<WebhookConfiguration>;
  /** Of the operator's configuration; where that may not be read, the usual ones. */
  readonly settings: Settings;
  /** PEM of the leaf that the operator has issued itself, for the channel at least; empty: not made yet. */
  readonly leaf: Reading<string>;
  /** PEM of what the webhooks serve with where somebody else issues it, and the chain behind; absent: it is ours. */
  readonly given: Reading<string> | undefined;
  readonly admissionPolicies: Reading<readonly AdmissionPolicy[]>;
  readonly admissionBindings: Reading<readonly AdmissionBinding[]>;
  /**
   * What the operator's own tries of admission came to, as it wrote it down; empty: it makes none, or has made none
   * yet.
   */
  readonly canary: Reading<string>;
  /** Data of the ConfigMap that the admission policies compare with. */
  readonly parameters: Reading<Readonly<Record<string, string>>>;
  /** Where pods were tried. */
  readonly namespace: string;
  readonly annotated: Reading<Tried>;
  readonly forbidden: Reading<Tried>;
  readonly policies: Reading<readonly PolicyWithStatus[]>;
}
