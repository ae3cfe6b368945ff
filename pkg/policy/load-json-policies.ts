import { compileDocuments, type LoadedPolicies } from './compile-documents.ts';
import type { PolicyContext } from './context.ts';
import { maxFileLength, type PolicyFile, type ReadResult } from './policy-file.ts';
import { PolicyError, problemAt } from './problem.ts';
import { strictJson } from './strict-json.ts';

/**
 * What `loadPolicies` gives, without its YAML parser, for files that hold one JSON object each and have no problem;
 * else `undefined`: `loadPolicies` then reads them, or says what is wrong and where.
 */
export function loadJsonPolicies(
  files: readonly PolicyFile[],
  context: PolicyContext,
): LoadedPolicies | undefined {
  const read = files.map(readJson);
  if (!read.every((result) => result !== undefined)) return undefined;
  try {
    return compileDocuments(files, read, context);
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
}

function readJson({ file, text }: PolicyFile): ReadResult | undefined {
  const value = text.length > maxFileLength ? undefined : strictJson(text);
  if (value === undefined) return undefined;
  const start = { file, line: 1, column: 1 };
  return {
    documents: [{ file, value, problem: (finding) => problemAt(start, finding), warnings: [] }],
    problems: [],
  };
}
