import { join } from 'node:path';
import { Document } from 'yaml';
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
  if (status !== 0) throw new Error(`helm ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

/** Without a cluster the chart cannot look for the resolver, and without a node there is none. */
const resolver: Values = { clusterResolvers: '{10.96.0.10}' };

/** The same as a file. */
export function valuesFile(values: Values): string {
  const file = new Document({});
  for (const [path, value] of Object.entries({ ...resolver, ...values }))
    file.setIn(
      path.split('.'),
      /^\{.*\}$/s.test(String(value)) ? String(value).slice(1, -1).split(',') : value,
    );
  return file.toString();
}

/** A text that is no list stays one, also where it looks like a number. */
const set = (values: Values): readonly string[] =>
  Object.entries({ ...resolver, ...values }).flatMap(([path, value]) => {
    const isText = typeof value === 'string' && !value.startsWith('{');
    return [isText ? '--set-string' : '--set', `${path}=${value}`];
  });

/** What the chart would create, as YAML: all of it, or by these of its templates. */
export const render = (values: Values = {}, templates: readonly string[] = []): Promise<string> =>
  helm(
    'template',
    'domicile',
    chart,
    '--namespace',
    operatorNamespace,
    ...set(values),
    ...templates.flatMap((name) => ['--show-only', `templates/${name}.yaml`]),
  );

/** Creates what these templates of the chart hold, and nothing else of it. */
export async function applyTemplates(
  { admin }: Pick<Cluster, 'admin'>,
  templates: readonly string[],
  values: Values = {},
): Promise<void> {
  const { status, stderr } = await admin.tryKubectl(['apply', '-f', '-'], await render(values, templates));
  if (status !== 0) throw new Error(stderr);
}

/** Installs a chart as a person would, this one where none is named, or upgrades what is installed. */
export const install = (
  { admin }: Pick<Cluster, 'admin'>,
  values: Values = {},
  from = chart,
): Promise<string> =>
  helm(
    'upgrade',
    '--install',
    'domicile',
    from,
    '--namespace',
    operatorNamespace,
    '--create-namespace',
    '--kubeconfig',
    admin.kubeconfig,
    ...set(values),
  );
