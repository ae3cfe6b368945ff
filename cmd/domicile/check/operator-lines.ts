import { list } from '../../../pkg/policy/describe.ts';
import { bundleLine, bundlesOf, certificateLines, unwritten } from './certificate-lines.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { CheckFacts, Deployment, LeaseObject, WebhookConfiguration } from './facts.ts';
import { never, rightLines } from './install-lines.ts';

const reinstall = 'Install the chart: helm upgrade --install domicile charts/domicile.';

/** Whether the operator runs, may do what it has to, and answers with a certificate that is trusted. */
export const operatorLines = (facts: CheckFacts): readonly CheckLine[] => [
  ...judged(
    'operator',
    facts.deployment,
    (found) => deploymentLines(found, facts),
    () =>
      fail(
        'operator',
        `there is no Deployment domicile-operator in ${facts.installedIn}`,
        `${reinstall} Or name its namespace: --operator-namespace.`,
      ),
  ),
  ...judged(
    'operator.leads',
    facts.lease,
    (lease) => leaseLine(lease, facts),
    () =>
      fail(
        'operator.leads',
        'no operator has ever led',
        'Look at its log: kubectl logs deployment/domicile-operator.',
      ),
  ),
  ...judged(
    'operator.rights',
    facts.operatorRights,
    (rights) => rightLines('operator.rights', 'the operator', rights),
    never,
  ),
  ...judged(
    'webhook.injection',
    facts.injection,
    (found) =>
      webhookLines('webhook.injection', found, ['enforce.domicile.dev', 'optin.domicile.dev'], facts),
    () =>
      fail(
        'webhook.injection',
        'there is no MutatingWebhookConfiguration domicile-injection: no pod is injected',
        reinstall,
      ),
  ),
  ...judged(
    'webhook.validation',
    facts.validation,
    (found) => webhookLines('webhook.validation', found, ['policies.domicile.dev'], facts),
    () =>
      fail(
        'webhook.validation',
        'there is no ValidatingWebhookConfiguration domicile-policies: wrong policies are taken',
        reinstall,
      ),
  ),
  ...certificateLines(facts),
];

function deploymentLines(deployment: Deployment, { release }: CheckFacts): readonly CheckLine[] {
  const version = deployment.metadata.labels?.['app.kubernetes.io/version'];
  if (version === undefined || version === release) return [rolloutLine(deployment)];
  return [
    rolloutLine(deployment),
    warn(
      'operator.release',
      `the operator is of release ${version}, this command of ${release}`,
      'Use the command of the same release, or upgrade the chart.',
    ),
  ];
}

/** Replicas that run the specification as it is now. */
function updatedOf({ metadata: { generation = 0 }, status }: Deployment): number {
  const { observedGeneration = 0, updatedReplicas = 0 } = status ?? {};
  return observedGeneration < generation ? 0 : updatedReplicas;
}

function rolloutLine(deployment: Deployment): CheckLine {
  const wanted = deployment.spec?.replicas ?? 1;
  const readyReplicas = deployment.status?.readyReplicas ?? 0;
  const updated = updatedOf(deployment);
  const ready = `${readyReplicas} of ${wanted} replicas are ready`;
  const todo = 'Look at its pods: kubectl describe pods -l app.kubernetes.io/name=domicile.';
  if (readyReplicas === 0) return fail('operator', ready, todo);
  if (updated < wanted)
    return warn('operator', `${ready}, and ${updated} of ${wanted} run what is installed`, todo);
  return readyReplicas < wanted ? warn('operator', ready, todo) : pass('operator', ready);
}

function leaseLine({ spec }: LeaseObject, { clocks }: CheckFacts): CheckLine {
  const { holderIdentity, renewTime, leaseDurationSeconds = 15 } = spec ?? {};
  const todo = 'Look at its log: kubectl logs deployment/domicile-operator.';
  if (!holderIdentity)
    return fail('operator.leads', 'no operator leads: status and events stand still', todo);
  const now = clocks.kind === 'read' ? clocks.value.there : Number.NaN;
  const silentMs = now - Date.parse(renewTime ?? '');
  // Clocks of nodes differ a little, and what the API server says is a whole second.
  if (silentMs > 2 * leaseDurationSeconds * 1000)
    return fail(
      'operator.leads',
      `${holderIdentity} has not renewed its lease for ${Math.round(silentMs / 1000)} s`,
      todo,
    );
  return pass('operator.leads', `${holderIdentity} leads`);
}

function webhookLines(
  check: string,
  { webhooks = [] }: WebhookConfiguration,
  names: readonly string[],
  facts: CheckFacts,
): readonly CheckLine[] {
  const missing = names.filter((name) => !webhooks.some((one) => one.name === name));
  if (missing.length > 0) return [fail(check, `it lacks ${list(missing)}`, reinstall)];
  const ours = webhooks.filter(({ name }) => names.includes(name));
  const open = ours.filter(({ failurePolicy }) => failurePolicy !== 'Fail').map(({ name }) => name);
  if (open.length > 0)
    return [
      fail(check, `${list(open)} lets pass what it cannot judge: failurePolicy is not Fail`, reinstall),
    ];
  const untrusted = ours
    .filter(({ clientConfig }) => (clientConfig?.caBundle ?? '') === '')
    .map(({ name }) => name);
  if (untrusted.length > 0) {
    const [why, todo] = unwritten(facts);
    return [fail(check, `${list(untrusted)} has no caBundle: ${why}`, todo)];
  }
  return [bundleLine(check, bundlesOf({ webhooks: ours }), facts)];
}
