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

/** The place that an operator declares: what is in a region is also in its country. */
export function declaredPlaces(written: readonly string[], places: PlaceResolver): AllowedPlaces {
  const resolved = resolveAll(written, places);
  return {
    written,
    countries: new Set(resolved.flatMap(({ countries }) => countries).toSorted()),
    regions: new Set(resolved.flatMap(({ regions }) => regions).toSorted()),
  };
}

const resolveAll = (written: readonly string[], places: PlaceResolver): readonly ResolvedPlace[] =>
  written.flatMap((one) => places.resolve(one) ?? []);

/** What of a place lies outside: regions or countries; empty where all of it is allowed. */
export function outside(place: ResolvedPlace, allowed: AllowedPlaces): readonly string[] {
  const missing = place.countries.filter((country) => !allowed.countries.has(country));
  if (place.regions.length === 0 || missing.length === 0) return missing;
  return place.regions.filter((region) => !allowed.regions.has(region));
}
