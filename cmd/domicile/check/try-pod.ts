import { annotations } from '../../../pkg/api/bootstrap.ts';
import type { Created } from '../../../pkg/kube/client.ts';
import { KubeError } from '../../../pkg/kube/kube-error.ts';
import { pods } from '../../../pkg/operator/resources.ts';
import type { Connection } from '../cluster/connection.ts';
import { type Reading, readValue } from '../cluster/reading.ts';
import type { Tried } from './facts.ts';

/** Asks the API server to create a pod that asks for injection, as a dry run: admission judges it, nothing is kept. */
export async function tryPod(
  { client }: Pick<Connection, 'client'>,
  namespace: string,
  more: object,
): Promise<Reading<Tried>> {
  try {
    const made = await client.create(pods, podWith(namespace, more), { dryRun: true });
    return readValue({ kind: 'created', containers: namesIn(made) });
  } catch (error) {
    if (!(error instanceof KubeError) || error.status === 0) throw error;
    // What a webhook or an admission policy refuses is Forbidden too; only authorization words it so.
    if (error.status === 403 && / cannot create resource "pods" /.test(error.message))
      return { kind: 'forbidden', right: `create pods -n ${namespace}` };
    if (error.status === 404) return { kind: 'failed', why: error.message };
    return readValue({ kind: 'refused', message: error.message });
  }
}

/** As strict namespaces take it, so that only ours can be in its way. */
const podWith = (namespace: string, more: object): Created => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { generateName: 'domicile-check-', namespace, annotations: { [annotations.inject]: 'enabled' } },
  spec: {
    restartPolicy: 'Never',
    securityContext: { runAsNonRoot: true, runAsUser: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'agent',
        image: 'registry.invalid/never-pulled:1',
        resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
    ...more,
  },
});

function namesIn(made: unknown): readonly string[] {
  const { spec } = made as {
    readonly spec: Readonly<
      Record<'containers' | 'initContainers', readonly { readonly name: string }[] | undefined>
    >;
  };
  return [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map(({ name }) => name);
}
