import type { AllowedPlaces } from '../api/policy.ts';
import type { Location } from '../api/location.ts';
import type { CloudRegionsData, RegionData, ZonesData } from './catalog-shape.ts';

export interface ResolvedPlace {
  /** ISO 3166-1 alpha-2, sorted; for a region the country it lies in. */
  readonly countries: readonly string[];
  /** Where there are any, the place is these regions alone, not the whole of their countries. */
  readonly regions: readonly string[];
}

/** What users may write for a place. */
export interface PlaceResolver {
  /** Zone, ISO 3166-1 alpha-2 code or `cloud/region`; exact spelling. `undefined`: none of them. */
  resolve(written: string): ResolvedPlace | undefined;
  /** What was perhaps meant, best first, at most five. */
  suggestions(written: string): readonly string[];
  /** Every cloud region, as written: `aws/eu-central-1`. */
  readonly regions: readonly string[];
}

export interface Places extends PlaceResolver {
  /** `aws/eu-central-1` -> its data. */
  region(name: string): RegionData | undefined;
  /** A set of countries -> the zone that equals it. Key: sorted codes joined by a comma. */
  readonly zoneByCountries: ReadonlyMap<string, string>;
}

export const unknownLocation: Location = { kind: 'unknown' };
export const anywhere: Location = { kind: 'anywhere' };
const suggestionCount = 5;

export function createPlaces(zones: ZonesData, clouds: CloudRegionsData): Places {
  const regions = new Map<string, RegionData>(
    Object.entries(clouds.clouds).flatMap(([cloud, { regions }]) =>
      Object.entries(regions).map(([name, region]) => [`${cloud}/${name}`, region] as const),
    ),
  );
  const known = new Map<string, ResolvedPlace>();
  for (const code of zones.countries.codes) known.set(code, { countries: [code], regions: [] });
  for (const [name, region] of regions) known.set(name, { countries: [region.country], regions: [name] });
  for (const [name, zone] of Object.entries(zones.zones)) {
    const countries = zone.regions.flatMap((region) => regions.get(region)?.country ?? []);
    known.set(name, { countries: sortedSet([...zone.countries, ...countries]), regions: zone.regions });
  }
  return {
    resolve: (written) => known.get(written),
    suggestions: (written) => suggestions(written, known),
    region: (name) => regions.get(name),
    regions: [...regions.keys()],
    zoneByCountries: new Map(
      Object.entries(zones.zones)
        .filter(([, zone]) => zone.countries.length > 1)
        .map(([name, zone]) => [sortedSet(zone.countries).join(','), name]),
    ),
  };
}

/** The location that written places make together; `undefined` where one of them is not known. */
export function locationOf(written: readonly string[], places: PlaceResolver): Location | undefined {
  const countries: string[] = [];
  const regions: string[] = [];
  let wholeCountries = false;
  for (const one of written) {
    const place = places.resolve(one);
    if (place === undefined) return undefined;
    countries.push(...place.countries);
    regions.push(...place.regions);
    wholeCountries ||= place.regions.length === 0;
  }
  if (countries.length === 0) return undefined;
  return {
    kind: 'countries',
    countries: sortedSet(countries),
    // Regions are told only where they are all there is: a location with some of them would look smaller than it is.
    regions: wholeCountries ? [] : sortedSet(regions),
  };
}

/** What of a location the allowed places do not cover: countries, or regions where the location names them. */
export function missingPlaces(
  location: Extract<Location, { kind: 'countries' }>,
  allowed: AllowedPlaces,
  places: Places,
): readonly string[] {
  if (location.regions.length === 0) {
    return location.countries.filter((country) => !allowed.countries.has(country));
  }
  const outside = location.regions.filter(
    (region) => !allowed.regions.has(region) && !allowed.countries.has(places.region(region)?.country ?? ''),
  );
  return sortedSet(outside.map((region) => places.region(region)?.country ?? region));
}

/** A location is within allowed places only if all of it is known and covered. */
export function isWithin(location: Location, allowed: AllowedPlaces, places: Places): boolean {
  return location.kind === 'countries' && missingPlaces(location, allowed, places).length === 0;
}

export function sortedSet(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

const alternativeNames: Readonly<Record<string, string>> = {
  EU27: 'EU',
  EUROPE: 'EU',
  'EUROPEAN UNION': 'EU',
  GERMANY: 'DE',
  FRANCE: 'FR',
  USA: 'US',
  'UNITED STATES': 'US',
  'UNITED KINGDOM': 'UK',
  SWITZERLAND: 'CH',
  JAPAN: 'JP',
};

function suggestions(written: string, known: ReadonlyMap<string, ResolvedPlace>): readonly string[] {
  const upper = written.trim().toUpperCase();
  const found = new Set<string>();
  const alternative = alternativeNames[upper];
  if (alternative !== undefined) found.add(alternative);
  const lower = upper.toLowerCase();
  for (const name of known.keys()) {
    if (name.toUpperCase() === upper) found.add(name);
    else if (lower.length > 3 && name.endsWith(`/${lower.slice(lower.indexOf('/') + 1)}`)) found.add(name);
  }
  for (const name of known.keys()) {
    if (found.size >= suggestionCount) break;
    if (lower.length > 4 && name.includes(lower)) found.add(name);
  }
  return [...found].slice(0, suggestionCount);
}
