import type { PolicyStatus } from '../../pkg/operator/status.ts';
import type { Client } from './client.ts';
import { until } from './daemon.ts';

const kinds = ['residencypolicies', 'clusterresidencypolicies'] as const;
const group = '/apis/domicile.dev/v1alpha1';

/** Where policies are created: those of a namespace, or the cluster's. */
export const policyPath = (namespace?: string): string =>
  namespace === undefined ? `${group}/${kinds[1]}` : `${group}/namespaces/${namespace}/${kinds[0]}`;

/** A policy of the kind that lives at `path`. */
export const policyOf = (name: string, spec: unknown, path = ''): object => ({
  apiVersion: 'domicile.dev/v1alpha1',
  kind: path.endsWith(`/${kinds[1]}`) ? 'ClusterResidencyPolicy' : 'ResidencyPolicy',
  metadata: { name },
  spec,
});

/** What the operator says of a policy of a namespace; nothing before it has. */
export async function policyStatus(
  { request }: Client,
  namespace: string,
  name: string,
): Promise<PolicyStatus> {
  const { body } = await request('GET', `${policyPath(namespace)}/${name}`);
  return (body as { readonly status?: PolicyStatus }).status ?? {};
}

/** Waits until both kinds are served and can be discovered; definitions have no conditions at first to wait for. */
export async function established(admin: Client): Promise<void> {
  for (const kind of kinds) {
    await until(`${kind} are served`, async () => {
      const [list, found] = await Promise.all([
        admin.request('GET', `${group}/${kind}`),
        admin.request('GET', group),
      ]);
      const { resources = [] } = found.body as { readonly resources?: readonly { readonly name: string }[] };
      return (list.status === 200 && resources.some(({ name }) => name === kind)) || undefined;
    });
  }
}

/** The message of every CEL rule, anywhere in a definition. */
export function celMessages(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'x-kubernetes-validations'
      ? (value as readonly { readonly message: string }[]).map(({ message }) => message)
      : celMessages(value),
  );
}
