import { createHash } from 'node:crypto';
import type { CatalogFiles, ProviderData } from './catalog-shape.ts';
import type { Places } from './places.ts';

/** What the catalog says of a name that policies use: the day of its newest statement, and a digest of what it says. */
export interface Dated {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Another where anything was added, changed or taken away; when and where it was read does not count. */
  readonly says: string;
}

/** `provider`: by its id. `place`: as policies write it. */
export type DatedKind = 'provider' | 'place';

/** Worked out for each name when it is first asked for; `undefined` where the catalog does not know it. */
export function createDated(
  files: CatalogFiles,
  places: Places,
): (kind: DatedKind, name: string) => Dated | undefined {
  const known = new Map<string, Dated | undefined>();
  const providers = new Map(files.providers.map((data) => [data.id, data]));
  const work = { provider: (id: string) => ofProvider(providers.get(id)), place: ofPlace(files, places) };
  return (kind, name) => {
    const key = `${kind} ${name}`;
    if (!known.has(key)) known.set(key, work[kind](name));
    return known.get(key);
  };
}

function ofProvider(data: ProviderData | undefined): Dated | undefined {
  if (data === undefined) return undefined;
  const { asOf, statements, profiles, pathLocation, keeps, conditions } = data;
  const newest =
    statements
      .map((one) => one.asOf)
      .toSorted()
      .at(-1) ?? asOf;
  return { asOf: newest, says: digestOf({ statements, profiles, pathLocation, keeps, conditions }) };
}

const ofPlace =
  ({ zones, cloudRegions }: CatalogFiles, places: Places) =>
  (name: string): Dated | undefined => {
    const place = places.resolve(name);
    if (place === undefined) return undefined;
    const clouds: Readonly<Record<string, { readonly asOf: string }>> = cloudRegions.clouds;
    const zone = Object.hasOwn(zones.zones, name) ? zones.zones[name] : undefined;
    const [cloud = '', region] = name.split('/');
    const source = zone ?? (region === undefined ? undefined : clouds[cloud]) ?? zones.countries;
    return { asOf: source.asOf, says: digestOf(place) };
  };

const apart: ReadonlySet<string> = new Set(['asOf', 'source', 'reason']);

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (name, member: unknown) => (apart.has(name) ? undefined : member)))
    .digest('hex')
    .slice(0, 12);
