import { X509Certificate } from 'node:crypto';
import { list } from '../../../pkg/policy/describe.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { CheckFacts, Deployment, LeaseObject, WebhookConfiguration } from './facts.ts';
import { never, rightLines } from './install-lines.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Days that are left of a certificate when it is told of: an authority has years, a leaf is renewed three before. */
export const leftDays = { authority: 30, leaf: 2 } as const;

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
  ...judged(
    'certificate',
    facts.leaf,
    (leaf) => leafLine(leaf, facts),
    () => fail('certificate', `there is no Secret domicile-authority in ${facts.installedIn}`, reinstall),
  ),
];

function deploymentLines(
  { metadata, spec, status }: Deployment,
  { release }: CheckFacts,
): readonly CheckLine[] {
  const wanted = spec?.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  const message = `${ready} of ${wanted} replicas are ready`;
  const todo = 'Look at its pods: kubectl describe pods -l app.kubernetes.io/name=domicile.';
  const running =
    ready === 0
      ? fail('operator', message, todo)
      : ready < wanted
        ? warn('operator', message, todo)
        : pass('operator', message);
  const version = metadata.labels?.['app.kubernetes.io/version'];
  if (version === undefined || version === release) return [running];
  return [
    running,
    warn(
      'operator.release',
      `the operator is of release ${version}, this command of ${release}`,
      'Use the command of the same release, or upgrade the chart.',
    ),
  ];
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
  { clocks }: CheckFacts,
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
  if (untrusted.length > 0)
    return [
      fail(
        check,
        `${list(untrusted)} has no caBundle: the operator has not written its authority yet`,
        'See that the operator runs; it writes it when it starts.',
      ),
    ];
  const now = clocks.kind === 'read' ? clocks.value.there : Date.now();
  return [
    bundleLine(
      check,
      ours.map(({ clientConfig }) => clientConfig?.caBundle ?? ''),
      now,
    ),
  ];
}

function bundleLine(check: string, bundles: readonly string[], now: number): CheckLine {
  const ends = bundles
    .flatMap((bundle) => certificatesIn(Buffer.from(bundle, 'base64').toString('utf8')))
    .map(endOf);
  if (ends.length === 0 || ends.some(Number.isNaN))
    return fail(
      check,
      'its caBundle holds no certificate that can be read',
      'Restart the operator: it writes its authority anew.',
    );
  // Of a bundle in rotation the newest counts.
  const days = Math.floor((Math.max(...ends) - now) / dayMs);
  if (days < 0)
    return fail(
      check,
      'the authority that it trusts has expired',
      'Restart the operator, and see that it may write the Secret domicile-authority.',
    );
  const message = `both ends are set; the authority is valid for ${days} days`;
  return days < leftDays.authority
    ? warn(
        check,
        message,
        'A successor should have been made before: look at the log of the operator (docs/operator.md#certificates).',
      )
    : pass(check, message);
}

const certificatesIn = (pem: string): readonly string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

function endOf(pem: string): number {
  try {
    return new X509Certificate(pem).validToDate.getTime();
  } catch {
    return Number.NaN;
  }
}

function leafLine(leaf: string, { clocks }: CheckFacts): CheckLine {
  const end = endOf(leaf);
  if (Number.isNaN(end))
    return fail(
      'certificate',
      'the operator has no serving certificate yet',
      'See that it runs; it makes one when it starts.',
    );
  const now = clocks.kind === 'read' ? clocks.value.there : Date.now();
  const days = Math.floor((end - now) / dayMs);
  if (end <= now)
    return fail(
      'certificate',
      'the serving certificate has expired: no pod is admitted where injection is asked for',
      'Restart the operator, and look at its log.',
    );
  const message = `the serving certificate is valid for ${days} more days`;
  return days < leftDays.leaf
    ? warn('certificate', message, 'It should have been renewed by now: look at the log of the operator.')
    : pass('certificate', message);
}
