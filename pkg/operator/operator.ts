import { kubeClient } from '../kube/client.ts';
import { eventRecorder } from '../kube/events.ts';
import { createOperatorMetrics, type OperatorMetrics } from '../metrics/operator-metrics.ts';
import { startAgreement } from './agreement.ts';
import { startEvictions } from './audit/evictions.ts';
import { startCanary } from './canary/canary.ts';
import { endOf } from './certificates.ts';
import { type Controller, startController } from './controller.ts';
import type { OperatorOptions } from './operator-options.ts';
import { readOwnState } from './own-state.ts';
import { startServers } from './servers.ts';

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
    certificateEnds: () => ({
      authority: endOf(own.serving().issuing),
      serving: endOf(own.serving().leaf.cert),
      webhooks: endOf(own.webhookLeaf().cert),
    }),
  });
  const onError = (error: unknown): void => {
    metrics.callFailed();
    options.onError(error);
  };
  const events = eventRecorder({ client, controller: 'domicile.dev/operator', instance, onError });
  const controller = startController({ ...options, client, own, metrics, events, onError, now });
  const { world, auditor, leads } = controller;
  await world.synced;
  const agreement = startAgreement({ client, namespace, checksum: options.backstop, events, onError });
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
      const isDeaf = Object.values(world.ages()).some((ms) => ms > deafMs);
      return [
        ...(isDeaf ? ['deaf'] : []),
        ...(agreement.isAwaited() ? ['admission of another release'] : []),
      ];
    },
    stop: async () => {
      stopped = true;
      await servers.upkeep.stop();
      await controller.resign();
      await servers.close();
      await Promise.all([agreement.stop(), auditor.stop(), canary.stop(), evictions.stop()]);
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
