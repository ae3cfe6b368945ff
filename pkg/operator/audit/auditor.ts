import { setImmediate as turn } from 'node:timers/promises';
import { isLockedDown } from '../../api/bootstrap.ts';
import type { Drift } from '../../api/drift.ts';
import type { KubeClient } from '../../kube/client.ts';
import { type Clock, realClock, repeat } from '../../kube/clock.ts';
import type { EventRecorder } from '../../kube/events.ts';
import { isStatus } from '../../kube/kube-error.ts';
import type { KubeObject } from '../../kube/resource.ts';
import { startWorkQueue } from '../../kube/work-queue.ts';
import { regionLabel } from '../../policy/placement.ts';
import { countsOf } from '../finding-counts.ts';
import { pods } from '../resources.ts';
import { enforces, generationOf, type PodFacts, type World } from '../world.ts';
import { type AgentRun, agentRunOf } from './agent-run.ts';
import { type PodFinding, podFindingCodes, podFindings } from './pod-findings.ts';
import type { Silence } from './silence.ts';

/**
 * Milliseconds between two looks at whether something that pods are judged by has changed, and two looks at all pods.
 */
export const auditMs = { look: 10_000, all: 600_000 } as const;
/** Whole pods that are read at once: to parse as many takes 1 or 2 ms, in which nobody is admitted. */
export const pageItems = 25;
/** Pods that are not injected, of which nothing is read, between two turns of the event loop. */
const slice = 50;
/** Pods that are read one by one at the same time. */
const workers = 2;
/** Events between two looks: an upgrade makes every pod old at once. The others are in status and metrics. */
export const eventsAtOnce = 50;

export interface Auditor {
  /** What is wrong with a pod, as last judged. */
  readonly findingsOf: (uid: string) => readonly PodFinding[];
  /** Whether a hostile agent can get round the proxy of a pod, as last read. */
  readonly isBypassable: (uid: string) => boolean;
  readonly podChanged: (pod: PodFacts, gone: boolean) => void;
  /** The proxy of a pod has said something. */
  readonly answered: (uid: string) => void;
  /** A pod has talked through its proxy. */
  readonly talked: (uid: string) => void;
  /** We lead now: the first look is due. */
  readonly cameToLead: () => void;
  /** How many pods have each finding, by its code. */
  readonly counts: () => Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
}

export interface AuditorOptions {
  readonly client: Pick<KubeClient, 'get' | 'page'>;
  readonly world: Pick<World, 'pods' | 'pod' | 'namespace' | 'policies'>;
  /** In what a whole pod is not what injection would make of it now. */
  readonly driftOf: (pod: KubeObject, enforced: boolean) => readonly Drift[];
  /** Names of the policies outside of whose places a node of that region lies, of those that select the pod. */
  readonly outside: (pod: PodFacts, region: string) => readonly string[];
  /** Names what `driftOf` goes by, beside policies and namespaces. */
  readonly settings: () => string;
  /** Whether the proxy of a pod has said that it runs on what it should, so that it knows the authorities of now. */
  readonly runsOn: (uid: string) => boolean;
  readonly silence: Silence;
  /** Only one replica reads whole pods and tells of them. */
  readonly leads: () => boolean;
  readonly events: EventRecorder;
  /** What is known of a pod has changed. */
  readonly onJudged: (pod: PodFacts) => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
  /** Milliseconds between two looks at all pods. */
  readonly allMs?: number;
}

/** What a whole pod said, and when. */
interface Seen {
  /** Of the pod that was read. */
  readonly generation: number;
  readonly drift: readonly Drift[];
  readonly bypassable: boolean;
  /** What its agents run; `undefined` while not all of them did. */
  readonly run: AgentRun | undefined;
  /** Whether it was read since it talked: once between two looks at all pods. */
  readonly readSinceItTalked: boolean;
}

interface Judged extends Seen {
  readonly findings: readonly PodFinding[];
}

const nothing: readonly never[] = [];

/** Of a pod that has no proxy, nothing more is asked. */
const unread = ({ generation }: PodFacts): Seen => ({
  generation,
  drift: nothing,
  bypassable: false,
  run: undefined,
  readSinceItTalked: false,
});

