import type { PodIdentity } from '../api/configuration.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { type Registry, createRegistry } from '../channel/registry.ts';
import { startChannelServer } from '../channel/server.ts';
import { channelBounds } from '../channel/bounds.ts';
import { kubeClient } from '../kube/client.ts';
import { eventRecorder } from '../kube/events.ts';
import { startElection } from '../kube/lease.ts';
import type { Transport } from '../kube/transport.ts';
import { watch } from '../kube/watch.ts';
import { startWorkQueue } from '../kube/work-queue.ts';
import type { BuildInfo } from '../metrics/metrics.ts';
import { createOperatorMetrics, type OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { PolicyContext } from '../policy/context.ts';
import { createCompiler } from './compile.ts';
import { type Answers, joinPeers, shortened } from './peers.ts';
import { ownerOf } from './pod-owner.ts';
import { isFor, reconcile, type Reconciler } from './reconcile.ts';
import { names, policyResources } from './resources.ts';
import { readRootKeys } from './root-keys.ts';
import { publishAuthority, publishRanges, readServing } from './serving-certificate.ts';
import { reviewToken } from './token-review.ts';
import { startWebhookServer } from './webhook-server.ts';
import { type Inject, podWebhook, policyWebhook } from './webhooks.ts';
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
  readonly injection: (authority: string) => Inject;
  readonly onError: (error: unknown) => void;
}

