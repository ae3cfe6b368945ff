import type { ResidencyPolicySpec } from '../../../pkg/api/generated/policy-document.ts';
import { contradiction } from '../../../pkg/policy/common-places.ts';
import { credentialConflicts, repeatedPolicies } from '../../../pkg/policy/conflicts.ts';
import { covers, overlaps } from '../../../pkg/policy/hosts.ts';
import { policyName } from '../../../pkg/policy/policy-name.ts';
import { type Audience, audiencesOf, type Facts, mayBeFor, type PolicySource } from './facts.ts';
import type { AnalysisFinding } from './finding.ts';
import { ruleOfProblem, type RuleCode } from './rules.ts';

/** What is wrong between policies, each of which is right by itself. */
export function betweenFindings(facts: Facts): readonly AnalysisFinding[] {
  const audiences = audiencesOf(facts);
  return [
    ...repeated(facts.policies),
    ...audiences.flatMap(({ policies }) => conflicting(policies)),
    ...audiences.flatMap((audience) => nothingInCommon(audience, facts)),
    ...audiences.flatMap(deniedElsewhere),
    ...idlePolicies(facts),
  ];
}

const enforcing = ({ document }: PolicySource): boolean => document.spec.mode === 'Enforce';

function at(
  policy: PolicySource,
  code: RuleCode,
  path: Parameters<PolicySource['manifest']['place']>[0],
  message: string,
): AnalysisFinding {
  return { code, message, subject: policy.subject, place: policy.manifest.place(path) };
}

const repeated = (policies: readonly PolicySource[]) => told(policies, repeatedPolicies);
const conflicting = (policies: readonly PolicySource[]) => told(policies, credentialConflicts);

/** Has the checks that every loading of policies runs tell where in a manifest it is. */
function told(policies: readonly PolicySource[], check: typeof repeatedPolicies): readonly AnalysisFinding[] {
  const findings: AnalysisFinding[] = [];
  check(
    policies.map((policy) => ({
      document: policy.document,
      source: {
        ...policy.source,
        problem: (finding) => {
          const message = `found ${finding.found}; allowed: ${finding.allowed}`;
          findings.push(at(policy, ruleOfProblem[finding.code], finding.path, message));
          return policy.source.problem(finding);
        },
      },
    })),
  );
  return findings;
}

/** Told at the last of them, before those of the cluster. */
function nothingInCommon({ who, policies }: Audience, { around }: Facts): readonly AnalysisFinding[] {
  const told = contradiction(
    policies.map(({ document }) => document),
    around.context.places,
  );
  const deciding = policies.filter(enforcing);
  const last = deciding.findLast(({ document }) => document.kind === 'ResidencyPolicy') ?? deciding.at(-1);
  if (told === '' || last === undefined) return [];
  return [at(last, 'DOM050', ['spec', 'residency', 'allow'], `for ${who} ${told}`)];
}

/** What one allows and another denies is denied. */
function deniedElsewhere({ who, policies }: Audience): readonly AnalysisFinding[] {
  return policies.flatMap((policy) =>
    (policy.document.spec.egress ?? []).flatMap(({ name, action, provider, hosts }, index) => {
      if (action !== 'Allow') return [];
      const others = policies.filter((other) => other !== policy && enforcing(other));
      const denying = others.find(({ document: { spec } }) => denies(spec, provider, hosts));
      if (denying === undefined) return [];
      const message = `egress[${index}] (${name}) allows for ${who} what ${policyName(denying.document)} denies by its egress. Remove the rule, or allow it there too.`;
      return [at(policy, 'DOM051', ['spec', 'egress', index], message)];
    }),
  );
}

/** Whether egress surely denies all that a rule is about; a rule of another form may be about the same hosts. */
function denies(
  { egress }: ResidencyPolicySpec,
  provider: string | undefined,
  hosts: readonly string[] | undefined,
): boolean {
  if (egress === undefined) return false;
  if (provider !== undefined) {
    const first = egress.find((rule) => rule.provider === provider);
    const others = egress.some((rule) => rule.hosts !== undefined && rule.action !== 'Deny');
    return !others && (first === undefined || first.action === 'Deny');
  }
  return (hosts ?? []).every((host) => deniesHost(egress, host.toLowerCase()));
}

function deniesHost(egress: NonNullable<ResidencyPolicySpec['egress']>, host: string): boolean {
  if (egress.some(({ provider }) => provider !== undefined)) return false;
  const touching = egress.find(({ hosts = [] }) => hosts.some((one) => overlaps(one.toLowerCase(), host)));
  if (touching === undefined) return true;
  return touching.action === 'Deny' && (touching.hosts ?? []).some((one) => covers(one.toLowerCase(), host));
}

/** Where pods are known from which it could have selected. */
function idlePolicies({ policies, pods, around }: Facts): readonly AnalysisFinding[] {
  return policies.flatMap((policy) => {
    const { namespace } = policy.document.metadata;
    const within = namespace === undefined ? pods : pods.filter((pod) => pod.namespace.name === namespace);
    const known = around.complete || within.length > 0;
    if (!known || within.some((pod) => pod.policies.includes(policy) || mayBeFor(policy, pod))) return [];
    const among = within.length === 0 ? 'there are no pods' : `none of ${within.length} kinds of pods`;
    const where = namespace === undefined ? '' : ` in the namespace ${namespace}`;
    const message = `the policy selects nothing: ${among}${where}${within.length === 0 ? '' : ' matches'}. Compare its selector with the labels of the pod templates.`;
    const path = policy.document.spec.selector === undefined ? ['metadata', 'name'] : ['spec', 'selector'];
    return [at(policy, 'DOM052', path, message)];
  });
}
