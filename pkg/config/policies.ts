import { readFileSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.ts';
import { entityNames } from '../mask/detectors/all.ts';
import { checkPattern } from '../mask/pattern.ts';
import { type LoadedPolicies, loadPolicies } from '../policy/load-policies.ts';
import type { Catalog } from '../residency/catalog.ts';

/** Reads and compiles policy files; throws UsageError or PolicyError, both of which say what to change. */
export function loadPolicyFiles(paths: readonly string[], catalog: Catalog, now: number): LoadedPolicies {
  if (paths.length === 0) throw new UsageError('No policy: name one with --policy FILE.');
  const files = paths.map((file) => ({ file, text: readPolicy(file) }));
  return loadPolicies(files, {
    places: catalog.places,
    providers: new Set(catalog.providers.keys()),
    entities: entityNames,
    checkPattern,
    now,
  });
}

function readPolicy(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new UsageError(`The policy file ${file} cannot be read (${why}).`, { cause });
  }
}
