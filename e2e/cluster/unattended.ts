import { expect } from '@jest/globals';
import { install, type Values } from './chart.ts';
import type { Client } from './client.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { policyOf, policyPath } from './policies.ts';
import { authority, idle } from './sample-pod.ts';
import { type Part, pod } from './workloads.ts';

export { authority, idle } from './sample-pod.ts';

/** The status and the message of an answer. */
export type Said = readonly [status: number, message: string];

/** A cluster with the chart installed, in which no operator runs: what holds, holds without it. */
export interface Unattended {
  readonly cluster: Cluster;
  /** May do with pods what `edit` lets people do. */
  readonly editor: Client;
}

export const podsOf = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods`;
export const refused = (part: string): Said => [403, expect.stringContaining(part) as unknown as string];

const mergePatch = 'application/merge-patch+json';
export const strategicPatch = 'application/strategic-merge-patch+json';

export async function ask(
  client: Client,
  method: string,
  path: string,
  body?: unknown,
  type = method === 'PATCH' ? mergePatch : 'application/json',
): Promise<Said> {
  const answer = await client.request(method, path, body, type);
  return [answer.status, (answer.body as { readonly message?: string }).message ?? ''];
}

/** Adds a container to a pod that is there, at this path. */
export function debug(client: Client, path: string, container: Part, query = ''): Promise<Said> {
  const body = { spec: { ephemeralContainers: [{ image: 'busybox', ...container }] } };
  return ask(client, 'PATCH', `${path}/ephemeralcontainers${query}`, body, strategicPatch);
}

const reaching = ['exec', 'attach', 'portforward', 'proxy', 'ephemeralcontainers', 'resize'];
const editable = ['pods', 'services/proxy', 'serviceaccounts/token', ...reaching.map((one) => `pods/${one}`)];
const credentials = [{ provider: 'anthropic', apiKey: { secretRef: { name: 'anthropic', key: 'api-key' } } }];

/** Of the namespaces `agents`, which enforces and has a pod `labelled`, and `open`. */
export const policySpec = {
  selector: { matchLabels: { app: 'agent' } },
  residency: { allow: ['EU'] },
  credentials,
};

/** `from`: another chart than this one. */
export async function unattended(values: Values = {}, from?: string): Promise<Unattended> {
  const cluster = await up({ node: false });
  const { kubectl, request } = cluster.admin;
  await install(cluster, values, from);
  await withoutWebhooks(cluster);
  await publish(cluster, { current: authority });
  for (const namespace of ['agents', 'open']) {
    await kubectl('create', 'namespace', namespace);
    // No controller runs that would create the accounts of pods.
    await kubectl('create', 'serviceaccount', 'default', '-n', namespace);
    await request('POST', policyPath(namespace), policyOf('eu', policySpec));
  }
  await request('POST', podsOf('agents'), pod('labelled', { containers: [idle] }));
  await kubectl('label', 'namespace', 'agents', 'domicile.dev/inject=enabled');
  // As `edit` is, which a controller that does not run here would put together.
  await kubectl('create', 'clusterrole', 'editing', '--verb=*', `--resource=${editable.join(',')}`);
  await kubectl('create', 'clusterrolebinding', 'editors', '--clusterrole=editing', '--group=editors');
  const editor = await cluster.user('eve', 'editors');
  await until('the backstop counts', async () => {
    const answers = [create(editor, 'agents', plain), create(editor, 'open', { ...plain, ...asking })];
    return (await Promise.all(answers)).every(([status]) => status === 403) || undefined;
  });
  return { cluster, editor };
}

/** So that the backstop alone decides: nobody would answer them. */
export async function withoutWebhooks({ admin }: Cluster): Promise<void> {
  await admin.kubectl('delete', 'mutatingwebhookconfiguration', 'domicile-injection');
  await admin.kubectl('delete', 'validatingwebhookconfiguration', 'domicile-policies');
}

/** What the operator would write for the backstop to compare with. */
export async function publish({ admin }: Cluster, data: Readonly<Record<string, string>>): Promise<void> {
  const path = '/api/v1/namespaces/domicile-system/configmaps/domicile-authorities';
  expect((await admin.request('PATCH', path, { data }, mergePatch)).status).toBe(200);
}

const plain: Part = pod('plain', { containers: [idle] });
const asking = { metadata: { name: 'plain', annotations: { 'domicile.dev/inject': 'enabled' } } };

/** Whether such a pod would be created; none is. */
export const create = (client: Client, namespace: string, what: object): Promise<Said> =>
  ask(client, 'POST', `${podsOf(namespace)}?dryRun=All`, what);
