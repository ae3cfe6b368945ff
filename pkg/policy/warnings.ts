import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { policyName } from './policy-name.ts';

const noApprovals = 'asks for approval: approvals do not exist yet, so it denies';
const notLookedFor =
  'belongs to a policy in Audit mode and is not looked for, neither for data classes nor in what is recorded';

/** What is accepted but does less than it says. `enforced`: names of the patterns and dictionaries of policies in Enforce mode. */
export function policyWarnings(document: PolicyDocument, enforced: ReadonlySet<string>): readonly string[] {
  const { spec } = document;
  const texts = [
    ...(spec.residency.unknown === 'RequireApproval' ? [`residency.unknown ${noApprovals}`] : []),
    ...(spec.egress ?? []).flatMap(({ name, action }, index) =>
      action === 'RequireApproval' ? [`egress[${index}] (${name}) ${noApprovals}`] : [],
    ),
    ...(spec.masking?.rules ?? []).flatMap(({ name }, index) =>
      name === undefined || enforced.has(name) ? [] : [`masking.rules[${index}] (${name}) ${notLookedFor}`],
    ),
    ...(spec.masking?.dictionaries ?? []).flatMap(({ name }, index) =>
      enforced.has(name) ? [] : [`masking.dictionaries[${index}] (${name}) ${notLookedFor}`],
    ),
  ];
  return texts.map((text) => `${policyName(document)}: ${text}`);
}
