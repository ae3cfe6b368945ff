import { catalogDigest } from '../../pkg/residency/catalog-digest.ts';
import { catalogFiles } from '../../pkg/residency/catalog-files.ts';

/** To work it out takes a proxy 18 ms, which its first request would wait for. */
export const catalogDigestModule = (): string =>
  `// Generated from pkg/residency/catalog by scripts/generate: do not edit.

/** Of the catalog that the product comes with: see \`catalogDigest\`. */
export const builtInDigest = '${catalogDigest(catalogFiles)}';
`;
