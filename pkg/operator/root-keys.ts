import { randomBytes, randomUUID } from 'node:crypto';
import type { ConfiguredKeys } from '../api/configuration.ts';
import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import { secretBytes, secretData, secretText, type WithData } from '../kube/data.ts';
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

const keyBytes = 32;

/** Of the Secret: its text is an order to begin another epoch, followed once. */
export const rotateKeysAnnotation = 'domicile.dev/rotate-root-key';
/** Milliseconds that pseudonyms of the epoch before are still restored: conversations go on for days. */
export const retiringMs = 7 * 24 * 60 * 60 * 1000;

/** As the Secret holds them. */
interface Kept extends RootKeys {
  /** The last order that was followed. */
  readonly rotated: string;
  /** When the epoch began, Unix milliseconds; of the first, 0. */
  readonly since: number;
}

/**
 * Reads the Secret; fills it where it is empty, and begins or ends an epoch where it is time, once for all replicas.
 * Rejects where it cannot be read.
 */
export async function readRootKeys(
  client: Pick<KubeClient, 'get' | 'replace'>,
  namespace: string,
  now: number,
): Promise<RootKeys> {
  const secret: WithData = await client.get(secrets, { namespace, name: names.rootKey });
  const known = rootKeysOf(secret);
  if (known === undefined && Object.keys(secret.data ?? {}).length > 0)
    throw new Error(`the Secret ${names.rootKey} holds no root key: restore it, or empty it to begin anew`);
  const order = secret.metadata.annotations?.[rotateKeysAnnotation] ?? '';
  const next = known === undefined ? drawn(order) : advanced(known, order, now);
  if (next !== known) {
    try {
      await client.replace(secrets, { ...secret, apiVersion: 'v1', kind: 'Secret', data: dataOf(next) });
    } catch (error) {
      // Another replica was faster: its key counts.
      if (!isStatus(error, 409)) throw error;
      return readRootKeys(client, namespace, now);
    }
  }
  const { root, epoch, retiring, lineage } = next;
  return { root, epoch, retiring, lineage };
}

const drawn = (order: string): Kept => ({
  root: randomBytes(keyBytes),
  epoch: 0,
  retiring: false,
  lineage: randomUUID(),
  rotated: order,
  since: 0,
});

/** One epoch is retired at a time: an order waits until the one before has ended. */
function advanced(keys: Kept, order: string, now: number): Kept {
  if (keys.retiring) return now < keys.since + retiringMs ? keys : { ...keys, retiring: false };
  if (order === '' || order === keys.rotated) return keys;
  return { ...keys, epoch: keys.epoch + 1, retiring: true, rotated: order, since: now };
}

const dataOf = ({ root, epoch, retiring, lineage, rotated, since }: Kept) =>
  secretData({
    'root-key': root,
    epoch: `${epoch}`,
    retiring: `${retiring}`,
    lineage,
    rotated,
    since: `${since}`,
  });

function rootKeysOf(secret: WithData): Kept | undefined {
  const root = secretBytes(secret, 'root-key');
  const lineage = secretText(secret, 'lineage');
  const [epoch, since] = [Number(secretText(secret, 'epoch')), Number(secretText(secret, 'since'))];
  if (root.length !== keyBytes || lineage === '' || !isCount(epoch) || !isCount(since)) return undefined;
  return {
    root,
    lineage,
    epoch,
    since,
    retiring: secretText(secret, 'retiring') === 'true',
    rotated: secretText(secret, 'rotated'),
  };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Two for each epoch: when it begins, and when the one before has ended. */
export const keysRevision = ({ epoch, retiring }: Pick<RootKeys, 'epoch' | 'retiring'>): number =>
  2 * epoch + (retiring ? 0 : 1);

/** The keys of a namespace: nobody who knows them learns those of another. */
export function namespaceKeys({ root, epoch, retiring }: RootKeys, namespaceUid: string): ConfiguredKeys {
  const keyOf = (of: number): string => deriveKey(root, namespaceUid, of).toString('base64');
  const current = keyOf(epoch);
  return retiring && epoch > 0 ? { current, previous: keyOf(epoch - 1) } : { current };
}
