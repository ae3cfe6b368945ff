import { injectionWith } from '../../cmd/operator/injection.ts';
import { defaultResources } from '../../pkg/config/operator-config.ts';
import { operatorNamespace } from './chart.ts';
import { pod, shell } from './workloads.ts';

/** Of an operator, had it run: what it publishes. */
export const authority = '-----BEGIN CERTIFICATE-----\nnobody\n-----END CERTIFICATE-----\n';
export const idle = shell('app', 'sleep 1', { resources: { requests: { cpu: '10m' } } });

/** A pod that asks for it, as the operator of this release injects it; the chart names images by the version. */
export function injectedSample(version: string, name: string): object {
  const { inject } = injectionWith({
    version,
    authority,
    channelUrl: `https://domicile-operator.${operatorNamespace}.svc:8443`,
    injection: {
      images: {
        proxy: `ghcr.io/domicile/domicile-proxy:${version}`,
        capture: `ghcr.io/domicile/domicile-capture:${version}`,
      },
      imagePullPolicy: 'IfNotPresent',
      resources: defaultResources,
      resolvers: ['10.96.0.10'],
      trustedAuthorities: '',
    },
  });
  const outcome = inject({
    pod: {
      ...pod(name, { containers: [idle] }),
      metadata: { name, annotations: { 'domicile.dev/inject': 'enabled' } },
    },
    namespace: { name: 'open', labels: {} },
    mode: 'optin',
    policies: [],
  });
  if (outcome.kind !== 'injected') throw new Error(JSON.stringify(outcome));
  return outcome.pod;
}
