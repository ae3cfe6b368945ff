import { describe, expect, test } from '@jest/globals';
import { routeVariables } from './environment.ts';
import {
  clients,
  codesOf,
  config,
  containerOf,
  injected,
  keptKey,
  podOf,
  policy,
  requestFor,
  variablesOf,
  withContainer,
} from './inject.fixture.ts';
import { inject } from './inject.ts';
import type { EnvVar } from './pod.ts';

const base = 'http://127.0.0.1:15001/$(DOMICILE_SECRET)';

describe('which pods are injected', () => {
  test.each([
    ['optin', {}, 'not-annotated'],
    ['optin', { 'domicile.dev/inject': 'disabled' }, 'disabled'],
  ] as const)('%s with %j is left alone, and it is said why', (mode, annotations, reason) => {
    const pod = { metadata: { annotations }, spec: {} };
    expect(inject(requestFor(pod, { mode }))).toEqual({ kind: 'skipped', reason });
  });

  test('where the namespace enforces, every pod, asked for or not', () => {
    const pod = { metadata: {}, spec: { containers: [{ name: 'app' }] } };
    expect(inject(requestFor(pod, { mode: 'enforce' })).kind).toBe('injected');
  });

  test('a pod that no policy selects as well: it may send nothing', () => {
    const policies = [policy({ selector: { matchLabels: { app: 'other' } } })];
    expect(inject(requestFor(podOf(), { policies }))).toMatchObject({ kind: 'injected', policies: [] });
  });

  test('the policies that select it are named', () => {
    const pod = { ...podOf(), metadata: { ...podOf().metadata, labels: { app: 'a' } } };
    const policies = [
      policy({ selector: { matchLabels: { app: 'a' } } }, 'mine'),
      policy({ selector: { matchLabels: { app: 'b' } } }, 'other'),
    ];
    expect(inject(requestFor(pod, { policies }))).toMatchObject({ policies: ['agents/mine'] });
  });
});

describe('the sidecar', () => {
  test('is the first of the init containers and runs on', () => {
    const pod = injected(podOf({ initContainers: [{ name: 'setup' }] }));
    expect(pod.spec?.initContainers?.map(({ name }) => name)).toEqual(['domicile-proxy', 'setup']);
    expect(containerOf(pod, 'domicile-proxy').restartPolicy).toBe('Always');
  });

  test('under lockdown the rules come before it', () => {
    const pod = injected(podOf(), { mode: 'enforce' });
    expect(pod.spec?.initContainers?.map(({ name }) => name)).toEqual(['domicile-capture', 'domicile-proxy']);
  });

  test('is the same for every pod, but for what policies and the agents themselves ask', () => {
    const one = injected(podOf(), { policies: [] });
    const other = injected({
      ...withContainer({ image: 'other' }),
      metadata: { ...podOf().metadata, name: 'b' },
    });
    expect(containerOf(one, 'domicile-proxy')).toEqual(containerOf(other, 'domicile-proxy'));
  });

  test('holds no policy', () => {
    expect(JSON.stringify(injected(podOf(), { policies: [policy({}, 'secret-plan')] }))).not.toMatch(
      /secret-plan|allow"/,
    );
  });

  test('is tuned by annotations', () => {
    const pod = injected(
      podOf(
        {},
        {
          'domicile.dev/log-level': 'debug',
          'domicile.dev/memory-limit': '1Gi',
          'domicile.dev/data-class': Array(32).fill('a').join(', '),
        },
      ),
    );
    expect(variablesOf(pod, 'domicile-proxy')).toMatchObject({ DOMICILE_LOG_LEVEL: 'debug' });
    expect(containerOf(pod, 'domicile-proxy').resources).toEqual({
      requests: config.resources.requests,
      limits: { cpu: '1', memory: '1Gi' },
    });
  });

  test('is told of further authorities where the installation has some', () => {
    const trusting = { ...config, trustedAuthorities: 'PEM' };
    expect(variablesOf(injected(podOf(), { config: trusting }), 'domicile-proxy')).toMatchObject({
      DOMICILE_TRUSTED_AUTHORITIES: 'PEM',
    });
  });

  test('knows the regions and hosts that the agent chose', () => {
    const env = [
      { name: 'AWS_REGION', value: 'eu-central-1' },
      { name: 'OPENAI_BASE_URL', value: 'https://eu.api.openai.com/v1' },
      { name: 'MISTRAL_BASE_URL', value: 'https://elsewhere.example' },
      { name: 'SELF_HOSTED_BASE_URL', value: 'http://vllm.models.svc:8000/v1' },
    ];
    const pod = injected(withContainer({ env }));
    const own = variablesOf(pod, 'domicile-proxy');
    expect(own).toMatchObject({
      AWS_REGION: 'eu-central-1',
      OPENAI_BASE_URL: 'https://eu.api.openai.com/v1',
      SELF_HOSTED_BASE_URL: 'http://vllm.models.svc:8000/v1',
    });
    expect(own).not.toHaveProperty('MISTRAL_BASE_URL');
    expect(variablesOf(pod)).toMatchObject({
      AWS_REGION: 'eu-central-1',
      OPENAI_BASE_URL: `${base}/openai`,
      SELF_HOSTED_BASE_URL: `${base}/self-hosted`,
    });
    expect(inject(requestFor(pod)).kind).toBe('unchanged');
  });

  const resource = 'ANTHROPIC_FOUNDRY_RESOURCE';
  test.each<EnvVar>([
    { name: resource, value: 'acme' },
    { name: resource, valueFrom: { secretKeyRef: { name: 'claude', key: 'resource' } } },
  ])('takes over from the agent what its client does not take beside a base URL (%j)', (entry) => {
    const pod = injected(withContainer({ env: [entry] }));
    expect(variablesOf(pod, 'domicile-proxy')).toMatchObject({
      [resource]: entry.value ?? entry.valueFrom,
    });
    expect(variablesOf(pod)).not.toHaveProperty(resource);
    expect(variablesOf(pod)).toHaveProperty('ANTHROPIC_FOUNDRY_BASE_URL');
    expect(inject(requestFor(pod)).kind).toBe('unchanged');
    const again = injected(pod, { config: { ...config, version: '1.2.4' } });
    expect(variablesOf(again, 'domicile-proxy')).toHaveProperty(resource);
  });
});

