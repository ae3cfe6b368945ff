import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { list } from '../../../pkg/policy/describe.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { AdmissionBinding, AdmissionPolicy, CheckFacts, Tried } from './facts.ts';
import { never } from './install-lines.ts';
import { admissionPoliciesOf } from './settings.ts';

const reinstall = 'Install the chart anew: helm upgrade --install domicile charts/domicile.';

/** What becomes of pods: by the webhook, which is tried, and by the admission policies behind it. */
export const admissionLines = (facts: CheckFacts): readonly CheckLine[] => [
  ...judged('webhook.injects', facts.annotated, (tried) => injectedLine(tried, facts), never),
  ...judged('webhook.refuses', facts.forbidden, (tried) => refusedLine(tried), never),
  ...judged(
    'canary',
    facts.canary,
    (said) => canaryLine(said, facts),
    () => quiet,
  ),
  ...judged('backstop', facts.admissionPolicies, (policies) => policyLines(policies, facts), never),
  ...judged('backstop.bound', facts.admissionBindings, (bindings) => bindingLines(bindings, facts), never),
  ...judged('backstop.parameters', facts.parameters, parameterLine, () =>
    fail(
      'backstop.parameters',
      `there is no ConfigMap domicile-authorities in ${facts.installedIn}: every pod that asks for injection is refused`,
      reinstall,
    ),
  ),
];

const unreachable =
  /failed calling webhook|no endpoints available|connection refused|context deadline exceeded/;

function injectedLine(tried: Tried, { namespace }: CheckFacts): CheckLine {
  const check = 'webhook.injects';
  if (tried.kind === 'created') {
    if (tried.containers.includes(proxyContainer))
      return pass(check, `a pod that asks for it is injected in ${namespace} (tried, not kept)`);
    return fail(
      check,
      `a pod that asks for injection in ${namespace} comes back without the proxy (tried, not kept)`,
      'Is the namespace excluded by the chart (webhook.excludedNamespaces)? Is the webhook configuration there?',
    );
  }
  const { message } = tried;
  if (unreachable.test(message))
    return fail(
      check,
      `the API server does not reach the operator: ${message}`,
      'See that the operator runs, and that the network lets the API server reach its Service on port 443.',
    );
  if (/ValidatingAdmissionPolicy 'domicile-/.test(message))
    return fail(
      check,
      `the operator injects in ${namespace} what the admission policies refuse: ${message}`,
      `Both must be of one installation. ${reinstall}`,
    );
  return warn(
    check,
    `the pod that was tried in ${namespace} is refused: ${message}`,
    'Try another namespace with -n, or change what the message names.',
  );
}

function refusedLine(tried: Tried): CheckLine {
  const check = 'webhook.refuses';
  if (tried.kind === 'created')
    return fail(
      check,
      'a pod with hostNetwork that asks for injection is taken (tried, not kept): what would defeat the proxy passes',
      reinstall,
    );
  if (/domicile/.test(tried.message))
    return pass(check, 'a pod that would defeat the proxy is refused (tried, not kept)');
  return pass(
    check,
    'a pod that would defeat the proxy is refused, by another rule of the cluster (tried, not kept)',
  );
}

/** Milliseconds without a word of the canary after which it counts as silent. */
export const canarySilentMs = 600_000;

const quiet = pass(
  'canary',
  'the operator makes no tries of its own (canary.enabled of the chart), or none yet',
);

interface CanarySaid {
  readonly at: string;
  readonly results: Readonly<Record<string, { readonly reason: string; readonly message: string }>>;
}

/** The operator's own tries, which it makes all the time. */
function canaryLine(said: string, { clocks }: CheckFacts): CheckLine {
  const check = 'canary';
  if (said === '') return quiet;
  const { at, results } = JSON.parse(said) as CanarySaid;
  const wrong = Object.entries(results).find(([, { reason }]) => reason !== 'Passed');
  if (wrong !== undefined) {
    const [probe, { reason, message }] = wrong;
    return fail(
      check,
      `${probe} is not judged as it must be: ${reason}. ${message}`,
      'docs/runbooks.md, DomicileAdmissionFails, says what each reason means.',
    );
  }
  const silent = clocks.kind === 'read' ? clocks.value.there - Date.parse(at) : 0;
  if (silent > canarySilentMs)
    return warn(
      check,
      `the operator's own tries passed, but the last was ${Math.round(silent / 60_000)} minutes ago`,
      'See that an operator leads.',
    );
  return pass(check, `the operator's own tries of admission passed: ${list(Object.keys(results))}`);
}

function policyLines(policies: readonly AdmissionPolicy[], { settings }: CheckFacts): readonly CheckLine[] {
  const expected = admissionPoliciesOf(settings);
  const names = policies.map(({ metadata }) => metadata.name);
  const missing = expected.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return [
      fail(
        'backstop',
        `the admission policies ${list(missing)} are not there: without an operator nothing holds`,
        reinstall,
      ),
    ];
  const doubtful = policies.filter(
    ({ metadata, status }) =>
      expected.includes(metadata.name) && (status?.typeChecking?.expressionWarnings ?? []).length > 0,
  );
  if (doubtful.length > 0)
    return [
      warn(
        'backstop',
        `the API server has doubts about ${list(doubtful.map(({ metadata }) => metadata.name))}`,
        'kubectl get validatingadmissionpolicy NAME -o yaml shows them; is the chart of this release?',
      ),
    ];
  return [pass('backstop', `${expected.length} admission policies hold, also while no operator runs`)];
}

function bindingLines(bindings: readonly AdmissionBinding[], { settings }: CheckFacts): readonly CheckLine[] {
  const check = 'backstop.bound';
  const denying = new Set(
    bindings
      .filter(({ spec }) => spec?.validationActions?.includes('Deny') === true)
      .map(({ spec }) => spec?.policyName),
  );
  const loose = admissionPoliciesOf(settings).filter((name) => !denying.has(name));
  if (loose.length > 0)
    return [fail(check, `${list(loose)} is not bound with Deny: it refuses nothing`, reinstall)];
  return [pass(check, 'each is bound, and denies')];
}

function parameterLine({ current = '' }: Readonly<Record<string, string>>): CheckLine {
  const check = 'backstop.parameters';
  if (current !== '') return pass(check, 'they know the authority of the operator');
  return fail(
    check,
    'they do not know the authority of the operator: every pod that asks for injection is refused',
    'See that the operator runs; it writes it when it starts.',
  );
}
