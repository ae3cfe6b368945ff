import { describe, expect, test } from '@jest/globals';
import { builtInCatalog, compileCatalog } from './catalog.ts';
import type { CatalogFiles } from './catalog-shape.ts';

const { files } = builtInCatalog;
const edited = (edit: (copy: CatalogFiles) => CatalogFiles) => compileCatalog(edit(structuredClone(files)));
const later = '2099-01-01';
const withStatements = (change: (one: CatalogFiles['providers'][number]['statements'][number]) => object) =>
  edited((copy) => ({
    ...copy,
    providers: copy.providers.map((one) =>
      one.id === 'anthropic'
        ? { ...one, statements: one.statements.map((each) => ({ ...each, ...change(each) })) }
        : one,
    ),
  }));

describe('what the catalog says of a name', () => {
  test('is known of each provider and place that policies may name, and of nothing else', () => {
    const { dated, providers, places } = builtInCatalog;
    for (const id of providers.keys()) expect(dated('provider', id)?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const name of ['EU', 'DE', ...places.regions])
      expect(dated('place', name)?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([dated('provider', 'nobody'), dated('place', 'Atlantis'), dated('provider', 'EU')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is the same where it was only read anew, of a later day', () => {
    const { dated } = withStatements(() => ({
      asOf: later,
      source: 'https://elsewhere.example',
      reason: 'r',
    }));
    const before = builtInCatalog.dated('provider', 'anthropic');
    expect(dated('provider', 'anthropic')).toEqual({ asOf: later, says: before?.says });
    expect(dated('provider', 'openai')).toEqual(builtInCatalog.dated('provider', 'openai'));
  });

  test('is another where a place, a confidence or a condition of it is', () => {
    const before = builtInCatalog.dated('provider', 'anthropic')?.says;
    for (const change of [{ location: 'unknown' }, { confidence: 'Assumed' }, { when: { models: ['x'] } }])
      expect(withStatements(() => change).dated('provider', 'anthropic')?.says).not.toBe(before);
  });

  test('of a zone is another where its countries are', () => {
    const { dated } = edited((copy) => {
      const { EU } = copy.zones.zones;
      const zone = { ...EU, asOf: later, countries: (EU?.countries ?? []).slice(1) } as NonNullable<
        typeof EU
      >;
      return { ...copy, zones: { ...copy.zones, zones: { ...copy.zones.zones, EU: zone } } };
    });
    expect(dated('place', 'EU')?.asOf).toBe(later);
    expect(dated('place', 'EU')?.says).not.toBe(builtInCatalog.dated('place', 'EU')?.says);
    expect(dated('place', 'EEA')).toEqual(builtInCatalog.dated('place', 'EEA'));
  });
});
