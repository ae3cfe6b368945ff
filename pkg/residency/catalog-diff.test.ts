import { describe, expect, test } from '@jest/globals';
import { diffCatalogs } from './catalog-diff.ts';
import { catalogFiles } from './catalog-files.ts';
import { mergeCatalog } from './catalog-merge.ts';
import type { PlaceData } from './catalog-shape.ts';

const evidence = { confidence: 'Contractual', source: 's', asOf: '2026-11-22', reason: 'r' } as const;
const when = { operations: ['inference'], regions: ['eu'] } as const;

const mistral = (location: PlaceData) =>
  mergeCatalog(catalogFiles, {
    version: '1',
    providers: [{ id: 'mistral', statements: [{ about: 'processing', when, location, ...evidence }] }],
  });
const zone = (countries: readonly string[]) =>
  mergeCatalog(catalogFiles, {
    version: '1',
    zones: { HOME: { countries, regions: [], source: 's', asOf: '2026-11-22', meaning: 'm' } },
  });

describe('a change of the catalog', () => {
  test('that is none has no effect', () => {
    expect(diffCatalogs(catalogFiles, catalogFiles)).toEqual([]);
  });

  test.each([
    ['fewer places let more pass', { places: ['FR'] }, 'widens'],
    ['more places let less pass', { places: ['EU+EFTA', 'US'] }, 'narrows'],
    ['an unknown place lets nothing pass', 'unknown', 'narrows'],
    ['anywhere lets nothing pass', 'anywhere', 'narrows'],
    ['other places may do either', { places: ['FR', 'US'] }, 'changes'],
    ['the same place with another confidence', { places: ['EU+EFTA'] }, 'restates'],
  ] as const)('%s', (_title, location, effect) => {
    expect(diffCatalogs(catalogFiles, mistral(location))).toMatchObject([
      { effect, what: 'mistral processing (inference; region eu)' },
    ]);
  });

  test.each([
    ['a zone that is new', catalogFiles, zone(['DE']), 'widens'],
    ['a zone that is gone', zone(['DE']), catalogFiles, 'narrows'],
    ['a zone with one country more', zone(['DE']), zone(['AT', 'DE']), 'widens'],
    ['a zone with one country less', zone(['AT', 'DE']), zone(['DE']), 'narrows'],
    ['a zone with another country', zone(['AT']), zone(['DE']), 'changes'],
  ])('%s', (_title, before, after, effect) => {
    expect(diffCatalogs(before, after)).toMatchObject([{ effect, what: 'zone HOME' }]);
  });
});
