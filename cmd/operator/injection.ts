import type { InjectionConfig } from '../../pkg/api/bootstrap.ts';
import { driftOf } from '../../pkg/inject/drift.ts';
import { inject } from '../../pkg/inject/inject.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import type { Pod } from '../../pkg/inject/pod.ts';
import { withoutNulls } from '../../pkg/inject/pod-shape.ts';
import type { InjectionRequest } from '../../pkg/inject/request.ts';
import type { Injection, PodToInject } from '../../pkg/operator/webhooks.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';

/** Injection as this installation decides it: the same for every pod. */
export function injectionWith(given: {
  readonly version: string;
  readonly authority: string;
  readonly channelUrl: string;
  readonly injection: Omit<InjectionConfig, 'version' | 'channel'>;
}): Injection {
  const { version, authority, channelUrl, injection } = given;
  const config: InjectionConfig = { ...injection, version, channel: { url: channelUrl, ca: authority } };
  const clients = clientsOf(builtInCatalog);
  const requestOf = ({ pod, ...rest }: PodToInject): InjectionRequest => ({
    ...rest,
    pod: pod as Pod,
    config,
    clients,
  });
  return {
    // An API server writes null where a list is missing, and asks webhooks before it says that it must not be.
    inject: ({ pod, ...rest }) =>
      inject(requestOf({ ...rest, pod: withoutNulls(pod) as PodToInject['pod'] })),
    driftOf: (given) => driftOf(requestOf(given)),
    settings: JSON.stringify(config),
  };
}
