import { createHash } from 'node:crypto';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { MaskingDictionary, PolicySnapshot } from '../api/policy.ts';
import { canonicalJson } from './canonical-json.ts';
import { compilePolicy } from './compile.ts';
import { policyName } from './policy-name.ts';
import { conflicts } from './conflicts.ts';
import type { PolicyContext } from './context.ts';
import { list, quote } from './describe.ts';
import { dictionariesOf, unreadWarnings } from './dictionaries.ts';
import { didYouMean } from './did-you-mean.ts';
import { mergeCredentials, mergeMasking, mergeRecording } from './merge.ts';
import { mostProblems, nowhere, PolicyError, problemAt, type PolicyProblem } from './problem.ts';
import type { PolicyFile, ReadDocument, ReadResult } from './policy-file.ts';
import { validate, type Validated } from './validate.ts';
import { policyWarnings } from './warnings.ts';

export interface LoadedPolicies {
  readonly snapshot: PolicySnapshot;
  /** For people; each names its policy or file. */
  readonly warnings: readonly string[];
}

interface Valid {
  readonly source: ReadDocument;
  readonly document: PolicyDocument;
}

/**
 * Checks what was read of `files`, and compiles nothing: the result is what people are to know.
 *
 * @throws PolicyError with every problem of every file, up to `mostProblems`.
 */
export function checkDocuments(
  files: readonly PolicyFile[],
  read: readonly ReadResult[],
  context: PolicyContext,
): Pick<LoadedPolicies, 'warnings'> {
  return { warnings: warningsOf(validIn(files, read, context), read, context) };
}

/**
 * Checks and compiles what was read of `files`. The result does not depend on the order of files or documents:
 * cluster policies come first, then names in code-point order.
 *
 * @throws PolicyError with every problem of every file, up to `mostProblems`.
 */
export function compileDocuments(
  files: readonly PolicyFile[],
  read: readonly ReadResult[],
  context: PolicyContext,
): LoadedPolicies {
  const valid = validIn(files, read, context);
  const dictionaries = valid.flatMap(({ document, source }) =>
    dictionariesOf(document, source.file, context),
  );
  return {
    snapshot: snapshotOf(documentsOf(valid), dictionaries, context),
    warnings: warningsOf(valid, read, context),
  };
}

const documentsOf = (valid: readonly Valid[]): readonly PolicyDocument[] =>
  valid.map(({ document }) => document);

/** All of them, in the order in which they are compiled; throws where one of them is not valid. */
function validIn(
  files: readonly PolicyFile[],
  read: readonly ReadResult[],
  context: PolicyContext,
): readonly Valid[] {
  const sources = read.flatMap(({ documents }) => documents);
  const patternNames = new Set(sources.flatMap(({ value }) => patternNamesOf(value)));
  const validated = validateAll(sources, { ...context, patternNames });
  const valid = validated.flatMap(({ source, document }) =>
    document === undefined ? [] : [{ source, document }],
  );
  const problems = [
    ...(files.length === 0 ? [noPolicy] : []),
    ...unknownClasses(context, valid),
    ...read.flatMap((result) => result.problems),
    ...validated.flatMap((result) => result.problems),
    ...conflicts(valid),
  ];
  if (problems.length > 0) throw new PolicyError(inFileOrder(problems, files));
  return valid.toSorted((a, b) => byKindThenName(a.document, b.document));
}

function validateAll(
  sources: readonly ReadDocument[],
  around: Parameters<typeof validate>[1],
): readonly Validated[] {
  let left = mostProblems;
  return sources.map((source) => {
    const validated = validate(source, around, left);
    left = Math.max(0, left - validated.problems.length);
    return validated;
  });
}

