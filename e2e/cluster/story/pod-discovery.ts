import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '../client.ts';

interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
  };
  readonly status: { readonly phase: string; readonly podIP?: string };
}

interface Container {
  readonly name: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
}

interface Target {
  readonly targets: readonly [string];
  readonly labels: Readonly<Record<string, string>>;
}

const meta = '__meta_kubernetes_';
export const labelField = (label: string): string => label.replaceAll(/[^A-Za-z0-9_]/g, '_');

/**
 * What Prometheus finds in a pod with the role `pod`: a target for each port of each container, init containers too.
 */
function targetsOf({ metadata, spec, status }: Pod): readonly Target[] {
  const { podIP } = status;
  if (podIP === undefined) return [];
  const common = {
    [`${meta}namespace`]: metadata.namespace,
    [`${meta}pod_name`]: metadata.name,
    [`${meta}pod_phase`]: status.phase,
    ...Object.fromEntries(
      Object.entries(metadata.labels ?? {}).flatMap(([label, value]) => [
        [`${meta}pod_label_${labelField(label)}`, value],
        [`${meta}pod_labelpresent_${labelField(label)}`, 'true'],
      ]),
    ),
  };
  return [...(spec.initContainers ?? []), ...spec.containers].flatMap(
    ({ name, ports = [] }): readonly Target[] => {
      const labels = { ...common, [`${meta}pod_container_name`]: name };
      if (ports.length === 0) return [{ targets: [podIP], labels }];
      return ports.map(({ name: port = '', containerPort }) => ({
        targets: [`${podIP}:${containerPort}`],
        labels: {
          ...labels,
          [`${meta}pod_container_port_name`]: port,
          [`${meta}pod_container_port_number`]: String(containerPort),
        },
      }));
    },
  );
}

/**
 * Serves the pods of a namespace, or of all, as `http_sd_configs` read them: Debian builds Prometheus without the
 * discovery of Kubernetes. Returns the URL of a namespace's.
 */
export async function discoverPods(client: Client, host: string): Promise<(namespace?: string) => string> {
  const server = createServer((request, response) => {
    const namespace = (request.url ?? '').slice(1);
    const path = namespace === '' ? '/api/v1/pods' : `/api/v1/namespaces/${namespace}/pods`;
    client
      .request('GET', path)
      .then(({ status, body }) => {
        const { items = [] } = body as { readonly items?: readonly Pod[] };
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(items.flatMap(targetsOf)));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return (namespace = '') => `http://${host}:${port}/${namespace}`;
}
