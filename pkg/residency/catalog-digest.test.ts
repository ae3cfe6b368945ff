import { describe, expect, test } from '@jest/globals';
import { builtInCatalog } from './catalog.ts';
import { catalogDigest } from './catalog-digest.ts';

const { files, version } = builtInCatalog;

describe('the digest of a catalog', () => {
  test("is the one that the version of the product's own says", () => {
    expect(version).toBe(`${files.version} sha256:${catalogDigest(files)}`);
  });

  test('does not depend on the order of members, and is another where anything is', () => {
    const { providers, ...rest } = files;
    const turned = Object.fromEntries(Object.entries(files.zones).toReversed());
    expect(catalogDigest({ ...rest, zones: turned as unknown as typeof files.zones, providers })).toBe(
      catalogDigest(files),
    );
    expect(catalogDigest({ ...files, providers: providers.toReversed() })).not.toBe(catalogDigest(files));
  });
});
