import type { AllowedPlaces } from '../api/policy.ts';
import type { PlaceResolver, ResolvedPlace } from './context.ts';

/**
 * The places that a list allows. A region that is written allows itself alone, not the country it lies in.
 * Places that do not resolve are left out; a check has reported them.
 */
export function allowedPlaces(written: readonly string[], places: PlaceResolver): AllowedPlaces {
  const resolved = resolveAll(written, places);
  const whole = resolved.filter(({ regions }) => regions.length === 0);
  return {
    written,
    countries: new Set(whole.flatMap(({ countries }) => countries).toSorted()),
    regions: new Set(resolved.flatMap(({ regions }) => regions).toSorted()),
  };
}

/**
 * The place that an operator declares: what is in a region is also in its country. Regions are told only where they
 * are all there is, or the place would look smaller than it is.
 */
export function declaredPlaces(written: readonly string[], places: PlaceResolver): AllowedPlaces {
  const resolved = resolveAll(written, places);
  const isRegional = resolved.every(({ regions }) => regions.length > 0);
  return {
    written,
    countries: new Set(resolved.flatMap(({ countries }) => countries).toSorted()),
    regions: new Set(isRegional ? resolved.flatMap(({ regions }) => regions).toSorted() : []),
  };
}

const resolveAll = (written: readonly string[], places: PlaceResolver): readonly ResolvedPlace[] =>
  written.flatMap((one) => places.resolve(one) ?? []);

/**
 * What of a written place lies outside of what is allowed, as countries or regions; empty where all of it is allowed.
 * `undefined`: the place is not known.
 */
export function outside(
  written: string,
  allowed: AllowedPlaces,
  places: PlaceResolver,
): readonly string[] | undefined {
  const place = places.resolve(written);
  if (place === undefined) return undefined;
  const foreign = (countries: readonly string[]) =>
    countries.filter((country) => !allowed.countries.has(country));
  if (place.regions.length === 0) return foreign(place.countries);
  return place.regions.filter(
    (region) =>
      !allowed.regions.has(region) && foreign(places.resolve(region)?.countries ?? [region]).length > 0,
  );
}
