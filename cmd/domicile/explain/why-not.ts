import type { LabelSelectorSpec } from '../../../pkg/api/generated/policy-document.ts';
import { list } from '../../../pkg/policy/describe.ts';
import { matches } from '../../../pkg/policy/select.ts';
import type { PodSource, PolicySource } from '../analyze/facts.ts';

type Labels = Readonly<Record<string, string>>;

/** Why a policy does not select a pod. */
export function whyNot(
  { document: { metadata, spec } }: PolicySource,
  { namespace, found }: PodSource,
): string {
  if (metadata.namespace !== undefined && metadata.namespace !== namespace.name)
    return `it is of the namespace ${metadata.namespace}`;
  if (!matches(spec.namespaceSelector, namespace.labels))
    return `its namespaceSelector asks for ${unmet(spec.namespaceSelector, namespace.labels)}`;
  return `its selector asks for ${unmet(spec.selector, found.pod.metadata?.labels ?? {})}`;
}

/** The first of what a selector asks for that labels do not meet. */
function unmet({ matchLabels = {}, matchExpressions = [] }: LabelSelectorSpec = {}, labels: Labels): string {
  const has = (key: string): string => (labels[key] === undefined ? 'not there' : labels[key]);
  const label = Object.entries(matchLabels).find(([key, value]) => labels[key] !== value);
  if (label !== undefined) return `${label[0]}=${label[1]}, and it is ${has(label[0])}`;
  const expression = matchExpressions.find((one) => !matches({ matchExpressions: [one] }, labels));
  if (expression === undefined) return 'other labels';
  const { key, operator, values = [] } = expression;
  const wanted = values.length === 0 ? operator : `${operator} (${list(values)})`;
  return `${key} ${wanted}, and it is ${has(key)}`;
}
