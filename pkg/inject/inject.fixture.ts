import type { InjectionConfig } from '../api/bootstrap.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { builtInCatalog } from '../residency/catalog.ts';
import { clientsOf } from './clients.ts';
import { inject } from './inject.ts';
import type { Outcome, RefusalCode } from './outcome.ts';
import type { Container, Pod, PodSpec } from './pod.ts';
import type { InjectionRequest } from './request.ts';

export const clients = clientsOf(builtInCatalog);

export const config: InjectionConfig = {
  version: '1.2.3',
  images: {
    proxy: `registry.example/domicile-proxy@sha256:${'a'.repeat(64)}`,
    capture: `registry.example/domicile-capture@sha256:${'b'.repeat(64)}`,
  },
  imagePullPolicy: 'IfNotPresent',
  channel: { url: 'https://domicile-operator.domicile-system.svc:8443', ca: 'CA IN PEM' },
  resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { cpu: '1', memory: '768Mi' } },
  resolvers: ['10.96.0.10', 'fd00:10:96::a'],
  trustedAuthorities: '',
};

/** A policy of the namespace `agents`. */
export const policy = (spec: object = {}, name = 'eu'): PolicyDocument =>
  ({
    apiVersion: 'domicile.dev/v1alpha1',
    kind: 'ResidencyPolicy',
    metadata: { name, namespace: 'agents' },
    spec: { residency: { allow: ['EU'] }, ...spec },
  }) as PolicyDocument;

export const keptKey = {
  credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name: 'anthropic', key: 'api-key' } } }],
};

export const podOf = (spec: PodSpec = {}, annotations: Readonly<Record<string, string>> = {}): Pod => ({
  metadata: { name: 'agent', annotations: { 'domicile.dev/inject': 'enabled', ...annotations } },
  spec: { containers: [{ name: 'app', image: 'agent:1' }], ...spec },
});

export const withContainer = (container: Partial<Container>): Pod =>
  podOf({ containers: [{ name: 'app', image: 'agent:1', ...container }] });

export const requestFor = (pod: Pod, rest: Partial<InjectionRequest> = {}): InjectionRequest => ({
  pod,
  namespace: { name: 'agents', labels: {} },
  mode: 'optin',
  policies: [policy()],
  config,
  clients,
  ...rest,
});

/** The pod that comes out; throws where none does. */
export function injected(pod: Pod, rest: Partial<InjectionRequest> = {}): Pod {
  const outcome = inject(requestFor(pod, rest));
  if ('pod' in outcome) return outcome.pod;
  throw new Error(JSON.stringify(outcome));
}

export const codesOf = (outcome: Outcome): readonly RefusalCode[] =>
  outcome.kind === 'refused' ? outcome.problems.map(({ code }) => code) : [];

export const containerOf = (pod: Pod, name: string): Container => {
  const all = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])];
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
};

/** Variables by name; what comes from elsewhere as the value's source. */
export const variablesOf = (pod: Pod, name = 'app'): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (containerOf(pod, name).env ?? []).map((entry) => [entry.name, entry.value ?? entry.valueFrom]),
  );
