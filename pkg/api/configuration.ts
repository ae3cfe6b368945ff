/**
 * What the operator tells a sidecar. The order of two configurations is their revision and then that of their keys,
 * never the time: the clock only says how old one may be.
 */

/** Versions of the lists that a configuration was made from, each of which only grows. */
export type Revision = readonly number[];

export interface PodIdentity {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
}

/** What a sidecar runs on. */
export interface SidecarConfiguration {
  /** Policy documents that select the pod, as files hold them. Empty: nothing may pass. */
  readonly policies: readonly unknown[];
  /** Why nothing may pass although policies select the pod; empty where they hold. */
  readonly refused: string;
  readonly keys: ConfiguredKeys;
  /**
   * Names that the policies have from ConfigMaps, one per line, by `configMapId`. Absent where they have none. An older
   * sidecar ignores it, and denies everything because of the field of the policy that names the ConfigMap.
   */
  readonly dictionaries?: Readonly<Record<string, string>>;
  /**
   * PEM of whom to trust as the operator from now on, in place of what the pod was created with: a successor is here
   * before it is used. Absent from older operators.
   */
  readonly authorities?: string;
  /** What the pod's annotation says of its data. */
  readonly dataClasses: readonly string[];
  /** Milliseconds without a word of the operator after which nothing may pass any more. */
  readonly staleMs: number;
}

/** Pseudonym keys of a namespace, 32 bytes in base64. */
export interface ConfiguredKeys {
  readonly current: string;
  /** Of the epoch before, while it is being retired. */
  readonly previous?: string;
}

/** A whole configuration, as one line of the channel and as what is kept across restarts. */
export interface ConfigurationLine {
  /** One history of revisions; revisions of two lineages have no order. */
  readonly lineage: string;
  readonly revision: Revision;
  /**
   * Grows with each epoch of keys and each end of one: orders what is of the same revision. Absent from older
   * operators.
   */
  readonly keysRevision?: number;
  /**
   * Version of the list of ConfigMaps that the names are from: only grows, and counts like one of `revision`. Absent
   * where the policies have none, and from older operators.
   */
  readonly dictionariesRevision?: number;
  /** Unix milliseconds. */
  readonly issuedAt: number;
  /** Hex SHA-256 over the canonical JSON of `config`. */
  readonly hash: string;
  readonly config: SidecarConfiguration;
}

/** The configuration with this hash is still the right one. */
export interface Heartbeat {
  /** What it is the right one of by now: it has grown where other policies changed. Absent from older operators. */
  readonly revision?: Revision;
  readonly dictionariesRevision?: number;
  readonly issuedAt: number;
  readonly hash: string;
}

/** What a sidecar says of a configuration that it was sent. */
export interface Acknowledgement {
  readonly hash: string;
  readonly revision: Revision;
  /** Why it lets nothing pass; absent where it runs on it. */
  readonly problem?: string;
  /**
   * When somebody in the pod last asked the proxy for something, Unix milliseconds by the clock of the node; 0: never
   * yet. Absent from older sidecars.
   */
  readonly lastExchangeAt?: number;
}
