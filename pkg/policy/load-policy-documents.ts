import { compileDocuments, type LoadedPolicies } from './compile-documents.ts';
import type { PolicyContext } from './context.ts';
import type { ReadDocument } from './policy-file.ts';
import { problemAt } from './problem.ts';

/** `agents/eu-only`, as messages about a document name it. */
export function documentName(value: unknown): string {
  const { metadata } = (value ?? {}) as {
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  };
  return [metadata?.namespace, metadata?.name].filter((part) => typeof part === 'string').join('/');
}

/**
 * Checks and compiles documents that are read already, such as an API server's: see `compileDocuments`. They are left
 * as they are.
 *
 * @throws PolicyError with every problem of every document, up to `mostProblems`.
 */
export function loadPolicyDocuments(documents: readonly unknown[], context: PolicyContext): LoadedPolicies {
  const read = documents.map((given): ReadDocument => {
    // Defaults are filled in, and the caller's own document is not ours to change.
    const value = structuredClone(given);
    const file = documentName(value);
    const problem: ReadDocument['problem'] = (finding) => problemAt({ file, line: 1, column: 1 }, finding);
    return { file, value, problem, warnings: [] };
  });
  const files = read.map(({ file }) => ({ file, text: '' }));
  return compileDocuments(files, [{ documents: read, problems: [] }], context);
}
