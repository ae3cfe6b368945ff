import { describe, expect, test } from '@jest/globals';
import { diffCatalogs } from './catalog-diff.ts';
import { catalogFiles } from './catalog-files.ts';
import { mergeCatalog } from './catalog-merge.ts';
import type { CatalogFiles, PlaceData, ProviderData } from './catalog-shape.ts';

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

  const bedrock = (change: Pick<ProviderData, 'keeps' | 'profiles'>): CatalogFiles => ({
    ...catalogFiles,
    providers: catalogFiles.providers.map((data) =>
      data.id === 'bedrock' ? { ...data, keeps: [], ...change } : data,
    ),
  });
  const kept = bedrock({ keeps: [{ what: 'kept', when: { models: ['m'] } }] });
  const models = (globs: Readonly<Record<string, readonly string[]>>) => {
    const profiles = catalogFiles.providers.find(({ id }) => id === 'bedrock')?.profiles;
    if (profiles === undefined) throw new Error('Bedrock has no profiles.');
    return bedrock({ profiles: { ...profiles, models: globs } });
  };

  test.each([
    ['state that is judged from now on', bedrock({}), kept, 'narrows', 'bedrock keeps state (model m)'],
    ['state that is no longer judged', kept, bedrock({}), 'widens', 'bedrock keeps state (model m)'],
    [
      'a family that takes one name more',
      models({ a: ['x'] }),
      models({ a: ['x', 'y'] }),
      'widens',
      'bedrock models of family a',
    ],
    [
      'a family whose models have names from now on',
      models({}),
      models({ a: ['x'] }),
      'narrows',
      'bedrock models of family a',
    ],
    [
      'a family that takes any name from now on',
      models({ a: ['x'] }),
      models({}),
      'widens',
      'bedrock models of family a',
    ],
  ])('%s', (_title, before, after, effect, what) => {
    expect(diffCatalogs(before, after)).toMatchObject([{ effect, what }]);
  });
});
