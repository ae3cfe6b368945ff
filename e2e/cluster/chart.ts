import { join } from 'node:path';
import { run } from './client.ts';
import type { Cluster } from './cluster.ts';
import { tool } from './tools/cache.ts';

export const chart = join(import.meta.dirname, '..', '..', 'charts', 'domicile');
export const operatorNamespace = 'domicile-system';

/** Values of the chart by their path: `operator.replicas`. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** Runs helm; rejects with what it said where it failed. */
export async function helm(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(tool('helm'), args);
  if (status !== 0) throw new Error(`helm ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Without a cluster the chart cannot look for the resolver, and without a node there is none. */
const resolver: Values = { clusterResolvers: '{10.96.0.10}' };

const set = (values: Values): readonly string[] =>
  Object.entries({ ...resolver, ...values }).flatMap(([path, value]) => ['--set', `${path}=${value}`]);

/** What the chart would create, as YAML. */
export const render = (values: Values = {}): Promise<string> =>
  helm('template', 'domicile', chart, '--namespace', operatorNamespace, ...set(values));

/** Installs the chart as a person would, or upgrades what is installed. */
export const install = (cluster: Cluster, values: Values = {}): Promise<string> =>
  helm(
    'upgrade',
    '--install',
    'domicile',
    chart,
    '--namespace',
    operatorNamespace,
    '--create-namespace',
    '--kubeconfig',
    cluster.admin.kubeconfig,
    ...set(values),
  );
