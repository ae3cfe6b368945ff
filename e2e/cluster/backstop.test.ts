import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from './client.ts';
import { until } from './daemon.ts';
import { policyOf, policyPath } from './policies.ts';
import {
  ask,
  create,
  debug,
  idle,
  podsOf,
  refused,
  type Said,
  strategicPatch,
  type Unattended,
  unattended,
} from './unattended.ts';
import { type Part, pod, shell } from './workloads.ts';
import './patience.ts';

let here: Unattended;
let editor: Client;

beforeAll(async () => {
  here = await unattended();
  editor = here.editor;
});
afterAll(async () => here?.cluster.down());

describe('the Secret of a credential', () => {
  const secretKeyRef = { name: 'anthropic', key: 'api-key' };
  const using = (rest: Part, volumes: readonly Part[] = [], init: readonly Part[] = []): Part =>
    pod('uses', { containers: [shell('app', 'true', rest)], initContainers: init, volumes });
  const env = [{ name: 'ANTHROPIC_API_KEY', valueFrom: { secretKeyRef } }];

  test.each([
    ['a variable', using({ env }), 'a variable of a container names it'],
    ['a variable of an init container', using({}, [], [shell('first', 'true', { env })]), 'a variable'],
    ['all its variables', using({ envFrom: [{ secretRef: { name: 'anthropic' } }] }), 'envFrom'],
    ['a volume', using({}, [{ name: 'v', secret: { secretName: 'anthropic' } }]), 'a volume names it'],
    [
      'a projected volume',
      using({}, [{ name: 'v', projected: { sources: [{ secret: { name: 'anthropic' } }] } }]),
      'a volume names it',
    ],
    ...Object.entries({
      csi: { driver: 'd', nodePublishSecretRef: { name: 'anthropic' } },
      flexVolume: { driver: 'a/b', secretRef: { name: 'anthropic' } },
      azureFile: { shareName: 's', secretName: 'anthropic' },
      cephfs: { monitors: ['m'], secretRef: { name: 'anthropic' } },
      iscsi: {
        targetPortal: '192.0.2.1',
        iqn: 'iqn.2001-04.example:v',
        lun: 0,
        chapAuthSession: true,
        secretRef: { name: 'anthropic' },
      },
    }).map(
      ([kind, of]) =>
        [
          `a volume of the kind ${kind}`,
          using({}, [{ name: 'v', [kind]: of }]),
          'a volume names it',
        ] as const,
    ),
  ])('is refused in %s of a pod that is not injected', async (_where, what, part) => {
    expect(await create(editor, 'open', what)).toEqual(refused(part));
  });

  test('is refused in a container that is added to such a pod later, and in no other of it', async () => {
    expect(await ask(editor, 'POST', podsOf('open'), pod('debugged', { containers: [idle] }))).toEqual([
      201,
      '',
    ]);
    const path = `${podsOf('open')}/debugged`;
    expect(await debug(editor, path, { name: 'a', env })).toEqual(
      refused('a variable of a container names it'),
    );
    const envFrom = [{ secretRef: { name: 'anthropic' } }];
    expect(await debug(editor, path, { name: 'a', envFrom })).toEqual(
      refused('envFrom of a container names it'),
    );
    expect(await debug(editor, path, { name: 'a' })).toEqual([200, '']);
  });

  test('that a pod had before a policy named it keeps nobody from changing the pod', async () => {
    const path = `${podsOf('open')}/earlier`;
    const late = { name: 'late', envFrom: [{ secretRef: { name: 'named-later' } }] };
    expect(await ask(editor, 'POST', podsOf('open'), pod('earlier', { containers: [idle] }))).toEqual([
      201,
      '',
    ]);
    expect(await debug(editor, path, late)).toEqual([200, '']);
    const credentials = [{ provider: 'openai', apiKey: { secretRef: { name: 'named-later', key: 'k' } } }];
    const policy = policyOf('later', { residency: { allow: ['EU'] }, credentials });
    expect((await here.cluster.admin.request('POST', policyPath('open'), policy)).status).toBe(201);
    const again = { ...late, name: 'again' };
    await until(
      'the policy counts',
      async () => (await debug(editor, path, again, '?dryRun=All'))[0] === 403 || undefined,
    );
    expect(await ask(editor, 'PATCH', path, { metadata: { labels: { tier: 'gold' } } })).toEqual([200, '']);
    expect(await debug(editor, path, again)).toEqual(refused('policy later is for the proxy alone'));
  });

  test('of a cluster policy is refused in every namespace, as are other labels than it selects by', async () => {
    const credentials = [{ provider: 'openai', apiKey: { secretRef: { name: 'of-the-cluster', key: 'k' } } }];
    const selector = { matchExpressions: [{ key: 'team', operator: 'Exists' }] };
    const policy = policyOf('all', { residency: { allow: ['EU'] }, selector, credentials }, policyPath());
    const { request } = here.cluster.admin;
    const labelled = pod('of-a-team', { containers: [idle] });
    const metadata = { name: 'of-a-team', labels: { team: 'a' } };
    expect(await ask(editor, 'POST', podsOf('open'), { ...labelled, metadata })).toEqual([201, '']);
    expect((await request('POST', policyPath(), policy)).status).toBe(201);
    const envFrom = [{ secretRef: { name: 'of-the-cluster' } }];
    await until(
      'the policy counts',
      async () => (await create(editor, 'open', using({ envFrom })))[0] === 403 || undefined,
    );
    expect(await create(editor, 'open', using({ envFrom }))).toEqual(
      refused('policy all is for the proxy alone'),
    );
    const relabel = (labels: Part): Promise<Said> =>
      ask(editor, 'PATCH', `${podsOf('open')}/of-a-team`, { metadata: { labels } });
    for (const team of ['b', null])
      expect(await relabel({ team })).toEqual(refused('Policy all selects pods'));
    expect(await relabel({ tier: 'gold' })).toEqual([200, '']);
    expect((await request('DELETE', `${policyPath()}/all`)).status).toBe(200);
  });

  test('does not keep other Secrets from being used', async () => {
    const other = using({ envFrom: [{ secretRef: { name: 'other' } }] }, [
      { name: 'v', secret: { secretName: 'other' } },
    ]);
    expect(await create(editor, 'open', other)).toEqual([201, '']);
  });
});