function inFileOrder(
  problems: readonly PolicyProblem[],
  files: readonly PolicyFile[],
): readonly PolicyProblem[] {
  const order = new Map(files.map(({ file }, index) => [file, index]));
  const rank = ({ file }: PolicyProblem) => order.get(file) ?? 0;
  const distinct = [...new Map(problems.map((problem) => [problem.message, problem])).values()];
  return distinct.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

const noPolicy: PolicyProblem = problemAt(nowhere, {
  code: 'kind',
  path: [],
  found: 'no policy',
  allowed: 'at least one',
});

/** Whoever says what data is sent asks for a class: a name that no policy has would silently tighten nothing. */
function unknownClasses(
  { dataClasses = [] }: PolicyContext,
  valid: readonly { readonly document: PolicyDocument }[],
): readonly PolicyProblem[] {
  const known = new Set(
    valid.flatMap(({ document }) =>
      (document.spec.dataClasses ?? []).flatMap(({ when }) => when.annotation ?? []),
    ),
  );
  return dataClasses
    .filter((name) => !known.has(name))
    .map((name) =>
      problemAt(nowhere, {
        code: 'name.class',
        path: [],
        found: `the data class ${quote(name)}, which no policy has`,
        allowed:
          known.size === 0
            ? 'none, as no policy has dataClasses[].when.annotation'
            : `a name in dataClasses[].when.annotation: ${list([...known])}`,
        meant: didYouMean(name, known),
      }),
    );
}

function byKindThenName(a: PolicyDocument, b: PolicyDocument): number {
  const [first, second] = [a, b].map((document) => `${document.kind} ${policyName(document)}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function snapshotOf(
  documents: readonly PolicyDocument[],
  dictionaries: readonly MaskingDictionary[],
  { places, now, dataClasses }: PolicyContext,
): PolicySnapshot {
  const policies = documents.map((document) => compilePolicy(document, places));
  return {
    policies,
    masking: mergeMasking(documents, policies, dictionaries),
    credentials: mergeCredentials(documents),
    recording: mergeRecording(documents),
    dataClasses: new Set(dataClasses),
    version: versionOf(documents, dictionaries),
    loadedAt: now,
  };
}

/**
 * What an API server adds to metadata changes nothing that is decided, so it is left out; what a dictionary's
 * file holds does.
 */
function versionOf(documents: readonly PolicyDocument[], dictionaries: readonly MaskingDictionary[]): string {
  const decisive = documents.map(({ apiVersion, kind, metadata, spec }) => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
    spec,
  }));
  return createHash('sha256')
    .update(canonicalJson(dictionaries.length === 0 ? decisive : { decisive, dictionaries }))
    .digest('hex');
}

function warningsOf(
  valid: readonly Valid[],
  read: readonly ReadResult[],
  context: PolicyContext,
): readonly string[] {
  const documents = documentsOf(valid);
  const sources = read.flatMap((result) => result.documents);
  const enforced = enforcedNames(documents);
  return [
    ...sources.flatMap(({ warnings }) => warnings),
    ...documents.flatMap((document) =>
      [
        ...policyWarnings(document, enforced, context.places).map(({ text }) => text),
        ...unreadWarnings(document, context),
      ].map((text) => `${policyName(document)}: ${text}`),
    ),
  ];
}

/** Of the patterns and dictionaries of policies that enforce. */
export const enforcedNames = (documents: readonly PolicyDocument[]): ReadonlySet<string> =>
  new Set(documents.filter(({ spec }) => spec.mode === 'Enforce').flatMap(patternNamesOf));

/** Of any value: it may not have been checked yet. */
export function patternNamesOf(value: unknown): readonly string[] {
  const { masking } = (value as { spec?: { masking?: Masking } }).spec ?? {};
  return [masking?.rules, masking?.dictionaries].flatMap((list) =>
    Array.isArray(list) ? list.flatMap(nameOf) : [],
  );
}

interface Masking {
  readonly rules?: unknown;
  readonly dictionaries?: unknown;
}

const nameOf = (item: { readonly name?: unknown } | null): readonly string[] =>
  typeof item?.name === 'string' ? [item.name] : [];
