import { checkDocuments, compileDocuments, type LoadedPolicies } from './compile-documents.ts';
import type { PolicyContext } from './context.ts';
import type { PolicyFile, ReadDocument, ReadResult } from './policy-file.ts';
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
  return compileDocuments(...readGiven(documents), context);
}

/**
 * The same for who does not decide by them: what would be compiled, names by the hundred thousand among it, is not.
 *
 * @throws PolicyError as `loadPolicyDocuments` does.
 */
export function checkPolicyDocuments(
  documents: readonly unknown[],
  context: PolicyContext,
): Pick<LoadedPolicies, 'warnings'> {
  return checkDocuments(...readGiven(documents), context);
}

function readGiven(
  documents: readonly unknown[],
): readonly [files: readonly PolicyFile[], read: readonly ReadResult[]] {
  const read = documents.map((given): ReadDocument => {
    // Defaults are filled in, and the caller's own document is not ours to change.
    const value = structuredClone(given);
    const file = documentName(value);
    const problem: ReadDocument['problem'] = (finding) => problemAt({ file, line: 1, column: 1 }, finding);
    return { file, value, problem, warnings: [] };
  });
  const files = read.map(({ file }) => ({ file, text: '' }));
  return [files, [{ documents: read, problems: [] }]];
}
