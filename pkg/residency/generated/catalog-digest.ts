// Generated from pkg/residency/catalog by scripts/generate: do not edit.

/** Of the catalog that the product comes with: see `catalogDigest`. */
export const builtInDigest = '03652ed0832515578649b60284f0a8a8b11369d041fbdda5a52c4d31ed12924e';
