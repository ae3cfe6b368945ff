import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { Path } from './problem.ts';

const noApprovals = 'asks for approval: approvals do not exist yet, so it denies';
const notLookedFor =
  'belongs to a policy in Audit mode and is not looked for, neither for data classes nor in what is recorded';

/** What is accepted but does less than it says. */
export interface PolicyWarning {
  readonly code: 'approval' | 'not-looked-for';
  readonly path: Path;
  readonly text: string;
}

/** `enforced`: names of the patterns and dictionaries of policies in Enforce mode. */
export function policyWarnings(
  { spec }: PolicyDocument,
  enforced: ReadonlySet<string>,
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
    ...(spec.masking?.rules ?? []).flatMap(({ name }, index) =>
      name === undefined || enforced.has(name) ? [] : [audited('rules', index, name)],
    ),
    ...(spec.masking?.dictionaries ?? []).flatMap(({ name }, index) =>
      enforced.has(name) ? [] : [audited('dictionaries', index, name)],
    ),
  ];
}
