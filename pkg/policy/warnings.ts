import type { EgressRuleSpec, PolicyDocument } from '../api/generated/policy-document.ts';
import type { PlaceResolver } from './context.ts';
import { list } from './describe.ts';
import { allowedPlaces, outside } from './places.ts';
import type { Path } from './problem.ts';

const noApprovals = 'asks for approval: approvals do not exist yet, so it denies';
const notLookedFor =
  'belongs to a policy in Audit mode and is not looked for, neither for data classes nor in what is recorded';

/** What is accepted but does less than it says. */
export interface PolicyWarning {
  readonly code: 'approval' | 'not-looked-for' | 'egress-outside';
  readonly path: Path;
  readonly text: string;
}

/** `enforced`: names of the patterns and dictionaries of policies in Enforce mode. */
export function policyWarnings(
  { spec }: PolicyDocument,
  enforced: ReadonlySet<string>,
  places: PlaceResolver,
): readonly PolicyWarning[] {
  const approval = (path: Path, what: string): PolicyWarning => ({
    code: 'approval',
    path: ['spec', ...path],
    text: `${what} ${noApprovals}`,
  });
  const audited = (section: 'rules' | 'dictionaries', index: number, name: string): PolicyWarning => ({
    code: 'not-looked-for',
    path: ['spec', 'masking', section, index],
    text: `masking.${section}[${index}] (${name}) ${notLookedFor}`,
  });
  return [
    ...(spec.residency.unknown === 'RequireApproval'
      ? [approval(['residency', 'unknown'], 'residency.unknown')]
      : []),
    ...(spec.egress ?? []).flatMap(({ name, action }, index) =>
      action === 'RequireApproval'
        ? [approval(['egress', index, 'action'], `egress[${index}] (${name})`)]
        : [],
    ),
    ...(spec.egress ?? []).flatMap((rule, index) => {
      const text = beyondResidency(rule, spec, places);
      return text === undefined
        ? []
        : [
            {
              code: 'egress-outside',
              path: ['spec', 'egress', index, 'location'],
              text: `egress[${index}] (${rule.name}) ${text}`,
            } as const,
          ];
    }),
    ...(spec.masking?.rules ?? []).flatMap(({ name }, index) =>
      name === undefined || enforced.has(name) ? [] : [audited('rules', index, name)],
    ),
    ...(spec.masking?.dictionaries ?? []).flatMap(({ name }, index) =>
      enforced.has(name) ? [] : [audited('dictionaries', index, name)],
    ),
  ];
}

/** What is to be said of hosts that a rule allows, and that lie where residency denies them. */
function beyondResidency(
  { action, hosts = [], location = [] }: EgressRuleSpec,
  { residency, exceptions = [] }: PolicyDocument['spec'],
  places: PlaceResolver,
): string | undefined {
  if (action !== 'Allow' || exceptions.some(({ match }) => match.hosts !== undefined)) return undefined;
  const allowed = allowedPlaces(residency.allow, places);
  const beyond = location.filter((one) => (outside(one, allowed, places) ?? []).length > 0);
  if (beyond.length === 0) return undefined;
  const [them, lie] = hosts.length === 1 ? ['it', 'it lies'] : ['them', 'they lie'];
  return `allows ${list(hosts)}, but ${lie} in ${list(beyond)}, outside ${list(residency.allow)}, so residency denies ${them}: add the place to residency.allow, or write a dated exception`;
}
