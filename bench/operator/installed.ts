import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productImages } from '../../images/contents.ts';
import { install, operatorNamespace } from '../../e2e/cluster/chart.ts';
import { type Cluster, up } from '../../e2e/cluster/cluster.ts';
import { type FaultProxy, startFaultProxy } from '../../e2e/cluster/fault-proxy.ts';
import { buildBundles, productValues } from '../../e2e/cluster/images/product.ts';
import { routeWebhooks, runsAs } from '../../e2e/cluster/operator-access.ts';
import {
  type OperatorProcess,
  type Serving,
  startOperatorProcess,
} from '../../e2e/cluster/operator-process.ts';
import { established } from '../../e2e/cluster/policies.ts';
import type { State } from '../../e2e/cluster/state.ts';
import { freePort } from '../../e2e/run/free-port.ts';
import { type PodMaker, podMaker } from './pods.ts';

/** Pods of this one are injected where they ask for it. */
export const NAMESPACE = 'agents';
/** The same pods, without us: the chart leaves this one out. */
export const EXCLUDED = 'plain';

export interface RunningOperator extends Serving, Pick<OperatorProcess, 'stop'> {
  readonly pid: number;
}

/** API server and etcd with the chart installed, and the operator's bundle as a process of this machine. */
export interface Installed extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly pods: PodMaker;
  /** Between operator and API server. */
  readonly proxy: FaultProxy;
  readonly start: () => Promise<RunningOperator>;
  /** Of the channel and the webhooks, in PEM, as published. */
  readonly authority: () => Promise<string>;
}

export async function installed(): Promise<Installed> {
  // As in production: with the bodies of pods it would be the log that is measured.
  const cluster = await up({ node: false, audit: 'metadata' });
  const { admin, state } = cluster;
  const dist = path.join(state.folder, 'dist');
  mkdirSync(dist, { recursive: true });
  await buildBundles(dist);
  await install(cluster, { ...productValues, 'webhook.excludedNamespaces': `{${EXCLUDED}}` });
  await established(admin);
  for (const name of [NAMESPACE, EXCLUDED]) {
    await admin.kubectl('create', 'namespace', name);
    await admin.kubectl('create', 'serviceaccount', 'default', '-n', name);
  }
  const ports = { webhook: await freePort(), channel: await freePort() };
  await routeWebhooks(cluster, ports.webhook);
  const proxy = await startFaultProxy(cluster);
  const kubeconfig = await runsAs(cluster, proxy.url);
  const config = path.join(state.folder, 'operator.json');
  writeFileSync(
    config,
    JSON.stringify({
      ...((await released(cluster)) as object),
      kubeconfig,
      host: '127.0.0.1',
      hosts: ['127.0.0.1'],
      ports: { ...ports, admin: 0 },
    }),
  );
  const flags = productImages.find(({ stage }) => stage === 'operator')?.entrypoint.slice(1, -1) ?? [];
  const pods = podMaker(admin, NAMESPACE);
  return {
    cluster,
    pods,
    proxy,
    start: () => startProcess(state, [...flags, path.join(dist, 'operator.mjs'), '--config', config]),
    authority: async () => {
      const { body } = await admin.request(
        'GET',
        `/api/v1/namespaces/${operatorNamespace}/configmaps/domicile-authorities`,
      );
      return (body as { readonly data: { readonly current: string } }).data.current;
    },
    [Symbol.asyncDispose]: async () => {
      pods.close();
      await proxy.close();
      await cluster.down();
    },
  };
}

/** The configuration that the chart wrote. */
async function released({ admin }: Cluster): Promise<unknown> {
  const { body } = await admin.request(
    'GET',
    `/api/v1/namespaces/${operatorNamespace}/configmaps/domicile-operator`,
  );
  const { parse } = await import('yaml');
  return parse((body as { readonly data: Readonly<Record<string, string>> }).data['operator.yaml'] ?? '');
}

async function startProcess(state: State, args: readonly string[]): Promise<RunningOperator> {
  const { child, ready, stop } = startOperatorProcess(state, args);
  return { ...(await ready()), pid: child.pid ?? 0, stop };
}
