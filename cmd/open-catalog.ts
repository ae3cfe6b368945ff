import { builtInCatalog, type Catalog } from '../pkg/residency/catalog.ts';

/** The product's catalog with the entries of files; the checks of such files are loaded only where there are any. */
export async function openCatalog(paths: readonly string[]): Promise<Catalog> {
  if (paths.length === 0) return builtInCatalog;
  const { extendCatalog } = await import('../pkg/config/catalog-file.ts');
  return extendCatalog(builtInCatalog, paths);
}
