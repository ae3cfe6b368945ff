import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { list } from '../policy/describe.ts';
import { regionLabel, requiresPlacement } from '../policy/placement.ts';
import { policyName } from '../policy/policy-name.ts';
import type { Added } from './added.ts';
import type { Refusal } from './outcome.ts';
import { type Affinity, listed, type NodeExpression, type NodeSelectorTerm, type PodSpec } from './pod.ts';

interface Placed {
  readonly spec: PodSpec;
  readonly added: Added['placements'];
}

/**
 * The pod, kept to nodes of these regions. Terms are alternatives, so each gets the condition; one that is empty holds
 * nowhere, and would hold somewhere with it.
 */
export function placedOn(spec: PodSpec, regions: readonly string[] | undefined): Placed {
  if (regions === undefined) return { spec, added: [] };
  const condition = conditionOf(regions);
  const terms = termsOf(spec);
  const placed =
    terms.length === 0 ? [{ matchExpressions: [condition] }] : terms.map((term) => narrowed(term, condition));
  return { spec: withTerms(spec, placed), added: [regions] };
}

const conditionOf = (regions: readonly string[]): NodeExpression => ({
  key: regionLabel,
  operator: 'In',
  values: regions,
});

function narrowed(term: NodeSelectorTerm, condition: NodeExpression): NodeSelectorTerm {
  const { matchExpressions = [], matchFields = [] } = term;
  const holdsNowhere = matchExpressions.length + matchFields.length === 0;
  if (holdsNowhere || matchExpressions.some((one) => isSame(one, condition))) return term;
  return { ...term, matchExpressions: [...matchExpressions, condition] };
}

/** Without the conditions that `placedOn` added; what is empty then goes too. */
export function displaced(spec: PodSpec, added: Added['placements']): PodSpec {
  if (added.length === 0) return spec;
  const conditions = added.map(conditionOf);
  const isOurs = (one: NodeExpression): boolean => conditions.some((condition) => isSame(one, condition));
  const terms = termsOf(spec).flatMap((term) => {
    const { matchExpressions = [], ...rest } = term;
    const left = matchExpressions.filter((one) => !isOurs(one));
    if (left.length === matchExpressions.length) return [term];
    const bare = { ...rest, ...listed('matchExpressions', left) };
    return Object.keys(bare).length === 0 ? [] : [bare];
  });
  return withTerms(spec, terms);
}

export function placementProblems(
  policies: readonly PolicyDocument[],
  regions: readonly string[] | undefined,
): readonly Refusal[] {
  if (regions === undefined || regions.length > 0) return [];
  const named = list(policies.filter(requiresPlacement).map(policyName));
  const message = `No region of nodes lies within what all of ${named} allow, and each requires its pods to run there: have one of them allow a place of the others, or select other pods`;
  return [{ code: 'policy.placement', message }];
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

const termsOf = ({ affinity }: PodSpec): readonly NodeSelectorTerm[] =>
  affinity?.nodeAffinity?.[required]?.nodeSelectorTerms ?? [];

function withTerms({ affinity, ...spec }: PodSpec, terms: readonly NodeSelectorTerm[]): PodSpec {
  const { [required]: _, ...preferred } = affinity?.nodeAffinity ?? {};
  const nodeAffinity = {
    ...preferred,
    ...(terms.length > 0 && { [required]: { nodeSelectorTerms: terms } }),
  };
  const { nodeAffinity: __, ...others } = affinity ?? {};
  const whole: Affinity = { ...others, ...(Object.keys(nodeAffinity).length > 0 && { nodeAffinity }) };
  return Object.keys(whole).length === 0 ? spec : { ...spec, affinity: whole };
}

const isSame = (one: NodeExpression, other: NodeExpression): boolean =>
  one.key === other.key &&
  one.operator === other.operator &&
  (one.values ?? []).join() === (other.values ?? []).join();
