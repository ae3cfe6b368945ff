import type { Finding, PolicyProblem } from './problem.ts';

export interface PolicyFile {
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
}

/** One document of a file, with the way back from a field to its place in the file. */
export interface ReadDocument {
  /** The file that it stands in. */
  readonly file: string;
  readonly value: unknown;
  readonly problem: (finding: Finding) => PolicyProblem;
  readonly warnings: readonly string[];
}

export interface ReadResult {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly PolicyProblem[];
}

/** Characters of one file, about what an API server stores of one object. Over it the file is refused. */
export const maxFileLength = 1024 * 1024;
/** Over it the file is refused. */
export const maxDocuments = 256;
