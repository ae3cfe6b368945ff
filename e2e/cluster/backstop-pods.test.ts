import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InjectionConfig } from '../../pkg/api/bootstrap.ts';
import type { PolicyDocument } from '../../pkg/api/generated/policy-document.ts';
import { clientsOf } from '../../pkg/inject/clients.ts';
import { inject } from '../../pkg/inject/inject.ts';
import type { Pod } from '../../pkg/inject/pod.ts';
import { builtInCatalog } from '../../pkg/residency/catalog.ts';
import { render } from './chart.ts';
import type { Client } from './client.ts';
import { until } from './daemon.ts';
import { forgedPods } from './forged-pods.ts';
import { installedConfig } from './installed-config.ts';
import { policyOf, policyPath } from './policies.ts';
import {
  ask,
  authority,
  create,
  debug,
  idle,
  podsOf,
  policySpec,
  publish,
  refused,
  type Said,
  type Unattended,
  unattended,
} from './unattended.ts';
import { type Part, pod } from './workloads.ts';
import './patience.ts';

let here: Unattended;
let editor: Client;
let config: InjectionConfig;

beforeAll(async () => {
  here = await unattended();
  editor = here.editor;
  const { injection, channelUrl } = await installedConfig(here.cluster.admin);
  config = { ...injection, version: '1', channel: { url: channelUrl, ca: authority } };
});
afterAll(async () => here?.cluster.down());

const agent = (annotations: Part = {}, spec: Part = {}): Part => ({
  ...pod('agent', { containers: [idle], ...spec }),
  metadata: { name: 'agent', labels: { app: 'agent' }, annotations },
});

type Mode = 'enforce' | 'optin';
const namespaces = { enforce: 'agents', optin: 'open' } as const;
const asks = { 'domicile.dev/inject': 'enabled' };

/** What the webhook would have made of it. */
function injected(
  mode: Mode,
  given: Part = agent(asks),
  changed: Partial<InjectionConfig> = {},
  also: readonly object[] = [],
): Pod {
  const namespace = namespaces[mode];
  const policy = {
    ...policyOf('eu', policySpec, policyPath(namespace)),
    metadata: { name: 'eu', namespace },
  };
  const outcome = inject({
    pod: given as Pod,
    namespace: { name: namespace, labels: mode === 'enforce' ? { 'domicile.dev/inject': 'enabled' } : {} },
    mode,
    policies: [policy, ...also] as readonly PolicyDocument[],
    config: { ...config, ...changed },
    clients: clientsOf(builtInCatalog),
  });
  if (outcome.kind === 'injected') return outcome.pod;
  throw new Error(JSON.stringify(outcome));
}

const send = (mode: Mode, what: object): Promise<Said> => create(editor, namespaces[mode], what);

describe('a pod as this release injects it', () => {
  const region = { env: [{ name: 'AWS_REGION', value: 'eu-central-1' }] };

  test.each<readonly [string, Mode, () => Pod]>([
    ['under lockdown', 'enforce', () => injected('enforce')],
    ['cooperatively', 'optin', () => injected('optin')],
    [
      'under lockdown because it asks for it',
      'optin',
      () => injected('optin', agent({ ...asks, 'domicile.dev/capture': 'Lockdown' })),
    ],
    ['with a log level', 'enforce', () => injected('enforce', agent({ 'domicile.dev/log-level': 'debug' }))],
    [
      'with other resources',
      'enforce',
      () => injected('enforce', agent({ 'domicile.dev/memory-limit': '1Gi' })),
    ],
    [
      'with a region of its own',
      'enforce',
      () => injected('enforce', agent({}, { containers: [{ ...idle, ...region }] })),
    ],
    [
      'with init containers of its own',
      'enforce',
      () => injected('enforce', agent({}, { initContainers: [{ ...idle, name: 'first' }] })),
    ],
  ])('%s is taken', async (_how, mode, make) => {
    expect(await send(mode, make())).toEqual([201, '']);
  });
});

describe('a pod that is not injected', () => {
  test('is refused where the namespace enforces, with a message that says what to look at', async () => {
    expect(await send('enforce', agent())).toEqual(
      refused('Is the operator of Domicile running in domicile-system'),
    );
  });

  test('is refused where it asks for injection, and taken where it does not', async () => {
    expect(await send('optin', agent(asks))).toEqual(refused('must be injected and is not'));
    expect(await send('optin', agent())).toEqual([201, '']);
  });

  test('is refused where it says neither that it wants it nor that it does not', async () => {
    const typo = agent({ 'domicile.dev/inject': 'true' });
    expect(await send('optin', typo)).toEqual(refused('change it to enabled or disabled'));
    expect(await send('optin', agent({ 'domicile.dev/inject': 'disabled' }))).toEqual([201, '']);
  });

  test('is refused where it says that it is', async () => {
    expect(await send('optin', agent({ 'domicile.dev/injected': '1' }))).toEqual(refused('is not'));
    expect(await send('enforce', agent({ 'domicile.dev/inject': 'disabled' }))).toEqual(refused('is not'));
  });
});