/**
 * Looks for pods that are not as they should be. Metadata of pods is watched; a whole pod, which says what it runs, is
 * read when it is new or its specification has changed, and all are read page by page when what they are judged by has.
 * Of each only its findings are kept.
 */
export function startAuditor(options: AuditorOptions): Auditor {
  const { client, world, events, leads, silence, clock = realClock, allMs = auditMs.all } = options;
  const judged = new Map<string, Judged>();

  const isEnforced = ({ namespace }: PodFacts): boolean => {
    const known = world.namespace(namespace);
    return known !== undefined && enforces(known);
  };
  let eventsLeft: number = eventsAtOnce;
  const tell = (pod: PodFacts, finding: PodFinding): void => {
    if (eventsLeft <= 0) return;
    eventsLeft -= 1;
    void events.record(eventOf(pod, finding));
  };
  const settle = (
    { uid }: PodFacts,
    { generation, drift, bypassable, run, readSinceItTalked }: Seen,
  ): void => {
    const pod = world.pod(uid);
    // One that has gone while it was read would be counted for ever.
    if (pod === undefined) return;
    const enforced = isEnforced(pod);
    const region = pod.labels[regionLabel] ?? '';
    const outside = region === '' ? nothing : options.outside(pod, region);
    const told = drift.filter(({ code }) => code !== 'OldAuthority' || !options.runsOn(pod.uid));
    const findings = podFindings({
      injected: pod.injected,
      enforced,
      generation,
      drift: told,
      region,
      outside,
      silentSince: silence.since(pod, run),
    });
    const before = judged.get(pod.uid);
    const had = before?.findings ?? nothing;
    judged.set(pod.uid, {
      generation,
      drift: drift.length === 0 ? nothing : drift,
      bypassable,
      run,
      readSinceItTalked,
      findings: findings.length === 0 ? nothing : findings,
    });
    if (isSame(before, { findings, bypassable })) return;
    const news = findings.filter(({ code }) => !had.some((one) => one.code === code));
    for (const finding of news) tell(pod, finding);
    options.onJudged(pod);
  };
  const settleWhole = (pod: PodFacts, whole: KubeObject, readSinceItTalked: boolean): void => {
    const drift = options.driftOf(whole, isEnforced(pod));
    const run = agentRunOf(whole, judged.get(pod.uid)?.run);
    settle(pod, {
      generation: generationOf(whole),
      drift,
      bypassable: !isLockedDown(whole),
      run,
      readSinceItTalked,
    });
  };
  /** Pods are read when they are new: what their containers run stands in their status only later. */
  const isToBeReadAgain = ({ run, readSinceItTalked }: Judged, uid: string): boolean =>
    run === undefined && !readSinceItTalked && silence.isHeard(uid);
  const judge = async (uid: string): Promise<void> => {
    const pod = world.pod(uid);
    if (pod === undefined || !leads()) return;
    const known = judged.get(uid);
    if (!pod.injected) return settle(pod, unread(pod));
    if (known?.generation === pod.generation && !isToBeReadAgain(known, uid)) return settle(pod, known);
    const heard = silence.isHeard(uid);
    const whole = await readPod(client, pod);
    if (whole?.metadata.uid === uid) settleWhole(pod, whole, heard);
  };
  const judgeAll = async (stopped: AbortSignal): Promise<void> => {
    const all = world.pods();
    for (const [index, pod] of all.filter(({ injected }) => !injected).entries()) {
      settle(pod, unread(pod));
      if (index % slice === slice - 1) await turn();
    }
    const namespaces = new Set(all.filter(({ injected }) => injected).map(({ namespace }) => namespace));
    for (const namespace of namespaces) {
      for await (const whole of wholePods(client, namespace)) {
        await turn();
        const pod = world.pod(whole.metadata.uid);
        if (stopped.aborted || !leads()) return;
        // What has changed since the page was read is read by itself.
        if (pod?.injected === true && generationOf(whole) >= pod.generation) settleWhole(pod, whole, false);
      }
    }
  };
  const queue = startWorkQueue({
    workers,
    work: judge,
    onError: (_uid, error) => options.onError(error),
    clock,
  });

  let goneBy = '';
  let isFirstDue = true;
  /** How often we came to lead: what changed before, if only for a moment, we have neither read nor heard. */
  let terms = 0;
  let lastTerm = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async (stopped: AbortSignal): Promise<void> => {
    eventsLeft = eventsAtOnce;
    if (!leads()) {
      isFirstDue = true;
      silence.forget();
      return judged.clear();
    }
    if (terms !== lastTerm) silence.forget();
    lastTerm = terms;
    await silence.keep().catch(options.onError);
    const now = [terms, options.settings(), ...basisOf(world)].join('\n');
    if (now === goneBy && clock.now() - lookedAt < allMs) return;
    isFirstDue = false;
    await judgeAll(stopped);
    goneBy = now;
    lookedAt = clock.now();
  };
  const looking = repeat({
    work: look,
    everyMs: Math.min(auditMs.look, allMs),
    onError: options.onError,
    clock,
  });
  return {
    findingsOf: (uid) => judged.get(uid)?.findings ?? nothing,
    isBypassable: (uid) => judged.get(uid)?.bypassable === true,
    podChanged: ({ uid, injected }, gone) => {
      if (gone) judged.delete(uid);
      // Before the first look at all pods, each would be read twice.
      else if (!isFirstDue || !injected) queue.add(uid);
    },
    answered: (uid) => {
      const [pod, known] = [world.pod(uid), judged.get(uid)];
      const maybe = known?.drift.some(({ code }) => code === 'OldAuthority');
      if (pod !== undefined && known !== undefined && maybe === true && leads()) settle(pod, known);
    },
    talked: (uid) => {
      const [pod, known] = [world.pod(uid), judged.get(uid)];
      if (pod === undefined || known === undefined || !leads()) return;
      if (isToBeReadAgain(known, uid)) queue.add(uid);
      else if (pod.injected) settle(pod, known);
    },
    cameToLead: () => {
      terms += 1;
      looking.now();
    },
    counts: () => countsOf(podFindingCodes, codesOf(judged.values())),
    stop: async () => {
      await Promise.all([looking.stop(), queue.stop()]);
    },
  };
}

