import type { PlaceLabel } from '../api/decision.ts';
import type { Locality, Location } from '../api/location.ts';
import { builtInCatalog } from './catalog.ts';

/** More countries than this, and no zone that equals them: `multiple`. */
const namedCountries = 3;
const multiple = 'multiple';

/** Low-cardinality label of where a request is processed: `US`, `DE+FR`, `EU`, `multiple`, `anywhere`, `unknown`. */
export function placeLabel(locality: Pick<Locality, 'processing'> | undefined): PlaceLabel {
  if (locality === undefined) return 'unknown';
  const { location } = locality.processing;
  const known = labels.get(location);
  if (known !== undefined) return known;
  const label = locationLabel(location);
  labels.set(location, label);
  return label;
}

/** Every request asks for the label of its place, and a zone is told by all of its countries. */
const labels = new WeakMap<Location, PlaceLabel>();

export function locationLabel(location: Location, { places } = builtInCatalog): PlaceLabel {
  if (location.kind !== 'countries') return location.kind;
  const { countries } = location;
  const first = countries[0];
  if (countries.length === 1 && first !== undefined) return first;
  const zone = places.zoneByCountries.get(countries.join(','));
  if (zone !== undefined) return zone;
  return countries.length <= namedCountries ? countries.join('+') : multiple;
}

/** The place for people: as its label, but every country by its code where that would say `multiple`. */
export function placeName(location: Location, catalog = builtInCatalog): string {
  const label = locationLabel(location, catalog);
  return label === multiple && location.kind === 'countries' ? location.countries.join(', ') : label;
}
