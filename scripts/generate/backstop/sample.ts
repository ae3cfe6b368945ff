import type { InjectionConfig } from '../../../pkg/api/bootstrap.ts';
import type { PolicyDocument } from '../../../pkg/api/generated/policy-document.ts';
import { clientsOf } from '../../../pkg/inject/clients.ts';
import { inject } from '../../../pkg/inject/inject.ts';
import type { Container, Pod } from '../../../pkg/inject/pod.ts';
import { builtInCatalog } from '../../../pkg/residency/catalog.ts';

export const clients = clientsOf(builtInCatalog);

/** Stands in the sample for what an installation decides. The chart puts its own in these places. */
export const placeholders = {
  proxyImage: '@proxy-image@',
  captureImage: '@capture-image@',
  pullPolicy: '@pull-policy@',
  channelUrl: '@channel-url@',
  authority: '@authority@',
  trusted: '@trusted@',
  resolvers4: '@resolvers-4@',
  resolvers6: '@resolvers-6:@',
} as const;

const config: InjectionConfig = {
  version: '0',
  images: { proxy: placeholders.proxyImage, capture: placeholders.captureImage },
  imagePullPolicy: placeholders.pullPolicy as InjectionConfig['imagePullPolicy'],
  channel: { url: placeholders.channelUrl, ca: placeholders.authority },
  resources: { requests: { cpu: '1', memory: '1' }, limits: { cpu: '1', memory: '1' } },
  resolvers: [placeholders.resolvers4, placeholders.resolvers6],
  trustedAuthorities: placeholders.trusted,
};

/** Stands for the ranges of cluster policies. */
export const range = '192.0.2.0/24';

const policyOf = (kind: PolicyDocument['kind'], spec: object): PolicyDocument =>
  ({
    apiVersion: 'domicile.dev/v1alpha1',
    kind,
    metadata: { name: 'sample' },
    spec: { residency: { allow: ['EU'] }, ...spec },
  }) as PolicyDocument;

const agent: Container = { name: 'agent', image: 'agent' };
const bare: Pod = { metadata: { namespace: 'sample' }, spec: { containers: [agent] } };

/** A pod as this release injects it under policies of the cluster with this specification. */
export function injectedUnder(...specs: readonly object[]): Pod {
  const outcome = inject({
    pod: bare,
    namespace: { name: 'sample', labels: {} },
    mode: 'enforce',
    policies: specs.map((spec) => policyOf('ClusterResidencyPolicy', spec)),
    config,
    clients,
  });
  if (outcome.kind === 'injected') return outcome.pod;
  throw new Error(`the sample is not injected: ${JSON.stringify(outcome)}`);
}

/** The one with this name, wherever it is in the pod. */
export function containerOf({ spec }: Pod, name: string): Container {
  const all = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const found = all.find((container) => container.name === name);
  if (found === undefined) throw new Error(`the sample has no container ${name}`);
  return found;
}

/** Names of variables by which the proxy finds the credentials that policies may keep, of every provider and kind. */
export function credentialVariables(): readonly string[] {
  const plain = new Set((containerOf(injectedUnder(), 'domicile-proxy').env ?? []).map(({ name }) => name));
  const names = clients.providers.flatMap((provider) =>
    clients.sources(provider).flatMap(({ kind }) => {
      const credentials = [{ provider, [kind]: { secretRef: { name: 'sample', key: 'key' } } }];
      const { env = [] } = containerOf(injectedUnder({ credentials }), 'domicile-proxy');
      return env.map(({ name }) => name).filter((name) => !plain.has(name));
    }),
  );
  return [...new Set(names)].toSorted();
}
