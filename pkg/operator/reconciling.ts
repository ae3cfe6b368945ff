import type { KubeClient } from '../kube/client.ts';
import { type Clock, realClock } from '../kube/clock.ts';
import { startWorkQueue, type WorkQueue } from '../kube/work-queue.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { Compiler } from './compile.ts';
import { reconcile, type Reconciler } from './reconcile.ts';
import { names, policyResources } from './resources.ts';
import { publishRanges } from './serving-certificate.ts';
import type { PolicyStatus } from './status.ts';
import { validPolicies } from './valid-policies.ts';
import type { PolicyObject, World } from './world.ts';

/** Policies that are reconciled at the same time. */
const workers = 4;
/** Milliseconds between two writes of one policy's status at least: pods come by the hundred. */
export const statusMs = 1_000;

export interface ReconcilingOptions
  extends Omit<Reconciler, 'writeStatus' | 'date' | 'enqueue' | 'world' | 'compiler'> {
  readonly world: Pick<World, 'policy' | 'policiesFor'>;
  readonly compiler: Compiler;
  readonly client: Pick<KubeClient, 'apply' | 'merge'>;
  readonly namespace: string;
  readonly metrics: Pick<OperatorMetrics, 'reconciled' | 'reconcileFailed'>;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
}

/** The queue of policies, and what is done with each that is taken from it. */
export function startReconciling(options: ReconcilingOptions): { readonly queue: WorkQueue } {
  const { client, namespace, metrics, world, compiler, clock = realClock } = options;
  /** Of policies that are there. */
  const wroteAt = new Map<string, number>();
  const reconciler: Reconciler = {
    ...options,
    enqueue: (key) => queue.add(key),
    writeStatus: async (policy, status) => {
      wroteAt.set(policy.key, clock.now());
      await writeStatus(client, policy, status);
    },
    date: () => new Date(),
  };
  const queue = startWorkQueue({
    workers,
    clock,
    onError: (_key, error) => {
      metrics.reconcileFailed();
      options.onError(error);
    },
    work: async (key) => {
      const early = (wroteAt.get(key) ?? Number.NEGATIVE_INFINITY) + statusMs - clock.now();
      if (early > 0) return queue.addAfter(key, early);
      if (world.policy(key) === undefined) wroteAt.delete(key);
      const began = performance.now();
      if (key.startsWith('ClusterResidencyPolicy/'))
        await publishRanges(client, namespace, validPolicies(world, compiler, ''));
      await reconcile(key, reconciler);
      metrics.reconciled((performance.now() - began) / 1000);
    },
  });
  return { queue };
}

async function writeStatus(
  client: Pick<KubeClient, 'apply'>,
  { kind, object, document }: PolicyObject,
  status: PolicyStatus,
): Promise<void> {
  const { name, namespace } = object.metadata;
  const metadata = namespace === undefined ? { name } : { name, namespace };
  const written = { apiVersion: document.apiVersion, kind, metadata, status };
  await client.apply(policyResources[kind], written, names.manager, 'status');
}
