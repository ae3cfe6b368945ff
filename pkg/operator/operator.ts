import { startChannelServer } from '../channel/server.ts';
import { type Clock, realClock } from '../kube/clock.ts';
import { kubeClient } from '../kube/client.ts';
import { eventRecorder } from '../kube/events.ts';
import { startElection } from '../kube/lease.ts';
import type { Transport } from '../kube/transport.ts';
import { watch } from '../kube/watch.ts';
import type { BuildInfo } from '../metrics/metrics.ts';
import { createOperatorMetrics, type OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { PolicyContext } from '../policy/context.ts';
import { createAgenda } from './agenda.ts';
import { startEvictions } from './audit/evictions.ts';
import { startCanary } from './canary/canary.ts';
import type { CanaryPlan } from './canary/probes.ts';
import { admittedPod, answersOf, createChannels } from './channels.ts';
import { startAuditing } from './audit/auditing.ts';
import { keptTalkers } from './audit/kept-talkers.ts';
import { listenForSilence } from './audit/silence.ts';
import { endOf, type Lifetimes } from './certificates.ts';
import { createCensus } from './census.ts';
import { createCompiler } from './compile.ts';
import { readOwnState, startUpkeep } from './own-state.ts';
import type { Answers } from './peer-answers.ts';
import { joinPeers } from './peers.ts';
import { startReconciling } from './reconciling.ts';
import { names } from './resources.ts';
import { createSpread } from './spread.ts';
import { reviewToken } from './token-review.ts';
import { validPolicies } from './valid-policies.ts';
import { serveWebhooks } from './serve-webhooks.ts';
import type { Injection } from './webhooks.ts';
import { watchWorld } from './world.ts';

export interface OperatorOptions {
  readonly transport: Transport;
  readonly build: BuildInfo;
  readonly namespace: string;
  /** Ours alone. */
  readonly instance: string;
  readonly host: string;
  readonly ports: { readonly webhook: number; readonly channel: number };
  /** Names and addresses that the serving certificate is for. */
  readonly hosts: readonly string[];
  readonly staleMs: number;
  /** What policies are checked against, at this moment. */
  readonly context: () => PolicyContext;
  /** Makes injection, once it is known whom sidecars are to trust. */
  readonly injection: (authority: string) => Injection;
  /** Namespaces, beside our own and kube-system, whose pods are never judged: the webhooks leave them out. */
  readonly excludedNamespaces: readonly string[];
  /** Where the canary makes its dry runs; absent: no canary. */
  readonly canary: CanaryPlan | undefined;
  /** Pods that have drifted and are evicted in a minute at most; 0: none. */
  readonly evictPerMinute: number;
  /** Milliseconds for which agents with another image are given time to talk through their proxy; 0: for ever. */
  readonly silentMs: number;
  readonly onError: (error: unknown) => void;
  /** By which certificates and keys are kept. */
  readonly clock?: Clock;
  /** Milliseconds between two looks at all pods. */
  readonly auditMs?: number;
  /** Milliseconds without a pod after which a policy selects nothing. */
  readonly idleMs?: number;
  /** Without a byte, after which a watch is taken for dead. */
  readonly watchSilenceMs?: number;
  /** Unix milliseconds, in what others read: certificates, configurations, what replicas tell one another. */
  readonly now?: () => number;
  readonly lifetimes?: Lifetimes;
  /** A Secret with the certificate of the webhooks, which somebody else renews and has the API server trust. */
  readonly webhookSecret?: string | undefined;
}

export interface Operator {
  readonly ports: { readonly webhook: number; readonly channel: number };
  readonly metrics: OperatorMetrics;
  /** Of the channel, in PEM. */
  readonly authority: () => string;
  readonly leads: () => boolean;
  /** Constants that say why we cannot serve. */
  readonly notReady: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Without a word of the API server for so long, we are not ready: another replica may know more. */
export const deafMs = 300_000;

/**
 * Watches, serves and reconciles until it is stopped. Rejects where the cluster is not as the chart leaves it. Parts
 * that tell one another of changes do so by the agenda; it is read top to bottom, and none of them acts before
 * `world.synced`.
 */
export async function startOperator(options: OperatorOptions): Promise<Operator> {
  const { transport, namespace, instance, host, now = Date.now, lifetimes, webhookSecret } = options;
  const client = kubeClient(transport);
  const watching = {
    client,
    watch: (...[resource, selection, from]: WatchArguments) =>
      watch(transport, resource, selection, from, options.watchSilenceMs),
  };
  const own = await readOwnState({ client, namespace, hosts: options.hosts, now, lifetimes, webhookSecret });
  const metrics = createOperatorMetrics(options.build, {
    queueDepth: () => reconciling.queue.depth(),
    watchAges: () => world.ages(),
    channels: () => registry.pods().length,
    leads: () => election.leads(),
    pods: () => census.counts(),
    podFindings: () => auditor.counts(),
    policyFindings: () => reconciling.findings(),
    canary: () => ({ results: canary.results(), at: canary.at() }),
    certificateEnds: () => ({ ...own.serving().ends, webhooks: endOf(own.webhookLeaf().cert) }),
  });
  const onError = (error: unknown): void => {
    metrics.callFailed();
    options.onError(error);
  };
  const events = eventRecorder({ client, controller: 'domicile.dev/operator', instance, onError });
  const world = watchWorld({
    ...watching,
    excluded: new Set(['kube-system', namespace, ...options.excludedNamespaces]),
    onPolicy: (key) => agenda.policyChanged(key),
    onPod: (pod, gone) => agenda.podChanged(pod, gone),
    onNamespace: (namespace) => agenda.namespaceChanged(namespace),
    onError,
  });
  const compiler = createCompiler({
    world,
    context: options.context,
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
    onChange: (uids) => agenda.peersChanged(uids),
    onExchanges: (uids) => agenda.talked(uids),
    onError,
    now,
  });
  const answerOf = (uid: string): Answers[string] | undefined =>
    registry.stateOf(uid)?.acknowledged ?? peers.answerOf(uid);
  const census = createCensus({
    world,
    compiler,
    answerOf,
    findingsOf: (uid) => auditor.findingsOf(uid),
    now: Date.now,
  });
  const spread = createSpread({ world, registry, census, now: Date.now });
  const reconciling = startReconciling({
    client,
    namespace,
    world,
    compiler,
    census,
    spread,
    events,
    metrics,
    context: options.context,
    ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
    leads: () => election.leads(),
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
      return pod !== undefined && said !== undefined && compiler.compile(pod)?.line.hash === said.hash;
    },
    context: options.context,
    silence: listenForSilence({
      lastExchangeOf: (uid) => answerOf(uid)?.lastExchangeAt,
      silentMs: options.silentMs,
      now: Date.now,
      store: keptTalkers(client, namespace),
      clock: realClock,
    }),
    ...(options.auditMs !== undefined && { allMs: options.auditMs }),
    leads: () => election.leads(),
    onFindings: (pod) => agenda.podJudged(pod),
    onError,
  });
  const agenda = createAgenda({
    world,
    registry,
    census,
    spread,
    auditor,
    peers,
    queue: reconciling.queue,
  });
  const election = startElection({
    client,
    namespace,
    name: names.lease,
    identity: instance,
    onLead: () => agenda.cameToLead(),
    onError,
  });
  await world.synced;
  const webhooks = await serveWebhooks({
    host,
    port: options.ports.webhook,
    certificate: own.webhookLeaf(),
    world,
    validPolicies: (within) => validPolicies(world, compiler, within),
    inject: (pod) => injection().inject(pod),
    context: options.context,
    events,
    metrics,
    onError,
  });
  const channel = await startChannelServer({
    host,
    port: options.ports.channel,
    certificate: own.serving().leaf,
    registry,
    authenticate: (token) => reviewToken(transport.json, token),
    admits: (pod) => admittedPod(world, pod) !== undefined,
    now: Date.now,
    onError,
  });
  const upkeep = await startUpkeep({
    own,
    client,
    namespace,
    webhooks,
    channel,
    trusted: webhookSecret !== undefined,
    onChange: () => agenda.everythingChanged(),
    onError,
    clock: options.clock ?? realClock,
  });
  // Our own webhooks answer from here on.
  const canary = startCanary({
    client,
    namespace,
    plan: options.canary,
    leads: () => election.leads(),
    events,
    onError,
    now: Date.now,
  });
  const evictions = startEvictions({
    client,
    world,
    findingsOf: auditor.findingsOf,
    perMinute: options.evictPerMinute,
    admissionWorks: canary.works,
    leads: () => election.leads(),
    events,
    onError,
    now: Date.now,
  });
  let stopped = false;
  return {
    ports: { webhook: webhooks.port, channel: channel.port },
    metrics,
    authority: () => own.serving().authority,
    leads: () => election.leads(),
    notReady: () => {
      if (stopped) return ['stopping'];
      return Object.values(world.ages()).some((ms) => ms > deafMs) ? ['deaf'] : [];
    },
    stop: async () => {
      stopped = true;
      await upkeep.stop();
      await election.stop();
      await Promise.all([webhooks.close(), channel.close()]);
      await Promise.all([auditor.stop(), canary.stop(), evictions.stop()]);
      await peers.stop();
      await reconciling.queue.stop();
      await world.stop();
    },
  };
}

type WatchArguments = Parameters<typeof watch> extends [unknown, ...infer Rest] ? Rest : never;

/** Made anew only where what it is made from has changed. */
function remembered<From, Made>(make: (from: From) => Made, from: () => From): () => Made {
  let known: { readonly from: From; readonly made: Made } | undefined;
  return () => {
    const now = from();
    if (known?.from !== now) known = { from: now, made: make(now) };
    return known.made;
  };
}
