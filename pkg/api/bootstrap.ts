/**
 * What injection writes into a pod and what the sidecar finds there. It is the same for every pod: where the operator
 * is and how to prove it, never a policy.
 */

/** Containers and volumes whose names begin so are ours; nobody else may use them. */
export const reservedPrefix = 'domicile-';
export const proxyContainer = 'domicile-proxy';
export const captureContainer = 'domicile-capture';

/**
 * Whether a pod loads the rules of a lockdown. In an injected one that does not, a hostile agent can get round the
 * proxy.
 */
export function isLockedDown(pod: object): boolean {
  const { spec } = pod as {
    readonly spec?: { readonly initContainers?: readonly { readonly name?: string }[] };
  };
  return spec?.initContainers?.some(({ name }) => name === captureContainer) === true;
}

export const volumes = {
  token: 'domicile-token',
  state: 'domicile-state',
  journal: 'domicile-journal',
  /** Empty, over the path where a container would otherwise find the token of its service account. */
  noAccount: 'domicile-no-account',
  /** With a number behind it: a Secret that a policy's credential names. */
  credentials: 'domicile-credentials-',
} as const;

export const paths = {
  token: '/var/run/domicile/token',
  state: '/var/run/domicile/state',
  journal: '/var/lib/domicile/journal',
  credentials: '/var/run/domicile/credentials',
  account: '/var/run/secrets/kubernetes.io/serviceaccount',
  hosts: '/etc/hosts',
} as const;

/** The file below `paths.token` that the kubelet keeps fresh. */
export const tokenFile = 'token';
/** Beside it, over the proxy's own file of hosts: it names none. */
export const hostsFile = 'hosts';

/** Arguments of the image's entry point: configured by the operator, not by a file. */
export const proxyArgs: readonly string[] = ['channel'];

export const proxyUid = 15_021;
/** Base URLs and forward proxy, on loopback. */
export const agentPort = 15_001;
/** Metrics and health, on all addresses of the pod. */
export const adminPort = 15_020;

export const channelAudience = 'domicile.dev/channel';
/** Seconds; the least that an API server grants. */
export const tokenSeconds = 600;

/** Variables of the sidecar. `secret` is also one of every other container. */
export const variables = {
  channelUrl: 'DOMICILE_CHANNEL_URL',
  channelCa: 'DOMICILE_CHANNEL_CA',
  channelTokenFile: 'DOMICILE_CHANNEL_TOKEN_FILE',
  nodeRegion: 'DOMICILE_NODE_REGION',
  /**
   * What callers on loopback present: the pod's uid, which is random, drawn by the API server, and known to all who may
   * read the pod. It keeps browsers out; loopback is the pod's alone.
   */
  secret: 'DOMICILE_SECRET',
  logLevel: 'DOMICILE_LOG_LEVEL',
  /** PEM; only where the installation trusts further authorities. */
  trustedAuthorities: 'DOMICILE_TRUSTED_AUTHORITIES',
} as const;

export const annotations = {
  prefix: 'domicile.dev/',
  /** `enabled` or `disabled`; as a label of a namespace, `enabled` enforces. */
  inject: 'domicile.dev/inject',
  /** `Lockdown` or `Cooperative`; also as a label of a namespace. */
  capture: 'domicile.dev/capture',
  /** Names of data classes, with commas between: what the pod says of its data. */
  dataClass: 'domicile.dev/data-class',
  logLevel: 'domicile.dev/log-level',
  cpuRequest: 'domicile.dev/cpu-request',
  cpuLimit: 'domicile.dev/cpu-limit',
  memoryRequest: 'domicile.dev/memory-request',
  memoryLimit: 'domicile.dev/memory-limit',
  /** Written by injection: the version that injected. */
  injected: 'domicile.dev/injected',
  /** Written by injection: what it added to parts of the pod that are not ours, so that it can be taken out. */
  added: 'domicile.dev/added',
  defaultContainer: 'kubectl.kubernetes.io/default-container',
} as const;

export type Capture = 'Lockdown' | 'Cooperative';

/** What the operator's installation decides for all pods. */
export interface InjectionConfig {
  readonly version: string;
  /** By digest: `ghcr.io/acme/domicile-proxy@sha256:...`. `capture` holds `nft`, which the init container runs. */
  readonly images: { readonly proxy: string; readonly capture: string };
  readonly imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never';
  readonly channel: {
    /** `https://domicile-operator.domicile-system.svc:8443` */
    readonly url: string;
    /** PEM. */
    readonly ca: string;
  };
  readonly resources: SidecarResources;
  /** Addresses of the cluster's resolver: the only ones that a locked-down agent may ask for names. */
  readonly resolvers: readonly string[];
  /** PEM of authorities that the sidecar trusts for providers, beside the public ones; empty: none. */
  readonly trustedAuthorities: string;
}

/** Quantities as Kubernetes writes them. */
export interface SidecarResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}
