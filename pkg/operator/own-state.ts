import { isDeepStrictEqual } from 'node:util';
import type { ServingCertificate } from '../channel/server.ts';
import type { KubeClient } from '../kube/client.ts';
import { type Clock, repeat } from '../kube/clock.ts';
import { readRootKeys, type RootKeys } from './root-keys.ts';
import { type KeyPair, type Lifetimes, lifetimes as usual } from './certificates.ts';
import {
  publishAuthority,
  publishTrust,
  readLeaf,
  readPublished,
  readServing,
  type Serving,
} from './serving-certificate.ts';

/** Milliseconds between two looks at certificate, root keys and webhook configurations. */
export const upkeepMs = 60_000;

/** The root keys, the authority and the serving certificate that all replicas share, as last read. */
export interface OwnState {
  readonly rootKeys: () => RootKeys;
  readonly serving: () => Serving;
  /** What the webhooks present: the same, or what somebody else renews. */
  readonly webhookLeaf: () => KeyPair;
  /**
   * PEM of the authorities that injection tells pods to trust: as published a while ago, since admission policies must
   * have heard of them before the first pod has them.
   */
  readonly injected: () => string;
  /** What serving was is published now. */
  readonly published: () => void;
  /** Reads them anew; what is missing or old is made. */
  readonly refresh: () => Promise<void>;
}

export interface OwnStateOptions {
  readonly client: Pick<KubeClient, 'get' | 'replace'>;
  readonly namespace: string;
  /** Names and addresses that the serving certificate is for. */
  readonly hosts: readonly string[];
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly lifetimes?: Lifetimes | undefined;
  /** The name of a Secret with the certificate of the webhooks. Absent: ours. */
  readonly webhookSecret?: string | undefined;
}

/** Rejects where the Secrets that the chart creates are not there. */
export async function readOwnState(options: OwnStateOptions): Promise<OwnState> {
  const { client, namespace, hosts, now, lifetimes = usual, webhookSecret } = options;
  const read = async () => ({
    rootKeys: await readRootKeys(client, namespace, now()),
    serving: await readServing(client, namespace, { hosts, now: now(), lifetimes }),
    given: webhookSecret === undefined ? undefined : await readLeaf(client, namespace, webhookSecret),
  });
  let state = await read();
  const known = await readPublished(client, namespace);
  // Where it is too old to be of use, or the first, there is nothing better than what is published next.
  let injected = known.includes(state.serving.issuing) ? known : state.serving.authority;
  let settling = injected;
  return {
    rootKeys: () => state.rootKeys,
    serving: () => state.serving,
    webhookLeaf: () => state.given ?? state.serving.leaf,
    injected: () => injected,
    published: () => {
      injected = settling;
      settling = state.serving.authority;
    },
    refresh: async () => {
      state = await read();
    },
  };
}

interface Presenting {
  readonly replaceCertificate: (certificate: ServingCertificate) => void;
}

export interface UpkeepOptions {
  readonly own: OwnState;
  readonly client: Pick<KubeClient, 'get' | 'apply' | 'merge'>;
  readonly namespace: string;
  readonly webhooks: Presenting;
  readonly channel: Presenting;
  /** Somebody else tells the API server whom to trust. */
  readonly trusted: boolean;
  /** Keys or authorities are others than before. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

/** Tells the API server whom to trust, and keeps that and what is served current until it is stopped. */
export async function startUpkeep(options: UpkeepOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const { own, client, namespace, webhooks, channel, onError, clock } = options;
  const publish = async (): Promise<void> => {
    const { authority } = own.serving();
    if (!options.trusted) await publishTrust(client, authority);
    await publishAuthority(client, namespace, authority);
    own.published();
  };
  const renew = async (): Promise<void> => {
    const [serving, keys, webhookLeaf] = [own.serving(), own.rootKeys(), own.webhookLeaf()];
    await own.refresh();
    const next = own.serving();
    if (next.leaf.cert !== serving.leaf.cert) channel.replaceCertificate(next.leaf);
    if (own.webhookLeaf().cert !== webhookLeaf.cert) webhooks.replaceCertificate(own.webhookLeaf());
    await publish();
    if (next.authority !== serving.authority || !isDeepStrictEqual(own.rootKeys(), keys)) options.onChange();
  };
  await publish();
  return repeat({ work: renew, everyMs: upkeepMs, pauseFirst: true, onError, clock });
}
