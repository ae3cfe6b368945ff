import { catalogFiles } from './catalog-files.ts';
import type { CatalogFiles, ClientModeData } from './catalog-shape.ts';
import { catalogDigest } from './catalog-digest.ts';
import { createDated } from './dated.ts';
import { createHostIndex, type HostIndex } from './host-index.ts';
import { createPlaces, type Places } from './places.ts';
import { builtInDigest } from './generated/catalog-digest.ts';
import { compileProvider, type Provider } from './provider.ts';

export type { Provider } from './provider.ts';

export interface ClientMode {
  readonly provider: Provider;
  readonly data: ClientModeData;
}

export interface Catalog {
  readonly files: CatalogFiles;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly hosts: HostIndex;
  /** By the first segment of a reverse route. */
  readonly modes: ReadonlyMap<string, ClientMode>;
  readonly places: Places;
  /** What policies may declare as met. */
  readonly conditions: ReadonlySet<string>;
  readonly dated: ReturnType<typeof createDated>;
  /** `2026-11-22 sha256:...`: which data a decision rests on. */
  readonly version: string;
}

/** `known`: the digest of the files, where it was worked out before. */
export function compileCatalog(files: CatalogFiles, known?: string): Catalog {
  const places = createPlaces(files.zones, files.cloudRegions);
  const providers = new Map(files.providers.map((data) => [data.id, compileProvider(data, places)]));
  const modes = [...providers.values()].flatMap((provider) =>
    provider.data.clientModes.map((data) => [data.prefix, { provider, data }] as const),
  );
  let version: string | undefined;
  return {
    files,
    providers,
    places,
    modes: new Map(modes),
    hosts: createHostIndex(files.providers, places),
    dated: createDated(files, places),
    conditions: new Set(files.providers.flatMap(({ conditions = {} }) => Object.keys(conditions))),
    get version() {
      version ??= `${files.version} sha256:${known ?? catalogDigest(files)}`;
      return version;
    },
  };
}

/** The catalog that the product comes with. */
export const builtInCatalog: Catalog = compileCatalog(catalogFiles, builtInDigest);
