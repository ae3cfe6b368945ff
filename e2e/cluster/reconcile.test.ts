import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConfigurationLine } from '../../pkg/api/configuration.ts';
import { startChannelClient } from '../../pkg/channel/client.ts';
import { leavingMs } from '../../pkg/channel/registry.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { names } from '../../pkg/operator/resources.ts';
import type { PolicyStatus } from '../../pkg/operator/status.ts';
import { operatorNamespace } from './chart.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath, policyStatus } from './policies.ts';

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents']));
});
afterAll(async () => cluster?.down());
/** How far the clocks of the operators are ahead, in milliseconds. */
let later = 0;
const now = (): number => Date.now() + later;
beforeEach(async () => {
  later = 0;
  operator = await rig.start({ now });
});
afterEach(async () => operator?.stop());

const merge = 'application/merge-patch+json';
const allow = (...places: readonly string[]) => ({ residency: { allow: places } });
const create = async (name: string, spec: unknown): Promise<readonly [number, string]> => {
  const { status, body } = await cluster.admin.request('POST', policyPath('agents'), policyOf(name, spec));
  return [status, (body as { readonly message?: string }).message ?? ''];
};
const path = (name: string): string => `${policyPath('agents')}/${name}`;
const halfAnAffinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } };
const statusOf = (name: string): Promise<PolicyStatus> => policyStatus(cluster.admin, 'agents', name);
const conditions = async (name: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(((await statusOf(name)).conditions ?? []).map(({ type, status }) => [type, status]));
const becomes = (name: string, wanted: Readonly<Record<string, string>>): Promise<true> =>
  until(`${name} is ${JSON.stringify(wanted)}`, async () => {
    const are = await conditions(name);
    return Object.entries(wanted).every(([type, status]) => are[type] === status) || undefined;
  });

/** What Prometheus would read under this name with these labels; `undefined` where there is nothing. */
async function measured(series: string): Promise<number | undefined> {
  const lines = (await operator.metrics.render()).split('\n');
  const line = lines.find((one) => one.startsWith(`domicile_operator_${series} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

/** A simulated sidecar that runs on whatever it is sent. */
function sidecar(token: string, of: Pick<Operator, 'ports' | 'authority'> = operator) {
  const lines: ConfigurationLine[] = [];
  const errors: unknown[] = [];
  const client = startChannelClient({
    url: `https://127.0.0.1:${of.ports.channel}`,
    ca: of.authority,
    readToken: () => token,
    onConfiguration: async (line) => {
      lines.push(line);
      return { hash: line.hash, revision: line.revision };
    },
    onHeartbeat: () => undefined,
    onError: (error) => errors.push(error),
  });
  const allowed = (): unknown =>
    lines
      .at(-1)
      ?.config.policies.map(
        (one) => (one as { spec: { residency: { allow: unknown } } }).spec.residency.allow,
      );
  return { ...client, lines, errors, allowed };
}

test('a policy that is applied is accepted, programmed and ready, once the operator has said so', async () => {
  expect(await create('plain', allow('EU'))).toEqual([201, '']);
  await becomes('plain', { Accepted: 'True', Programmed: 'True', Degraded: 'False', Ready: 'True' });
  expect(await statusOf('plain')).toMatchObject({
    observedGeneration: 1,
    pods: { selected: 0, injected: 0, current: 0 },
  });
  await cluster.admin.request('DELETE', path('plain'));
});

test('a policy that only our own validation knows to be wrong is refused with its words', async () => {
  const [status, message] = await create('wrong', allow('Atlantis'));
  expect(status).toBe(403);
  expect(message).toContain('agents/wrong spec.residency.allow[0]: found "Atlantis"');
  expect(
    await measured('webhook_duration_seconds_count{webhook="/validate",outcome="refused"}'),
  ).toBeGreaterThan(0);
});

test('a pod that asks for it is injected', async () => {
  const { status, body } = await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'asks', annotations: { 'domicile.dev/inject': 'enabled' } },
    spec: { containers: [{ name: 'agent', image: 'none' }] },
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  const { spec } = body as {
    readonly spec: { readonly initContainers?: readonly { readonly name: string }[] };
  };
  expect(spec.initContainers?.map(({ name }) => name)).toContain('domicile-proxy');
  expect(await measured('webhook_duration_seconds_count{webhook="/inject/optin",outcome="injected"}')).toBe(
    1,
  );
});

