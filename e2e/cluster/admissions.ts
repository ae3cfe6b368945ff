import type { Client } from './client.ts';
import { until } from './daemon.ts';

/** Creations without end, none of which is kept. */
export interface Admissions {
  /** Status and message of those that were not admitted with the proxy. */
  readonly refused: readonly string[];
  /** Those that came back without the proxy: nobody watches over them. */
  readonly unwatched: readonly string[];
  /** Resolves once so many more were admitted. */
  readonly more: (count?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Pods that ask for injection in one namespace, each created for a dry run by one of four at a time. */
export function admissions(client: Client, namespace: string, { workers = 4 } = {}): Admissions {
  const [refused, unwatched]: [string[], string[]] = [[], []];
  let [admitted, going] = [0, true];
  const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
  const createOne = async (worker: number): Promise<void> => {
    const { status, body } = await client.request('POST', path, podOf(`dry-${worker}`));
    const text = JSON.stringify(body);
    if (status !== 201) refused.push(`${status} ${text}`);
    else if (text.includes('domicile-proxy')) admitted += 1;
    else unwatched.push(text);
  };
  const creating = Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (going) await createOne(worker);
    }),
  );
  return {
    refused,
    unwatched,
    more: async (count = 40) => {
      const enough = admitted + count;
      await until('further pods are admitted', async () => admitted >= enough || undefined);
    },
    stop: async () => {
      going = false;
      await creating;
    },
  };
}

const podOf = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, annotations: { 'domicile.dev/inject': 'enabled' } },
  spec: { containers: [{ name: 'agent', image: 'none' }] },
});
