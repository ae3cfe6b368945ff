import type { EventRecorder } from '../kube/events.ts';
import type { Census } from './census.ts';
import type { Compiler } from './compile.ts';
import { turned } from './policy-events.ts';
import { type Findings, type PolicyStatus, sameStatus, statusOf } from './status.ts';
import type { Spread } from './spread.ts';
import type { PolicyObject, World } from './world.ts';

/** Everything that a reconcile needs, handed in by the operator. */
export interface Reconciler {
  readonly world: Pick<World, 'policy'>;
  readonly compiler: Pick<Compiler, 'problemOf'>;
  readonly spread: Pick<Spread, 'work' | 'waits'>;
  readonly census: Pick<Census, 'tallyOf'>;
  /** To be worked on next. */
  readonly enqueue: (key: string) => void;
  /** Only one replica writes status. */
  readonly leads: () => boolean;
  readonly writeStatus: (policy: PolicyObject, status: PolicyStatus) => Promise<void>;
  readonly events: EventRecorder;
  readonly date: () => Date;
}

/**
 * The straight path of a policy: to its pods, where it is news, and then what has become of them into its status. Reads
 * everything anew, and may be repeated at any time.
 */
export async function reconcile(key: string, reconciler: Reconciler): Promise<void> {
  const concerned = await reconciler.spread.work(key);
  if (concerned !== undefined) return concerned.forEach(reconciler.enqueue);
  const policy = reconciler.world.policy(key);
  if (policy === undefined || reconciler.spread.waits(key)) return;
  await report(policy, audit(policy, reconciler), reconciler);
}

/** Which of its pods are injected, which of those run on what they should, and which are not as they should be. */
function audit(policy: PolicyObject, { compiler, census }: Reconciler): Findings {
  const { pods, failing, drifted, refused } = census.tallyOf(policy.key);
  const generation = policy.object.metadata.generation ?? 0;
  return { generation, problem: compiler.problemOf(policy) || refused, pods, failing, drifted };
}

/** Says it on the policy, where it is news. */
async function report(policy: PolicyObject, found: Findings, reconciler: Reconciler): Promise<void> {
  if (!reconciler.leads()) return;
  const status = statusOf(
    found,
    policy.status,
    reconciler
      .date()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  );
  if (sameStatus(policy.status, status)) return;
  await reconciler.writeStatus(policy, status);
  const regarding = { ...policy.object, apiVersion: policy.document.apiVersion, kind: policy.kind };
  for (const told of turned(policy.status, status))
    await reconciler.events.record({ ...told, regarding, action: 'Reconcile' });
}
