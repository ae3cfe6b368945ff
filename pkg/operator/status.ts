import { type PodFinding, pastTheProxy } from './audit/pod-findings.ts';

/** One `metav1.Condition`. */
export interface Condition {
  readonly type: 'Accepted' | 'Programmed' | 'Drifted' | 'Degraded' | 'Ready';
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration: number;
  readonly lastTransitionTime: string;
}

export interface PodCounts {
  readonly selected: number;
  readonly injected: number;
  /** Run on this policy as it is now, by their own word. */
  readonly current: number;
  /** Not as they were admitted, or not as they would be injected now. */
  readonly drifted: number;
}

export interface PolicyStatus {
  readonly observedGeneration?: number;
  readonly conditions?: readonly Condition[];
  readonly pods?: PodCounts;
}

/** What was found of a policy and its pods. */
export interface Findings {
  readonly generation: number;
  /** Why it is not accepted; empty where it is. */
  readonly problem: string;
  readonly pods: Omit<PodCounts, 'drifted'>;
  /** Pods that cannot run on what they were sent, each with its reason. */
  readonly failing: readonly string[];
  /** Pods that are not as they should be, each with what is wrong with it. */
  readonly drifted: readonly PodFindings[];
}

export interface PodFindings {
  /** `agents/support-0` */
  readonly pod: string;
  /** At least one. */
  readonly findings: readonly PodFinding[];
}

type Said = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

/** Characters of a condition's message, as the API bounds it; the rest is cut. */
export const messageCharacters = 32_768;

/** The status that says it. A condition keeps the time of its last change. */
export function statusOf(found: Findings, before: PolicyStatus | undefined, now: string): PolicyStatus {
  const said = [accepted(found), programmed(found), drifted(found), degraded(found)];
  const conditions = [...said, ready(said)].map((one): Condition => {
    const old = before?.conditions?.find(({ type }) => type === one.type);
    const lastTransitionTime = old?.status === one.status ? old.lastTransitionTime : now;
    const message = one.message.slice(0, messageCharacters);
    return { ...one, message, observedGeneration: found.generation, lastTransitionTime };
  });
  const pods = { ...found.pods, drifted: found.drifted.length };
  return { observedGeneration: found.generation, conditions, pods };
}

const accepted = ({ problem }: Findings): Said =>
  problem === ''
    ? { type: 'Accepted', status: 'True', reason: 'Valid', message: 'The policy is valid.' }
    : {
        type: 'Accepted',
        status: 'False',
        reason: 'Invalid',
        message: `Its pods deny everything: ${problem}`,
      };

function programmed({ problem, pods }: Findings): Said {
  const type = 'Programmed';
  const { injected, current } = pods;
  if (problem !== '')
    return { type, status: 'False', reason: 'NotAccepted', message: 'The policy is not accepted.' };
  const message = `${current} of ${injected} injected pods run on it.`;
  if (current < injected) return { type, status: 'False', reason: 'Pending', message };
  return { type, status: 'True', reason: injected === 0 ? 'NoPods' : 'Programmed', message };
}

/** An old pod goes on enforcing what it should, so this alone does not take `Ready` away. */
function drifted({ drifted: pods }: Findings): Said {
  const type = 'Drifted';
  const said = summaryOf(pods);
  if (said !== undefined) return { type, status: 'True', ...said };
  return {
    type,
    status: 'False',
    reason: 'AsInjected',
    message: 'No pod is known to differ from what injection makes.',
  };
}

/** Counts by reason, most first, and one pod of the first reason in full. */
function summaryOf(pods: readonly PodFindings[]): Pick<Said, 'reason' | 'message'> | undefined {
  const each = pods.flatMap(({ pod, findings }) => findings.map((finding) => ({ pod, ...finding })));
  const byCode = [...Map.groupBy(each, ({ code }) => code)].toSorted(([, a], [, b]) => b.length - a.length);
  const [most] = byCode;
  if (most === undefined) return undefined;
  const [reason, [example]] = most;
  const counts = byCode.map(([code, all]) => `${all.length} ${code}`).join(', ');
  return { reason, message: `Pods: ${counts}. ${example?.pod}: ${example?.message}` };
}

function degraded({ failing, drifted: pods }: Findings): Said {
  const type = 'Degraded';
  const [first] = failing;
  if (first !== undefined) {
    const message = `${failing.length} pods deny everything; ${first}`;
    return { type, status: 'True', reason: 'PodsDeny', message };
  }
  const past = pods.map(({ pod, findings }) => ({
    pod,
    findings: findings.filter(({ code }) => pastTheProxy.has(code)),
  }));
  const worst = summaryOf(past.filter(({ findings }) => findings.length > 0));
  if (worst !== undefined) return { type, status: 'True', ...worst };
  return { type, status: 'False', reason: 'AsExpected', message: 'No pod is known to fail.' };
}

function ready(said: readonly Said[]): Said {
  const wanted: Partial<Record<Condition['type'], string>> = {
    Accepted: 'True',
    Programmed: 'True',
    Degraded: 'False',
  };
  const wrong = said.find(({ type, status }) => wanted[type] !== undefined && status !== wanted[type]);
  const { reason, message } = wrong ?? { reason: 'Ready', message: 'The policy is in force.' };
  return { type: 'Ready', status: wrong === undefined ? 'True' : 'False', reason, message };
}

const countNames = ['selected', 'injected', 'current', 'drifted'] as const;

/** Whether two say the same; times aside. */
export function sameStatus(a: PolicyStatus | undefined, b: PolicyStatus): boolean {
  const bare = (status: PolicyStatus | undefined): string =>
    JSON.stringify([
      status?.observedGeneration,
      status?.pods && countNames.map((name) => status.pods?.[name] ?? 0),
      (status?.conditions ?? [])
        .map(({ type, status: value, reason, message, observedGeneration }) =>
          [type, value, reason, message, observedGeneration].join('\0'),
        )
        .toSorted(),
    ]);
  return bare(a) === bare(b);
}
