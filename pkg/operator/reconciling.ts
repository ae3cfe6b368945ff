import type { KubeClient } from '../kube/client.ts';
import { type Clock, realClock } from '../kube/clock.ts';
import { KubeError } from '../kube/kube-error.ts';
import { startWorkQueue, type WorkQueue } from '../kube/work-queue.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { Compiler } from './compile.ts';
import { countsOf } from './finding-counts.ts';
import { type PolicyFindingCode, policyFindingCodes } from './policy-findings.ts';
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
/** Milliseconds between two times at least that its pods are sent other names: a list may be edited all the time. */
export const namesMs = 1_000;

export interface ReconcilingOptions
  extends Omit<
    Reconciler,
    'writeStatus' | 'date' | 'enqueue' | 'namesRead' | 'world' | 'compiler' | 'isIdle' | 'onFindings'
  > {
  readonly world: Pick<World, 'policy' | 'policiesFor'>;
  readonly compiler: Compiler;
  readonly client: Pick<KubeClient, 'apply' | 'merge'>;
  readonly namespace: string;
  readonly metrics: Pick<OperatorMetrics, 'reconciled' | 'reconcileFailed'>;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
  /** Milliseconds without a pod after which a policy selects nothing. */
  readonly idleMs?: number;
}

/** Milliseconds that a policy without pods waits for some: a Job may come and go. */
export const idleMs = 3_600_000;

export interface Reconciling {
  readonly queue: WorkQueue;
  /** How many policies have each finding, by its code: as the leader last found them. */
  readonly findings: () => Readonly<Record<string, number>>;
}

/** The queue of policies, and what is done with each that is taken from it. */
export function startReconciling(options: ReconcilingOptions): Reconciling {
  const { client, namespace, metrics, world, compiler, clock = realClock } = options;
  /** Of policies that are there. */
  const wroteAt = new Map<string, number>();
  /** When its pods are, or were last, sent other names. */
  const namesAt = new Map<string, number>();
  const found = new Map<string, readonly PolicyFindingCode[]>();
  const writeStatus = statusWriter(client, clock);
  const idle = watchIdle(options.idleMs ?? idleMs, clock, (key, ms) => queue.addAfter(key, ms));
  const reconciler: Reconciler = {
    ...options,
    isIdle: idle.is,
    onFindings: (key, findings) => found.set(key, findings),
    enqueue: (key) => queue.add(key),
    namesRead: (policy) => {
      const [key, now] = [options.spread.keyFor(policy), clock.now()];
      const last = namesAt.get(policy) ?? Number.NEGATIVE_INFINITY;
      // One that is still to come takes these along.
      const at = last > now ? last : Math.max(now, last + namesMs);
      namesAt.set(policy, at);
      queue.addAfter(key, at - now);
    },
    writeStatus: async (policy, status) => {
      wroteAt.set(policy.key, clock.now());
      await writeStatus(policy, status);
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
      if (world.policy(key) === undefined)
        for (const known of [wroteAt, namesAt, found, idle]) known.delete(key);
      const began = performance.now();
      if (key.startsWith('ClusterResidencyPolicy/'))
        await publishRanges(client, namespace, validPolicies(world, compiler, ''));
      await reconcile(key, reconciler);
      metrics.reconciled((performance.now() - began) / 1000);
    },
  });
  return { queue, findings: () => countsOf(policyFindingCodes, [...found.values()].flat()) };
}

/** Since when policies select nothing; what a status says already needs no waiting. */
function watchIdle(ms: number, clock: Pick<Clock, 'now'>, again: (key: string, ms: number) => void) {
  const since = new Map<string, number>();
  return {
    is: ({ key, status }: PolicyObject, selected: number): boolean => {
      if (selected > 0) since.delete(key);
      if (selected > 0) return false;
      const said = status?.conditions?.some(({ reason }) => reason === 'SelectsNothing') === true;
      const began = since.get(key) ?? (said ? Number.NEGATIVE_INFINITY : clock.now());
      since.set(key, began);
      const left = began + ms - clock.now();
      if (left > 0) again(key, left);
      return left <= 0;
    },
    delete: (key: string): boolean => since.delete(key),
  };
}

/** Milliseconds after which a definition that lacked a field is asked again whether it does. */
export const undeclaredMs = 600_000;

/**
 * Writes statuses. The definition in the cluster may be of an older release, for helm does not upgrade it: without what
 * it lacks, which is remembered for a while, the rest is told.
 */
function statusWriter(
  client: Pick<KubeClient, 'apply'>,
  { now }: Pick<Clock, 'now'>,
): (policy: PolicyObject, status: PolicyStatus) => Promise<void> {
  const lacking = new Map<PolicyObject['kind'], number>();
  return async ({ kind, object, document }, status) => {
    const { name, namespace } = object.metadata;
    const metadata = namespace === undefined ? { name } : { name, namespace };
    const write = (written: object) =>
      client.apply(
        policyResources[kind],
        { apiVersion: document.apiVersion, kind, metadata, status: written },
        names.manager,
        'status',
      );
    if (now() - (lacking.get(kind) ?? Number.NEGATIVE_INFINITY) < undeclaredMs) {
      await write(asBefore(status));
      return;
    }
    try {
      await write(status);
    } catch (error) {
      if (!isUndeclared(error)) throw error;
      lacking.set(kind, now());
      await write(asBefore(status));
    }
  };
}

/** A status as the definitions of 0.1.0 have it. */
function asBefore({ observedGeneration, conditions, pods }: PolicyStatus): object {
  if (pods === undefined) return { observedGeneration, conditions };
  const { selected, injected, current, drifted } = pods;
  return { observedGeneration, conditions, pods: { selected, injected, current, drifted } };
}

const isUndeclared = (error: unknown): boolean =>
  error instanceof KubeError && error.message.includes('field not declared in schema');
