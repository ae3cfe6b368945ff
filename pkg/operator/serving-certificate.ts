import { isDeepStrictEqual } from 'node:util';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import { secretData, secretText, type WithData } from '../kube/data.ts';
import type { KubeObject } from '../kube/resource.ts';
import { advance, type Authorities, type Held, type Moment, trusted } from './authorities.ts';
import type { KeyPair } from './certificates.ts';
import { configMaps, names, secrets, webhookConfigurations } from './resources.ts';

export interface Serving {
  /** PEM; what sidecars and the API server are to trust. */
  readonly authority: string;
  /** PEM; the one of them that issues. */
  readonly issuing: string;
  readonly leaf: KeyPair;
}

/** Of the Secret: its text is an order to rotate the authority, followed once. */
export const rotateAnnotation = 'domicile.dev/rotate-authority';

/** Authorities and leaf from the Secret that all replicas share; made or renewed where it is time. */
export async function readServing(
  client: Pick<KubeClient, 'get' | 'replace'>,
  namespace: string,
  moment: Omit<Moment, 'order'>,
): Promise<Serving> {
  const secret: WithData = await client.get(secrets, { namespace, name: names.authority });
  const held = heldIn(secret);
  const order = secret.metadata.annotations?.[rotateAnnotation] ?? '';
  const next = await advance(held, { ...moment, order });
  const data = dataOf(next);
  if (isDeepStrictEqual(data, secret.data)) return servingOf(next);
  try {
    await client.replace(secrets, { ...secret, apiVersion: 'v1', kind: 'Secret', data });
    return servingOf(next);
  } catch (error) {
    // Another replica was faster: what it wrote counts.
    if (isStatus(error, 409)) return readServing(client, namespace, moment);
    throw error;
  }
}

/** The certificate of another Secret, which somebody else writes. Rejects where there is none yet. */
export async function readLeaf(
  client: Pick<KubeClient, 'get'>,
  namespace: string,
  name: string,
): Promise<KeyPair> {
  const leaf = pairIn(await client.get(secrets, { namespace, name }), 'tls');
  if (leaf === undefined) throw new Error(`the Secret ${name} holds no certificate: is it issued yet?`);
  return leaf;
}

const servingOf = (state: Authorities): Serving => ({
  authority: trusted(state),
  issuing: state.current.cert,
  leaf: state.leaf,
});

function dataOf({ current, next, previous, leaf, rotated }: Authorities): Readonly<Record<string, string>> {
  const fields = {
    'ca.crt': current.cert,
    'ca.key': current.key,
    'next.crt': next?.cert ?? '',
    'next.key': next?.key ?? '',
    'previous.crt': previous ?? '',
    'tls.crt': leaf.cert,
    'tls.key': leaf.key,
    rotated,
  };
  return secretData(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')));
}

function pairIn(secret: WithData, name: string): KeyPair | undefined {
  const [cert, key] = [secretText(secret, `${name}.crt`), secretText(secret, `${name}.key`)];
  return cert === '' || key === '' ? undefined : { cert, key };
}

/** `undefined` where it holds no authority. */
function heldIn(secret: WithData): Held | undefined {
  const current = pairIn(secret, 'ca');
  if (current === undefined) return undefined;
  return {
    current,
    leaf: pairIn(secret, 'tls'),
    next: pairIn(secret, 'next'),
    previous: secretText(secret, 'previous.crt') || undefined,
    rotated: secretText(secret, 'rotated'),
  };
}

interface Entry {
  readonly name: string;
  readonly failurePolicy?: string;
  readonly clientConfig?: { readonly caBundle?: string };
}

type WebhookConfiguration = KubeObject & { readonly webhooks?: readonly Entry[] };

/**
 * Tells the API server, by the two webhook configurations, whom to trust; what holds already is left alone. Entries
 * that nobody waits for get nothing of ours, so that a chart can take them out again.
 */
export async function publishTrust(
  client: Pick<KubeClient, 'get' | 'apply'>,
  authority: string,
): Promise<void> {
  const caBundle = Buffer.from(authority).toString('base64');
  const wanted = [
    ['MutatingWebhookConfiguration', names.injection],
    ['ValidatingWebhookConfiguration', names.validation],
  ] as const;
  for (const [kind, name] of wanted) {
    const resource = webhookConfigurations[kind];
    const there: WebhookConfiguration = await client.get(resource, { name });
    const { webhooks = [] } = there;
    const bundleOf = ({ failurePolicy }: Entry): string => (failurePolicy === 'Ignore' ? '' : caBundle);
    if (webhooks.every((one) => (one.clientConfig?.caBundle ?? '') === bundleOf(one))) continue;
    const waited = webhooks.filter((one) => bundleOf(one) !== '');
    await client.apply(
      resource,
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind,
        metadata: { name },
        webhooks: waited.map(({ name: entry }) => ({ name: entry, clientConfig: { caBundle } })),
      },
      names.manager,
    );
  }
}

/** Tells the admission policies what pods are told to trust. */
export async function publishAuthority(
  client: Pick<KubeClient, 'get' | 'merge'>,
  namespace: string,
  authority: string,
): Promise<void> {
  const published = await readPublished(client, namespace);
  if (published === authority) return;
  const data = { current: authority, before: published };
  await client.merge(configMaps, { namespace, name: names.authorities }, { data });
}

/**
 * What pods may have been told to trust, as admission policies know it; empty before the first time. What it was before
 * counts as well: another replica may go by it for a moment yet.
 */
export async function readPublished(client: Pick<KubeClient, 'get'>, namespace: string): Promise<string> {
  const { data }: WithData = await client.get(configMaps, { namespace, name: names.authorities });
  return data?.['current'] ?? '';
}

/** Tells the admission policies which ranges cluster policies let agents reach past the proxy. */
export async function publishRanges(
  client: Pick<KubeClient, 'merge'>,
  namespace: string,
  policies: readonly PolicyDocument[],
): Promise<void> {
  const listed = policies.flatMap(({ spec }) => spec.reachableRanges ?? []);
  const ranges = [...new Set(listed)].toSorted().join();
  await client.merge(configMaps, { namespace, name: names.authorities }, { data: { ranges } });
}