describe('a pod that is injected in part, or forged', () => {
  test.each(forgedPods)('%s is refused', async (_how, change, message) => {
    expect(await send('enforce', change(injected('enforce')))).toEqual(refused(message));
  });

  test('cooperatively is refused where the namespace enforces', async () => {
    const weaker = injected('optin', agent({ ...asks, 'domicile.dev/capture': 'Cooperative' }));
    expect(await send('enforce', weaker)).toEqual(refused('would weaken'));
  });
});

describe('a pod with all parts of the proxy that does not ask for it', () => {
  const unasked = (annotations: Part = {}): object => {
    const made = injected('optin');
    const { 'domicile.dev/inject': _, ...written } = made.metadata?.annotations ?? {};
    return { ...made, metadata: { ...made.metadata, annotations: { ...written, ...annotations } } };
  };

  test('is refused: no webhook would judge which Secrets it takes', async () => {
    expect(await send('optin', unasked())).toEqual(refused('must ask for it'));
    const disabled = unasked({ 'domicile.dev/inject': 'disabled' });
    expect(await send('optin', disabled)).toEqual(refused('must ask for it'));
  });
});

describe('a pod that should be injected and is not', () => {
  const path = podsOf('agents');

  test('is refused under a name that the API server draws, and where it is applied', async () => {
    const { metadata, ...rest } = agent();
    const drawn = { ...rest, metadata: { ...(metadata as Part), name: undefined, generateName: 'agent-' } };
    expect(await create(editor, 'agents', drawn)).toEqual(refused('must be injected and is not'));
    const apply = 'application/apply-patch+yaml';
    const applied = await editor.request('PATCH', `${path}/agent?fieldManager=mine`, agent(), apply);
    expect(applied).toMatchObject({ status: 403 });
    expect(JSON.stringify(applied.body)).toContain('must be injected and is not');
  });
});

describe('who binds pods to nodes, and writes their status', () => {
  const path = podsOf('agents');

  test('changes neither what they were admitted with, nor what selects their policies', async () => {
    const { kubectl } = here.cluster.admin;
    const may = ['pods/binding', 'bindings', 'pods/status'].join();
    await kubectl('create', 'clusterrole', 'binding', '--verb=create,patch', `--resource=${may}`);
    await kubectl('create', 'clusterrolebinding', 'binders', '--clusterrole=binding', '--group=binders');
    const binder = await here.cluster.user('bob', 'binders');
    const made = injected('enforce', agent({ 'domicile.dev/data-class': 'health' }));
    const bound = { ...made, metadata: { ...made.metadata, name: 'bound' } };
    expect(await ask(editor, 'POST', path, bound)).toEqual([201, '']);
    const bind = (metadata: Part, to = `${path}/bound/binding`): Promise<Said> =>
      ask(binder, 'POST', to, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: 'bound', ...metadata },
        target: { kind: 'Node', name: 'a' },
      });
    const weaker = { annotations: { 'domicile.dev/data-class': '' } };
    expect(await bind(weaker)).toEqual(refused('when a pod is created'));
    expect(await bind(weaker, path.replace('/pods', '/bindings'))).toEqual(refused('when a pod is created'));
    expect(await bind({ labels: { app: 'other' } })).toEqual(refused('Labels of a pod'));
    const status = { metadata: { labels: { app: 'other' } }, status: { message: 'x' } };
    expect(await ask(binder, 'PATCH', `${path}/bound/status`, status)).toEqual(refused('no way to change'));
    expect(await ask(binder, 'PATCH', `${path}/bound/status`, { status: status.status })).toEqual([200, '']);
    expect(await bind({ annotations: { other: 'x' } })).toEqual([201, '']);
    expect((await ask(editor, 'DELETE', `${path}/bound?gracePeriodSeconds=0`))[0]).toBe(200);
  });
});

describe('an injected pod that runs', () => {
  const path = `${podsOf('agents')}/running`;
  const patch = (body: object): Promise<Said> => ask(editor, 'PATCH', `${path}?dryRun=All`, body);

  test('keeps the images of ours and its annotations; its own image and label may change', async () => {
    const made = injected('enforce');
    const running = { ...made, metadata: { ...made.metadata, name: 'running' } };
    expect(await ask(editor, 'POST', podsOf('agents'), running)).toEqual([201, '']);
    const image = async (of: string): Promise<Said> => {
      const change = [{ op: 'replace', path: `/spec/${of}/image`, value: 'next' }];
      const answer = await editor.request(
        'PATCH',
        `${path}?dryRun=All`,
        change,
        'application/json-patch+json',
      );
      return [answer.status, (answer.body as { readonly message?: string }).message ?? ''];
    };
    expect(await image('initContainers/0')).toEqual(refused('stay as they were'));
    expect(await image('initContainers/1')).toEqual(refused('stay as they were'));
    expect(await image('containers/0')).toEqual([200, '']);
    for (const annotations of [{ 'domicile.dev/injected': null }, { 'domicile.dev/capture': 'Cooperative' }])
      expect(await patch({ metadata: { annotations } })).toEqual(refused('stay as they were'));
    expect(await patch({ metadata: { annotations: { other: 'x' } } })).toEqual([200, '']);
    const region = { 'topology.kubernetes.io/region': 'eu-central-1' };
    expect(await patch({ metadata: { labels: region } })).toEqual(refused('comes from the node'));
    expect(await patch({ metadata: { labels: { tier: 'gold' } } })).toEqual([200, '']);
    expect((await ask(editor, 'DELETE', path))[0]).toBe(200);
  });
});