describe('labels', () => {
  test('by which a policy selects stay as they were; others may change', async () => {
    const agent = {
      ...pod('labelled', { containers: [idle] }),
      metadata: { name: 'labelled', labels: { app: 'agent' } },
    };
    expect(await ask(editor, 'POST', podsOf('open'), agent)).toEqual([201, '']);
    const label = (labels: Part): Promise<Said> =>
      ask(editor, 'PATCH', `${podsOf('open')}/labelled`, { metadata: { labels } });
    expect(await label({ app: 'other' })).toEqual(refused('Policy eu selects pods by these labels'));
    expect(await label({ app: null })).toEqual(refused('Policy eu selects pods by these labels'));
    expect(await label({ tier: 'gold' })).toEqual([200, '']);
  });
});

describe('a pod from before its namespace enforced', () => {
  const path = `${podsOf('agents')}/labelled?dryRun=All`;
  const patched = (metadata: Part): Promise<Said> => ask(editor, 'PATCH', path, { metadata });

  test('may be changed and deleted as any other, but for what is decided when a pod is created', async () => {
    expect(await patched({ labels: { tier: 'gold' }, annotations: { other: 'x' } })).toEqual([200, '']);
    expect(await patched({ finalizers: ['example.com/wait'] })).toEqual([200, '']);
    const image = [{ op: 'replace', path: '/spec/containers/0/image', value: 'next' }];
    expect(await ask(editor, 'PATCH', path, image, 'application/json-patch+json')).toEqual([200, '']);
    expect(await patched({ annotations: { 'domicile.dev/inject': 'disabled' } })).toEqual(
      refused('stay as they were'),
    );
    expect((await ask(editor, 'DELETE', path))[0]).toBe(200);
  });
});

