import type { Stated } from '../policy/dated.ts';
import { type PodFinding, pastTheProxy } from './audit/pod-findings.ts';
import { confirmedText, doubtsOf, type PolicyFindingCode, type Soundness } from './policy-findings.ts';

/** One `metav1.Condition`. */
export interface Condition {
  readonly type: 'Accepted' | 'Programmed' | 'Sound' | 'Drifted' | 'Degraded' | 'Ready';
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
  /** Injected, and without a lockdown: a hostile agent can get round the proxy. */
  readonly bypassable: number;
  /** Not as they were admitted, or not as they would be injected now. */
  readonly drifted: number;
}

export interface PolicyStatus {
  readonly observedGeneration?: number;
  readonly conditions?: readonly Condition[];
  readonly pods?: PodCounts;
  readonly catalog?: CatalogBasis;
}

/** What the catalog said of what a policy names, when it was accepted. */
export interface CatalogBasis {
  /** Of the specification that was accepted, and the text of the annotation that says that it was reviewed since. */
  readonly generation: number;
  readonly reviewed: string;
  readonly names: readonly Stated[];
}

/** What was found of a policy and its pods. */
export interface Findings {
  readonly generation: number;
  /** Why it is not accepted; empty where it is. */
  readonly problem: string;
  readonly refusal: PolicyFindingCode;
  /** What the annotation `domicile.dev/reviewed` says; empty where there is none. */
  readonly reviewed: string;
  /** Names of it were never read, so that nothing can be said of it yet. */
  readonly awaited: boolean;
  readonly soundness: Omit<Soundness, 'stated'>;
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
  const catalog = basisOf(found, before?.catalog);
  const soundness = { ...found.soundness, stated: catalog?.names ?? [] };
  const said = [accepted(found), programmed(found), sound(found, soundness), drifted(found), degraded(found)];
  const conditions = [...said, ready(said)].map((one): Condition => {
    const old = before?.conditions?.find(({ type }) => type === one.type);
    const lastTransitionTime = old?.status === one.status ? old.lastTransitionTime : now;
    const message = one.message.slice(0, messageCharacters);
    return { ...one, message, observedGeneration: found.generation, lastTransitionTime };
  });
  const pods = { ...found.pods, drifted: found.drifted.length };
  return {
    observedGeneration: found.generation,
    conditions,
    pods,
    ...(catalog !== undefined && { catalog }),
  };
}

/** What was found of the policy itself, for metrics. */
export const policyFindingsOf = ({ problem, refusal, soundness }: Findings, status: PolicyStatus) =>
  problem === ''
    ? doubtsOf({ ...soundness, stated: status.catalog?.names ?? [] }).map(({ code }) => code)
    : [refusal];

/** As it was accepted; anew with another specification, and when somebody says that they have reviewed it. */
function basisOf(
  { problem, awaited, generation, reviewed, soundness }: Findings,
  before: CatalogBasis | undefined,
): CatalogBasis | undefined {
  const stands = before?.generation === generation && before.reviewed === reviewed;
  return stands || problem !== '' || awaited ? before : { generation, reviewed, names: soundness.states };
}

function accepted({ problem, refusal, awaited }: Findings): Said {
  const type = 'Accepted';
  if (problem !== '')
    return { type, status: 'False', reason: refusal, message: `Its pods deny everything: ${problem}` };
  if (!awaited) return { type, status: 'True', reason: 'Valid', message: 'The policy is valid.' };
  const message =
    'It is judged once its names are read: see Sound. Pods that have nothing yet deny everything.';
  return { type, status: 'Unknown', reason: 'NamesUnread', message };
}

function programmed({ problem, pods }: Findings): Said {
  const type = 'Programmed';
  const { injected, current, bypassable } = pods;
  if (problem !== '')
    return { type, status: 'False', reason: 'NotAccepted', message: 'The policy is not accepted.' };
  const weaker = `${bypassable} ${bypassable === 1 ? 'is' : 'are'} not locked down (Cooperative), so a hostile agent there can get round the proxy.`;
  const message = `${current} of ${injected} injected pods run on it.${bypassable > 0 ? ` ${weaker}` : ''}`;
  if (current < injected) return { type, status: 'False', reason: 'Pending', message };
  return { type, status: 'True', reason: injected === 0 ? 'NoPods' : 'Programmed', message };
}

/** Whether what it is to do is done to anybody, and rests on what is known today. */
function sound({ problem }: Findings, soundness: Soundness): Said {
  const type = 'Sound';
  if (problem !== '')
    return { type, status: 'Unknown', reason: 'NotAccepted', message: 'The policy is not accepted.' };
  const doubts = doubtsOf(soundness);
  const [first] = doubts;
  if (first === undefined) {
    const message = `Nothing makes the policy doubtful.${confirmedText(soundness)}`;
    return { type, status: 'True', reason: 'Sound', message };
  }
  return {
    type,
    status: 'False',
    reason: first.code,
    message: doubts.map(({ message }) => message).join(' '),
  };
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

function degraded({ failing, drifted: pods, soundness: { contradiction } }: Findings): Said {
  const type = 'Degraded';
  if (contradiction !== '') {
    const message = `Some of its pods deny everything: ${contradiction}`;
    return { type, status: 'True', reason: 'NoCommonPlace', message };
  }
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

const countNames = ['selected', 'injected', 'current', 'bypassable', 'drifted'] as const;

/** Whether two say the same; times aside. */
export function sameStatus(a: PolicyStatus | undefined, b: PolicyStatus): boolean {
  const bare = ({ observedGeneration, pods, catalog, conditions = [] }: PolicyStatus): string =>
    JSON.stringify([
      observedGeneration,
      pods && countNames.map((name) => pods[name] ?? 0),
      catalog && bareBasis(catalog),
      conditions
        .map(({ type, status: value, reason, message, observedGeneration: of }) =>
          [type, value, reason, message, of].join('\0'),
        )
        .toSorted(),
    ]);
  return a !== undefined && bare(a) === bare(b);
}

/** In one order: the API server has its own. */
const bareBasis = ({ generation, reviewed, names }: CatalogBasis): readonly unknown[] => [
  generation,
  reviewed,
  names.map(({ kind, name, asOf, says }) => [kind, name, asOf, says]),
];
