import type { PlaceResolver } from '../../../pkg/policy/context.ts';
import { allowedPlaces } from '../../../pkg/policy/places.ts';
import type { PolicySource } from './facts.ts';

/** Countries and cloud regions, sorted. */
export interface CommonPlaces {
  readonly countries: readonly string[];
  /** Those that no country in common has already. */
  readonly regions: readonly string[];
}

/** Where what these policies judge together may be processed; what an exception adds passes for some requests. */
export function commonPlaces(
  policies: readonly PolicySource[],
  places: PlaceResolver,
  exceptions: 'counted' | 'left out',
): CommonPlaces {
  const allowed = policies.map(({ document: { spec } }) => {
    const added = exceptions === 'counted' ? (spec.exceptions ?? []).flatMap(({ allow }) => allow) : [];
    return allowedPlaces([...spec.residency.allow, ...added], places);
  });
  const country = (region: string): string => places.resolve(region)?.countries[0] ?? '';
  const countries = new Set(
    allowed
      .flatMap((one) => [...one.countries])
      .filter((one) => allowed.every((place) => place.countries.has(one))),
  );
  const regions = new Set(
    allowed
      .flatMap((one) => [...one.regions])
      .filter((one) => !countries.has(country(one)))
      .filter((one) => allowed.every((place) => place.regions.has(one) || place.countries.has(country(one)))),
  );
  return { countries: [...countries].toSorted(), regions: [...regions].toSorted() };
}
