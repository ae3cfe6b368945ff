import { annotations, isLockedDown, proxyContainer } from '../../../pkg/api/bootstrap.ts';
import type { PodFinding } from '../../../pkg/operator/audit/pod-findings.ts';
import { analyzeFacts } from '../analyze/analysis.ts';
import { type CommonPlaces, commonPlaces } from '../../../pkg/policy/common-places.ts';
import type { Facts, PodSource } from '../analyze/facts.ts';
import type { AnalysisFinding } from '../analyze/finding.ts';
import type { Heard, LastExchange } from './heard.ts';
import { type PolicyRows, policyRows } from './policy-rows.ts';
import { whyNot } from './why-not.ts';

/** What a pod is subject to, and what is wrong with it. */
export interface PodExplanation {
  /** `agents/support-0` */
  readonly pod: string;
  readonly injection: Injected | { readonly kind: 'none' };
  /** Whether its namespace asks for every pod. */
  readonly enforced: boolean;
  /** Those that select it: each decides alone. */
  readonly policies: readonly (PolicyRows & { readonly policy: string })[];
  /** Those that do not, and why. */
  readonly others: readonly { readonly policy: string; readonly why: string }[];
  /** Where all that enforce let requests be processed; absent where none does. */
  readonly places: CommonPlaces | undefined;
  readonly lastExchange: LastExchange;
  /** What differs between the pod and what would be injected now. */
  readonly drift: readonly PodFinding[];
  /** What `domicile analyze` says of the pod and of policies that select it. */
  readonly findings: readonly AnalysisFinding[];
}

interface Injected {
  readonly kind: 'injected';
  /** Of the operator that injected it. */
  readonly release: string;
  readonly capture: 'Lockdown' | 'Cooperative';
}

/** `unreadable`: of policies that are no policies. */
export function explainPod(
  facts: Facts,
  pod: PodSource,
  unreadable: readonly AnalysisFinding[],
  drift: readonly PodFinding[],
  { lastExchange }: Pick<Heard, 'lastExchange'>,
): PodExplanation {
  const selecting = new Set(pod.policies);
  const deciding = pod.policies.filter(({ document }) => document.spec.mode === 'Enforce');
  const subjects = new Set([pod.subject, ...pod.policies.map(({ subject }) => subject)]);
  return {
    pod: `${pod.namespace.name}/${pod.found.name}`,
    injection: injectionOf(pod),
    enforced: pod.enforced,
    policies: pod.policies.map((policy) => ({ policy: policy.subject, ...policyRows(policy, facts.around) })),
    others: facts.policies
      .filter((policy) => !selecting.has(policy))
      .map((policy) => ({ policy: policy.subject, why: whyNot(policy, pod) })),
    places:
      deciding.length === 0
        ? undefined
        : commonPlaces(
            deciding.map(({ document }) => document),
            facts.around.context.places,
            'left out',
          ),
    lastExchange,
    drift,
    findings: [...unreadable, ...analyzeFacts(facts).filter(({ subject }) => subjects.has(subject))],
  };
}

function injectionOf({ found: { pod } }: PodSource): PodExplanation['injection'] {
  if (!pod.spec?.initContainers?.some(({ name }) => name === proxyContainer)) return { kind: 'none' };
  return {
    kind: 'injected',
    release: pod.metadata?.annotations?.[annotations.injected] ?? '',
    capture: isLockedDown(pod) ? 'Lockdown' : 'Cooperative',
  };
}
