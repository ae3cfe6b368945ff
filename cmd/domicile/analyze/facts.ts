import type { InjectionConfig } from '../../../pkg/api/bootstrap.ts';
import { annotations } from '../../../pkg/api/bootstrap.ts';
import type { LabelSelectorSpec, PolicyDocument } from '../../../pkg/api/generated/policy-document.ts';
import type { Clients } from '../../../pkg/inject/request.ts';
import { namespacesIn, type PodInDocument, podsIn } from '../../../pkg/inject/workloads.ts';
import { patternNamesOf } from '../../../pkg/policy/compile-documents.ts';
import type { PolicyContext } from '../../../pkg/policy/context.ts';
import { policyName } from '../../../pkg/policy/policy-name.ts';
import { type Finding, problemAt } from '../../../pkg/policy/problem.ts';
import type { ReadDocument } from '../../../pkg/policy/policy-file.ts';
import { matches, selects } from '../../../pkg/policy/select.ts';
import { validate } from '../../../pkg/policy/validate.ts';
import type { Catalog } from '../../../pkg/residency/catalog.ts';
import { configMapsAmong } from './config-maps.ts';
import { type AnalysisFinding, type Manifest, objectName } from './finding.ts';
import { isPolicy } from './read-manifests.ts';
import { ruleOfProblem } from './rules.ts';

/** What an analysis rests on beside the objects themselves. */
export interface Around {
  readonly catalog: Catalog;
  readonly clients: Clients;
  readonly config: InjectionConfig;
  readonly context: PolicyContext;
  /** As if every namespace enforced. */
  readonly enforce: boolean;
  /** Of objects that name none. */
  readonly namespace: string;
  /** Whether everything there is was read, as in a cluster, and not only what is about to be applied. */
  readonly complete: boolean;
}

/** A policy without problems of its own. */
export interface PolicySource {
  readonly document: PolicyDocument;
  readonly source: ReadDocument;
  readonly manifest: Manifest;
  /** `ResidencyPolicy agents/eu-only` */
  readonly subject: string;
}

export interface PodSource {
  readonly found: PodInDocument;
  readonly manifest: Manifest;
  readonly subject: string;
  readonly namespace: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  /** Whether the labels of the namespace are all that it has. */
  readonly namespaceKnown: boolean;
  /** The label of the namespace, or a flag, asks for every pod. */
  readonly enforced: boolean;
  readonly policies: readonly PolicySource[];
}

export interface Facts {
  readonly policies: readonly PolicySource[];
  /** Whether there were policies that cannot be told about, so that what is missing may be theirs. */
  readonly broken: boolean;
  readonly pods: readonly PodSource[];
  readonly around: Around;
}

/** Sorts objects into policies and pods, with what is wrong with each policy by itself. */
export function factsOf(
  manifests: readonly Manifest[],
  around: Around,
): { readonly facts: Facts; readonly findings: readonly AnalysisFinding[] } {
  const candidates = manifests.filter(({ value }) => isPolicy(value));
  const patternNames = new Set(candidates.flatMap(({ value }) => patternNamesOf(value)));
  const readConfigMap = configMapsAmong(manifests, around.namespace);
  const context = { ...around.context, readConfigMap };
  const judged = candidates.map((manifest) => judge(manifest, { ...around, context, patternNames }));
  const policies = judged.flatMap(({ policy }) => (policy === undefined ? [] : [policy]));
  const namespaces = namespacesIn(manifests.map(({ value }) => value));
  const pods = manifests.flatMap((manifest) =>
    podsIn(manifest.value).map((found) => podSource(found, manifest, namespaces, policies, around)),
  );
  const broken = policies.length < candidates.length;
  return {
    facts: { policies, broken, pods, around },
    findings: judged.flatMap(({ findings }) => findings),
  };
}

type Judging = Around & { readonly patternNames: ReadonlySet<string> };

