import type { ServingCertificate } from '../channel/server.ts';
import type { KubeClient } from '../kube/client.ts';
import { readRootKeys, type RootKeys } from './root-keys.ts';
import { publishAuthority, readServing, type Serving } from './serving-certificate.ts';

/** Milliseconds between two looks at certificate, root keys and webhook configurations. */
export const upkeepMs = 60_000;

/** The root keys, the authority and the serving certificate that all replicas share, as last read. */
export interface OwnState {
  readonly rootKeys: () => RootKeys;
  readonly serving: () => Serving;
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
}

/** Rejects where the Secrets that the chart creates are not there. */
export async function readOwnState({ client, namespace, hosts, now }: OwnStateOptions): Promise<OwnState> {
  const read = async () => ({
    rootKeys: await readRootKeys(client, namespace),
    serving: await readServing(client, namespace, hosts, now()),
  });
  let state = await read();
  return {
    rootKeys: () => state.rootKeys,
    serving: () => state.serving,
    refresh: async () => {
      state = await read();
    },
  };
}

export interface UpkeepOptions {
  readonly own: OwnState;
  readonly client: Pick<KubeClient, 'get' | 'apply' | 'merge'>;
  readonly namespace: string;
  /** What presents the serving certificate. */
  readonly servers: readonly { readonly replaceCertificate: (certificate: ServingCertificate) => void }[];
  readonly onError: (error: unknown) => void;
}

/** Tells the API server whom to trust, and keeps that and what is served current until it is stopped. */
export async function startUpkeep(options: UpkeepOptions): Promise<{ readonly stop: () => void }> {
  const { own, client, namespace } = options;
  const publish = (): Promise<void> => publishAuthority(client, namespace, own.serving().authority);
  const renew = async (): Promise<void> => {
    const { leaf } = own.serving();
    await own.refresh();
    const next = own.serving().leaf;
    if (next.cert !== leaf.cert) for (const server of options.servers) server.replaceCertificate(next);
    await publish();
  };
  const timer = setInterval(() => void renew().catch(options.onError), upkeepMs);
  await publish();
  return { stop: () => clearInterval(timer) };
}