/** What pods are judged by that the cluster decides: which policies there are, and what namespaces say. */
const basisOf = (world: Pick<World, 'policies' | 'pods' | 'namespace'>): readonly string[] => [
  ...world.policies().map(({ key, object: { metadata } }) => `${key} ${metadata.uid} ${metadata.generation}`),
  ...[...new Set(world.pods().map(({ namespace }) => namespace))]
    .toSorted()
    .map((name) => `${name} ${JSON.stringify(world.namespace(name)?.labels)}`),
];

async function readPod(
  client: Pick<KubeClient, 'get'>,
  { namespace, name }: PodFacts,
): Promise<KubeObject | undefined> {
  try {
    return await client.get(pods, { namespace, name });
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    throw error;
  }
}

async function* wholePods(client: Pick<KubeClient, 'page'>, namespace: string): AsyncGenerator<KubeObject> {
  let next = '';
  do {
    const page = await client.page(pods, { namespace }, pageItems, next);
    yield* page.items;
    next = page.next;
  } while (next !== '');
}

type Known = Pick<Judged, 'findings' | 'bypassable'>;

/** Whether nothing that others go by has changed; of a pod that was not known, nothing was found. */
const isSame = (before: Known | undefined, { findings, bypassable }: Known): boolean =>
  JSON.stringify([before?.findings ?? nothing, before?.bypassable ?? false]) ===
  JSON.stringify([findings, bypassable]);

function* codesOf(all: Iterable<Judged>): Generator<PodFinding['code']> {
  for (const { findings } of all) for (const { code } of findings) yield code;
}

const eventOf = ({ uid, name, namespace }: PodFacts, { code, message }: PodFinding) => ({
  regarding: { apiVersion: 'v1', kind: 'Pod', metadata: { uid, name, namespace, resourceVersion: '' } },
  type: 'Warning' as const,
  reason: code,
  action: 'Audit',
  note: message,
});
