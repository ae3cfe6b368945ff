import type { EgressRuleSpec } from '../../../pkg/api/generated/policy-document.ts';
import { enforcedNames } from '../../../pkg/policy/compile-documents.ts';
import { oldStatements } from '../../../pkg/policy/dated.ts';
import { list } from '../../../pkg/policy/describe.ts';
import { kindOf } from '../../../pkg/policy/merge.ts';
import type { Path } from '../../../pkg/policy/problem.ts';
import { policyWarnings } from '../../../pkg/policy/warnings.ts';
import type { Around, Facts, PolicySource } from './facts.ts';
import type { AnalysisFinding } from './finding.ts';
import { providerReach } from './provider-reach.ts';
import { ruleOfWarning, type RuleCode } from './rules.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Milliseconds before its end at which an exception is told of. */
const soonMs = 30 * dayMs;

interface Said {
  readonly code: RuleCode;
  readonly path: Path;
  readonly message: string;
}

type PolicyRule = (policy: PolicySource, around: Around) => Iterable<Said>;

/** What one acceptable policy lets pass, or does less than it seems to, in the order in which it is reported. */
const policyRules: readonly PolicyRule[] = [
  auditing,
  weakMasking,
  weakRecording,
  reachablePastProxy,
  endingExceptions,
  credentialsWithoutSecret,
  allowedHosts,
  allowedProviders,
  outdated,
];

export function policyFindings({ policies, around }: Facts): readonly AnalysisFinding[] {
  const enforced = enforcedNames(policies.map(({ document }) => document));
  return policies.flatMap((policy) => {
    const warned = policyWarnings(policy.document, enforced, around.context.places).map(
      ({ code, path, text }): Said => ({ code: ruleOfWarning[code], path, message: text }),
    );
    const said = [...warned, ...policyRules.flatMap((rule) => [...rule(policy, around)])];
    return said.map(({ code, path, message }) => ({
      code,
      message,
      subject: policy.subject,
      place: policy.manifest.place(path),
    }));
  });
}

function* auditing({ document: { spec } }: PolicySource): Generator<Said> {
  if (spec.mode !== 'Audit') return;
  const message =
    'mode is Audit: traffic passes untouched and unmasked. Set mode: Enforce once the record shows what it would deny.';
  yield { code: 'DOM033', path: ['spec', 'mode'], message };
}

function* weakMasking({ document: { spec } }: PolicySource): Generator<Said> {
  const { uninspectable, placeholderInTool } = spec.masking ?? {};
  if (uninspectable === 'Allow') {
    const message =
      'masking.uninspectable is Allow: images, documents and opaque files pass unmasked. Leave it out, or narrow the policy to the pods that need it.';
    yield { code: 'DOM034', path: ['spec', 'masking', 'uninspectable'], message };
  }
  if (placeholderInTool === 'Allow') {
    const message =
      'masking.placeholderInTool is Allow: masks such as [EMAIL_ADDRESS], which nobody can undo, may be written into files by tools. Leave it out, or mask with Pseudonym.';
    yield { code: 'DOM035', path: ['spec', 'masking', 'placeholderInTool'], message };
  }
}

function* weakRecording({ document: { spec } }: PolicySource): Generator<Said> {
  const { level, onFailure } = spec.recording ?? {};
  if (level === 'Off') {
    const message =
      'recording.level is Off: nothing shows afterwards what went where. Metadata records that without any content.';
    yield { code: 'DOM036', path: ['spec', 'recording', 'level'], message };
  } else if (onFailure === 'Continue') {
    const message =
      'recording.onFailure is Continue: what cannot be recorded passes all the same. Leave it out to have it refused.';
    yield { code: 'DOM036', path: ['spec', 'recording', 'onFailure'], message };
  }
}

function* reachablePastProxy({ document: { spec } }: PolicySource): Generator<Said> {
  for (const [index, range] of (spec.reachableRanges ?? []).entries()) {
    const message = `what is sent to ${range} is neither decided nor recorded. Keep the range as small as what has to be reached.`;
    yield { code: 'DOM037', path: ['spec', 'reachableRanges', index], message };
  }
}

function* endingExceptions({ document: { spec } }: PolicySource, { context }: Around): Generator<Said> {
  for (const [index, { notAfter, ticket }] of (spec.exceptions ?? []).entries()) {
    if (Date.parse(notAfter) - context.now > soonMs) continue;
    const agreed = ticket === undefined ? '' : ` (${ticket})`;
    const message = `the exception${agreed} ends at ${notAfter}; what it lets pass is denied from then on, and from then on the policy is refused where it is loaded. Prolong it, or remove it with what needs it.`;
    yield { code: 'DOM038', path: ['spec', 'exceptions', index, 'notAfter'], message };
  }
}

function* credentialsWithoutSecret({ document: { spec } }: PolicySource): Generator<Said> {
  for (const [index, credential] of (spec.credentials ?? []).entries()) {
    const kind = kindOf(credential);
    if (kind === undefined || credential[kind]?.secretRef !== undefined) continue;
    const message = `the credential of ${credential.provider} is in custody but names no Secret: in a cluster its requests are refused. Add secretRef; for exec alone it is right as it is.`;
    yield { code: 'DOM039', path: ['spec', 'credentials', index, kind], message };
  }
}

/** Only `hosts` without a place: what the catalog says of providers is judged apart. */
function* allowedHosts({ document: { spec } }: PolicySource, around: Around): Generator<Said> {
  for (const [index, rule] of (spec.egress ?? []).entries()) {
    if (rule.action !== 'Allow' || rule.hosts === undefined) continue;
    if (rule.location === undefined) yield* unplacedHosts(['spec', 'egress', index, 'hosts'], rule, around);
  }
}

function* unplacedHosts(path: Path, { hosts = [] }: EgressRuleSpec, { clients }: Around): Generator<Said> {
  for (const [position, host] of hosts.entries()) {
    // A wildcard stands for some name below it.
    if (clients.isKnownBaseUrl(`https://${host.replace(/^\*\./, 'any.')}`)) continue;
    const message = `${host} is allowed, but where it processes is not known, so residency denies it. Declare location: [...] in the rule.`;
    yield { code: 'DOM040', path: [...path, position], message };
  }
}

function* allowedProviders(policy: PolicySource, around: Around): Generator<Said> {
  const { egress = [], exceptions = [], residency } = policy.document.spec;
  // What is declared of an account, or rewritten, says of requests what the catalog alone cannot.
  if (residency.deployments !== undefined || residency.steer) return;
  for (const [index, { provider, action }] of egress.entries()) {
    if (action !== 'Allow' || provider === undefined) continue;
    if (exceptions.some(({ match }) => match.provider === provider || match.hosts !== undefined)) continue;
    const blocker = providerReach(policy.document, provider, around);
    if (blocker === undefined) continue;
    const message = `${provider} is allowed, but no request to it can lie within ${list(residency.allow)}: ${blocker.message} ${blocker.fix}`;
    yield { code: 'DOM040', path: ['spec', 'egress', index, 'provider'], message };
  }
}

function outdated({ document: { spec } }: PolicySource, { context }: Around): readonly Said[] {
  return oldStatements(spec, context).map((one) => ({ code: 'DOM041', ...one }));
}
