/** One `metav1.Condition`. */
export interface Condition {
  readonly type: 'Accepted' | 'Programmed' | 'Degraded' | 'Ready';
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
  readonly pods: PodCounts;
  /** Pods that cannot run on what they were sent, each with its reason. */
  readonly failing: readonly string[];
}

type Said = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

/** Characters of a condition's message, as the API bounds it; the rest is cut. */
export const messageCharacters = 32_768;

/** The status that says it. A condition keeps the time of its last change. */
export function statusOf(found: Findings, before: PolicyStatus | undefined, now: string): PolicyStatus {
  const said = [accepted(found), programmed(found), degraded(found)];
  const conditions = [...said, ready(said)].map((one): Condition => {
    const old = before?.conditions?.find(({ type }) => type === one.type);
    const lastTransitionTime = old?.status === one.status ? old.lastTransitionTime : now;
    const message = one.message.slice(0, messageCharacters);
    return { ...one, message, observedGeneration: found.generation, lastTransitionTime };
  });
  return { observedGeneration: found.generation, conditions, pods: found.pods };
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

function degraded({ failing, pods }: Findings): Said {
  const type = 'Degraded';
  const [first] = failing;
  if (first !== undefined) {
    const message = `${failing.length} pods deny everything; ${first}`;
    return { type, status: 'True', reason: 'PodsDeny', message };
  }
  const missing = pods.selected - pods.injected;
  if (missing > 0) {
    const message = `${missing} selected pods ask for injection and have none: they were created before it. Recreate them.`;
    return { type, status: 'True', reason: 'NotInjected', message };
  }
  return { type, status: 'False', reason: 'AsExpected', message: 'No pod is known to fail.' };
}

function ready(said: readonly Said[]): Said {
  const wanted = { Accepted: 'True', Programmed: 'True', Degraded: 'False', Ready: 'True' } as const;
  const wrong = said.find(({ type, status }) => status !== wanted[type]);
  const { reason, message } = wrong ?? { reason: 'Ready', message: 'The policy is in force.' };
  return { type: 'Ready', status: wrong === undefined ? 'True' : 'False', reason, message };
}

/** Whether two say the same; times aside. */
export function sameStatus(a: PolicyStatus | undefined, b: PolicyStatus): boolean {
  const bare = (status: PolicyStatus | undefined): string =>
    JSON.stringify([
      status?.observedGeneration,
      status?.pods && [status.pods.selected, status.pods.injected, status.pods.current],
      (status?.conditions ?? [])
        .map(({ type, status: value, reason, message, observedGeneration }) =>
          [type, value, reason, message, observedGeneration].join('\0'),
        )
        .toSorted(),
    ]);
  return bare(a) === bare(b);
}
