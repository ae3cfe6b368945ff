import type { ConfigMapKeyRef } from '../api/generated/policy-document.ts';
import type { CredentialKind } from '../api/policy.ts';

/** What a file or a key of a ConfigMap holds. */
export type DictionaryRead =
  | { readonly kind: 'entries'; readonly entries: readonly string[] }
  /** Says what was found, and never a name; `allowed` where it is something else than usual. */
  | { readonly kind: 'problem'; readonly problem: string; readonly allowed?: string }
  /** Whoever asks need not know the names: the policy is judged without them, and whoever wrote it told what is odd. */
  | { readonly kind: 'unread'; readonly warning: string | undefined };

/** Where a policy's ConfigMaps are: in its namespace, or, of one of the cluster, in that of the operator. */
export type ReadConfigMap = (policyNamespace: string | undefined, ref: ConfigMapKeyRef) => DictionaryRead;

export interface ResolvedPlace {
  /** ISO 3166-1 alpha-2; for a region the country it lies in. */
  readonly countries: readonly string[];
  /** The cloud region, where one was written. */
  readonly regions: readonly string[];
}

export interface PlaceResolver {
  /** `undefined`: not a zone, country or cloud region. */
  resolve(written: string): ResolvedPlace | undefined;
  /** Places that were perhaps meant, best first. */
  suggestions(written: string): readonly string[];
  /** Every cloud region, as written: `aws/eu-central-1`. */
  readonly regions: readonly string[];
}

/** What the catalog says of one name: the day of its newest statement, `YYYY-MM-DD`, and a digest of what it says. */
export interface Dated {
  readonly asOf: string;
  readonly says: string;
}

export type DatedKind = 'provider' | 'place';

/** What policies are checked against: handed in, so that this package knows neither catalog nor detectors. */
export interface PolicyContext {
  readonly places: PlaceResolver;
  /** Ids of the providers in the catalog. */
  readonly providers: ReadonlySet<string>;
  /** Kinds of credentials that a provider takes; none of one that the catalog does not know. */
  readonly credentialKinds: (provider: string) => readonly CredentialKind[];
  /** Conditions that the catalog knows, for example `openai/regional-project`. */
  readonly conditions: ReadonlySet<string>;
  /**
   * What the catalog says of a provider by its id, or of a place as it is written; `undefined`: it does not know it.
   */
  readonly dated: (kind: DatedKind, name: string) => Dated | undefined;
  /** Names of the entities that built-in detectors find. */
  readonly entities: ReadonlySet<string>;
  /** What is wrong with a pattern, or `undefined` where it compiles in RE2. */
  readonly checkPattern: (pattern: string) => string | undefined;
  /**
   * The entries of a dictionary's file, whose path is relative to the file of its policy; else what is wrong with it.
   */
  readonly readDictionary: (policyFile: string, path: string) => DictionaryRead;
  /** The names in a key of a ConfigMap. */
  readonly readConfigMap: ReadConfigMap;
  /** What is said of the data of whoever these policies are for; absent: nothing. */
  readonly dataClasses?: readonly string[];
  /** Unix milliseconds. */
  readonly now: number;
}
