import type { LabelSelectorSpec, PolicyDocument } from '../api/generated/policy-document.ts';

type Labels = Readonly<Record<string, string>>;

/** What a policy's selectors look at. */
export interface PodIdentity {
  readonly namespace: string;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
}

/** Whether a policy is for a pod: by namespace and labels, of the pod and, for a cluster policy, of the namespace. */
export function selects({ kind, metadata, spec }: PolicyDocument, pod: PodIdentity): boolean {
  const here =
    kind === 'ClusterResidencyPolicy'
      ? matches(spec.namespaceSelector, pod.namespaceLabels)
      : metadata.namespace === pod.namespace;
  return here && matches(spec.selector, pod.labels);
}

/** As Kubernetes matches: an absent or empty selector matches everything. */
export function matches(selector: LabelSelectorSpec | undefined, labels: Labels): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  const valueOf = (key: string): string | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  return (
    Object.entries(matchLabels).every(([key, value]) => valueOf(key) === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => holds[operator](valueOf(key), values))
  );
}

type Holds = (value: string | undefined, values: readonly string[]) => boolean;

const holds: Readonly<Record<'In' | 'NotIn' | 'Exists' | 'DoesNotExist', Holds>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};
