import type { Destination } from '../api/request.ts';
import type { Catalog, Provider } from './catalog.ts';
import { httpPort, httpsPort, type Origin, providerDestination } from './destination.ts';
import { canonicalHost } from './host-names.ts';
import type { OperationMatch } from './operation-index.ts';
import { pathReadings } from './path-readings.ts';
import { type Refusal, refuse } from './refusal.ts';
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
 * A request that a model server would answer is read and masked like that of any provider, or refused where its body
 * cannot be read or its path is only another spelling; `undefined` for any other. `/v1/messages` is the path of many
 * things, so it takes a client of Anthropic's.
 */
export function identifyOwn(asked: OwnRequest, catalog: Catalog): Destination | Refusal | undefined {
  const provider = catalog.providers.get(modelServer);
  if (provider === undefined) return undefined;
  const found = answered(asked.path.replace(slashes, '/'), asked, provider);
  if (found !== undefined) {
    const { service } = found.operation;
    const host = { ...asked.origin, provider: modelServer, service, params: {} };
    return providerDestination(asked.method, provider, host, found, asked.query);
  }
  for (const reading of pathReadings(asked.path)) {
    const read = answered(reading, asked, provider);
    if (read !== undefined) return otherSpelling(read, provider);
  }
  return undefined;
}

/** The operation of a model server that the path names in its plain spelling, if its body is for a model. */
function answered(
  path: string,
  { method, speaksAnthropic }: OwnRequest,
  { operations }: Provider,
): OperationMatch | undefined {
  const segments = pathSegments(path);
  if (typeof segments === 'string') return undefined;
  const found = operations.find(undefined, method, segments);
  if (found === undefined) return undefined;
  const { operation } = found;
  if (operation.kind === 'unsupported') return found;
  if (operation.kind !== 'inference' && operation.kind !== 'count') return undefined;
  return operation.protocol !== 'anthropic-messages' || speaksAnthropic ? found : undefined;
}

function otherSpelling({ operation }: OperationMatch, { data }: Provider): Refusal {
  const path = operation.path.replace('/**', '');
  return refuse(
    'request.malformed',
    `The path is another spelling of ${path}, by which a model server may take it past what inspects that.`,
    `Send ${path} in these characters.`,
    data,
  );
}

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
