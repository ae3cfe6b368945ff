import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { describeKind } from './describe.ts';
import { maxDocuments, maxFileLength, type PolicyFile, type ReadResult } from './policy-file.ts';
import { problemAt, type Finding, type PolicyProblem } from './problem.ts';
import { offsetOf } from './yaml-position.ts';
import { yaml11Warnings, yamlFindings } from './yaml-rules.ts';

/** Reads YAML; nothing of what it returns as `documents` has a problem that is YAML's own. */
export function readDocuments({ file, text }: PolicyFile): ReadResult {
  const refuse = (found: string, allowed: string): ReadResult => ({
    documents: [],
    problems: [problemAt({ file, line: 1, column: 1 }, { code: 'yaml', path: [], found, allowed })],
  });
  if (text.length > maxFileLength) {
    return refuse(`${text.length} characters`, `at most ${maxFileLength} characters in a file`);
  }
  const lines = new LineCounter();
  const parsed = [
    ...parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      version: '1.2',
      uniqueKeys: false,
    }),
  ];
  if (parsed.length > maxDocuments) {
    return refuse(`${parsed.length} documents`, `at most ${maxDocuments} documents in a file`);
  }
  const results = parsed.filter(isNotEmpty).map((document) => readDocument(file, document, lines));
  if (results.length === 0) return refuse('no policy', 'at least one policy in a file');
  return {
    documents: results.flatMap(({ documents }) => documents),
    problems: results.flatMap(({ problems }) => problems),
  };
}

const isNotEmpty = (document: Document): boolean => document.contents !== null || document.errors.length > 0;

function readDocument(file: string, document: Document, lines: LineCounter): ReadResult {
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems = yamlFindings(document).map(({ offset, ...finding }) =>
    problemAt(position(offset), finding),
  );
  if (problems.length > 0) return { documents: [], problems };
  const problem = (finding: Finding): PolicyProblem =>
    problemAt(position(offsetOf(document, finding.path, finding.atKey === true)), finding);
  const value: unknown = document.toJS();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = describeKind(value);
    const finding: Finding = { code: 'kind', path: [], found, allowed: 'a policy, which is an object' };
    return { documents: [], problems: [problem(finding)] };
  }
  const warnings = yaml11Warnings(document).map(({ offset, text }) => {
    const { line, column } = position(offset);
    return `${file}:${line}:${column} ${text}`;
  });
  return { documents: [{ file, value, problem, warnings }], problems: [] };
}
