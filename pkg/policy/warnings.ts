import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { policyName } from './compile.ts';

const noApprovals = 'asks for approval: approvals do not exist yet, so it denies';

/** What is accepted but does less than it says. */
export function policyWarnings(
  document: PolicyDocument,
  foundOnTheWire: ReadonlySet<string>,
): readonly string[] {
  const { spec } = document;
  const texts = [
    ...(spec.residency.unknown === 'RequireApproval' ? [`residency.unknown ${noApprovals}`] : []),
    ...(spec.egress ?? []).flatMap(({ name, action }, index) =>
      action === 'RequireApproval' ? [`egress[${index}] (${name}) ${noApprovals}`] : [],
    ),
    ...unseenFindings(spec, foundOnTheWire),
  ];
  return texts.map((text) => `${policyName(document)}: ${text}`);
}

const unseenFindings = (
  spec: PolicyDocument['spec'],
  foundOnTheWire: ReadonlySet<string>,
): readonly string[] =>
  (spec.dataClasses ?? []).flatMap(({ name, when }, index) =>
    when.findings
      .filter((entity) => !foundOnTheWire.has(entity))
      .map(
        (entity) =>
          `dataClasses[${index}] (${name}) waits for ${entity}, which only a policy in Audit mode looks for: it is not found yet`,
      ),
  );