describe('the agent', () => {
  test('finds the proxy in every container and init container', () => {
    const pod = injected(
      podOf({ containers: [{ name: 'app' }, { name: 'more' }], initContainers: [{ name: 'setup' }] }),
    );
    for (const name of ['app', 'more', 'setup']) {
      expect(containerOf(pod, name).env?.[0]?.name).toBe('DOMICILE_SECRET');
      expect(variablesOf(pod, name)).toMatchObject({
        ANTHROPIC_BASE_URL: `${base}/anthropic`,
        HTTPS_PROXY: 'http://domicile:$(DOMICILE_SECRET)@127.0.0.1:15001',
        NO_PROXY: '127.0.0.1,localhost,::1',
      });
    }
  });

  test('has the routes first, each once, and keeps its own variables and what sets them behind', () => {
    const own = [
      { name: 'MINE', value: '$(OPENAI_BASE_URL)/mine' },
      { name: 'FROM', valueFrom: { secretKeyRef: { name: 'own', key: 'k' } } },
    ];
    const elsewhere = { name: 'OPENAI_BASE_URL', value: 'https://gateway.example' };
    const given = withContainer({ env: [elsewhere, ...own, elsewhere] });
    const { env = [] } = containerOf(injected(given), 'app');
    const routes = routeVariables(clients);
    expect(env.slice(1, 1 + routes.length)).toEqual(routes);
    expect(env.slice(1 + routes.length, 3 + routes.length)).toEqual(own);
    expect(env.filter(({ name }) => name === elsewhere.name)).toHaveLength(1);
  });

  test('gets nothing past the proxy out of maps that are taken over whole', () => {
    const pod = injected(withContainer({ envFrom: [{ secretRef: { name: 'own' } }] }));
    expect(variablesOf(pod)).toMatchObject({ AWS_ENDPOINT_URL: '', ANTHROPIC_UNIX_SOCKET: '' });
    expect(variablesOf(injected(podOf()))).not.toHaveProperty('AWS_ENDPOINT_URL');
  });

  test('is the default of kubectl, unless the pod says otherwise', () => {
    const name = 'kubectl.kubernetes.io/default-container';
    expect(injected(podOf()).metadata?.annotations?.[name]).toBe('app');
    expect(injected(podOf({}, { [name]: 'other' })).metadata?.annotations?.[name]).toBe('other');
  });

  test('under lockdown loses what would let it past the rules, and nothing else', () => {
    const securityContext = { runAsUser: 1000, capabilities: { add: ['CHOWN'], drop: ['KILL'] } };
    expect(
      containerOf(injected(withContainer({ securityContext }), { mode: 'enforce' }), 'app').securityContext,
    ).toEqual({
      runAsUser: 1000,
      capabilities: { add: ['CHOWN'], drop: ['KILL', 'NET_RAW', 'SETUID'] },
      allowPrivilegeEscalation: false,
    });
    expect(containerOf(injected(withContainer({ securityContext })), 'app').securityContext).toEqual(
      securityContext,
    );
  });

  test('that dropped everything already is left as it is', () => {
    const securityContext = {
      runAsUser: 1000,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    };
    const pod = injected(withContainer({ securityContext }), { mode: 'enforce' });
    expect(containerOf(pod, 'app').securityContext).toEqual(securityContext);
  });

  test.each([
    ['leaves its user to the image is given a group', {}, {}, 0],
    ['names its user keeps the group of it', { runAsUser: 1000 }, {}, undefined],
    ['names its user 0 keeps the group of it', { runAsUser: 0 }, {}, undefined],
    ['names its group keeps it', { runAsGroup: 2000 }, {}, 2000],
    ['is in a pod that names the user keeps the group of it', {}, { runAsUser: 1000 }, undefined],
    ['is in a pod that names the group keeps it', {}, { runAsGroup: 2000 }, undefined],
  ])('that %s', (_, own, ofPod, group) => {
    const pod = podOf({ containers: [{ name: 'app', securityContext: own }], securityContext: ofPod });
    const out = injected(pod, { mode: 'enforce' });
    expect(containerOf(out, 'app').securityContext?.runAsGroup).toBe(group);
    expect(injected(pod).spec?.containers?.[0]?.securityContext).toEqual(own);
  });
});