test.each([
  ['without a container', {}],
  ['with one that has no name', { containers: [{}] }],
  ['with half an affinity', { containers: [{ name: 'agent', image: 'none' }], affinity: halfAnAffinity }],
])('a pod %s is refused by the API server in its own words, not by a failure of ours', async (_, spec) => {
  const { status, body } = await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'none', annotations: { 'domicile.dev/inject': 'enabled' } },
    spec,
  });
  expect([status, (body as { readonly message: string }).message]).toEqual([
    422,
    expect.stringContaining('Required value'),
  ]);
});

describe('the channel', () => {
  test('brings a policy, its changes and its end to the pods that it selects, and status counts them', async () => {
    await rig.pod('agents', 'one', { app: 'one' });
    await create('for-one', { ...allow('EU'), selector: { matchLabels: { app: 'one' } } });
    await create('for-two', { ...allow('US'), selector: { matchLabels: { app: 'two' } } });
    const one = sidecar(await rig.token('agents', 'one'));
    try {
      await until('it has the policy', async () => JSON.stringify(one.allowed()) === '[["EU"]]' || undefined);
      await until('it is counted', async () => (await statusOf('for-one')).pods?.current === 1 || undefined);
      // It only asked for injection, so nothing but its clients' goodwill leads it through the proxy.
      await until(
        'it is told of',
        async () => (await statusOf('for-one')).pods?.bypassable === 1 || undefined,
      );
      await cluster.admin.request('PATCH', path('for-one'), { spec: allow('DE') }, merge);
      await until('it has the change', async () => JSON.stringify(one.allowed()) === '[["DE"]]' || undefined);
      await cluster.admin.request('DELETE', path('for-one'));
      await until('it has none', async () => JSON.stringify(one.allowed()) === '[]' || undefined);
      expect(one.errors).toEqual([]);
      await until(
        'each was acknowledged',
        async () => (await measured('acknowledgements_total{runs="true"}')) === one.lines.length || undefined,
      );
      expect(await measured('propagation_seconds_count')).toBe(one.lines.length);
      expect(await measured('reconcile_duration_seconds_count')).toBeGreaterThanOrEqual(3);
      for (const list of ['policies', 'clusterpolicies', 'namespaces', 'pods', 'configmaps'])
        expect(await measured(`watch_age_seconds{list="${list}"}`)).toBeGreaterThanOrEqual(0);
      await until('nothing waits', async () => (await measured('queue_depth')) === 0 || undefined);
    } finally {
      await one.stop();
      await cluster.admin.request('DELETE', path('for-two'));
    }
  });

  test.each([
    [
      'a token for another audience',
      () => rig.token('agents', 'two', 'https://kubernetes.default.svc.cluster.local'),
    ],
    [
      'a token of no pod',
      async () =>
        (
          await cluster.admin.kubectl(
            'create',
            'token',
            'default',
            '-n',
            'agents',
            '--audience',
            'domicile.dev/channel',
          )
        ).trim(),
    ],
    ['no token at all', async () => 'nonsense'],
  ])('is closed to %s', async (_, tokenOf) => {
    await rig.pod('agents', 'two').catch(() => undefined);
    const stranger = sidecar(await tokenOf());
    try {
      await until('it is refused', async () => stranger.errors.length > 0 || undefined);
      expect([String(stranger.errors[0]), stranger.lines]).toEqual(['Error: the operator answered 401', []]);
    } finally {
      await stranger.stop();
    }
  });

  test('of a pod that has one already is told as an event', async () => {
    await rig.pod('agents', 'twice');
    const token = await rig.token('agents', 'twice');
    const first = sidecar(token);
    await until('the first is there', async () => first.connected() || undefined);
    const second = sidecar(token);
    try {
      await until('it is told', async () => {
        const told = await cluster.admin.kubectl('events', '-n', 'agents', '--for=pod/twice', '--no-headers');
        return told.includes('SecondChannel') || undefined;
      });
      expect(await measured('second_channels_total')).toBe(1);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});

test('a second channel of a pod at another replica is told as an event, a sidecar that changed to it is not', async () => {
  const other = await rig.start({ ownPorts: true, now });
  const isTold = async (name: string): Promise<boolean> =>
    (await cluster.admin.kubectl('events', '-n', 'agents', `--for=pod/${name}`)).includes('SecondChannel');
  const told = `/api/v1/namespaces/${operatorNamespace}/configmaps/${names.channels}`;
  const replicasThatTell = async (uid: string): Promise<number> => {
    const { data = {} } = (await cluster.admin.request('GET', told)).body as Partial<Record<'data', object>>;
    return Object.values(data).filter((text) => String(text).includes(uid)).length;
  };
  const doubledUid = await rig.pod('agents', 'doubled');
  const movedUid = await rig.pod('agents', 'moved');
  const [token, moving] = [await rig.token('agents', 'doubled'), await rig.token('agents', 'moved')];
  const [real, before] = [sidecar(token), sidecar(moving)];
  const sidecars = [real, before];
  try {
    await until(
      'the one that will move is known',
      async () => (await replicasThatTell(movedUid)) === 1 || undefined,
    );
    await before.stop();
    await until(
      'it is known to have left',
      async () => (await replicasThatTell(movedUid)) === 0 || undefined,
    );
    const [impostor, after] = [sidecar(token, other), sidecar(moving, other)];
    sidecars.push(impostor, after);
    await until('both are there', async () => (impostor.connected() && after.connected()) || undefined);
    await until('both tell of it', async () => (await replicasThatTell(doubledUid)) === 2 || undefined);
    later = leavingMs;
    await create('news', allow('EU'));
    await until('it is told', async () => (await isTold('doubled')) || undefined);
    expect([await isTold('moved'), real.connected(), impostor.connected()]).toEqual([false, true, true]);
  } finally {
    await Promise.all(sidecars.map(({ stop }) => stop()));
    await other.stop();
    await cluster.admin.request('DELETE', path('news'));
  }
});

test('where Pod Security forbids what lockdown takes, a pod is refused until the namespace says that it makes do without', async () => {
  const strict = { 'pod-security.kubernetes.io/enforce': 'restricted', 'domicile.dev/inject': 'enabled' };
  await rig.namespace('strict', strict);
  await rig.namespace('weaker', { ...strict, 'domicile.dev/capture': 'Cooperative' });
  const securityContext = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 1_000,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const make = async (namespace: string): Promise<readonly [number, string]> => {
    const { status, body } = await cluster.admin.request('POST', `/api/v1/namespaces/${namespace}/pods`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'agent' },
      spec: { containers: [{ name: 'agent', image: 'none', securityContext }] },
    });
    const { message = '', spec } = body as {
      readonly message?: string;
      readonly spec?: { readonly initContainers?: readonly { readonly name: string }[] };
    };
    return [status, spec?.initContainers?.map(({ name }) => name).join() ?? message];
  };
  expect(await until('both namespaces are known', async () => settled(await make('strict')))).toEqual([
    403,
    expect.stringContaining('Lockdown needs an init container with NET_ADMIN, which the label'),
  ]);
  expect(await until('both namespaces are known', async () => settled(await make('weaker')))).toEqual([
    201,
    'domicile-proxy',
  ]);
});

const settled = (said: readonly [number, string]): typeof said | undefined =>
  said[1].includes('not known to the operator yet') ? undefined : said;

test('a replica that does not lead injects as the leader does', async () => {
  await until('the first leads', async () => operator.leads() || undefined);
  const other = await rig.start({ ownPorts: true });
  try {
    expect(other.leads()).toBe(false);
    const review = {
      request: {
        uid: 'of the test',
        namespace: 'agents',
        operation: 'CREATE',
        dryRun: true,
        object: {
          metadata: { name: 'agent', annotations: { 'domicile.dev/inject': 'enabled' } },
          spec: { containers: [{ name: 'agent', image: 'none' }] },
        },
      },
    };
    const answers = await Promise.all(
      [operator, other].map(({ ports, authority }) =>
        post(`https://127.0.0.1:${ports.webhook}/inject/optin`, JSON.stringify(review), authority()),
      ),
    );
    expect(answers[0]).toContain('"allowed":true,"patchType":"JSONPatch"');
    expect(answers[1]).toBe(answers[0]);
  } finally {
    await other.stop();
  }
});

function post(url: string, body: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', ca, agent: false }, (answer) => {
      text(answer).then(resolve, reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

test('pods are counted whichever replica they are connected to', async () => {
  await until('the first leads', async () => operator.leads() || undefined);
  const other = await rig.start({ ownPorts: true });
  expect(other.leads()).toBe(false);
  await rig.pod('agents', 'spread', { app: 'spread' });
  await create('spread', { ...allow('EU'), selector: { matchLabels: { app: 'spread' } } });
  const one = sidecar(await rig.token('agents', 'spread'), other);
  try {
    await until('it is counted', async () => (await statusOf('spread')).pods?.current === 1 || undefined);
    await becomes('spread', { Programmed: 'True', Ready: 'True' });
  } finally {
    await one.stop();
    await other.stop();
  }
});

test('no call of the operator was one that its service account may not make', () => {
  const forbidden = rig.errors.filter((error) => (error as { readonly status?: number }).status === 403);
  expect(forbidden).toEqual([]);
});
