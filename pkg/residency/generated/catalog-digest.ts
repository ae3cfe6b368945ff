// Generated from pkg/residency/catalog by scripts/generate: do not edit.

/** Of the catalog that the product comes with: see `catalogDigest`. */
export const builtInDigest = 'a01eef30069f1c609c1799aefd17bc440e84949e0f01a5c0fa3c808905287994';
