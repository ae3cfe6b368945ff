import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { checks } from './checks/all-checks.ts';
import type { CheckContext, Section } from './checks/section.ts';
import { describe, list } from './describe.ts';
import { didYouMean } from './did-you-mean.ts';
import { validatePolicy } from './generated/validate-policy.js';
import { type Finding, mostProblems, type PolicyProblem } from './problem.ts';
import type { ReadDocument } from './policy-file.ts';
import { schemaFindings } from './schema-findings.ts';
import { twinFindings } from './twins.ts';

/** A document, checked. `document` is set where there is no problem; defaults are filled in. */
export interface Validated {
  readonly source: ReadDocument;
  readonly document: PolicyDocument | undefined;
  readonly problems: readonly PolicyProblem[];
}

const kinds = ['ResidencyPolicy', 'ClusterResidencyPolicy'];

/** Reports what is wrong with a document, up to `most` problems; of another kind of resource only that. */
export function validate(
  source: ReadDocument,
  around: Omit<CheckContext, 'file' | 'namespace'>,
  most = mostProblems,
): Validated {
  const context = { ...around, file: source.file, namespace: namespaceOf(source.value) };
  const findings = isOurs(source.value) ? ourFindings(source.value, context) : [kindFinding(source.value)];
  const problems = firstOf(findings, most).map(source.problem);
  const document = problems.length === 0 ? (source.value as PolicyDocument) : undefined;
  return { source, document, problems };
}

/** The first so many, and whether there are more: what is left is not even looked for. */
function firstOf(findings: Iterable<Finding>, most: number): readonly Finding[] {
  const first: Finding[] = [];
  for (const finding of findings) {
    if (first.length === most) return [...first, moreFinding];
    first.push(finding);
  }
  return first;
}

const moreFinding: Finding = {
  code: 'field.value',
  path: [],
  found: `more that is wrong than the ${mostProblems} problems that are told at most`,
  allowed: 'fewer problems: mend those that are told, and see what is left',
};

interface Candidate {
  readonly kind: string;
  readonly spec?: unknown;
  readonly metadata?: { readonly namespace?: unknown };
}

const namespaceOf = (value: unknown): string | undefined => {
  const namespace = (value as Candidate).metadata?.namespace;
  return typeof namespace === 'string' ? namespace : undefined;
};

const isOurs = (value: unknown): value is Candidate => kinds.includes((value as Candidate).kind);

function kindFinding(value: unknown): Finding {
  const { kind } = value as Candidate;
  const meant = typeof kind === 'string' ? didYouMean(kind, kinds) : undefined;
  return { code: 'kind', path: ['kind'], found: describe(kind), allowed: list(kinds), meant };
}

function* ourFindings(document: Candidate, context: CheckContext): Generator<Finding> {
  const errors = validatePolicy(document) ? [] : (validatePolicy.errors ?? []);
  yield* schemaFindings(document, errors);
  if (errors.length > mostProblems) return yield moreFinding;
  yield* namespaceFindings(document);
  yield* clusterFindings(document);
  yield* twinFindings(document.spec);
  const broken = errors
    .filter(({ keyword }) => breaking.has(keyword))
    .map(({ instancePath }) => instancePath);
  const isWhole = (section: Section) => !broken.some((path) => touches(path, `/spec/${section}`));
  for (const { code, needs, run } of checks) {
    if (!needs.every(isWhole)) continue;
    for (const finding of run((document as PolicyDocument).spec, context)) yield { code, ...finding };
  }
}

/** What a check rests on: shapes, and lists and texts that are no longer than they may be. */
const breaking: ReadonlySet<string> = new Set(['type', 'required', 'maxItems', 'maxProperties', 'maxLength']);

/** The broken part is the section, lies in it or holds it. */
const touches = (broken: string, section: string): boolean =>
  broken === section || broken.startsWith(`${section}/`) || section.startsWith(`${broken}/`);

function namespaceFindings({ kind, metadata }: Candidate): readonly Finding[] {
  if (kind !== 'ClusterResidencyPolicy' || metadata?.namespace === undefined) return [];
  const allowed = 'no namespace: the policy is for all of them';
  const path = ['metadata', 'namespace'];
  return [{ code: 'fields.together', path, atKey: true, found: 'a namespace', allowed }];
}

/** What loosens a lockdown, or is about namespaces, is not for a namespace to say. */
const clusterFields = ['namespaceSelector', 'reachableRanges'] as const;

function clusterFindings({ kind, spec }: Candidate): readonly Finding[] {
  if (kind !== 'ResidencyPolicy' || typeof spec !== 'object' || spec === null) return [];
  return clusterFields
    .filter((field) => field in spec)
    .map((field) => ({
      code: 'fields.together',
      path: ['spec', field],
      atKey: true,
      found: `${field} in a ResidencyPolicy`,
      allowed: 'it in a ClusterResidencyPolicy alone',
    }));
}
