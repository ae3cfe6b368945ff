import { startChannelServer } from '../channel/server.ts';
import type { KubeClient } from '../kube/client.ts';
import { realClock } from '../kube/clock.ts';
import type { EventRecorder } from '../kube/events.ts';
import type { OperatorMetrics } from '../metrics/operator-metrics.ts';
import { parsedOnce } from '../policy/config-map.ts';
import { admittedPod } from './channels.ts';
import type { Controller } from './controller.ts';
import type { OperatorOptions } from './operator-options.ts';
import { type OwnState, startUpkeep } from './own-state.ts';
import { serveWebhooks } from './serve-webhooks.ts';
import { reviewToken } from './token-review.ts';
import { validPolicies } from './valid-policies.ts';

/** What others connect to: the API server to the webhooks, sidecars to the channel. */
export interface Servers {
  readonly ports: OperatorOptions['ports'];
  /** Of what they present, and of whom the API server is to trust. */
  readonly upkeep: { readonly stop: () => Promise<void> };
  readonly close: () => Promise<void>;
}

export interface ServersOptions
  extends Pick<
    OperatorOptions,
    'transport' | 'namespace' | 'host' | 'ports' | 'context' | 'webhookSecret' | 'clock'
  > {
  readonly client: KubeClient;
  readonly own: OwnState;
  readonly controller: Pick<
    Controller,
    'world' | 'compiler' | 'dictionaries' | 'registry' | 'injection' | 'everythingChanged'
  >;
  readonly metrics: OperatorMetrics;
  readonly events: EventRecorder;
  readonly onError: (error: unknown) => void;
}

/** Serves what the controller knows; resolves once the API server has been told whom to trust. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { client, namespace, host, ports, own, controller, onError } = options;
  const { world, compiler, dictionaries, registry, injection } = controller;
  const webhooks = await serveWebhooks({
    host,
    port: ports.webhook,
    certificate: own.webhookLeaf(),
    world,
    validPolicies: (within) => validPolicies(world, compiler, within),
    inject: (pod) => injection().inject(pod),
    context: () => ({ ...options.context(), readConfigMap: parsedOnce(dictionaries.foresee) }),
    events: options.events,
    metrics: options.metrics,
    onError,
  });
  const channel = await startChannelServer({
    host,
    port: ports.channel,
    certificate: own.serving().leaf,
    registry,
    authenticate: (token) => reviewToken(options.transport.json, token),
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
    trusted: options.webhookSecret !== undefined,
    onChange: controller.everythingChanged,
    onError,
    clock: options.clock ?? realClock,
  });
  return {
    ports: { webhook: webhooks.port, channel: channel.port },
    upkeep,
    close: async () => {
      await Promise.all([webhooks.close(), channel.close()]);
    },
  };
}
