import type { Catalog } from '../residency/catalog.ts';
import type { ClientModeData } from '../residency/catalog-shape.ts';
import { canonicalHost } from '../residency/host-names.ts';
import type { Environment } from './environment.ts';

type HostParams = Readonly<Record<string, string>>;

/**
 * The real host behind each reverse route, as the user's own environment chose it: a region variable
 * (`AWS_REGION`), or a base URL that already names a host of the catalog (`OPENAI_BASE_URL=https://eu.api.openai.com/v1`).
 */
export function hostParamsFrom(
  catalog: Catalog,
  environment: Environment,
): Readonly<Record<string, HostParams>> {
  const modes = [...catalog.modes.values()];
  return Object.fromEntries(
    modes.map(({ data, provider }) => {
      const named = fromBaseUrl(data, provider.data.id, catalog, environment);
      return [data.prefix, { ...fromVariables(data, environment), ...named }];
    }),
  );
}

function fromVariables(mode: ClientModeData, environment: Environment): HostParams {
  const params: Record<string, string> = {};
  for (const [name, { env }] of Object.entries(mode.hostParams)) {
    const value = env
      .map((variable) => environment[variable])
      .find((candidate) => candidate !== undefined && candidate !== '');
    if (value !== undefined) params[name] = value;
  }
  return params;
}

function fromBaseUrl(
  mode: ClientModeData,
  provider: string,
  catalog: Catalog,
  environment: Environment,
): HostParams | undefined {
  for (const variable of mode.env) {
    const params = paramsOf(environment[variable] ?? '', provider, catalog);
    if (params !== undefined) return params;
  }
  return undefined;
}

/** Whether an `https:` URL names a host that the catalog knows. */
export function isKnownBaseUrl(text: string, { hosts }: Catalog): boolean {
  const url = URL.parse(text);
  const host = hostIn(url);
  return host !== undefined && isPlainHttps(url) && hosts.find(host) !== undefined;
}

/**
 * Whether a variable tells the proxy which host is meant: a base URL of a host of the catalog, or, where a variable is
 * for servers of the user's own alone, any base URL.
 */
export function tellsHost(variable: string, text: string, catalog: Catalog): boolean {
  const { hosts, modes } = catalog;
  const host = hostIn(URL.parse(text));
  if (host === undefined) return false;
  if (hosts.find(host) !== undefined) return isKnownBaseUrl(text, catalog);
  const named = [...modes.values()].filter(({ data }) => data.env.includes(variable));
  return named.length > 0 && named.every(({ provider }) => provider.data.hosts.length === 0);
}

const isPlainHttps = (url: URL | null): boolean => url?.protocol === 'https:' && url.port === '';

function hostIn(url: URL | null): string | undefined {
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const canonical = canonicalHost(url.hostname);
  return canonical.kind === 'refused' ? undefined : canonical.host;
}

/** A host of the catalog is its provider's, and meant where the URL has nothing odd; any other is the user's own. */
function paramsOf(text: string, provider: string, { hosts }: Catalog): HostParams | undefined {
  const url = URL.parse(text);
  const host = hostIn(url);
  if (url === null || host === undefined) return undefined;
  const match = hosts.find(host);
  if (match === undefined) return ownParams(host, url);
  return match.provider === provider && isPlainHttps(url) ? { ...match.params, host } : undefined;
}

function ownParams(host: string, { protocol, port }: URL): HostParams {
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return port === '' ? { host, scheme } : { host, scheme, port };
}
