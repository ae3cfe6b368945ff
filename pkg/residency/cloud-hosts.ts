import type { Statement } from '../api/location.ts';
import type { Catalog, Provider } from './catalog.ts';
import type { HostMatch } from './host-index.ts';

/** A cloud whose hosts carry their region: nothing in a body moves what they do. */
export function isGeneralCloud({ data }: Pick<Provider, 'data'>): boolean {
  return data.operations.length === 0 && data.hosts.length > 0;
}

/** Whether a host belongs to such a cloud: reached only where a policy names it, like any host of others. */
export function isCloudHost(match: HostMatch, { providers }: Pick<Catalog, 'providers'>): boolean {
  const provider = providers.get(match.provider);
  return provider !== undefined && isGeneralCloud(provider);
}

/** Services whose requests may be served from other regions than the host names; what is known of them stands apart. */
const passesOn = /bedrock|aiplatform/;

/** What the name of a host says of its place; `undefined`: it is no host of a cloud. */
export function cloudHostStatement(
  host: string,
  { hosts, providers }: Pick<Catalog, 'hosts' | 'providers'>,
): Statement | undefined {
  const match = hosts.find(host);
  const provider = match && providers.get(match.provider);
  if (match === undefined || provider === undefined || !isGeneralCloud(provider)) return undefined;
  if (passesOn.test(match.params.service ?? '')) return undefined;
  const params = { ...match.params, service: match.service };
  return provider.statements.find('processing', { operation: 'passthrough', host, params, facts: undefined });
}
