import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AllowedPlaces } from '../api/policy.ts';
import { builtInCatalog } from './catalog.ts';
import { locationLabel, placeName } from './place-label.ts';
import { isWithin, locationOf, missingPlaces } from './places.ts';

const { places } = builtInCatalog;
const allowed = (countries: readonly string[], regions: readonly string[] = []): AllowedPlaces => ({
  written: [...countries, ...regions],
  countries: new Set(countries),
  regions: new Set(regions),
});

describe('places', () => {
  test.each([
    ['EU', 27],
    ['EEA', 30],
    ['EFTA', 4],
    ['EU+EFTA', 31],
    ['UK', 1],
    ['JP', 1],
    ['US', 1],
  ])('%s has %i countries', (written, count) => {
    expect(places.resolve(written)?.countries).toHaveLength(count);
  });

  test.each([
    ['aws/eu-central-1', ['DE'], ['aws/eu-central-1']],
    ['gcp/europe-west1', ['BE'], ['gcp/europe-west1']],
    ['azure/swedencentral', ['SE'], ['azure/swedencentral']],
    ['aws/cn-north-1', ['CN'], ['aws/cn-north-1']],
    ['aws/eusc-de-east-1', ['DE'], ['aws/eusc-de-east-1']],
  ])('%s lies in %j', (written, countries, regions) => {
    expect(places.resolve(written)).toEqual({ countries, regions });
  });

  test.each([
    '',
    'eu',
    'EU27',
    'Germany',
    'XX',
    'eu-central-1',
    'aws/eu-central-9',
    'AWS/eu-central-1',
    'constructor',
    '__proto__',
  ])('%j is no place', (written) => {
    expect(places.resolve(written)).toBeUndefined();
  });

  test.each([
    ['eu', 'EU'],
    ['EU27', 'EU'],
    ['Germany', 'DE'],
    ['uk', 'UK'],
    ['eu-central-1', 'aws/eu-central-1'],
    ['AWS/eu-central-1', 'aws/eu-central-1'],
    ['azure/eu-central-1', 'aws/eu-central-1'],
    ['europe-west1', 'gcp/europe-west1'],
  ])('%s: did you mean %s?', (written, expected) => {
    expect(places.suggestions(written)[0]).toBe(expected);
    expect(places.suggestions(written).length).toBeLessThanOrEqual(5);
  });

  test('GovCloud is its regions, not the United States', () => {
    const location = locationOf(['aws/us-east-1'], places);
    const gov = allowed([], places.resolve('US-GOV')?.regions);
    expect(location && isWithin(location, gov, places)).toBe(false);
    const govLocation = locationOf(['US-GOV'], places);
    expect(govLocation && isWithin(govLocation, gov, places)).toBe(true);
    expect(govLocation && isWithin(govLocation, allowed(['US']), places)).toBe(true);
  });

  test('a region that is allowed does not allow its country', () => {
    const only = allowed([], ['aws/eu-central-1']);
    const within = (...written: string[]) => {
      const location = locationOf(written, places);
      return location && isWithin(location, only, places);
    };
    expect(within('aws/eu-central-1')).toBe(true);
    expect(within('DE')).toBe(false);
    expect(within('gcp/europe-west3')).toBe(false);
    expect(within('aws/eu-central-1', 'DE')).toBe(false);
    expect(within('aws/eu-central-1', 'aws/eu-west-1')).toBe(false);
  });

  test('neither anywhere nor unknown is within anything', () => {
    const everything = allowed([...(places.resolve('EU+ADEQUACY')?.countries ?? []), 'US', 'CN']);
    expect(isWithin({ kind: 'anywhere' }, everything, places)).toBe(false);
    expect(isWithin({ kind: 'unknown' }, everything, places)).toBe(false);
  });

  test('what is missing is named', () => {
    const location = locationOf(['EEA', 'CH'], places);
    if (location?.kind !== 'countries') throw new Error('no countries');
    expect(missingPlaces(location, allowed(places.resolve('EU')?.countries ?? []), places)).toEqual([
      'CH',
      'IS',
      'LI',
      'NO',
    ]);
  });

  test('a location is within allowed places exactly if nothing is missing, and more allowed never takes away', () => {
    const country = fc.constantFrom('DE', 'FR', 'US', 'CH', 'JP');
    const region = fc.constantFrom('aws/eu-central-1', 'aws/eu-west-3', 'aws/us-east-1', 'gcp/europe-west3');
    const set = fc.tuple(fc.array(country), fc.array(region));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(country, region), { minLength: 1 }),
        set,
        set,
        (written, [c1, r1], [c2, r2]) => {
          const location = locationOf(written, places);
          if (location === undefined) throw new Error('no location');
          if (isWithin(location, allowed(c1, r1), places)) {
            expect(isWithin(location, allowed([...c1, ...c2], [...r1, ...r2]), places)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('labels', () => {
  test.each([
    [['US'], 'US'],
    [['DE', 'FR'], 'DE+FR'],
    [['FR', 'DE', 'CH'], 'CH+DE+FR'],
    [['DE', 'FR', 'IT', 'ES'], 'multiple'],
    [['EU'], 'EU'],
    [['EEA'], 'EEA'],
    [['EEA', 'CH'], 'EU+EFTA'],
    [['aws/us-east-1', 'aws/us-west-2'], 'US'],
  ])('%j is %s', (written, label) => {
    const location = locationOf(written, places);
    expect(location && locationLabel(location)).toBe(label);
  });

  test('anywhere and unknown are their own labels', () => {
    expect(locationLabel({ kind: 'anywhere' })).toBe('anywhere');
    expect(locationLabel({ kind: 'unknown' })).toBe('unknown');
  });

  test('for people name every country that the label does not', () => {
    const location = locationOf(['DE', 'FR', 'IT', 'ES'], places);
    expect(location && placeName(location)).toBe('DE, ES, FR, IT');
    for (const written of [['US'], ['DE', 'FR'], ['EU']]) {
      const known = locationOf(written, places);
      expect(known && placeName(known)).toBe(known && locationLabel(known));
    }
    expect(placeName({ kind: 'anywhere' })).toBe('anywhere');
  });
});
