import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { createAuthority, isFresh, issueLeaf, type KeyPair } from './certificates.ts';
import { configMaps, names, secrets, webhookConfigurations } from './resources.ts';

export interface Serving {
  /** PEM; what sidecars and the API server trust. */
  readonly authority: string;
  readonly leaf: KeyPair;
}

type Secret = KubeObject & { readonly data?: Readonly<Record<string, string>> };

const decode = (data: Secret['data'], name: string): string =>
  Buffer.from(data?.[name] ?? '', 'base64').toString('utf8');
const encode = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  );

/** Authority and leaf from the Secret that all replicas share; made or renewed where they are missing or old. */
export async function readServing(
  client: Pick<KubeClient, 'get' | 'replace'>,
  namespace: string,
  hosts: readonly string[],
  now: number,
): Promise<Serving> {
  const secret: Secret = await client.get(secrets, { namespace, name: names.authority });
  const kept = keptIn(secret);
  const authority = kept.authority ?? (await createAuthority(now));
  if (kept.leaf !== undefined && kept.authority !== undefined && isFresh(kept.leaf.cert, hosts, now))
    return { authority: authority.cert, leaf: kept.leaf };
  const leaf = await issueLeaf(authority, hosts, now);
  const fields = {
    'ca.crt': authority.cert,
    'ca.key': authority.key,
    'tls.crt': leaf.cert,
    'tls.key': leaf.key,
  };
  try {
    await client.replace(secrets, { ...secret, apiVersion: 'v1', kind: 'Secret', data: encode(fields) });
    return { authority: authority.cert, leaf };
  } catch (error) {
    // Another replica was faster: what it wrote counts.
    if (isStatus(error, 409)) return readServing(client, namespace, hosts, now);
    throw error;
  }
}

function keptIn({ data }: Secret): {
  readonly authority: KeyPair | undefined;
  readonly leaf: KeyPair | undefined;
} {
  const pair = (cert: string, key: string): KeyPair | undefined =>
    cert === '' || key === '' ? undefined : { cert, key };
  return {
    authority: pair(decode(data, 'ca.crt'), decode(data, 'ca.key')),
    leaf: pair(decode(data, 'tls.crt'), decode(data, 'tls.key')),
  };
}

interface WebhookConfiguration extends KubeObject {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly clientConfig?: { readonly caBundle?: string };
  }[];
}

/** Tells the API server, by the two webhook configurations, whom to trust; what holds already is left alone. */
export async function publishAuthority(
  client: Pick<KubeClient, 'get' | 'apply' | 'merge'>,
  namespace: string,
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
    if (webhooks.every(({ clientConfig }) => clientConfig?.caBundle === caBundle)) continue;
    await client.apply(
      resource,
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind,
        metadata: { name },
        webhooks: webhooks.map((webhook) => ({ name: webhook.name, clientConfig: { caBundle } })),
      },
      names.manager,
    );
  }
  await client.merge(configMaps, { namespace, name: names.authorities }, { data: { current: authority } });
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
