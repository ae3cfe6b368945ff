import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { httpPort, httpsPort, type Origin, providerDestination, type Surroundings } from './destination.ts';
import { canonicalHost } from './host-names.ts';
import { isRefusal } from './refusal.ts';
import { pathSegments } from './request-path.ts';

/** The provider that stands for model servers of one's own: nobody but a policy says where they are. */
export const modelServer = 'self-hosted';

/** What is asked of a host that no catalog knows. */
export interface OwnRequest {
  readonly method: string;
  readonly origin: Origin;
  readonly path: string;
  readonly query: string;
  /** Whether the client speaks Anthropic's format, which its header `anthropic-version` says. */
  readonly speaksAnthropic: boolean;
}

/** Relayed as bytes it would leave with one of them, so it must be judged like that. */
const slashes = /\/{2,}/g;

/**
 * A request that a model server would answer is read and masked like that of any provider; `undefined` for any other.
 * `/v1/messages` is the path of many things, so it takes a client of Anthropic's.
 */
export function identifyOwn(asked: OwnRequest, catalog: Catalog): Destination | undefined {
  const provider = catalog.providers.get(modelServer);
  const segments = pathSegments(asked.path.replace(slashes, '/'));
  if (provider === undefined || typeof segments === 'string') return undefined;
  const found = provider.operations.find(undefined, asked.method, segments);
  if (found === undefined || !isRead(found.operation.kind)) return undefined;
  const { operation } = found;
  if (
    operation.kind !== 'unsupported' &&
    operation.protocol === 'anthropic-messages' &&
    !asked.speaksAnthropic
  ) {
    return undefined;
  }
  const host = { ...asked.origin, provider: modelServer, service: operation.service, params: {} };
  const destination = providerDestination(asked.method, provider, host, found, asked.query);
  return isRefusal(destination) ? undefined : destination;
}

const isRead = (kind: string): boolean => kind === 'inference' || kind === 'count';

/** The server of one's own that a base URL names instead of a provider. */
export function ownOrigin(
  { host, port, scheme }: Readonly<Record<string, string>>,
  catalog: Catalog,
): Origin | undefined {
  const canonical = host === undefined ? undefined : canonicalHost(host);
  if (canonical === undefined || canonical.kind === 'refused') return undefined;
  if (catalog.hosts.find(canonical.host) !== undefined) return undefined;
  const tls = scheme !== 'http';
  return {
    host: canonical.host,
    port: Number(port ?? (tls ? httpsPort : httpPort)),
    tls,
  };
}

/**
 * Whether the host is one that a credential of its provider is meant for: a host of the catalog, or the server that a
 * base URL names. Any host that a policy declares may be asked like a model server.
 */
export function mayHaveCredential(
  { provider, host, port, tls }: Destination,
  { hostParams }: Pick<Surroundings, 'hostParams'>,
  catalog: Catalog,
): boolean {
  if (catalog.providers.get(provider)?.data.hosts.length !== 0) return true;
  const named = Object.values(hostParams).map((given) => ownOrigin(given, catalog));
  return named.some((own) => own?.host === host && own.port === port && own.tls === tls);
}
