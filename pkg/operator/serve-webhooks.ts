import type { ServingCertificate } from '../channel/server.ts';
import type { EventRecorder } from '../kube/events.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import type { PolicyContext } from '../policy/context.ts';
import { boundedEvents, ownerEvent } from './owner-events.ts';
import { rehearse } from './rehearse.ts';
import { startWebhookServer, type WebhookServer } from './webhook-server.ts';
import { podWebhook, policyWebhook, type PodWebhookOptions } from './webhooks.ts';

export interface ServeWebhooksOptions extends Omit<PodWebhookOptions, 'onPodAnswer'> {
  readonly host: string;
  readonly port: number;
  readonly certificate: ServingCertificate;
  readonly context: () => PolicyContext;
  readonly events: EventRecorder;
  readonly metrics: Pick<OperatorMetrics, 'webhookAnswered'>;
  readonly onError: (error: unknown) => void;
}

/** The three webhooks; what becomes of a pod that is not injected is an event on what made it. */
export async function serveWebhooks(options: ServeWebhooksOptions): Promise<WebhookServer> {
  const { world, validPolicies, inject } = options;
  const events = boundedEvents(options.events, () => performance.now());
  const pods: PodWebhookOptions = {
    world,
    validPolicies,
    inject,
    onPodAnswer: (request, outcome) => {
      const event = ownerEvent(request, outcome);
      if (event !== undefined) void events.record(event);
    },
  };
  await rehearse(pods);
  return startWebhookServer({
    host: options.host,
    port: options.port,
    certificate: options.certificate,
    handlers: {
      '/inject/enforce': podWebhook('enforce', pods),
      '/inject/optin': podWebhook('optin', pods),
      '/validate': policyWebhook(options.context),
    },
    onAnswer: (path, outcome, seconds) => options.metrics.webhookAnswered(path, outcome, seconds),
    onError: options.onError,
  });
}
