import { keptKey, podOf, policy, withContainer } from './inject.fixture.ts';
import type { RefusalCode } from './outcome.ts';
import type { Pod } from './pod.ts';
import type { InjectionRequest } from './request.ts';

/** A pod that injection refuses, and what the message says to do. */
export type RefusalCase = readonly [
  code: RefusalCode,
  fix: string,
  pod: Pod,
  request?: Partial<InjectionRequest>,
];

export const enforce = { mode: 'enforce' } as const;
export const enforcing = (labels: Record<string, string>) => ({
  ...enforce,
  namespace: { name: 'agents', labels },
});
const keeping = { policies: [policy({ ...keptKey, selector: { matchLabels: { app: 'others' } } })] };
export const secured = (securityContext: object) => withContainer({ securityContext });
export const volume = (fields: object) => podOf({ volumes: [{ name: 'v', ...fields }] });

export const refusalCases: readonly RefusalCase[] = [
  [
    'annotation.unknown',
    'did you mean domicile.dev/log-level?',
    podOf({}, { 'domicile.dev/loglevel': 'debug' }),
  ],
  ['annotation.unknown', 'remove it', podOf({}, { 'domicile.dev/image': 'evil' })],
  ['annotation.value', 'enabled or disabled', podOf({}, { 'domicile.dev/inject': 'true' })],
  ['annotation.value', '256Mi', podOf({}, { 'domicile.dev/memory-limit': 'lots' })],
  ['annotation.value', 'names of data classes', podOf({}, { 'domicile.dev/data-class': 'Health' })],
  ['annotation.value', 'up to 32', podOf({}, { 'domicile.dev/data-class': Array(33).fill('a').join() })],
  ['annotation.value', 'info', podOf({}, { 'domicile.dev/log-level': 'silent' })],
  ['annotation.disabled', 'remove the annotation', podOf({}, { 'domicile.dev/inject': 'disabled' }), enforce],
  ['annotation.cooperative', 'remove it', podOf({}, { 'domicile.dev/capture': 'Cooperative' }), enforce],
  [
    'pod.lockdown_forbidden',
    'domicile.dev/capture: Cooperative',
    podOf(),
    enforcing({ 'pod-security.kubernetes.io/enforce': 'baseline' }),
  ],
  ['pod.host_namespaces', 'remove it', podOf({ hostNetwork: true })],
  ['pod.host_namespaces', 'hostPID, hostIPC', podOf({ hostPID: true, hostIPC: true })],
  [
    'pod.region_label',
    'remove it from the pod',
    {
      ...podOf(),
      metadata: { ...podOf().metadata, labels: { 'topology.kubernetes.io/region': 'eu-central-1' } },
    },
  ],
  [
    'policy.placement',
    'agents/eu, agents/us',
    podOf(),
    {
      policies: [
        policy({ placement: 'Require' }),
        policy({ residency: { allow: ['US'] }, placement: 'Require' }, 'us'),
      ],
    },
  ],
  ['pod.shared_processes', 'remove it', podOf({ shareProcessNamespace: true })],
  ['pod.host_path', 'emptyDir', volume({ hostPath: { path: '/' } })],
  ['pod.volume_kind', 'nfs', volume({ nfs: { server: 'elsewhere.example', path: '/' } }), enforce],
  ['pod.dns', 'hostAliases', podOf({ hostAliases: [{ ip: '1.2.3.4' }] })],
  ['pod.dns', 'dnsConfig', podOf({ dnsConfig: {} })],
  ['pod.dns', 'dnsPolicy', podOf({ dnsPolicy: 'Default' })],
  ['pod.windows', 'Linux', podOf({ os: { name: 'windows' } })],
  ['container.proxy_uid', 'choose another', podOf({ securityContext: { runAsUser: 15_021 } })],
  ['container.proxy_uid', 'container app', secured({ runAsUser: 15_021 })],
  ['container.proxy_uid', 'The pod has runAsGroup', podOf({ securityContext: { runAsGroup: 15_021 } })],
  ['container.proxy_uid', 'The container app has runAsGroup', secured({ runAsGroup: 15_021 })],
  ['container.privileged', 'remove privileged', secured({ privileged: true })],
  ['container.capabilities', 'NET_ADMIN', secured({ capabilities: { add: ['NET_ADMIN'] } })],
  ['container.capabilities', 'cap_net_raw', secured({ capabilities: { add: ['cap_net_raw'] } })],
  ['container.capabilities', 'DAC_READ_SEARCH', secured({ capabilities: { add: ['DAC_READ_SEARCH'] } })],
  ['container.capabilities', 'SYS_RAWIO', secured({ capabilities: { add: ['CAP_SYS_RAWIO'] } })],
  ['container.capabilities', 'ALL', secured({ capabilities: { add: ['ALL'] } })],
  ['container.capabilities', 'SETUID', secured({ capabilities: { add: ['SETUID'] } }), enforce],
  ['container.escalation', 'set it to false', secured({ allowPrivilegeEscalation: true }), enforce],
  ['container.port', '15001', withContainer({ ports: [{ containerPort: 15_001 }] })],
  [
    'container.variable',
    'DOMICILE_SECRET',
    withContainer({ env: [{ name: 'DOMICILE_SECRET', value: 'mine' }] }),
  ],
  ['container.variable', 'NO_PROXY', withContainer({ env: [{ name: 'NO_PROXY', value: '*' }] }), enforce],
  [
    'container.variable',
    'HTTPS_PROXY',
    withContainer({ env: [{ name: 'HTTPS_PROXY', value: 'http://p' }] }),
    enforce,
  ],
  [
    'container.variable',
    'AWS_ENDPOINT_URL',
    withContainer({ env: [{ name: 'AWS_ENDPOINT_URL', value: 'x' }] }),
    enforce,
  ],
  [
    'container.variable',
    'ANTHROPIC_BASE_URL',
    withContainer({ env: [{ name: 'ANTHROPIC_BASE_URL', value: 'https://gateway.example' }] }),
    enforce,
  ],
  [
    'container.regions',
    'AWS_REGION',
    podOf({
      containers: ['eu-central-1', 'us-east-1'].map((value) => ({
        name: value,
        env: [{ name: 'AWS_REGION', value }],
      })),
    }),
  ],
  ['pod.reserved_name', 'rename it', podOf({ containers: [{ name: 'app' }, { name: 'domicile-proxy' }] })],
  ['pod.reserved_name', 'init container', podOf({ initContainers: [{ name: 'domicile-helper' }] })],
  ['pod.reserved_name', 'volume', podOf({ volumes: [{ name: 'domicile-token', emptyDir: {} }] })],
  [
    'pod.reserved_volume',
    'domicile-token',
    withContainer({ volumeMounts: [{ name: 'domicile-token', mountPath: '/x' }] }),
  ],
  ['pod.reserved_volume', 'domicile-state', withContainer({ volumeDevices: [{ name: 'domicile-state' }] })],
  [
    'pod.reserved_volume',
    'domicile-journal',
    withContainer({
      env: [
        { name: 'X', valueFrom: { fileKeyRef: { volumeName: 'domicile-journal', path: 'x', key: 'X' } } },
      ],
    }),
  ],
  ['pod.credential_secret', 'volume v', volume({ secret: { secretName: 'anthropic' } }), keeping],
  [
    'pod.credential_secret',
    'volume v',
    volume({ projected: { sources: [{ secret: { name: 'anthropic' } }] } }),
    keeping,
  ],
  ...[
    { csi: { driver: 'd', nodePublishSecretRef: { name: 'anthropic' } } },
    { flexVolume: { driver: 'a/b', secretRef: { name: 'anthropic' } } },
    { azureFile: { shareName: 's', secretName: 'anthropic' } },
    { cephfs: { monitors: ['m'], secretRef: { name: 'anthropic' } } },
  ].map((kind): RefusalCase => ['pod.credential_secret', 'volume v', volume(kind), keeping]),
  [
    'pod.credential_secret',
    'envFrom',
    withContainer({ envFrom: [{ secretRef: { name: 'anthropic' } }] }),
    keeping,
  ],
  [
    'pod.credential_secret',
    'variable MINE',
    withContainer({ env: [{ name: 'MINE', valueFrom: { secretKeyRef: { name: 'anthropic', key: 'k' } } }] }),
    keeping,
  ],
  [
    'pod.token_audience',
    'another audience',
    volume({
      projected: { sources: [{ serviceAccountToken: { audience: 'domicile.dev/channel', path: 'token' } }] },
    }),
  ],
  [
    'policy.credentials',
    'same Secret',
    podOf(),
    {
      policies: ['a', 'b'].map((name) =>
        policy({ credentials: [{ provider: 'openai', apiKey: { secretRef: { name, key: 'k' } } }] }, name),
      ),
    },
  ],
];
