import type { Destination } from '../api/request.ts';
import type { Catalog, ClientMode } from './catalog.ts';
import { type Origin, providerDestination, readPath, type Surroundings, unlisted } from './destination.ts';
import type { HostMatch } from './host-index.ts';
import { canonicalHost } from './host-names.ts';
import { identifyOwn, ownOrigin } from './identify-own.ts';
import type { OperationMatch } from './operation-index.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { fillTemplate } from './templates.ts';

/** A request to one of our base URLs. `query`: empty or with its `?`. */
export interface ReverseRoute {
  readonly kind: 'reverse';
  readonly mode: string;
  readonly path: string;
  readonly query: string;
}

type NamedHost = HostMatch & Pick<Origin, 'host'> & Partial<Origin>;

export function identifyReverse(
  method: string,
  route: ReverseRoute,
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
  const { provider } = mode;
  const given = surroundings.hostParams[route.mode] ?? {};
  const own = provider.data.hosts.length > 0 ? ownOrigin(given, catalog) : undefined;
  const path = upstreamPath(route.path, mode, given, own !== undefined);
  if (typeof path !== 'string') return path;
  const segments = readPath(path, provider);
  if (isRefusal(segments)) return segments;
  if (own !== undefined) {
    const asked = { method, origin: own, path, query: route.query, speaksAnthropic: true };
    return identifyOwn(asked, catalog) ?? unlisted(method, provider);
  }
  const found = provider.operations.find(undefined, method, segments);
  if (found === undefined) return unlisted(method, provider);
  const host = hostOf(mode, found, given, catalog);
  if (isRefusal(host)) return host;
  return providerDestination(method, provider, host, found, route.query);
}

type Params = Readonly<Record<string, string>>;

/**
 * A probe asks for the base URL itself, whatever path that stands for. A client may write that path all the same; a
 * server of the user's own (`isOwn`) has no projects.
 */
function upstreamPath(written: string, mode: ClientMode, given: Params, isOwn: boolean): string | Refusal {
  const { basePath } = mode.data;
  if (written === '' || written === '/') return '/';
  const fixed = basePath.split('/{', 1)[0] ?? '';
  if (fixed === '' || (isOwn && fixed !== basePath) || written.startsWith(`${fixed}/`)) return written;
  const base = fillTemplate(basePath, hostParams(mode, {}, given));
  return base === undefined ? baseUntold(mode, given) : `${base}${written}`;
}

function hostOf(
  mode: ClientMode,
  found: OperationMatch,
  given: Params,
  catalog: Catalog,
): NamedHost | Refusal {
  const { data } = mode.provider;
  const params = hostParams(mode, found.params, given);
  const built = params.host ?? catalog.hosts.build(data.id, found.operation.service, params);
  const canonical = built === undefined ? undefined : canonicalHost(built);
  if (canonical === undefined || canonical.kind === 'refused') return hostUntold(mode);
  const { host } = canonical;
  const match = catalog.hosts.find(host);
  if (match?.provider === data.id) return { ...match, host };
  // Only a gateway has no host in the catalog; another provider's host under this mode is a mix-up.
  if (match === undefined && data.hosts.length === 0) {
    return {
      ...(ownOrigin(given, catalog) ?? { host }),
      provider: data.id,
      service: found.operation.service,
      params: {},
    };
  }
  return refuse(
    'operation.unlisted',
    `The host ${host} is not one of ${data.name}.`,
    'Use the base URL of the mode that the host belongs to.',
    data,
  );
}

/** `params`: captured from the path. */
function hostParams({ data }: ClientMode, params: Params, given: Params): Params {
  const found: Record<string, string> = {};
  for (const [name, from] of Object.entries(data.hostParams)) {
    const inPath = from.path === undefined ? undefined : params[from.path];
    const value = inPath ?? given[name] ?? from.default;
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function hostUntold({ provider, data }: ClientMode): Refusal {
  const names = Object.entries(data.hostParams).flatMap(([name, { env }]) =>
    env.length > 0 ? env : [`the ${name} of the mode ${data.prefix}`],
  );
  return refuse(
    'operation.unlisted',
    `The real host of ${provider.data.name} cannot be told from this request.`,
    `Set ${names.join(' or ')}.`,
    provider.data,
  );
}

function baseUntold({ provider, data }: ClientMode, given: Params): Refusal {
  const missing = Object.entries(data.hostParams).flatMap(([name, from]) =>
    given[name] === undefined && from.default === undefined ? [from.env.join(' or ')] : [],
  );
  return refuse(
    'operation.unlisted',
    `What the base URL of ${provider.data.name} stands for is not told.`,
    `Set ${missing.join(' and ')}.`,
    provider.data,
  );
}
