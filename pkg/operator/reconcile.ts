import type { Registry } from '../channel/registry.ts';
import type { EventRecorder } from '../kube/events.ts';
import { selects } from '../policy/select.ts';
import type { Compiler } from './compile.ts';
import type { Answers } from './peers.ts';
import { turned } from './policy-events.ts';
import { type Findings, type PolicyStatus, sameStatus, statusOf } from './status.ts';
import type { PodFacts, PolicyObject, World } from './world.ts';

/** Everything that a reconcile needs, handed in by the operator. */
export interface Reconciler {
  readonly world: World;
  readonly compiler: Compiler;
  readonly registry: Registry;
  /** What a pod's sidecar has said, to us or to another replica. */
  readonly answerOf: (uid: string) => Answers[string] | undefined;
  /** Only one replica writes status. */
  readonly leads: () => boolean;
  readonly writeStatus: (policy: PolicyObject, status: PolicyStatus) => Promise<void>;
  readonly events: EventRecorder;
  readonly date: () => Date;
}

/** The straight path of a policy. Reads everything anew, and may be repeated at any time. */
export async function reconcile(key: string, reconciler: Reconciler): Promise<void> {
  const policy = reconciler.world.policy(key);
  push(key, reconciler);
  if (policy === undefined) return;
  const found = audit(policy, reconciler);
  await report(policy, found, reconciler);
}

/** Compiles for the pods that the policy may be for, and sends what has changed; a deleted policy is left out. */
function push(key: string, { registry }: Reconciler): void {
  const [kind, namespace] = key.split('/');
  const pods = registry.pods().filter((pod) => kind !== 'ResidencyPolicy' || pod.namespace === namespace);
  registry.push(pods.map(({ uid }) => uid));
}

/** Which of its pods are injected, and which of those run on what they should. */
function audit(policy: PolicyObject, { world, compiler, answerOf }: Reconciler): Findings {
  const selected = world.pods().filter((pod) => isFor(policy, pod, world));
  const injected = selected.filter((pod) => pod.injected);
  const states = injected.map((pod) => {
    const compiled = compiler.compile(pod);
    const acknowledged = answerOf(pod.uid);
    const current = compiled !== undefined && acknowledged?.hash === compiled.line.hash;
    const problem = current ? (acknowledged.problem ?? '') : '';
    return { current, problem, pod, refused: compiled?.line.config.refused ?? '' };
  });
  const failing = states.filter(({ problem }) => problem !== '');
  return {
    generation: policy.object.metadata.generation ?? 0,
    problem: compiler.problemOf(policy) || (states.find(({ refused }) => refused !== '')?.refused ?? ''),
    pods: {
      selected: selected.length,
      injected: injected.length,
      current: states.filter(({ current, problem }) => current && problem === '').length,
    },
    failing: failing.map(({ pod, problem }) => `${pod.namespace}/${pod.name}: ${problem}`),
  };
}

export function isFor({ document }: PolicyObject, pod: PodFacts, world: Pick<World, 'namespace'>): boolean {
  const { namespace, labels } = pod;
  return selects(document, { namespace, labels, namespaceLabels: world.namespace(namespace)?.labels ?? {} });
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
