import type { Auditor } from './audit/auditor.ts';
import type { Compiled, Compiler } from './compile.ts';
import type { Answers } from './peer-answers.ts';
import type { PodCounts, PodFindings } from './status.ts';
import type { PodFacts, World } from './world.ts';

/** What a policy's pods are known to be. */
export interface Tally {
  readonly pods: Omit<PodCounts, 'drifted'>;
  /** Pods that cannot run on what they were sent, each with its reason. */
  readonly failing: readonly string[];
  /** Pods that are not as they should be. */
  readonly drifted: readonly PodFindings[];
  /** Why pods are told to deny everything, of one of them; empty where none is. */
  readonly refused: string;
  /** How policies of a pod contradict each other, of one of them; empty where none do. */
  readonly contradiction: string;
}

/** Of all pods, whichever policies are for them. */
export interface PodTotals {
  readonly injected: number;
  /** Run on what they should, by their own word. */
  readonly current: number;
  /** Have not answered to what they should run on for a while, whether they run on it or deny because of it. */
  readonly behind: number;
}

/** Milliseconds without an answer after which a pod is behind: one that is only starting is not. */
export const behindMs = 300_000;

/** How many pods each policy has, and how they are: kept pod by pod, so that one event costs the same among many. */
export interface Census {
  /** Looks at a pod anew, or forgets one that is gone; returns the policies that it was or is for. */
  readonly look: (uid: string) => readonly string[];
  readonly tallyOf: (policy: string) => Tally;
  readonly counts: () => PodTotals;
}

export interface CensusOptions {
  readonly world: Pick<World, 'pod'>;
  readonly compiler: Pick<Compiler, 'compile'>;
  /** What a pod's sidecar has said, to us or to another replica. */
  readonly answerOf: (uid: string) => Answers[string] | undefined;
  /** What the auditor found of a pod. */
  readonly findingsOf: Auditor['findingsOf'];
  /** Whether a hostile agent can get round the proxy of an injected pod. */
  readonly isBypassable: Auditor['isBypassable'];
  /** Unix milliseconds. */
  readonly now: () => number;
}

interface Looked {
  readonly policies: readonly string[];
  readonly injected: boolean;
  readonly current: boolean;
  readonly bypassable: boolean;
  /** Whether it has said anything of what it should run on; nothing is asked of a pod that is not injected. */
  readonly answered: boolean;
  /** `namespace/name: reason`; empty where it runs. */
  readonly failing: string;
  readonly drifted: PodFindings | undefined;
  readonly refused: string;
  readonly contradiction: string;
}

/** Of one policy. What is odd is kept by pod, since it is to be few. */
interface Kept {
  selected: number;
  injected: number;
  current: number;
  bypassable: number;
  readonly failing: Map<string, string>;
  readonly drifted: Map<string, PodFindings>;
  readonly refused: Map<string, string>;
  readonly contradiction: Map<string, string>;
}

export function createCensus(options: CensusOptions): Census {
  const { world, compiler, answerOf, findingsOf, isBypassable, now } = options;
  const pods = new Map<string, Looked>();
  const policies = new Map<string, Kept>();
  /** Since when, in Unix milliseconds. */
  const unanswered = new Map<string, number>();

  /** What was said of something older tells nothing of what the pod should run on now. */
  const problemOf = (uid: string, hash: string | undefined): string | undefined => {
    const said = answerOf(uid);
    return said !== undefined && said.hash === hash ? (said.problem ?? '') : undefined;
  };
  const lookedAt = (pod: PodFacts): Looked => {
    const { policies, contradiction, line } = compiler.compile(pod) ?? unknown;
    const name = `${pod.namespace}/${pod.name}`;
    const findings = findingsOf(pod.uid);
    const drifted = findings.length === 0 ? undefined : { pod: name, findings };
    if (!pod.injected) return { ...unasked, policies, drifted };
    const problem = problemOf(pod.uid, line?.hash);
    return {
      policies,
      injected: true,
      current: problem === '',
      bypassable: isBypassable(pod.uid),
      answered: problem !== undefined,
      failing: problem ? `${name}: ${problem}` : '',
      drifted,
      refused: line?.config.refused ?? '',
      contradiction,
    };
  };
  const noteAnswer = (uid: string, looked: Looked | undefined): void => {
    if (looked?.answered !== false) unanswered.delete(uid);
    else if (!unanswered.has(uid)) unanswered.set(uid, now());
  };
  const count = (uid: string, looked: Looked, by: 1 | -1): void => {
    for (const key of looked.policies) {
      const kept = policies.get(key) ?? nobody();
      policies.set(key, kept);
      kept.selected += by;
      kept.injected += Number(looked.injected) * by;
      kept.current += Number(looked.current) * by;
      kept.bypassable += Number(looked.bypassable) * by;
      note(kept.failing, uid, by === 1 ? looked.failing : '');
      note(kept.drifted, uid, by === 1 ? looked.drifted : undefined);
      note(kept.refused, uid, by === 1 ? looked.refused : '');
      note(kept.contradiction, uid, by === 1 ? looked.contradiction : '');
      if (kept.selected === 0) policies.delete(key);
    }
  };
  return {
    look: (uid) => {
      const pod = world.pod(uid);
      const [before, after] = [pods.get(uid), pod && lookedAt(pod)];
      if (before !== undefined) count(uid, before, -1);
      if (after !== undefined) count(uid, after, 1);
      if (after === undefined) pods.delete(uid);
      else pods.set(uid, after);
      noteAnswer(uid, after);
      return [...new Set([...(before?.policies ?? []), ...(after?.policies ?? [])])];
    },
    counts: () => {
      const [all, since] = [[...pods.values()], now() - behindMs];
      return {
        injected: all.filter(({ injected }) => injected).length,
        current: all.filter(({ current }) => current).length,
        behind: [...unanswered.values()].filter((at) => at <= since).length,
      };
    },
    tallyOf: (key) => {
      const { selected, injected, current, bypassable, failing, drifted, ...one } =
        policies.get(key) ?? nobody();
      const [[refused = ''], [contradiction = '']] = [one.refused.values(), one.contradiction.values()];
      return {
        pods: { selected, injected, current, bypassable },
        failing: [...failing.values()],
        drifted: [...drifted.values()],
        refused,
        contradiction,
      };
    },
  };
}

const nobody = (): Kept => ({
  selected: 0,
  injected: 0,
  current: 0,
  bypassable: 0,
  failing: new Map(),
  drifted: new Map(),
  refused: new Map(),
  contradiction: new Map(),
});

/** Of a pod whose namespace is not known. */
const unknown: Compiled = { policies: [], contradiction: '', line: undefined, stands: '' };

/** Of a pod that is not injected. */
const unasked = {
  injected: false,
  current: false,
  bypassable: false,
  answered: true,
  failing: '',
  refused: '',
  contradiction: '',
} as const;

function note<What>(odd: Map<string, What>, uid: string, what: What | undefined): void {
  if (what === undefined || what === '') odd.delete(uid);
  else odd.set(uid, what);
}
