import { existsSync } from 'node:fs';
import { readEnvironment } from '../../../pkg/config/environment.ts';
import { kubeconfigFiles } from '../../../pkg/config/kubeconfig-files.ts';
import { UsageError } from '../../../pkg/errors/usage-error.ts';
import { type KubeClient, kubeClient, type Selection } from '../../../pkg/kube/client.ts';
import { KubeError } from '../../../pkg/kube/kube-error.ts';
import type { KubeObject, Resource } from '../../../pkg/kube/resource.ts';
import { connect, loadKubeConfig, loadUserKubeConfig, type Transport } from '../../../pkg/kube/transport.ts';

/** As kubectl has them. */
export interface ClusterOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
}

export interface Connection {
  readonly transport: Transport;
  readonly client: KubeClient;
  /** The one that is named, else that of the context, else `default`. */
  readonly namespace: string;
  /** As messages name it. */
  readonly context: string;
}

/** Runs with a connection to the cluster that the user's kubeconfig names, and closes it. Rejects with UsageError. */
export async function withCluster<T>(
  options: ClusterOptions,
  run: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { transport, ...rest } = openCluster(options);
  try {
    return await run({ transport, ...rest });
  } catch (error) {
    if (error instanceof KubeError && error.status === 0)
      throw new UsageError(`The cluster of the context ${rest.context} cannot be asked: ${error.message}.`, {
        cause: error,
      });
    throw error;
  } finally {
    transport.close();
  }
}

function openCluster(options: ClusterOptions): Connection {
  const files = filesOf(options);
  try {
    const config = files.length === 0 ? loadKubeConfig() : loadUserKubeConfig(files, options.context);
    const name = config.getCurrentContext();
    const context = config.getContextObject(name);
    if (context === null) throw new UsageError(`The kubeconfig has no context "${name}".`);
    const transport = connect(config);
    const namespace = options.namespace ?? context.namespace ?? 'default';
    return { transport, client: kubeClient(transport), namespace, context: context.name };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const what = files.length === 0 ? 'account of this pod' : `kubeconfig ${files.join(', ')}`;
    throw new UsageError(`The ${what} cannot be used: ${why}.`, { cause });
  }
}

/**
 * As for kubectl, of several files some may be missing. None: in a pod that has no file of its own, its account counts.
 */
function filesOf({ kubeconfig, context }: ClusterOptions): readonly string[] {
  const environment = readEnvironment();
  const files = kubeconfigFiles(kubeconfig, environment);
  const there = files.filter((file) => existsSync(file));
  if (there.length > 0) return there;
  const named = kubeconfig !== undefined || context !== undefined || (environment['KUBECONFIG'] ?? '') !== '';
  if (!named && (environment['KUBERNETES_SERVICE_HOST'] ?? '') !== '') return [];
  throw new UsageError(
    `There is no kubeconfig ${files.join(', ')}: name one with --kubeconfig or KUBECONFIG.`,
  );
}

/** Objects asked for at once. */
const pageItems = 500;

/** All of a kind, page by page. */
export async function allOf(
  client: Pick<KubeClient, 'page'>,
  resource: Resource,
  selection: Selection = {},
): Promise<readonly KubeObject[]> {
  const items: KubeObject[] = [];
  let next = '';
  do {
    const page = await client.page(resource, selection, pageItems, next);
    items.push(...page.items);
    next = page.next;
  } while (next !== '');
  return items;
}
