import { buffer } from 'node:stream/consumers';
import { proxyContainer } from '../../pkg/api/bootstrap.ts';
import { connect, loadKubeConfig } from '../../pkg/kube/transport.ts';
import type { Client } from '../../e2e/cluster/client.ts';

let made = 0;

/** A pod as an agent has it: asks for injection, which counts only where we look. */
export const agentPod = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    labels: { app: 'agent', team: 'support' },
    annotations: { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Cooperative' },
  },
  spec: {
    containers: [
      {
        name: 'agent',
        image: 'registry.example/agent:1.4.2',
        env: [{ name: 'ANTHROPIC_API_KEY', value: 'none' }],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      },
    ],
  },
});

export const podsPath = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods`;

/** Creates pods as the controllers of Kubernetes do: over connections that stay open, and answered in protobuf. */
export interface PodMaker {
  /** Resolves with the pod's name; rejects where it is refused, or is not injected where it should be. */
  readonly create: (namespace: string) => Promise<string>;
  readonly close: () => void;
}

/** `injected`: the namespace whose pods are. */
export function podMaker({ kubeconfig }: Pick<Client, 'kubeconfig'>, injected: string): PodMaker {
  const { stream, close } = connect(loadKubeConfig(kubeconfig));
  return {
    create: async (namespace) => {
      made += 1;
      const name = `agent-${made}`;
      const answer = await stream({
        method: 'POST',
        path: podsPath(namespace),
        body: agentPod(name),
        accept: 'application/vnd.kubernetes.protobuf',
      });
      const isInjected = (await buffer(answer)).includes(proxyContainer);
      if (answer.statusCode !== 201 || isInjected !== (namespace === injected))
        throw new Error(
          `pod ${namespace}/${name}: ${answer.statusCode}, ${isInjected ? '' : 'not '}injected`,
        );
      return name;
    },
    close,
  };
}

/** Removes them all at once: none was ever scheduled. */
export async function removePods({ request }: Client, namespace: string): Promise<void> {
  await request('DELETE', podsPath(namespace), {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 0,
  });
}

/** At most so many at the same time, until `count` have been done. */
export async function inFlight(width: number, count: number, work: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
