import type { InjectionConfig } from '../api/bootstrap.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { PlaceResolver } from '../policy/context.ts';
import type { CredentialSources } from '../config/credentials.ts';
import type { ClientModeData } from '../residency/catalog-shape.ts';
import type { Pod } from './pod.ts';

/** Everything that injection depends on. */
export interface InjectionRequest {
  readonly pod: Pod;
  readonly namespace: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  /** `enforce`: the namespace's label; every pod is injected. `optin`: those that ask for it. */
  readonly mode: 'enforce' | 'optin';
  /** All policies of the namespace and of the cluster, valid ones; their own selectors count. */
  readonly policies: readonly PolicyDocument[];
  readonly config: InjectionConfig;
  readonly clients: Clients;
}

export type Variables = Readonly<Record<string, string>>;

/** What the catalog says of clients and their variables. */
export interface CatalogClients {
  readonly modes: readonly ClientModeData[];
  readonly sources: CredentialSources;
  /** Ids of all providers. */
  readonly providers: readonly string[];
  readonly places: PlaceResolver;
  /** Whether an `https:` URL names a host that the catalog knows. */
  readonly isKnownBaseUrl: (url: string) => boolean;
  /** Whether a base URL in this variable tells the proxy which host is meant. */
  readonly tellsHost: (variable: string, url: string) => boolean;
}

/** The same, with what follows from it for every pod. */
export interface Clients extends CatalogClients {
  /** What is set where all credentials are in custody. */
  readonly inCustody: Variables;
  /** Names of variables that decide which way clients go: injection's alone. */
  readonly routing: ReadonlySet<string>;
  /** Names of those that lead to the proxy, in the order in which injection writes them. */
  readonly routes: ReadonlySet<string>;
  /** Names of variables with base URLs. */
  readonly baseUrls: ReadonlySet<string>;
  /** Names of variables that say which of a provider's hosts a client means. */
  readonly hosts: ReadonlySet<string>;
  /** Those of them that a client does not take beside a base URL. */
  readonly moved: ReadonlySet<string>;
}
