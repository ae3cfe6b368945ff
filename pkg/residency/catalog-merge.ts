import { completeProvider } from './catalog-files.ts';
import type {
  CatalogFiles,
  CloudId,
  CloudRegionsData,
  ProviderData,
  ProviderFile,
  RegionData,
  ZonesData,
} from './catalog-shape.ts';

/** What a catalog file of a user adds or corrects. */
export interface CatalogExtra {
  /** Told together with the version of what it is added to. */
  readonly version: string;
  /** A known id changes that provider; any other is a provider of its own, and must be complete. */
  readonly providers?: readonly (Partial<ProviderFile> & { readonly id: string })[];
  readonly clouds?: Readonly<
    Partial<
      Record<
        CloudId,
        {
          readonly source: string;
          readonly asOf: string;
          readonly regions: Readonly<Record<string, RegionData>>;
        }
      >
    >
  >;
  readonly zones?: ZonesData['zones'];
}

/**
 * The catalog with a file's entries: providers by id, their statements, hosts and operations before the known ones,
 * so that they count first; conditions added; any other member in place of the known one; regions and zones added or
 * replaced by name. A result with problems (`catalogProblems`) must not be compiled.
 */
export function mergeCatalog(files: CatalogFiles, extra: CatalogExtra): CatalogFiles {
  return {
    version: `${files.version}+${extra.version}`,
    providers: mergeProviders(files.providers, extra.providers ?? []),
    cloudRegions: mergeRegions(files.cloudRegions, extra.clouds ?? {}),
    zones: { ...files.zones, zones: { ...files.zones.zones, ...extra.zones } },
  };
}

function mergeProviders(
  known: readonly ProviderData[],
  extra: NonNullable<CatalogExtra['providers']>,
): readonly ProviderData[] {
  const added = new Map(extra.map((one) => [one.id, one]));
  const own = extra.filter(({ id }) => !known.some((one) => one.id === id));
  return [
    // Before the clouds, which take whatever host is left.
    ...own.map((one) => completeProvider(one as ProviderFile)),
    ...known.map((one) => mergeProvider(one, added.get(one.id))),
  ];
}

function mergeProvider(
  known: ProviderData,
  extra: (Partial<ProviderFile> & { readonly id: string }) | undefined,
): ProviderData {
  if (extra === undefined) return known;
  const { statements = [], hosts = [], operations = [], conditions = {}, surface: _, ...rest } = extra;
  const replaced = new Set(operations.map(({ service, id }) => `${service} ${id}`));
  return {
    ...known,
    ...rest,
    statements: [...statements, ...known.statements],
    hosts: [...hosts, ...known.hosts],
    operations: [
      ...operations,
      ...known.operations.filter(({ service, id }) => !replaced.has(`${service} ${id}`)),
    ],
    conditions: { ...known.conditions, ...conditions },
  };
}

function mergeRegions(known: CloudRegionsData, extra: NonNullable<CatalogExtra['clouds']>): CloudRegionsData {
  const clouds = Object.fromEntries(
    Object.entries(known.clouds).map(([id, cloud]) => [
      id,
      { ...cloud, regions: { ...cloud.regions, ...extra[id as CloudId]?.regions } },
    ]),
  ) as CloudRegionsData['clouds'];
  return { ...known, clouds };
}
