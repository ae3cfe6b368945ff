import { kubeClient } from '../kube/client.ts';
import type { Clock } from '../kube/clock.ts';
import { eventRecorder } from '../kube/events.ts';
import type { Transport } from '../kube/transport.ts';
import type { BuildInfo } from '../metrics/metrics.ts';
import { createOperatorMetrics, type OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { PolicyContext } from '../policy/context.ts';
import { startEvictions } from './audit/evictions.ts';
import { startCanary } from './canary/canary.ts';
import type { CanaryPlan } from './canary/probes.ts';
import { endOf, type Lifetimes } from './certificates.ts';
import { type Controller, startController } from './controller.ts';
import { readOwnState } from './own-state.ts';
import { startServers } from './servers.ts';
import type { Injection } from './webhooks.ts';

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

/** Watches, serves and reconciles until it is stopped. Rejects where the cluster is not as the chart leaves it. */
export async function startOperator(options: OperatorOptions): Promise<Operator> {
  const { transport, namespace, instance, now = Date.now } = options;
  const client = kubeClient(transport);
  const own = await readOwnState({ ...options, client, now });
  const metrics = createOperatorMetrics(options.build, {
    ...stateOf(() => controller),
    canary: () => ({ results: canary.results(), at: canary.at() }),
    certificateEnds: () => ({ ...own.serving().ends, webhooks: endOf(own.webhookLeaf().cert) }),
  });
  const onError = (error: unknown): void => {
    metrics.callFailed();
    options.onError(error);
  };
  const events = eventRecorder({ client, controller: 'domicile.dev/operator', instance, onError });
  const controller = startController({ ...options, client, own, metrics, events, onError, now });
  const { world, auditor, leads } = controller;
  await world.synced;
  const servers = await startServers({ ...options, client, own, metrics, events, controller, onError });
  const duties = { client, leads, events, onError, now: Date.now };
  // Our own webhooks answer from here on.
  const canary = startCanary({ ...duties, namespace, plan: options.canary });
  const evictions = startEvictions({
    ...duties,
    world,
    findingsOf: auditor.findingsOf,
    perMinute: options.evictPerMinute,
    admissionWorks: canary.works,
  });
  let stopped = false;
  return {
    ports: servers.ports,
    metrics,
    authority: () => own.serving().authority,
    leads,
    notReady: () => {
      if (stopped) return ['stopping'];
      return Object.values(world.ages()).some((ms) => ms > deafMs) ? ['deaf'] : [];
    },
    stop: async () => {
      stopped = true;
      await servers.upkeep.stop();
      await controller.resign();
      await servers.close();
      await Promise.all([auditor.stop(), canary.stop(), evictions.stop()]);
      await controller.stop();
    },
  };
}

/** What metrics ask the controller at each scrape. */
const stateOf = (controller: () => Controller) => ({
  queueDepth: () => controller().queueDepth(),
  watchAges: () => controller().world.ages(),
  channels: () => controller().registry.pods().length,
  leads: () => controller().leads(),
  pods: () => controller().census.counts(),
  podFindings: () => controller().auditor.counts(),
  policyFindings: () => controller().policyFindings(),
});
