import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { PlaceResolver } from './context.ts';
import { list } from './describe.ts';
import { allowedPlaces } from './places.ts';
import { policyName } from './policy-name.ts';

/** Countries and cloud regions, sorted. */
export interface CommonPlaces {
  readonly countries: readonly string[];
  /** Those that no country in common has already. */
  readonly regions: readonly string[];
}

/** Where what these policies judge together may be processed; what an exception adds passes for some requests. */
export function commonPlaces(
  policies: readonly PolicyDocument[],
  places: PlaceResolver,
  exceptions: 'counted' | 'left out',
): CommonPlaces {
  const allowed = policies.map(({ spec }) => {
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

/**
 * That policies for the same pods have no place in common: all deny what any denies, so nothing passes. Empty where
 * they have one, and where fewer than two of them enforce.
 */
export function contradiction(policies: readonly PolicyDocument[], places: PlaceResolver): string {
  const deciding = policies.filter(({ spec }) => spec.mode === 'Enforce');
  if (deciding.length < 2) return '';
  const { countries, regions } = commonPlaces(deciding, places, 'counted');
  if (countries.length + regions.length > 0) return '';
  const told = deciding.map((one) => `${policyName(one)} allows ${list(one.spec.residency.allow)}`);
  return `${list(told)}: no place is allowed by all, so nothing passes. Widen one of them, or narrow whom it selects.`;
}
