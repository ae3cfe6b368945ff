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
      return [data.prefix, named ?? fromVariables(data, environment)];
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

/** A gateway or a model server of the user's own has no host in the catalog. */
function isOwnHost(provider: string, { providers }: Catalog): boolean {
  return providers.get(provider)?.data.hosts.length === 0;
}

function fromBaseUrl(
  mode: ClientModeData,
  provider: string,
  catalog: Catalog,
  environment: Environment,
): HostParams | undefined {
  for (const variable of mode.env) {
    const host = httpsHost(environment[variable] ?? '');
    const params = host === undefined ? undefined : paramsOf(host, provider, catalog);
    if (params !== undefined) return params;
  }
  return undefined;
}

/** Whether an `https:` URL names a host that the catalog knows. */
export function isKnownBaseUrl(url: string, { hosts }: Catalog): boolean {
  const host = httpsHost(url);
  return host !== undefined && hosts.find(host) !== undefined;
}

function httpsHost(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.port !== '') return undefined;
  const canonical = canonicalHost(url.hostname);
  return canonical.kind === 'refused' ? undefined : canonical.host;
}

function paramsOf(host: string, provider: string, catalog: Catalog): HostParams | undefined {
  const match = catalog.hosts.find(host);
  if (match === undefined) return isOwnHost(provider, catalog) ? { host } : undefined;
  return match.provider === provider ? { ...match.params, host } : undefined;
}
