import type { CredentialRequest } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import type { Surroundings } from './destination.ts';
import { hostSet } from './host-names.ts';
import { ownOrigin } from './identify-own.ts';

/** Whether a credential is there for this destination. */
export type HasCredential = (destination: Destination) => boolean;

/**
 * Whether the host is one that policies keep a credential of its provider for: one of those that the policies name for
 * it (`hosts`, as in egress rules), else one of the catalog. Where the catalog knows none, it takes a policy's word and
 * a base URL that names the server: any host that a policy declares may be asked like a model server, and whoever
 * writes a base URL may not choose who gets a credential.
 */
export function credentialHosts(
  requests: readonly CredentialRequest[],
  { hostParams }: Pick<Surroundings, 'hostParams'>,
  catalog: Catalog,
): HasCredential {
  const hostsOf = new Map(
    requests.map(({ provider, hosts }) => [provider, hosts === undefined ? undefined : hostSet(hosts)]),
  );
  const named = Object.values(hostParams).map((given) => ownOrigin(given, catalog));
  return ({ provider, host, port, tls }) => {
    if (!hostsOf.has(provider)) return false;
    const isOwn = catalog.providers.get(provider)?.data.hosts.length === 0;
    const hosts = hostsOf.get(provider);
    if (hosts === undefined ? isOwn : !hosts.has(host)) return false;
    if (!isOwn) return true;
    return named.some((own) => own?.host === host && own.port === port && own.tls === tls);
  };
}
