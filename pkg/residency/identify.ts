import type { Destination } from '../api/request.ts';
import type { Catalog, ClientMode, Provider } from './catalog.ts';
import { canonicalHost, type HostSet, parseAuthority } from './host-names.ts';
import type { HostMatch } from './host-index.ts';
import type { OperationMatch } from './operation-index.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { allowedQuery, type PathSegment, pathSegments } from './request-path.ts';

/** How a request reached us. `query`: empty or with its `?`. */
export type Route =
  | { readonly kind: 'reverse'; readonly mode: string; readonly path: string; readonly query: string }
  | { readonly kind: 'absolute'; readonly url: string };

export interface Surroundings {
  /** Hosts that egress rules of the policies in force name. */
  readonly declaredHosts: HostSet;
  /** Mode prefix -> host parameters (`region`, `resource`, `host`) as the entry point read them for that mode. */
  readonly hostParams: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const httpsPort = 443;
const httpPort = 80;

/**
 * Works out where a request is addressed to, before its body is read. A host that is in no catalog becomes
 * `declared` or, where no policy names it, `undeclared`: then only its policies can say that it may pass.
 */
export function identify(
  method: string,
  route: Route,
  catalog: Catalog,
  surroundings: Surroundings,
): Destination | Refusal {
  return route.kind === 'reverse'
    ? identifyReverse(method, route, catalog, surroundings)
    : identifyAbsolute(method, route.url, catalog, surroundings);
}

function identifyReverse(
  method: string,
  route: Extract<Route, { kind: 'reverse' }>,
  catalog: Catalog,
  surroundings: Surroundings,
): Destination | Refusal {
  const mode = catalog.modes.get(route.mode);
  if (mode === undefined) {
    const known = [...catalog.modes.keys()].join(', ');
    return refuse(
      'operation.unlisted',
      'The base URL names no client mode that is known.',
      `Use one of: ${known}.`,
    );
  }
  const { basePath } = mode.data;
  const written = route.path === '' ? '/' : route.path;
  // A probe asks for the base URL itself, whatever path that stands for.
  const whole = basePath === '' || written === '/' || written.startsWith(`${basePath}/`);
  const segments = readPath(whole ? written : `${basePath}${written}`, mode.provider);
  if (isRefusal(segments)) return segments;
  const found = mode.provider.operations.find(undefined, method, segments);
  if (found === undefined) return unlisted(method, mode.provider);
  const host = reverseHost(mode, found, surroundings.hostParams[route.mode] ?? {}, catalog);
  if (isRefusal(host)) return host;
  return destination(method, mode.provider, host, found, route.query, { port: httpsPort, tls: true });
}

function reverseHost(
  { provider, data: mode }: ClientMode,
  { operation, params }: OperationMatch,
  given: Readonly<Record<string, string>>,
  catalog: Catalog,
): (HostMatch & { readonly host: string }) | Refusal {
  const hostParams: Record<string, string> = {};
  for (const [name, from] of Object.entries(mode.hostParams)) {
    const value = (from.path === undefined ? undefined : params[from.path]) ?? given[name] ?? from.default;
    if (value !== undefined) hostParams[name] = value;
  }
  const built = hostParams.host ?? catalog.hosts.build(provider.data.id, operation.service, hostParams);
  const canonical = built === undefined ? undefined : canonicalHost(built);
  if (canonical === undefined || canonical.kind === 'refused') {
    const names = Object.entries(mode.hostParams).flatMap(([name, { env }]) =>
      env.length > 0 ? env : [name],
    );
    return refuse(
      'operation.unlisted',
      `The real host of ${provider.data.name} cannot be told from this request.`,
      `Set ${names.join(' or ')}.`,
      provider.data,
    );
  }
  const { host } = canonical;
  const match = catalog.hosts.find(host);
  if (match?.provider === provider.data.id) return { ...match, host };
  // A gateway has no host in the catalog; a host of the catalog under another provider's mode is a mix-up.
  if (match === undefined && provider.data.hosts.length === 0) {
    return { host, provider: provider.data.id, service: operation.service, params: {} };
  }
  return refuse(
    'operation.unlisted',
    `The host ${host} is not one of ${provider.data.name}.`,
    'Use the base URL of the mode that the host belongs to.',
    provider.data,
  );
}

function identifyAbsolute(
  method: string,
  url: string,
  catalog: Catalog,
  surroundings: Surroundings,
): Destination | Refusal {
  const parts = /^(https?):\/\/([^/?#\\]*)([^?#]*)(\?[^#]*)?$/i.exec(url);
  if (parts === null) return malformed('it is not an absolute http(s) URL without a fragment');
  const [, scheme = '', authorityText = '', pathText = '', query = ''] = parts;
  const authority = parseAuthority(authorityText);
  if (typeof authority === 'string') return malformed(authority);
  const tls = scheme.toLowerCase() === 'https';
  const port = authority.port ?? (tls ? httpsPort : httpPort);
  const path = pathText === '' ? '/' : pathText;
  const match = catalog.hosts.find(authority.host);
  const provider = match && catalog.providers.get(match.provider);
  if (match === undefined || provider === undefined) {
    return passthrough(method, { host: authority.host, port, tls }, path, query, surroundings.declaredHosts);
  }
  if (!tls || port !== httpsPort) {
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
  return destination(method, provider, { ...match, host: authority.host }, found, query, { port, tls });
}

function readPath(path: string, provider: Provider): readonly PathSegment[] | Refusal {
  const segments = pathSegments(path);
  if (typeof segments !== 'string') return segments;
  return refuse(
    'request.malformed',
    `The request was refused: ${segments}.`,
    'Send the plain path.',
    provider.data,
  );
}

function destination(
  method: string,
  provider: Provider,
  host: HostMatch & { readonly host: string },
  { operation, params, path }: OperationMatch,
  query: string,
  { port, tls }: { readonly port: number; readonly tls: boolean },
): Destination | Refusal {
  if (operation.kind === 'unsupported') {
    return refuse(
      'operation.unsupported',
      `${provider.data.name}: ${operation.id} is not supported: ${operation.reason}.`,
      'Do without this operation, or reach it outside of Domicile knowingly.',
      provider.data,
    );
  }
  const allowed = allowedQuery(query, provider.query);
  return {
    provider: provider.data.id,
    host: host.host,
    port,
    tls,
    method,
    path,
    query: allowed.query,
    operation: operation.kind,
    protocol: operation.protocol,
    streams: operation.streams,
    params: { ...params, ...host.params, service: host.service, operation: operation.id },
    droppedQuery: allowed.dropped,
  };
}

const passthroughTarget = /^\/[\x21-\x7e]*$/;

function passthrough(
  method: string,
  origin: { readonly host: string; readonly port: number; readonly tls: boolean },
  path: string,
  query: string,
  declaredHosts: HostSet,
): Destination | Refusal {
  if (!passthroughTarget.test(path + query))
    return malformed('the path has characters that must be percent-encoded');
  return {
    ...origin,
    provider: declaredHosts.has(origin.host) ? 'declared' : 'undeclared',
    method,
    path,
    query,
    operation: 'passthrough',
    protocol: 'opaque',
    streams: false,
    params: {},
    droppedQuery: 0,
  };
}

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
  if (authority.port === undefined) return malformed('a CONNECT needs a port');
  const { host, port } = authority;
  const match = catalog.hosts.find(host);
  const provider = match && catalog.providers.get(match.provider);
  const tunnel = {
    host,
    port,
    tls: false,
    method: 'CONNECT',
    path: '',
    query: '',
    operation: 'passthrough',
    protocol: 'opaque',
    streams: false,
    droppedQuery: 0,
  } as const;
  if (match === undefined || provider === undefined) {
    const declared = surroundings.declaredHosts.has(host);
    return {
      destination: { ...tunnel, provider: declared ? 'declared' : 'undeclared', params: {} },
      hostProvesPlace: declared,
      reason: declared ? '' : 'no policy declares this host',
    };
  }
  return {
    destination: {
      ...tunnel,
      provider: provider.data.id,
      params: { ...match.params, service: match.service, operation: 'tunnel' },
    },
    hostProvesPlace: false,
    reason: `what ${provider.data.name} does with a request depends on its path and body, which a tunnel hides`,
  };
}

function malformed(problem: string): Refusal {
  return refuse(
    'request.malformed',
    `The request was refused: ${problem}.`,
    'Send the URL in its plain form.',
  );
}

function unlisted(method: string, provider: Provider): Refusal {
  const listed = provider.data.operations
    .filter(({ kind }) => kind === 'inference' || kind === 'count' || kind === 'list')
    .map((operation) => `${operation.method} ${operation.path}`);
  return refuse(
    'operation.unlisted',
    `This ${/^[A-Z]{1,16}$/.test(method) ? method : 'method'} and path of ${provider.data.name} are not in the catalog.`,
    `Listed are: ${listed.join(', ')}.`,
    provider.data,
  );
}
