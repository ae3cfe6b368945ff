import { expect, test } from '@jest/globals';
import type { Drift } from '../api/drift.ts';
import { driftOf } from './drift.ts';
import { config, injected, keptKey, podOf, policy, requestFor } from './inject.fixture.ts';
import type { Container, EnvVar, Pod } from './pod.ts';

const locked = { namespace: { name: 'agents', labels: { 'domicile.dev/capture': 'Lockdown' } } };
const fresh = injected(
  podOf({ containers: [{ name: 'app', image: 'agent:1', env: [{ name: 'MINE', value: '1' }] }] }),
  locked,
);
const drift = (pod: Pod, rest: object = {}): readonly Drift[] =>
  driftOf(requestFor(pod, { ...locked, ...rest }));

const withContainer = (name: string, change: (container: Container) => Container): Pod => {
  const each = (containers: readonly Container[] = []) =>
    containers.map((one) => (one.name === name ? change(one) : one));
  const { containers, initContainers } = fresh.spec ?? {};
  return {
    ...fresh,
    spec: { ...fresh.spec, containers: each(containers), initContainers: each(initContainers) },
  };
};
const setting =
  (name: string, value: string) =>
  (container: Container): Container => ({
    ...container,
    env: [...(container.env ?? []).filter((entry: EnvVar) => entry.name !== name), { name, value }],
  });
const pem = (body: string): string => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;
const without = (name: string): Pod => ({
  ...fresh,
  spec: {
    ...fresh.spec,
    initContainers: (fresh.spec?.initContainers ?? []).filter((one) => one.name !== name),
  },
});

test('a pod that was injected a moment ago has none', () => {
  expect(drift(fresh)).toEqual([]);
});

test('what quotas and the API server add is none', () => {
  const pod = withContainer('domicile-proxy', (one) => ({ ...one, resources: {}, resizePolicy: [] }));
  expect(drift(pod)).toEqual([]);
});

test.each<readonly [string, Pod, object, readonly Drift[]]>([
  [
    'another image of the proxy',
    fresh,
    { config: { ...config, images: { ...config.images, proxy: 'registry.example/domicile-proxy:2' } } },
    [{ code: 'OldImage', parts: ['domicile-proxy: image'] }],
  ],
  [
    'another address of the operator',
    fresh,
    { config: { ...config, channel: { ...config.channel, url: 'https://elsewhere.example' } } },
    [{ code: 'OldBootstrap', parts: ['domicile-proxy: env'] }],
  ],
  [
    'an authority that it was not created with',
    fresh,
    { config: { ...config, channel: { ...config.channel, ca: pem('NEW') } } },
    [{ code: 'OldAuthority', parts: ['domicile-proxy: DOMICILE_CHANNEL_CA'] }],
  ],
  [
    'one authority of two that it was not created with',
    withContainer('domicile-proxy', setting('DOMICILE_CHANNEL_CA', pem('OLD'))),
    { config: { ...config, channel: { ...config.channel, ca: `${pem('OLD')}\n${pem('NEW')}` } } },
    [{ code: 'OldAuthority', parts: ['domicile-proxy: DOMICILE_CHANNEL_CA'] }],
  ],
  [
    'nothing where it was created with more than count now',
    withContainer('domicile-proxy', setting('DOMICILE_CHANNEL_CA', `${pem('OLD')}\n${pem('NEW')}`)),
    { config: { ...config, channel: { ...config.channel, ca: pem('NEW') } } },
    [],
  ],
  [
    'a credential that a policy keeps since',
    fresh,
    { policies: [policy(keptKey)] },
    [
      {
        code: 'OldBootstrap',
        parts: ['domicile-proxy: env', 'domicile-proxy: volumeMounts', 'volume domicile-credentials-0'],
      },
      {
        code: 'AgentChanged',
        parts: expect.arrayContaining(['app: ANTHROPIC_API_KEY']) as unknown as string[],
      },
    ],
  ],
  [
    'a base URL that leads elsewhere',
    withContainer('app', setting('ANTHROPIC_BASE_URL', 'http://elsewhere.example')),
    {},
    [{ code: 'RoutesBlocked', parts: ['app: ANTHROPIC_BASE_URL'] }],
  ],
  [
    'a host that is exempt from the proxy',
    withContainer('app', (one) => ({ ...one, env: [...(one.env ?? []), { name: 'NO_PROXY', value: '*' }] })),
    {},
    [{ code: 'RoutesBlocked', parts: ['app: NO_PROXY'] }],
  ],
  [
    'a missing proxy variable',
    withContainer('app', (one) => ({
      ...one,
      env: (one.env ?? []).filter(({ name }) => name !== 'HTTPS_PROXY'),
    })),
    {},
    [{ code: 'RoutesBlocked', parts: ['app: HTTPS_PROXY'] }],
  ],
  [
    'a capability that it should not have',
    withContainer('app', (one) => ({ ...one, securityContext: {} })),
    {},
    [{ code: 'AgentChanged', parts: ['app: securityContext'] }],
  ],
  [
    'a policy that keeps its pods to regions since',
    fresh,
    { policies: [policy({ placement: 'Require' })] },
    [{ code: 'NotPlaced', parts: ['affinity'] }],
  ],
  [
    'lockdown that is not there any more',
    without('domicile-capture'),
    {},
    [
      {
        code: 'OldBootstrap',
        parts: ['domicile-capture: missing', 'order of domicile-capture and domicile-proxy'],
      },
    ],
  ],
  [
    'lockdown that was not wanted when it was made',
    injected(podOf()),
    {},
    [
      {
        code: 'OldBootstrap',
        parts: ['domicile-capture: missing', 'order of domicile-capture and domicile-proxy'],
      },
      { code: 'AgentChanged', parts: ['app: securityContext'] },
    ],
  ],
  [
    'a container before ours',
    {
      ...fresh,
      spec: { ...fresh.spec, initContainers: [{ name: 'first' }, ...(fresh.spec?.initContainers ?? [])] },
    },
    {},
    expect.arrayContaining([
      { code: 'OldBootstrap', parts: ['order of domicile-capture and domicile-proxy'] },
    ]) as unknown as Drift[],
  ],
])('is found: %s', (_, pod, rest, expected) => {
  expect(drift(pod, rest)).toEqual(expected);
});

