import type { Decision, Verdict } from '../api/decision.ts';
import type { Locality } from '../api/location.ts';
import type { CompiledPolicy, PolicySnapshot } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import {
  type Case,
  type Check,
  checkDataClasses,
  checkEgress,
  checkProcessing,
  checkSecondHops,
  checkStorage,
  checkTelemetry,
  checkUninspectable,
  type Matter,
} from './checks.ts';
import { judgedLocality } from './judged-locality.ts';
import { placeName } from './place-label.ts';

/** The order in which one policy judges: the first denial is its verdict, else the first approval that it asks for. */
export const chain: readonly Check[] = [
  checkEgress,
  checkProcessing,
  checkSecondHops,
  checkStorage,
  checkTelemetry,
  checkDataClasses,
  checkUninspectable,
];

interface Judged {
  readonly policy: CompiledPolicy;
  readonly verdict: Verdict;
  readonly exceptions: readonly string[];
}

const decided = new WeakMap<Decision, { readonly destination: Destination; readonly locality: Locality }>();

/**
 * Every policy decides alone; any denial of an Enforce policy denies. Audit policies are heard and reported, and
 * change nothing. `now`: Unix milliseconds.
 */
export function decide(snapshot: PolicySnapshot, matter: Matter, now: number, catalog: Catalog): Decision {
  const { destination, locality } = matter;
  const judged = snapshot.policies.map((policy) =>
    judge({
      ...matter,
      policy,
      locality: judgedLocality(policy, destination, locality, catalog),
      said: snapshot.dataClasses,
      now,
      catalog,
    }),
  );
  const deciding = decidingVerdict(judged);
  const decision: Decision = {
    action: deciding.action,
    deciding,
    verdicts: judged.map(({ verdict }) => verdict),
    exceptionsUsed:
      deciding.action === 'Deny' ? [] : enforced(judged).flatMap(({ exceptions }) => exceptions),
  };
  decided.set(decision, { destination, locality });
  return decision;
}

/** Whether `decide` made this decision, and made it about exactly these. */
export function isDecisionOn(decision: Decision, destination: Destination, locality: Locality): boolean {
  const about = decided.get(decision);
  return about !== undefined && about.destination === destination && about.locality === locality;
}

function judge(one: Case): Judged {
  const { policy } = one;
  let approval: Verdict | undefined;
  let exception: Verdict | undefined;
  const exceptions: string[] = [];
  for (const check of chain) {
    const finding = check(one);
    if (finding === undefined) continue;
    const verdict = { policy: policy.name, ...finding };
    if (finding.action === 'Deny') return { policy, verdict, exceptions: [] };
    if (finding.action === 'RequireApproval') approval ??= verdict;
    else {
      exception ??= verdict;
      exceptions.push(`${policy.name} ${finding.rule}`);
    }
  }
  return { policy, verdict: approval ?? exception ?? allowance(one), exceptions: [...new Set(exceptions)] };
}

function allowance({ policy, locality, catalog }: Case): Verdict {
  const { location, reason } = locality.processing;
  return {
    policy: policy.name,
    rule: 'residency.allow',
    action: 'Allow',
    reason: 'allowed',
    message: `Processed in ${placeName(location, catalog)}: ${reason}.`,
    fix: '',
  };
}

function enforced(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ policy }) => policy.mode === 'Enforce');
}

function decidingVerdict(judged: readonly Judged[]): Verdict {
  const binding = enforced(judged).map(({ verdict }) => verdict);
  const first = binding[0] ?? judged[0]?.verdict;
  if (first === undefined) return noPolicy;
  if (binding.length === 0) return auditOnly(judged.map(({ verdict }) => verdict)) ?? first;
  return worstOf(binding) ?? binding.find(({ reason }) => reason === 'allowed_by_exception') ?? first;
}

function worstOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return (
    verdicts.find(({ action }) => action === 'Deny') ??
    verdicts.find(({ action }) => action === 'RequireApproval')
  );
}

function auditOnly(verdicts: readonly Verdict[]): Verdict | undefined {
  const worst = worstOf(verdicts);
  return (
    worst && { ...worst, action: 'Allow', reason: 'audit_only', message: `Audit only: ${worst.message}` }
  );
}

const noPolicy: Verdict = {
  policy: 'none',
  rule: 'policies',
  action: 'Deny',
  reason: 'egress_unmatched',
  message: 'No policy is in force, so nothing is allowed.',
  fix: 'Load a policy that allows this destination.',
};
