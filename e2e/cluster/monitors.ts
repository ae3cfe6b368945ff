import { expect } from '@jest/globals';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';

const group = 'monitoring.coreos.com';

/** Has the API server take what is for the Prometheus operator, without looking into it. */
export async function serveMonitors({ admin }: Cluster): Promise<void> {
  for (const kind of ['PodMonitor', 'PrometheusRule']) {
    const plural = `${kind.toLowerCase()}s`;
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind, plural },
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    };
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    expect((await admin.request('POST', path, definition)).status).toBe(201);
    await until(`${kind} is served`, async () => {
      const { status } = await admin.request('GET', `/apis/${group}/v1/${plural}`);
      return status === 200 || undefined;
    });
  }
}
