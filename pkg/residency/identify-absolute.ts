import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import {
  httpPort,
  httpsPort,
  malformed,
  type Origin,
  passthroughDestination,
  providerDestination,
  readPath,
  type Surroundings,
  unlisted,
} from './destination.ts';
import type { HostMatch } from './host-index.ts';
import { isCloudHost } from './cloud-hosts.ts';
import { identifyOwn } from './identify-own.ts';
import { parseAuthority } from './host-names.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** A request to us as a forward proxy. */
export interface AbsoluteRoute {
  readonly kind: 'absolute';
  readonly url: string;
  /** Whether the client speaks Anthropic's format, which its header `anthropic-version` says. */
  readonly speaksAnthropic?: boolean;
}

interface Target {
  readonly origin: Origin;
  readonly path: string;
  readonly query: string;
}

export function identifyAbsolute(
  method: string,
  { url, speaksAnthropic = false }: AbsoluteRoute,
  catalog: Catalog,
  surroundings: Surroundings,
): Destination | Refusal {
  const target = splitUrl(url);
  if (isRefusal(target)) return target;
  const { origin } = target;
  const match = catalog.hosts.find(origin.host);
  const own =
    match === undefined && surroundings.declaredHosts.has(origin.host)
      ? identifyOwn({ method, ...target, speaksAnthropic }, catalog)
      : undefined;
  if (own !== undefined) return own;
  return match === undefined || isCloudHost(match, catalog)
    ? passthroughDestination(
        method,
        origin,
        { path: target.path, query: target.query },
        surroundings.declaredHosts,
      )
    : identifyProvider(method, target, match, catalog);
}

const urlParts = /^(https?):\/\/([^/?#\\]*)([^?#]*)(\?[^#]*)?$/i;

function splitUrl(url: string): Target | Refusal {
  const parts = urlParts.exec(url);
  if (parts === null) return malformed('it is not an absolute http(s) URL without a fragment');
  const [, scheme = '', authorityText = '', path = '', query = ''] = parts;
  const authority = parseAuthority(authorityText);
  if (typeof authority === 'string') return malformed(authority);
  const tls = scheme.toLowerCase() === 'https';
  const port = authority.port ?? (tls ? httpsPort : httpPort);
  return { origin: { host: authority.host, port, tls }, path: path === '' ? '/' : path, query };
}

function identifyProvider(
  method: string,
  { origin, path, query }: Target,
  match: HostMatch,
  catalog: Catalog,
): Destination | Refusal {
  const provider = catalog.providers.get(match.provider);
  if (provider === undefined) return malformed('its host belongs to no provider');
  if (!origin.tls || origin.port !== httpsPort) {
    return refuse(
      'operation.unlisted',
      `${provider.data.name} is reached by https on port 443 alone.`,
      'Use https and the default port.',
      provider.data,
    );
  }
  const segments = readPath(path, provider);
  if (isRefusal(segments)) return segments;
  const found = provider.operations.find(match.service, method, segments);
  if (found === undefined) return unlisted(method, provider);
  return providerDestination(method, provider, { ...match, host: origin.host }, found, query);
}
