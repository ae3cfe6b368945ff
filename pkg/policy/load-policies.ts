import { compileDocuments, type LoadedPolicies } from './compile-documents.ts';
import type { PolicyContext } from './context.ts';
import type { PolicyFile } from './policy-file.ts';
import { readDocuments } from './read-documents.ts';

/**
 * Reads policy files as YAML, checks and compiles them: see `compileDocuments`.
 *
 * @throws PolicyError with every problem of every file, up to `mostProblems`.
 */
export function loadPolicies(files: readonly PolicyFile[], context: PolicyContext): LoadedPolicies {
  return compileDocuments(files, files.map(readDocuments), context);
}