export interface Operator {
  readonly ports: { readonly webhook: number; readonly channel: number };
  readonly metrics: OperatorMetrics;
  /** Of the channel, in PEM. */
  readonly authority: string;
  readonly leads: () => boolean;
  /** Constants that say why we cannot serve. */
  readonly notReady: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Milliseconds between two looks at certificate, root keys and webhook configurations. */
export const upkeepMs = 60_000;
/** Without a word of the API server for so long, we are not ready: another replica may know more. */
export const deafMs = 300_000;
/** Acknowledgements come in crowds: how long a policy waits for more of them before its status is written. */
const settleMs = 100;
/** Policies that are reconciled at the same time. */
const workers = 4;

/** Watches, serves and reconciles until it is stopped. Rejects where the cluster is not as the chart leaves it. */
export async function startOperator(options: OperatorOptions): Promise<Operator> {
  const { transport, namespace, onError: report } = options;
  const client = kubeClient(transport);
  const state: { rootKeys: Awaited<ReturnType<typeof readRootKeys>>; stopped: boolean } = {
    rootKeys: await readRootKeys(client, namespace),
    stopped: false,
  };
  let serving = await readServing(client, namespace, options.hosts, Date.now());
  const onError = (error: unknown): void => {
    metrics.callFailed();
    report(error);
  };
  const events = eventRecorder({
    client,
    controller: 'domicile.dev/operator',
    instance: options.instance,
    onError,
  });
  const world = watchWorld({
    client,
    watch: (...args) => watch(transport, ...args),
    onPolicy: (key) => queue.add(key),
    onPod: (pod, gone) => {
      if (gone) registry.end(pod.uid);
      else registry.push([pod.uid]);
      for (const policy of world.policies())
        if (isFor(policy, pod, world)) queue.addAfter(policy.key, settleMs);
    },
    onNamespace: () => {
      registry.push();
      for (const { key } of world.policies()) queue.addAfter(key, settleMs);
    },
    onError,
  });
  const compiler = createCompiler({
    world,
    context: options.context,
    rootKeys: () => state.rootKeys,
    staleMs: options.staleMs,
  });
  const facts = (pod: PodIdentity) => {
    const known = world.pod(pod.uid);
    return known?.injected === true && known.namespace === pod.namespace ? known : undefined;
  };
  const compiledFor = (pod: PodIdentity) => {
    const known = facts(pod);
    return known && compiler.compile(known);
  };
  const registry: Registry = createRegistry({
    configurationOf: (pod) => compiledFor(pod)?.line,
    now: Date.now,
    lineBytes: channelBounds.lineBytes,
    onSecond: (pod) => {
      metrics.secondChannel();
      void events.record(
        podEvent(pod, 'SecondChannel', 'A second proxy opened the channel of this pod; the newer one stays.'),
      );
    },
    onTooLong: (pod) =>
      void events.record(
        podEvent(pod, 'PoliciesTooLong', 'The policies of this pod are more than the channel carries.'),
      ),
    onAcknowledged: (pod, { problem }, ms) => {
      metrics.acknowledged(ms / 1000, problem === undefined);
      peers.changed();
      for (const key of compiledFor(pod)?.policies ?? []) queue.addAfter(key, settleMs);
    },
  });
  const peers = joinPeers({
    client,
    watch: (...args) => watch(transport, ...args),
    namespace,
    instance: options.instance,
    ownAnswers: () => answersOf(registry),
    onChange: () => {
      if (!election.leads()) return;
      for (const { key } of world.policies()) queue.addAfter(key, settleMs);
    },
    onError,
    now: Date.now,
  });
  const reconciler: Reconciler = {
    answerOf: (uid) => registry.stateOf(uid)?.acknowledged ?? peers.answerOf(uid),
    world,
    compiler,
    registry,
    leads: () => election.leads(),
    writeStatus: async ({ kind, object, document }, status) => {
      const { name, namespace: of } = object.metadata;
      const metadata = of === undefined ? { name } : { name, namespace: of };
      const written = { apiVersion: document.apiVersion, kind, metadata, status };
      await client.apply(policyResources[kind], written, names.manager, 'status');
    },
    events,
    date: () => new Date(),
  };
  const validPolicies = (within: string): readonly PolicyDocument[] =>
    world
      .policies()
      .filter(({ object }) => (object.metadata.namespace ?? within) === within)
      .filter((policy) => compiler.problemOf(policy) === '')
      .map(({ document }) => document);
  const queue = startWorkQueue({
    workers,
    onError: (_key, error) => {
      metrics.reconcileFailed();
      onError(error);
    },
    work: async (key) => {
      const began = performance.now();
      if (key.startsWith('ClusterResidencyPolicy/'))
        await publishRanges(client, namespace, validPolicies(''));
      await reconcile(key, reconciler);
      metrics.reconciled((performance.now() - began) / 1000);
    },
  });
  const metrics = createOperatorMetrics(options.build, {
    queueDepth: () => queue.depth(),
    watchAges: () => world.ages(),
    channels: () => registry.pods().length,
    leads: () => election.leads(),
  });
  const election = startElection({
    client,
    namespace,
    name: names.lease,
    identity: options.instance,
    // What others have not written of late is ours to write.
    onLead: () => {
      for (const { key } of world.policies()) queue.add(key);
    },
    onError,
  });
  await world.synced;
  const pods = {
    world,
    validPolicies,
    inject: options.injection(serving.authority),
    onPodAnswer: (
      ...[request, outcome]: Parameters<Parameters<typeof podWebhook>[1]['onPodAnswer']>
    ): void => {
      const owner = request.dryRun ? undefined : ownerOf(request);
      if (owner === undefined) return;
      const [reason, note] =
        outcome.kind === 'refused'
          ? (['InjectionRefused', outcome.message] as const)
          : (['InjectionSkipped', outcome.reason] as const);
      void events.record({ regarding: owner, type: 'Warning', reason, action: 'Inject', note });
    },
  };
  const webhooks = await startWebhookServer({
    host: options.host,
    port: options.ports.webhook,
    certificate: serving.leaf,
    handlers: {
      '/inject/enforce': podWebhook('enforce', pods),
      '/inject/optin': podWebhook('optin', pods),
      '/validate': policyWebhook(options.context),
    },
    onAnswer: (path, outcome, seconds) => metrics.webhookAnswered(path, outcome, seconds),
    onError,
  });
  const channel = await startChannelServer({
    host: options.host,
    port: options.ports.channel,
    certificate: serving.leaf,
    registry,
    authenticate: (token) => reviewToken(transport.json, token),
    admits: (pod) => facts(pod) !== undefined,
    now: Date.now,
    onError,
  });
  const upkeep = async (): Promise<void> => {
    state.rootKeys = await readRootKeys(client, namespace);
    const next = await readServing(client, namespace, options.hosts, Date.now());
    if (next.leaf.cert !== serving.leaf.cert) {
      webhooks.replaceCertificate(next.leaf);
      channel.replaceCertificate(next.leaf);
    }
    serving = next;
    await publishAuthority(client, namespace, serving.authority);
  };
  const timer = setInterval(() => void upkeep().catch(onError), upkeepMs);
  await publishAuthority(client, namespace, serving.authority);
  return {
    ports: { webhook: webhooks.port, channel: channel.port },
    metrics,
    authority: serving.authority,
    leads: () => election.leads(),
    notReady: () => {
      if (state.stopped) return ['stopping'];
      return Object.values(world.ages()).some((ms) => ms > deafMs) ? ['deaf'] : [];
    },
    stop: async () => {
      state.stopped = true;
      clearInterval(timer);
      await election.stop();
      await Promise.all([webhooks.close(), channel.close()]);
      await peers.stop();
      await queue.stop();
      await world.stop();
    },
  };
}

const answersOf = (registry: Registry): Answers =>
  Object.fromEntries(
    registry.pods().flatMap(({ uid }) => {
      const said = registry.stateOf(uid)?.acknowledged;
      return said === undefined ? [] : [[uid, shortened(said)]];
    }),
  );

const podEvent = (pod: PodIdentity, reason: string, note: string) => ({
  regarding: { apiVersion: 'v1', kind: 'Pod', metadata: { ...pod, resourceVersion: '' } },
  type: 'Warning' as const,
  reason,
  action: 'Configure',
  note,
});
