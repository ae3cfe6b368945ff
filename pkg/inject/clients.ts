import { excludedByBaseUrl } from '../config/child-environment.ts';
import { isKnownBaseUrl, tellsHost } from '../config/host-params.ts';
import type { Catalog } from '../residency/catalog.ts';
import { custodyEnvironment, routeVariables, standardEnvironment } from './environment.ts';
import type { Clients } from './request.ts';

export function clientsOf(catalog: Catalog): Clients {
  const clients = {
    modes: [...catalog.modes.values()].map(({ data }) => data),
    sources: (provider: string) => catalog.providers.get(provider)?.data.credentials ?? [],
    places: catalog.places,
    providers: [...catalog.providers.keys()],
    isKnownBaseUrl: (url: string) => isKnownBaseUrl(url, catalog),
    tellsHost: (variable: string, url: string) => tellsHost(variable, url, catalog),
  };
  const set = Object.keys(standardEnvironment(clients)).filter((name) => !name.startsWith('CLAUDE_CODE_'));
  const cleared = clients.modes.flatMap(({ clears }) => clears);
  return {
    ...clients,
    inCustody: custodyEnvironment(clients),
    routing: new Set([...set, ...cleared]),
    routes: new Set(routeVariables(clients).map(({ name }) => name)),
    baseUrls: new Set(clients.modes.flatMap(({ env }) => env)),
    hosts: new Set(
      clients.modes.flatMap(({ hostParams }) => Object.values(hostParams).flatMap(({ env }) => env)),
    ),
    moved: new Set(clients.modes.flatMap(excludedByBaseUrl)),
  };
}
