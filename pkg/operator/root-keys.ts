import { randomBytes, randomUUID } from 'node:crypto';
import type { ConfiguredKeys } from '../api/configuration.ts';
import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { deriveKey } from '../mask/pseudonym.ts';
import { names, secrets } from './resources.ts';

/** The root of all pseudonym keys, and the name of this history of configurations. */
export interface RootKeys {
  readonly root: Buffer;
  readonly epoch: number;
  /** Whether pseudonyms of the epoch before are still restored. */
  readonly retiring: boolean;
  readonly lineage: string;
}

type Secret = KubeObject & { readonly data?: Readonly<Record<string, string>> };

const keyBytes = 32;
const text = (data: Secret['data'], name: string): string =>
  Buffer.from(data?.[name] ?? '', 'base64').toString('utf8');

/** Reads the Secret; fills it where it is empty, once for all replicas. Rejects where it cannot be read. */
export async function readRootKeys(
  client: Pick<KubeClient, 'get' | 'replace'>,
  namespace: string,
): Promise<RootKeys> {
  const secret: Secret = await client.get(secrets, { namespace, name: names.rootKey });
  const known = rootKeysOf(secret);
  if (known !== undefined) return known;
  if (Object.keys(secret.data ?? {}).length > 0)
    throw new Error(`the Secret ${names.rootKey} holds no root key: restore it, or empty it to begin anew`);
  const data = {
    'root-key': randomBytes(keyBytes).toString('base64'),
    epoch: Buffer.from('0').toString('base64'),
    lineage: Buffer.from(randomUUID()).toString('base64'),
  };
  try {
    await client.replace(secrets, { ...secret, apiVersion: 'v1', kind: 'Secret', data });
  } catch (error) {
    // Another replica was faster: its key counts.
    if (!isStatus(error, 409)) throw error;
  }
  return readRootKeys(client, namespace);
}

function rootKeysOf({ data }: Secret): RootKeys | undefined {
  const root = Buffer.from(data?.['root-key'] ?? '', 'base64');
  const lineage = text(data, 'lineage');
  const epoch = Number(text(data, 'epoch'));
  if (root.length !== keyBytes || lineage === '' || !Number.isSafeInteger(epoch) || epoch < 0)
    return undefined;
  return { root, lineage, epoch, retiring: text(data, 'retiring') === 'true' };
}

/** The keys of a namespace: nobody who knows them learns those of another. */
export function namespaceKeys({ root, epoch, retiring }: RootKeys, namespaceUid: string): ConfiguredKeys {
  const keyOf = (of: number): string => deriveKey(root, namespaceUid, of).toString('base64');
  const current = keyOf(epoch);
  return retiring && epoch > 0 ? { current, previous: keyOf(epoch - 1) } : { current };
}
