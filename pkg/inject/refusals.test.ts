import { describe, expect, test } from '@jest/globals';
import { codesOf, injected, keptKey, podOf, policy, requestFor, withContainer } from './inject.fixture.ts';
import { inject } from './inject.ts';
import { type RefusalCode, refusalCodes } from './outcome.ts';
import type { Pod } from './pod.ts';
import type { InjectionRequest } from './request.ts';

type Case = readonly [code: RefusalCode, fix: string, pod: Pod, request?: Partial<InjectionRequest>];

const enforce = { mode: 'enforce' } as const;
const enforcing = (labels: Record<string, string>) => ({ ...enforce, namespace: { name: 'agents', labels } });
const keeping = { policies: [policy({ ...keptKey, selector: { matchLabels: { app: 'others' } } })] };
const secured = (securityContext: object) => withContainer({ securityContext });
const volume = (fields: object) => podOf({ volumes: [{ name: 'v', ...fields }] });

const table: readonly Case[] = [
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
  ['pod.volume_kind', 'nfs', volume({ nfs: { server: 'elsewhere.example' } }), enforce],
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
  ['pod.credential_secret', 'volume v', volume({ secret: { secretName: 'anthropic' } }), keeping],
  [
    'pod.credential_secret',
    'volume v',
    volume({ projected: { sources: [{ secret: { name: 'anthropic' } }] } }),
    keeping,
  ],
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
    volume({ projected: { sources: [{ serviceAccountToken: { audience: 'domicile.dev/channel' } }] } }),
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

describe('what would defeat injection is refused, with how to fix it', () => {
  test.each(table)('%s: %s', (code, fix, pod, request = {}) => {
    const outcome = inject(requestFor(pod, request));
    expect(new Set(codesOf(outcome))).toEqual(new Set([code]));
    expect(outcome).toMatchObject({ kind: 'refused', code, message: expect.stringContaining(fix) });
  });

  test('every code has an example', () => {
    expect(new Set(table.map(([code]) => code))).toEqual(new Set(refusalCodes));
  });

  test('everything that is wrong is said at once', () => {
    const outcome = inject(requestFor(podOf({ hostNetwork: true, hostAliases: [{}] })));
    expect(codesOf(outcome)).toEqual(['pod.host_namespaces', 'pod.dns']);
  });

  test('no message repeats a value of a variable', () => {
    const pod = withContainer({ env: [{ name: 'HTTPS_PROXY', value: 'http://user:word@p' }] });
    expect(JSON.stringify(inject(requestFor(pod, enforce)))).not.toContain('word');
  });
});

describe('what is ours is told by what it is', () => {
  const first = injected(podOf(), enforce);
  const changed = (change: (container: object) => object): Pod => ({
    ...first,
    spec: {
      ...first.spec,
      initContainers: (first.spec?.initContainers ?? []).map((one) =>
        one.name === 'domicile-proxy' ? { ...one, ...change(one) } : one,
      ),
    },
  });

  test.each([
    { image: 'evil' },
    { command: ['sh'] },
    { args: ['-c'] },
    { env: [] },
    { envFrom: [{}] },
    { volumeMounts: [] },
    { securityContext: {} },
    { lifecycle: {} },
    { startupProbe: undefined },
  ])('not with %j', (forged) => {
    expect(
      codesOf(
        inject(
          requestFor(
            changed(() => forged),
            enforce,
          ),
        ),
      ),
    ).toContain('pod.reserved_name');
  });

  test('resources may have been changed by others', () => {
    expect(
      inject(
        requestFor(
          changed(() => ({ resources: {} })),
          enforce,
        ),
      ).kind,
    ).toBe('injected');
  });

  test('what another webhook added since is equipped too', () => {
    const containers = [...(first.spec?.containers ?? []), { name: 'late' }];
    const outcome = inject(requestFor({ ...first, spec: { ...first.spec, containers } }, enforce));
    expect(outcome).toMatchObject({
      kind: 'injected',
      pod: { spec: { containers: [{}, { name: 'late', env: expect.any(Array) }] } },
    });
  });
});

test('what was injected into the pod before does not make its volumes free to mount', () => {
  const first = injected(podOf());
  const volumeMounts = [{ name: 'domicile-credentials-0', mountPath: '/x' }];
  const containers = (first.spec?.containers ?? []).map((one) => ({ ...one, volumeMounts }));
  const outcome = inject(requestFor({ ...first, spec: { ...first.spec, containers } }));
  expect(codesOf(outcome)).toEqual(['pod.reserved_volume']);
});

describe('what does not defeat it is accepted', () => {
  test.each<readonly [string, Pod, Partial<InjectionRequest>]>([
    ['a Cooperative namespace that enforces', podOf(), enforcing({ 'domicile.dev/capture': 'Cooperative' })],
    ['any kind of volume where nothing is locked down', volume({ nfs: {} }), {}],
    ['lockdown asked for', podOf({}, { 'domicile.dev/capture': 'Lockdown' }), {}],
    [
      'the name of a known host',
      withContainer({ env: [{ name: 'OPENAI_BASE_URL', value: 'https://eu.api.openai.com/v1' }] }),
      enforce,
    ],
    ['SETUID where nothing is locked down', secured({ capabilities: { add: ['SETUID'] } }), {}],
    [
      'a token for another audience',
      volume({ projected: { sources: [{ serviceAccountToken: { audience: 'vault' } }] } }),
      enforce,
    ],
  ])('%s', (_what, pod, request) => {
    expect(inject(requestFor(pod, request)).kind).toBe('injected');
  });
});
