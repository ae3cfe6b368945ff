import { reservedPrefix } from '../api/bootstrap.ts';

/** The parts of a pod that injection looks at or changes; everything else is carried along as it is. */
export interface Pod {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: PodMetadata;
  readonly spec?: PodSpec;
}

export interface PodMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly securityContext?: SecurityContext;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly hostAliases?: readonly unknown[];
  readonly dnsConfig?: unknown;
  readonly dnsPolicy?: string;
  readonly os?: { readonly name?: string };
  readonly affinity?: Affinity;
}

/** The part that decides where a pod may run; its other parts are carried along. */
export interface Affinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      /** One of them must hold. */
      readonly nodeSelectorTerms?: readonly NodeSelectorTerm[];
    };
  };
}

/** All of it must hold; an empty one holds nowhere. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly NodeExpression[];
  readonly matchFields?: readonly NodeExpression[];
}

export interface NodeExpression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly restartPolicy?: string;
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly EnvFrom[];
  readonly ports?: readonly ContainerPort[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumeDevices?: readonly { readonly name: string }[];
  readonly resources?: unknown;
  readonly securityContext?: SecurityContext;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort?: number;
  readonly protocol?: string;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly name?: string; readonly key?: string };
    readonly fieldRef?: FieldRef;
    readonly fileKeyRef?: { readonly volumeName?: string; readonly path?: string; readonly key?: string };
  };
}

export interface FieldRef {
  readonly apiVersion?: string;
  readonly fieldPath?: string;
}

/** A field of the pod itself, as the API server would write the reference back. */
export const fieldOf = (fieldPath: string): FieldRef => ({ apiVersion: 'v1', fieldPath });

export interface EnvFrom {
  readonly secretRef?: { readonly name?: string };
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath?: string;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

export interface Volume {
  readonly name: string;
  readonly hostPath?: unknown;
  readonly emptyDir?: unknown;
  readonly secret?: { readonly secretName?: string };
  readonly projected?: { readonly defaultMode?: number; readonly sources?: readonly ProjectedSource[] };
}

export interface ProjectedSource {
  readonly secret?: { readonly name?: string };
  readonly serviceAccountToken?: {
    readonly audience?: string;
    readonly expirationSeconds?: number;
    readonly path?: string;
  };
  readonly downwardAPI?: {
    readonly items?: readonly { readonly path?: string; readonly fieldRef?: FieldRef }[];
  };
}

export interface SecurityContext {
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly windowsOptions?: { readonly hostProcess?: boolean };
}

/** Every container but ours, those that run first in front. */
export const agentContainers = ({ containers = [], initContainers = [] }: PodSpec): readonly Container[] =>
  [...initContainers, ...containers].filter(({ name }) => !isReserved(name));

export const isReserved = (name: string): boolean => name.startsWith(reservedPrefix);

export const annotationsOf = ({ metadata }: Pod): Readonly<Record<string, string>> =>
  metadata?.annotations ?? {};

/** A list that is left out where it is empty. */
export const listed = <Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): { readonly [key in Name]?: readonly Item[] } =>
  items.length === 0 ? {} : ({ [name]: items } as { readonly [key in Name]: readonly Item[] });
