import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { isCloudHost } from './cloud-hosts.ts';
import { malformed, type Surroundings } from './destination.ts';
import type { HostMatch } from './host-index.ts';
import { parseAuthority } from './host-names.ts';
import type { Refusal } from './refusal.ts';

export interface ConnectTarget {
  /** Operation `passthrough`, method `CONNECT`, empty path: what is decided if the tunnel is not looked into. */
  readonly destination: Destination;
  /** Whether the host alone can prove the place. If not, the tunnel must be looked into or refused. */
  readonly hostProvesPlace: boolean;
  /** For people: why it does not. Empty where it does. */
  readonly reason: string;
}

/** What a CONNECT to `host:port` asks for. */
export function identifyHost(
  authorityText: string,
  catalog: Catalog,
  surroundings: Surroundings,
): ConnectTarget | Refusal {
  const authority = parseAuthority(authorityText);
  if (typeof authority === 'string') return malformed(authority);
  const { host, port } = authority;
  if (port === undefined) return malformed('a CONNECT needs a port');
  const match = catalog.hosts.find(host);
  return match === undefined || isCloudHost(match, catalog)
    ? unlistedHost(tunnel(host, port), surroundings.declaredHosts.has(host))
    : providerHost(tunnel(host, port), match, catalog);
}

type Tunnel = Omit<Destination, 'provider' | 'params'>;

function tunnel(host: string, port: number): Tunnel {
  return {
    host,
    port,
    tls: false,
    method: 'CONNECT',
    path: '',
    query: '',
    operation: 'passthrough',
    protocol: 'opaque',
    streams: false,
  };
}

function unlistedHost(to: Tunnel, declared: boolean): ConnectTarget {
  return {
    destination: { ...to, provider: declared ? 'declared' : 'undeclared', params: {} },
    hostProvesPlace: declared,
    reason: declared ? '' : 'no policy names this host',
  };
}

function providerHost(to: Tunnel, { provider, service, params }: HostMatch, catalog: Catalog): ConnectTarget {
  const name = catalog.providers.get(provider)?.data.name ?? provider;
  return {
    destination: { ...to, provider, params: { ...params, service, operation: 'tunnel' } },
    hostProvesPlace: false,
    reason: `what ${name} does with a request depends on its path and body, which a tunnel hides`,
  };
}
