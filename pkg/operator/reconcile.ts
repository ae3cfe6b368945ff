import type { EventRecorder } from '../kube/events.ts';
import type { PolicyContext } from '../policy/context.ts';
import { oldStatements, statedNow } from '../policy/dated.ts';
import type { Census } from './census.ts';
import type { Compiler } from './compile.ts';
import type { Dictionaries } from './dictionaries.ts';
import { turned } from './policy-events.ts';
import { type PolicyFindingCode, refusalCode } from './policy-findings.ts';
import { type Findings, policyFindingsOf, type PolicyStatus, sameStatus, statusOf } from './status.ts';
import type { Spread } from './spread.ts';
import type { PolicyObject, World } from './world.ts';

/** Everything that a reconcile needs, handed in by the operator. */
export interface Reconciler {
  readonly world: Pick<World, 'policy'>;
  readonly compiler: Pick<Compiler, 'problemOf'>;
  readonly dictionaries: Pick<Dictionaries, 'work' | 'waits' | 'unreadOf'>;
  readonly spread: Pick<Spread, 'work' | 'waits' | 'keyFor'>;
  readonly census: Pick<Census, 'tallyOf'>;
  /** To be worked on next. */
  readonly enqueue: (key: string) => void;
  /** Names of a policy were read, which its pods are to have. */
  readonly namesRead: (policy: string) => void;
  /** Only one replica writes status. */
  readonly leads: () => boolean;
  readonly writeStatus: (policy: PolicyObject, status: PolicyStatus) => Promise<void>;
  readonly events: EventRecorder;
  readonly date: () => Date;
  readonly context: () => Pick<PolicyContext, 'dated' | 'now'>;
  /** Whether it has selected no pod for a while; asked by the leader with each look. */
  readonly isIdle: (policy: PolicyObject, selected: number) => boolean;
  /** What was found of the policy itself. */
  readonly onFindings: (key: string, findings: readonly PolicyFindingCode[]) => void;
}

/**
 * The straight path of a policy: its names are read, where they are in ConfigMaps; it goes to its pods, where it is
 * news; and what has become of them goes into its status. Reads everything anew, and may be repeated at any time.
 */
export async function reconcile(key: string, reconciler: Reconciler): Promise<void> {
  const { dictionaries, spread, enqueue } = reconciler;
  const naming = await dictionaries.work(key);
  if (naming !== undefined) return naming.forEach(reconciler.namesRead);
  const concerned = await spread.work(key);
  if (concerned !== undefined) return concerned.forEach(enqueue);
  const policy = reconciler.world.policy(key);
  if (policy === undefined || spread.waits(key)) return;
  if (dictionaries.waits(policy) && dictionaries.unreadOf(policy) === '') return;
  if (reconciler.leads()) await report(policy, audit(policy, reconciler), reconciler);
}

/** Which of its pods are injected, which of those run on what they should, and which are not as they should be. */
function audit(policy: PolicyObject, reconciler: Reconciler): Findings {
  const { compiler, dictionaries, census, context, isIdle } = reconciler;
  const { pods, failing, drifted, refused, contradiction } = census.tallyOf(policy.key);
  const { generation = 0, annotations = {} } = policy.object.metadata;
  const own = compiler.problemOf(policy);
  return {
    generation,
    problem: own?.text ?? refused,
    refusal: own === undefined ? refusalBeside(dictionaries.waits(policy)) : refusalCode(own.code),
    reviewed: annotations[reviewedAnnotation] ?? '',
    awaited: dictionaries.waits(policy),
    soundness: {
      unread: dictionaries.unreadOf(policy),
      contradiction,
      ...(own === undefined ? datesOf(policy, context()) : { states: [], old: [] }),
      idle: isIdle(policy, pods.selected),
    },
    pods,
    failing,
    drifted,
  };
}

/** Why pods are refused whose policy is right by itself, as far as that can be said. */
const refusalBeside = (awaited: boolean): PolicyFindingCode => (awaited ? 'NamesUnread' : 'Conflict');

/** Of a policy: its text says that somebody has looked at what the catalog says by now; another text says so again. */
export const reviewedAnnotation = 'domicile.dev/reviewed';

const datesOf = ({ document: { spec } }: PolicyObject, context: ReturnType<Reconciler['context']>) => ({
  states: statedNow(spec, context),
  old: oldStatements(spec, context).map(({ message }) => message),
});

/** Says it on the policy, where it is news. */
async function report(policy: PolicyObject, found: Findings, reconciler: Reconciler): Promise<void> {
  const status = statusOf(
    found,
    policy.status,
    reconciler
      .date()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  );
  reconciler.onFindings(policy.key, policyFindingsOf(found, status));
  if (sameStatus(policy.status, status)) return;
  await reconciler.writeStatus(policy, status);
  const regarding = { ...policy.object, apiVersion: policy.document.apiVersion, kind: policy.kind };
  for (const told of turned(policy.status, status))
    await reconciler.events.record({ ...told, regarding, action: 'Reconcile' });
}
