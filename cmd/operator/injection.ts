import type { InjectionConfig } from '../../pkg/api/bootstrap.ts';
import { inject } from '../../pkg/inject/inject.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import type { Pod } from '../../pkg/inject/pod.ts';
import type { Inject } from '../../pkg/operator/webhooks.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';

/** Injection as this installation decides it: the same for every pod. */
export function injectionWith(given: {
  readonly version: string;
  readonly authority: string;
  readonly channelUrl: string;
  readonly injection: Omit<InjectionConfig, 'version' | 'channel'>;
}): Inject {
  const { version, authority, channelUrl, injection } = given;
  const config: InjectionConfig = { ...injection, version, channel: { url: channelUrl, ca: authority } };
  const clients = clientsOf(builtInCatalog);
  return ({ pod, ...rest }) => inject({ ...rest, pod: pod as Pod, config, clients });
}
