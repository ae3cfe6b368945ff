import { X509Certificate } from 'node:crypto';
import { names } from '../../../pkg/operator/resources.ts';
import { type CheckLine, fail, judged, pass, warn } from './check-line.ts';
import type { CheckFacts, WebhookConfiguration } from './facts.ts';
import { pemCertificate } from '../../../pkg/api/pem.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Days that are left of a certificate when it is told of: an authority has years, a leaf is renewed three before. */
export const leftDays = { authority: 30, leaf: 2 } as const;

const reinstall = 'Install the chart: helm upgrade --install domicile charts/domicile.';
const issued = ({ installedIn }: CheckFacts): string =>
  `Look at who issues it: kubectl describe certificate -n ${installedIn}.`;

/**
 * What is served, and whether the API server trusts it: issued by the operator, or for the webhooks by somebody else.
 */
export const certificateLines = (facts: CheckFacts): readonly CheckLine[] => [
  ...judged(
    'certificate',
    facts.leaf,
    (leaf) => ownLine(leaf, facts),
    () => fail('certificate', `there is no Secret ${names.authority} in ${facts.installedIn}`, reinstall),
  ),
  ...(facts.given === undefined
    ? []
    : judged(
        'certificate.webhooks',
        facts.given,
        (chain) => givenLine(chain, facts),
        () =>
          fail(
            'certificate.webhooks',
            `there is no Secret ${facts.settings.webhookSecret} in ${facts.installedIn}: the operator cannot start`,
            issued(facts),
          ),
      )),
];

const writtenByOthers =
  'See that cert-manager, or who else writes it, runs: kubectl logs -n cert-manager deployment/cert-manager-cainjector.';

const nowOf = ({ clocks }: CheckFacts): number => (clocks.kind === 'read' ? clocks.value.there : Date.now());

/** PEM of each certificate in a text. */
const certificatesIn = (pem: string): readonly string[] => pem.match(pemCertificate) ?? [];

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

const endOf = (certificate: X509Certificate): number => certificate.validToDate.getTime();

function ownLine(pem: string, facts: CheckFacts): CheckLine {
  const leaf = read(pem);
  if (leaf === undefined)
    return fail(
      'certificate',
      'the operator has no serving certificate yet',
      'See that it runs; it makes one when it starts.',
    );
  const of = facts.given === undefined ? 'the serving certificate' : 'the certificate of the channel';
  const harm =
    facts.given === undefined
      ? 'no pod is admitted where injection is asked for'
      : 'no proxy hears of its policies';
  return ageLine('certificate', leaf, facts, {
    of,
    harm,
    expired: 'Restart the operator, and look at its log.',
    old: 'It should have been renewed by now: look at the log of the operator.',
  });
}

function givenLine(pem: string, facts: CheckFacts): CheckLine {
  const check = 'certificate.webhooks';
  const { installedIn, settings, injection } = facts;
  const chain = certificatesIn(pem).map(read);
  const [leaf] = chain;
  if (leaf === undefined || chain.includes(undefined))
    return fail(
      check,
      `the Secret ${settings.webhookSecret} holds no certificate that can be read`,
      issued(facts),
    );
  const host = `${names.service}.${installedIn}.svc`;
  if (leaf.checkHost(host) === undefined)
    return fail(
      check,
      `the certificate in ${settings.webhookSecret} is not for ${host}, as which the API server knows the webhooks`,
      `Have it issued for ${host}.`,
    );
  const bundles = injection.kind === 'read' ? bundlesOf(injection.value) : [];
  if (bundles.some((bundle) => bundle !== '' && !trusts(bundle, chain)))
    return fail(
      check,
      `the API server does not trust the certificate in ${settings.webhookSecret}: nothing in its caBundle has issued it`,
      'See that who writes caBundle takes the same issuer: with cert-manager, the annotation cert-manager.io/inject-ca-from.',
    );
  return ageLine(check, leaf, facts, {
    of: `the certificate in ${settings.webhookSecret}`,
    harm: 'no pod is admitted where injection is asked for',
    expired: issued(facts),
    old: `It should have been renewed by now. ${issued(facts)}`,
  });
}

/** As texts say it: what has ended or is old, what comes of its end, and what to do. */
interface Aging {
  readonly of: string;
  readonly harm: string;
  readonly expired: string;
  readonly old: string;
}

function ageLine(
  check: string,
  leaf: X509Certificate,
  facts: CheckFacts,
  { of, harm, expired, old }: Aging,
): CheckLine {
  const left = endOf(leaf) - nowOf(facts);
  if (left <= 0) return fail(check, `${of} has expired: ${harm}`, expired);
  const days = Math.floor(left / dayMs);
  const message = `${of} is valid for ${days} more days`;
  return days < leftDays.leaf ? warn(check, message, old) : pass(check, message);
}

/** Decoded; empty where a webhook has none. */
export const bundlesOf = ({ webhooks = [] }: Pick<WebhookConfiguration, 'webhooks'>): readonly string[] =>
  webhooks.map(({ clientConfig }) => Buffer.from(clientConfig?.caBundle ?? '', 'base64').toString('utf8'));

/** Whether one of the bundle has issued one of the chain, or is it. */
function trusts(bundle: string, chain: readonly (X509Certificate | undefined)[]): boolean {
  const authorities = certificatesIn(bundle).map(read);
  return chain.some((one) => authorities.some((authority) => one && authority && issues(authority, one)));
}

const issues = (authority: X509Certificate, one: X509Certificate): boolean =>
  one.fingerprint256 === authority.fingerprint256 ||
  (one.checkIssued(authority) && one.verify(authority.publicKey));

/** Of what the API server trusts: of a bundle in rotation the newest counts. */
export function bundleLine(check: string, bundles: readonly string[], facts: CheckFacts): CheckLine {
  const theirs = facts.given !== undefined;
  const all = bundles.flatMap(certificatesIn).map(read);
  if (all.length === 0 || all.includes(undefined))
    return fail(
      check,
      'its caBundle holds no certificate that can be read',
      theirs ? writtenByOthers : 'Restart the operator: it writes its authority anew.',
    );
  const ends = all.flatMap((one) => (one === undefined ? [] : [endOf(one)]));
  const days = Math.floor((Math.max(...ends) - nowOf(facts)) / dayMs);
  if (days < 0)
    return fail(
      check,
      'the authority that it trusts has expired',
      theirs
        ? issued(facts)
        : `Restart the operator, and see that it may write the Secret ${names.authority}.`,
    );
  const message = `both ends are set; the authority is valid for ${days} days`;
  // Those of others may be short by intention, and are renewed by them.
  if (days >= (theirs ? leftDays.leaf : leftDays.authority)) return pass(check, message);
  return warn(
    check,
    message,
    theirs
      ? issued(facts)
      : 'A successor should have been made before: look at the log of the operator (docs/operator.md#certificates).',
  );
}

/** What it means that a webhook has no bundle at all. */
export const unwritten = (facts: CheckFacts): readonly [message: string, todo: string] =>
  facts.given === undefined
    ? [
        'the operator has not written its authority yet',
        'See that the operator runs; it writes it when it starts.',
      ]
    : ['nobody has written whom to trust yet', writtenByOthers];