test('names parts, and never a value', () => {
  const pod = withContainer('app', setting('ANTHROPIC_BASE_URL', 'http://user:secret@elsewhere.example'));
  expect(JSON.stringify(drift(pod))).not.toContain('secret');
});

test('variables that lead past the proxy are harmless under lockdown alone, and where nothing has loosened it', () => {
  const lead = setting('ANTHROPIC_BASE_URL', 'http://elsewhere.example');
  const codes = (pod: Pod, rest: object = {}): readonly string[] => drift(pod, rest).map(({ code }) => code);
  const led = withContainer('app', lead);
  const change = (name: string, edit: (container: Container) => Container): Pod => ({
    ...led,
    spec: {
      ...led.spec,
      containers: (led.spec?.containers ?? []).map((one) => (one.name === name ? edit(one) : one)),
      initContainers: (led.spec?.initContainers ?? []).map((one) => (one.name === name ? edit(one) : one)),
    },
  });
  expect(codes(led)).toEqual(['RoutesBlocked']);
  expect(codes(change('domicile-capture', (one) => ({ ...one, image: 'older' })))).toContain('RoutesBlocked');
  expect(codes(change('domicile-capture', (one) => ({ ...one, args: ['true'] })))).toContain(
    'RoutesOverridden',
  );
  const rights = { capabilities: { add: ['NET_ADMIN'] } };
  expect(codes(change('app', (one) => ({ ...one, securityContext: rights })))).toContain('RoutesOverridden');
  const open = {
    ...led,
    spec: { ...led.spec, initContainers: without('domicile-capture').spec?.initContainers ?? [] },
  };
  expect(codes(open)).toContain('RoutesOverridden');
  const cooperative = injected(podOf({ containers: [{ name: 'app', image: 'agent:1', env: [] }] }));
  const containers = (cooperative.spec?.containers ?? []).map(lead);
  const past = { ...cooperative, spec: { ...cooperative.spec, containers } };
  expect(driftOf(requestFor(past)).map(({ code }) => code)).toEqual(['RoutesOverridden']);
});
