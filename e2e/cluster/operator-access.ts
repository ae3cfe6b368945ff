import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorNamespace } from './chart.ts';
import type { Cluster } from './cluster.ts';

/** A kubeconfig of the operator's service account; `server` is another way to the API server. */
export async function runsAs({ admin, state, api }: Cluster, server = api.url): Promise<string> {
  const account = ['domicile-operator', '-n', operatorNamespace, '--duration=24h'];
  const token = await admin.kubectl('create', 'token', ...account);
  const config = JSON.parse(readFileSync(admin.kubeconfig, 'utf8')) as {
    readonly clusters: readonly { readonly cluster: object }[];
  };
  const clusters = config.clusters.map((one) => ({ ...one, cluster: { ...one.cluster, server } }));
  const users = [{ name: 'admin', user: { token: token.trim() } }];
  const kubeconfig = join(state.folder, `operator-${new URL(server).port}.kubeconfig`);
  writeFileSync(kubeconfig, JSON.stringify({ ...config, clusters, users }));
  return kubeconfig;
}

/** There is no Service network without a node: the API server is told the address. */
export async function routeWebhooks({ admin }: Cluster, port: number): Promise<void> {
  const wanted = [
    ['mutatingwebhookconfigurations/domicile-injection', ['/inject/enforce', '/inject/optin']],
    ['validatingwebhookconfigurations/domicile-policies', ['/validate']],
  ] as const;
  for (const [path, routes] of wanted) {
    const patch = routes.map((route, index) => ({
      op: 'replace',
      path: `/webhooks/${index}/clientConfig`,
      value: { url: `https://127.0.0.1:${port}${route}` },
    }));
    const url = `/apis/admissionregistration.k8s.io/v1/${path}`;
    const { status, body } = await admin.request('PATCH', url, patch, 'application/json-patch+json');
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
}
