import { catalogFiles } from './catalog-files.ts';
import type { CatalogFiles, ClientModeData, ProviderData } from './catalog-shape.ts';
import { type HeaderList, headerList } from './header-list.ts';
import { createHostIndex, type HostIndex } from './host-index.ts';
import { createOperationIndex, type OperationIndex } from './operation-index.ts';
import { createPathLocations, type PathLocations } from './path-locations.ts';
import { createPlaces, type Places } from './places.ts';
import { createProfileTable, type ProfileTable } from './profiles.ts';
import { createStatementTable, type StatementTable } from './statements.ts';

/** One provider's data, compiled once. */
export interface Provider {
  readonly data: ProviderData;
  readonly operations: OperationIndex;
  readonly statements: StatementTable;
  readonly profiles: ProfileTable | undefined;
  readonly pathLocations: PathLocations | undefined;
  readonly requestHeaders: HeaderList;
  /** Header -> why a request with it is refused. */
  readonly refusedHeaders: ReadonlyMap<string, string>;
  readonly responseHeaders: HeaderList;
  readonly query: ReadonlySet<string>;
}

export interface ClientMode {
  readonly provider: Provider;
  readonly data: ClientModeData;
}

export interface Catalog {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly hosts: HostIndex;
  /** By the first segment of a reverse route. */
  readonly modes: ReadonlyMap<string, ClientMode>;
  readonly places: Places;
  /** What policies may declare as met. */
  readonly conditions: ReadonlySet<string>;
}

export function compileCatalog(files: CatalogFiles): Catalog {
  const places = createPlaces(files.zones, files.cloudRegions);
  const providers = new Map(files.providers.map((data) => [data.id, compileProvider(data, places)]));
  const modes = [...providers.values()].flatMap((provider) =>
    provider.data.clientModes.map((data) => [data.prefix, { provider, data }] as const),
  );
  return {
    providers,
    places,
    modes: new Map(modes),
    hosts: createHostIndex(files.providers, places),
    conditions: new Set(files.providers.flatMap(({ conditions = {} }) => Object.keys(conditions))),
  };
}

function compileProvider(data: ProviderData, places: Places): Provider {
  return {
    data,
    operations: createOperationIndex(data.operations),
    statements: createStatementTable(data, places),
    profiles: data.profiles && createProfileTable(data, data.profiles, places),
    pathLocations: data.pathLocation && createPathLocations(data, data.pathLocation, places),
    requestHeaders: headerList(data.headers.request),
    refusedHeaders: new Map(Object.entries(data.headers.refused)),
    responseHeaders: headerList(data.headers.response),
    query: new Set(data.query),
  };
}

/** The catalog that the product comes with. */
export const builtInCatalog: Catalog = compileCatalog(catalogFiles);