describe('a token of the channel', () => {
  const requestToken = (audiences: readonly string[]): Promise<Said> =>
    ask(editor, 'POST', '/api/v1/namespaces/open/serviceaccounts/default/token', { spec: { audiences } });

  test('is for nobody who asks; other tokens are', async () => {
    expect(await requestToken(['domicile.dev/channel'])).toEqual(
      refused('for the proxies of injected pods alone'),
    );
    expect(await requestToken(['other', 'domicile.dev/channel'])).toEqual(refused('alone'));
    expect(await requestToken(['other'])).toEqual([201, '']);
  });

  test('is for no volume of a pod that is not injected', async () => {
    const volumeFor = (audience: string): Part => ({
      name: 'v',
      projected: { sources: [{ serviceAccountToken: { audience, path: 'token' } }] },
    });
    const asking = (audience: string): Promise<Said> =>
      create(editor, 'open', pod('asks', { containers: [idle], volumes: [volumeFor(audience)] }));
    expect((await asking('domicile.dev/channel'))[0]).toBe(403);
    expect(await asking('other')).toEqual([201, '']);
  });
});

describe('reaching into a pod', () => {
  const connect = (namespace: string, what: string, client = editor): Promise<Said> =>
    ask(client, 'POST', `${podsOf(namespace)}/labelled/${what}`);

  test.each(['exec?command=sh&', 'attach?'])('%s is refused for containers of ours by name', async (what) => {
    for (const name of ['domicile-proxy', 'domicile-capture'])
      expect(await connect('open', `${what}container=${name}`)).toEqual(refused('not for exec and attach'));
    // Nothing runs: this is how far one gets.
    expect((await connect('open', `${what}container=app`))[1]).toContain('does not have a host assigned');
  });

  test('from outside takes the verb bypass where a namespace enforces', async () => {
    const [trusted, bypass] = [
      await here.cluster.user('tina', 'editors', 'trusted'),
      'needs the verb bypass',
    ];
    const { kubectl } = here.cluster.admin;
    const named = '--resource=residencypolicies.domicile.dev';
    await kubectl('create', 'clusterrole', 'bypassing', '--verb=bypass', named);
    await kubectl('create', 'clusterrolebinding', 'trusted', '--clusterrole=bypassing', '--group=trusted');
    const path = `${podsOf('agents')}/labelled`;
    const more = { spec: { containers: [{ name: 'app', resources: { requests: { cpu: '20m' } } }] } };
    const resize = (client: Client): Promise<Said> =>
      ask(client, 'PATCH', `${path}/resize`, more, strategicPatch);
    for (const what of ['portforward?ports=80', 'proxy']) {
      expect(await connect('agents', what)).toEqual(refused(bypass));
      expect((await connect('open', what))[1]).not.toContain(bypass);
      expect((await connect('agents', what, trusted))[1]).not.toContain(bypass);
    }
    const throughService = (namespace: string, client = editor): Promise<Said> =>
      ask(client, 'POST', `/api/v1/namespaces/${namespace}/services/any/proxy/`);
    expect(await throughService('agents')).toEqual(refused(bypass));
    expect((await throughService('open'))[1]).not.toContain(bypass);
    expect((await throughService('agents', trusted))[1]).not.toContain(bypass);
    expect(await debug(editor, path, { name: 'debug' })).toEqual(refused(bypass));
    expect(await resize(editor)).toEqual(refused(bypass));
    expect(await debug(trusted, path, { name: 'debug' })).toEqual([200, '']);
    expect((await resize(trusted))[1]).not.toContain(bypass);
  });
});