test('an injected pod that asked for it takes no other container afterwards, and other pods do', async () => {
  const asked = injected('optin');
  const [ours, others] = ['injected', 'plain'];
  const put = { ...asked, metadata: { ...asked.metadata, name: ours } };
  expect(await ask(editor, 'POST', podsOf('open'), put)).toEqual([201, '']);
  expect(await ask(editor, 'POST', podsOf('open'), pod(others, { containers: [idle] }))).toEqual([201, '']);
  const attach = (name: string): Promise<Said> =>
    debug(editor, `${podsOf('open')}/${name}`, { name: 'debug' });
  expect(await attach(ours)).toEqual(refused('This pod is injected'));
  expect(await attach(others)).toEqual([200, '']);
});

describe('ranges that cluster policies list', () => {
  test('may be in the rules of a pod as soon as the operator has published them', async () => {
    const [listed, other] = [['10.1.0.0/16', 'fd00:1::/64'], ['10.2.0.0/16']];
    const withRanges = (reachableRanges: readonly string[]): Pod =>
      injected('enforce', agent(), {}, [policyOf('c', { ...policySpec, reachableRanges }, policyPath())]);
    expect(await send('enforce', withRanges(listed))).toEqual(refused('or ranges that no'));
    await publish(here.cluster, { ranges: listed.join() });
    await until(
      'the ranges count',
      async () => (await send('enforce', withRanges(listed)))[0] === 201 || undefined,
    );
    expect(await send('enforce', withRanges([...listed, ...other]))).toEqual(refused('or ranges that no'));
    expect(await send('enforce', injected('enforce'))).toEqual([201, '']);
  });
});

describe('with the webhook in place, but ignored where it does not answer', () => {
  test('pods are refused and taken all the same', async () => {
    const { kubectl, tryKubectl } = here.cluster.admin;
    const webhooks = (await render())
      .split('\n---\n')
      .filter((one) => one.includes('kind: MutatingWebhookConfiguration'))
      .map((one) =>
        one
          .replaceAll('failurePolicy: Fail', 'failurePolicy: Ignore')
          .replaceAll('timeoutSeconds: 5', 'timeoutSeconds: 1'),
      );
    expect(await tryKubectl(['create', '-f', '-'], webhooks.join('\n---\n'))).toMatchObject({ status: 0 });
    expect(await kubectl('get', 'mutatingwebhookconfigurations')).toContain('domicile-injection');
    expect(await send('enforce', agent())).toEqual(refused('must be injected and is not'));
    expect(await send('optin', agent(asks))).toEqual(refused('must be injected and is not'));
    for (const [, change, message] of forgedPods)
      expect(await send('enforce', change(injected('enforce')))).toEqual(refused(message));
    expect(await send('enforce', injected('enforce'))).toEqual([201, '']);
  });
});

test('without the authorities to compare with, no pod is taken, injected or not', async () => {
  const { kubectl } = here.cluster.admin;
  await kubectl('delete', 'configmap', 'domicile-authorities', '-n', 'domicile-system');
  await until(
    'they are gone',
    async () => (await send('enforce', injected('enforce')))[0] !== 201 || undefined,
  );
  const missing = [422, expect.stringContaining('no params found for policy binding with `Deny`')];
  for (const what of [injected('enforce'), agent()]) expect(await send('enforce', what)).toEqual(missing);
  expect(await send('optin', injected('optin'))).toEqual(missing);
});

test('what has parts of the proxy takes no other container, whatever let it in and whatever it says of itself', async () => {
  const { kubectl } = here.cluster.admin;
  await kubectl('delete', 'validatingadmissionpolicybinding', 'domicile-optin');
  const made = { ...injected('optin'), metadata: { name: 'silent', labels: { app: 'agent' } } };
  await until(
    'nobody judges it',
    async () => (await ask(editor, 'POST', podsOf('open'), made))[0] === 201 || undefined,
  );
  const volumeMounts = [{ name: 'domicile-credentials-0', mountPath: '/x' }];
  const attached = await debug(editor, `${podsOf('open')}/silent`, { name: 'debug', volumeMounts });
  expect(attached).toEqual(refused('This pod is injected'));
});
