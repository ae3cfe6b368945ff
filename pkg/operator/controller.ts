import type { Registry } from '../channel/registry.ts';
import type { KubeClient } from '../kube/client.ts';
import type { EventRecorder } from '../kube/events.ts';
import { realClock } from '../kube/clock.ts';
import { startElection } from '../kube/lease.ts';
import { watch } from '../kube/watch.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import { createAgenda } from './agenda.ts';
import { startAuditing } from './audit/auditing.ts';
import type { Auditor } from './audit/auditor.ts';
import { keptTalkers } from './audit/kept-talkers.ts';
import { listenForSilence } from './audit/silence.ts';
import { type Census, createCensus } from './census.ts';
import { answersOf, createChannels, unansweredOf } from './channels.ts';
import { type Compiler, createCompiler } from './compile.ts';
import type { OperatorOptions } from './operator-options.ts';
import { createDictionaries, type Dictionaries } from './dictionaries.ts';
import { declinedEvent } from './owner-events.ts';
import type { OwnState } from './own-state.ts';
import type { Answers } from './peer-answers.ts';
import { joinPeers } from './peers.ts';
import { startReconciling } from './reconciling.ts';
import { names } from './resources.ts';
import { createSpread } from './spread.ts';
import type { Injection } from './webhooks.ts';
import { watchWorld, type World } from './world.ts';

/** The straight path of a policy, from watch to status. */
export interface Controller {
  readonly world: World;
  readonly compiler: Compiler;
  readonly dictionaries: Dictionaries;
  readonly registry: Registry;
  readonly census: Census;
  readonly auditor: Auditor;
  /** As pods are injected now. */
  readonly injection: () => Injection;
  readonly leads: () => boolean;
  readonly queueDepth: () => number;
  /** Policies with each finding, by its code. */
  readonly policyFindings: () => Readonly<Record<string, number>>;
  /** Keys or authorities are others than before. */
  readonly everythingChanged: () => void;
  /** Leads no more. */
  readonly resign: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface ControllerOptions
  extends Pick<
    OperatorOptions,
    | 'transport'
    | 'namespace'
    | 'instance'
    | 'excludedNamespaces'
    | 'context'
    | 'injection'
    | 'staleMs'
    | 'watchSilenceMs'
    | 'silentMs'
    | 'auditMs'
    | 'idleMs'
  > {
  readonly client: KubeClient;
  readonly own: OwnState;
  readonly metrics: OperatorMetrics;
  readonly events: EventRecorder;
  readonly onError: (error: unknown) => void;
  /** Unix milliseconds, in what others read. */
  readonly now: () => number;
}

/**
 * Parts that tell one another of changes do so by the agenda; it is read top to bottom, and none of them acts before
 * `world.synced`.
 */
export function startController(options: ControllerOptions): Controller {
  const { transport, client, namespace, instance, own, context, metrics, events, onError, now } = options;
  const watching = {
    client,
    watch: (...[resource, selection, from]: WatchArguments) =>
      watch(transport, resource, selection, from, options.watchSilenceMs),
    onError,
  };
  const leads = (): boolean => election.leads();
  const world = watchWorld({
    ...watching,
    excluded: new Set(['kube-system', namespace, ...options.excludedNamespaces]),
    onPolicy: (key) => agenda.policyChanged(key),
    onConfigMap: (name) => agenda.configMapChanged(name),
    onPod: (pod, gone) => agenda.podChanged(pod, gone),
    onNamespace: (changed) => agenda.namespaceChanged(changed),
    onDeclined: (pod) => {
      if (!leads()) return;
      metrics.podSkipped();
      const event = declinedEvent(pod);
      if (event !== undefined) void events.record(event);
    },
  });
  const dictionaries = createDictionaries({
    client,
    world,
    namespace,
    onUnread: (key, policies) => agenda.namesUnread(key, policies),
    onRoom: (keys) => agenda.roomForNames(keys),
  });
  const compiler = createCompiler({
    world,
    dictionaries,
    context,
    rootKeys: own.rootKeys,
    authorities: () => own.serving().authority,
    staleMs: options.staleMs,
  });
  const registry = createChannels({
    world,
    compiler,
    events,
    metrics,
    now,
    onAnswer: (uid) => agenda.answered(uid),
    onExchange: (uid) => agenda.talked([uid]),
    onClosed: (uid) => agenda.fellSilent(uid),
  });
  const peers = joinPeers({
    ...watching,
    namespace,
    instance,
    ownAnswers: () => answersOf(registry),
    unanswered: () => unansweredOf(registry),
    onChange: (uids) => agenda.peersChanged(uids),
    onExchanges: (uids) => agenda.talked(uids),
    onHeard: registry.heardElsewhere,
    now,
  });
  const answerOf = (uid: string): Answers[string] | undefined =>
    registry.stateOf(uid)?.acknowledged ?? peers.answerOf(uid);
  const census = createCensus({
    world,
    compiler,
    answerOf,
    findingsOf: (uid) => auditor.findingsOf(uid),
    isBypassable: (uid) => auditor.isBypassable(uid),
    now: Date.now,
  });
  const spread = createSpread({ world, dictionaries, registry, census, now: Date.now });
  const { queue, findings } = startReconciling({
    client,
    namespace,
    world,
    compiler,
    dictionaries,
    census,
    spread,
    events,
    metrics,
    context,
    ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
    leads,
    onError,
  });
  const injection = remembered(options.injection, own.injected);
  const auditor = startAuditing({
    client,
    world,
    compiler,
    events,
    injection,
    runsOn: (uid) => {
      const [pod, said] = [world.pod(uid), answerOf(uid)];
      return pod !== undefined && said !== undefined && compiler.compile(pod)?.line?.hash === said.hash;
    },
    context,
    silence: listenForSilence({
      lastExchangeOf: (uid) => answerOf(uid)?.lastExchangeAt,
      silentMs: options.silentMs,
      now: Date.now,
      store: keptTalkers(client, namespace),
      clock: realClock,
    }),
    ...(options.auditMs !== undefined && { allMs: options.auditMs }),
    leads,
    onJudged: (pod) => agenda.podJudged(pod),
    onError,
  });
  const agenda = createAgenda({
    world,
    dictionaries,
    compiler,
    registry,
    census,
    spread,
    auditor,
    peers,
    queue,
  });
  const election = startElection({
    client,
    namespace,
    name: names.lease,
    identity: instance,
    onLead: () => agenda.cameToLead(),
    onError,
  });
  return {
    world,
    compiler,
    dictionaries,
    registry,
    census,
    auditor,
    injection,
    leads,
    queueDepth: queue.depth,
    policyFindings: findings,
    everythingChanged: agenda.everythingChanged,
    resign: election.stop,
    stop: async () => {
      await peers.stop();
      await queue.stop();
      await world.stop();
    },
  };
}

type WatchArguments = Parameters<typeof watch> extends [unknown, ...infer Rest] ? Rest : never;

/** Made anew only where what it is made from has changed. */
function remembered<From, Made>(make: (from: From) => Made, from: () => From): () => Made {
  let known: { readonly from: From; readonly made: Made } | undefined;
  return () => {
    const given = from();
    if (known?.from !== given) known = { from: given, made: make(given) };
    return known.made;
  };
}