describe('credentials in custody', () => {
  const policies = [policy(keptKey)];
  const fromSecret = {
    name: 'ANTHROPIC_API_KEY',
    valueFrom: { secretKeyRef: { name: 'anthropic', key: 'api-key' } },
  };

  test('are mounted into the sidecar alone, and the agent finds a placeholder', () => {
    const pod = injected(withContainer({ env: [fromSecret] }), { policies });
    const mounts = (name: string) => (containerOf(pod, name).volumeMounts ?? []).map((mount) => mount.name);
    expect(mounts('domicile-proxy')).toContain('domicile-credentials-0');
    expect(mounts('app')).toEqual([]);
    expect(variablesOf(pod)).toMatchObject({ ANTHROPIC_API_KEY: 'domicile-keeps-the-real-credential' });
    expect(variablesOf(pod, 'domicile-proxy')).toMatchObject({
      ANTHROPIC_API_KEY_FILE: '/var/run/domicile/credentials/0/credential',
    });
  });

  test.each([
    ['bedrock', 'sigv4', 'AWS_SHARED_CREDENTIALS_FILE'],
    ['bedrock', 'bearer', 'AWS_BEARER_TOKEN_BEDROCK_FILE'],
    ['vertex', 'gcp', 'GOOGLE_APPLICATION_CREDENTIALS'],
  ])('of %s by %s are found through %s', (provider, kind, variable) => {
    const credentials = [{ provider, [kind]: { secretRef: { name: 's', key: 'k' } } }];
    const pod = injected(podOf(), { policies: [policy({ credentials })] });
    expect(variablesOf(pod, 'domicile-proxy')).toHaveProperty(variable);
  });

  test('a literal key is hidden wherever the pod repeats it', () => {
    const env = [
      { name: 'ANTHROPIC_API_KEY', value: 'sk-ant-real-key' },
      { name: 'COPY', value: 'x-api-key: sk-ant-real-key' },
    ];
    expect(JSON.stringify(injected(withContainer({ env }), { policies }))).not.toContain('sk-ant-real-key');
  });

  test('without a Secret it is said that requests will be refused', () => {
    const outcome = inject(
      requestFor(podOf(), { policies: [policy({ credentials: [{ provider: 'anthropic', apiKey: {} }] })] }),
    );
    expect(outcome).toMatchObject({ warnings: [expect.stringContaining('secretRef')] });
  });

  test('that differ between policies are refused', () => {
    const other = {
      credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name: 'b', key: 'k' } } }],
    };
    const outcome = inject(requestFor(podOf(), { policies: [policy(keptKey), policy(other, 'b')] }));
    expect(codesOf(outcome)).toEqual(['policy.credentials', 'policy.credentials']);
  });
});

test('where nothing enforces, variables that lead elsewhere are replaced, and it is said', () => {
  const outcome = inject(requestFor(withContainer({ env: [{ name: 'NO_PROXY', value: '*' }] }), { clients }));
  expect(outcome).toMatchObject({ kind: 'injected', warnings: [expect.stringContaining('NO_PROXY')] });
});
