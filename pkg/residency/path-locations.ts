import type { Statement } from '../api/location.ts';
import type { PathLocationData, ProviderData } from './catalog-shape.ts';
import type { Places } from './places.ts';
import { placeOf, regionLocation, statementOf, unknownStatement } from './statements.ts';

/** Where a provider processes whose host and path both name the location. */
export interface PathLocations {
  locate(params: Readonly<Record<string, string>>): Statement;
  /** Location name -> what choosing it would mean. */
  readonly statements: ReadonlyMap<string, Statement>;
}

export function createPathLocations(
  provider: ProviderData,
  data: PathLocationData,
  places: Places,
): PathLocations {
  const statements = new Map<string, Statement>();
  for (const [name, named] of Object.entries(data.named)) {
    if (typeof named.location === 'object' && 'hostRegion' in named.location) continue;
    statements.set(name, statementOf(named, placeOf(named.location, places)));
  }
  for (const name of data.regions) {
    const location = regionLocation(`${provider.cloud}/${name}`, places);
    if (location !== undefined) statements.set(name, statementOf(data.regional, location));
  }
  const disagree = unknownStatement(provider, 'the host and the path name different locations');
  const noPromise = unknownStatement(provider, 'the vendor makes no promise of place for this location');
  return {
    statements,
    locate: (params) => {
      const host = params[data.hostParam];
      if (host === undefined || host !== params[data.pathParam]) return disagree;
      return statements.get(host) ?? noPromise;
    },
  };
}