function judge(
  manifest: Manifest,
  { context, namespace, patternNames }: Judging,
): { readonly policy: PolicySource | undefined; readonly findings: readonly AnalysisFinding[] } {
  const value = inNamespace(manifest.value, namespace);
  const subject = subjectOf(value);
  const source: ReadDocument = {
    file: manifest.place([]).where,
    value,
    problem: (finding: Finding) => {
      const { where, line = 1, column = 1 } = manifest.place(finding.path, finding.atKey);
      return problemAt({ file: where, line, column }, finding);
    },
    warnings: [],
  };
  const findings: AnalysisFinding[] = [];
  const telling = {
    ...source,
    problem: (finding: Finding) => {
      const problem = source.problem(finding);
      const place = manifest.place(finding.path, finding.atKey);
      findings.push({ code: ruleOfProblem[finding.code], message: withoutPlace(problem), subject, place });
      return problem;
    },
  };
  const { document } = validate(telling, { ...context, patternNames });
  return { policy: document && { document, source, manifest, subject }, findings };
}

const withoutPlace = ({ file, line, column, message }: ReturnType<ReadDocument['problem']>): string =>
  message.slice(`${file}:${line}:${column} `.length);

interface Named {
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown } | null;
}

/** As an API server would: the namespace of the request is that of an object that names none. */
function inNamespace(value: unknown, namespace: string): unknown {
  const { kind, metadata } = value as Named;
  if (kind !== 'ResidencyPolicy' || typeof metadata !== 'object' || metadata === null)
    return structuredClone(value);
  return structuredClone({ ...(value as Named), metadata: { namespace, ...metadata } });
}

function subjectOf(value: unknown): string {
  const { kind, metadata } = value as Named;
  const text = (one: unknown): string | undefined => (typeof one === 'string' ? one : undefined);
  const name = objectName(text(metadata?.name) ?? 'without a name', text(metadata?.namespace));
  return `${text(kind) ?? 'without a kind'} ${name}`;
}

function podSource(
  found: PodInDocument,
  manifest: Manifest,
  namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>,
  policies: readonly PolicySource[],
  around: Around,
): PodSource {
  const name = found.namespace ?? around.namespace;
  const labels = namespaces.get(name) ?? {};
  const identity = { namespace: name, labels: labelsOf(found), namespaceLabels: labels };
  return {
    found,
    manifest,
    subject: `${found.kind} ${objectName(found.name, name)}`,
    namespace: { name, labels },
    namespaceKnown: around.complete || namespaces.has(name),
    enforced: around.enforce || labels[annotations.inject] === 'enabled',
    policies: policies.filter(({ document }) => selects(document, identity)),
  };
}

/** Of any shape: whether the pod has the right one is judged apart. */
function labelsOf({ pod }: PodInDocument): Readonly<Record<string, string>> {
  const labels: unknown = (pod as { metadata?: { labels?: unknown } | null }).metadata?.labels;
  return typeof labels === 'object' && labels !== null ? (labels as Readonly<Record<string, string>>) : {};
}

/** Whether the labels of a namespace that nobody has told of would decide it. */
export const mayBeFor = ({ document: { kind, spec } }: PolicySource, pod: PodSource): boolean =>
  !pod.namespaceKnown &&
  kind === 'ClusterResidencyPolicy' &&
  !isEmpty(spec.namespaceSelector) &&
  matches(spec.selector, labelsOf(pod.found));

/** Those for whom these policies decide together, by what is known of selectors. */
export interface Audience {
  /** `Deployment agents/support`, `every pod of the namespace agents` */
  readonly who: string;
  readonly policies: readonly PolicySource[];
}

/**
 * Sets of policies that select the same pods, each once: those of every pod, and those that select all of a namespace.
 */
export function audiencesOf({ policies, pods }: Facts): readonly Audience[] {
  const wide = policies.filter(({ document }) => isEmpty(document.spec.selector));
  const names = new Set(wide.flatMap(({ document }) => document.metadata.namespace ?? []));
  const general = [...names].map((name) => ({
    who: `every pod of the namespace ${name}`,
    policies: wide.filter(
      ({ document: { kind, metadata, spec } }) =>
        metadata.namespace === name || (kind === 'ClusterResidencyPolicy' && isEmpty(spec.namespaceSelector)),
    ),
  }));
  const particular = pods.map(({ subject, policies: selecting }) => ({ who: subject, policies: selecting }));
  const all = [...general, ...particular].filter(({ policies: selecting }) => selecting.length > 1);
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

/** Whether it selects whatever there is. */
const isEmpty = ({ matchLabels = {}, matchExpressions = [] }: LabelSelectorSpec = {}): boolean =>
  Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;

const keyOf = ({ policies }: Audience): string =>
  policies
    .map(({ document }) => `${document.kind} ${policyName(document)}`)
    .toSorted()
    .join();
