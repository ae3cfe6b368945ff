import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from './client.ts';
import { ask, create, idle, podsOf, refused, type Said, type Unattended, unattended } from './unattended.ts';
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
    [
      'a driver',
      using({}, [{ name: 'v', csi: { driver: 'd', nodePublishSecretRef: { name: 'anthropic' } } }]),
      'a volume names it',
    ],
  ])('is refused in %s of a pod that is not injected', async (_where, what, part) => {
    expect(await create(editor, 'open', what)).toEqual(refused(part));
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
    const debug = { spec: { ephemeralContainers: [{ name: 'debug', image: 'busybox' }] } };
    const more = { spec: { containers: [{ name: 'app', resources: { requests: { cpu: '20m' } } }] } };
    const strategic = 'application/strategic-merge-patch+json';
    const patch = async (client: Client, what: string, body: unknown): Promise<Said> => {
      const answer = await client.request('PATCH', `${path}/${what}`, body, strategic);
      return [answer.status, (answer.body as { readonly message?: string }).message ?? ''];
    };
    for (const what of ['portforward?ports=80', 'proxy']) {
      expect(await connect('agents', what)).toEqual(refused(bypass));
      expect((await connect('open', what))[1]).not.toContain(bypass);
      expect((await connect('agents', what, trusted))[1]).not.toContain(bypass);
    }
    expect(await patch(editor, 'ephemeralcontainers', debug)).toEqual(refused(bypass));
    expect(await patch(editor, 'resize', more)).toEqual(refused(bypass));
    expect(await patch(trusted, 'ephemeralcontainers', debug)).toEqual([200, '']);
    expect((await patch(trusted, 'resize', more))[1]).not.toContain(bypass);
  });
});
