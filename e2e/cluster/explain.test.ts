import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Operator } from '../../pkg/operator/operator.ts';
import { applyTemplates, operatorNamespace } from './chart.ts';
import type { Client } from './client.ts';
import type { Cluster } from './cluster.ts';
import { domicileAs } from './command.ts';
import { injectedImages, type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;
let viewer: Client;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents']));
  operator = await rig.start();
  await applyTemplates(cluster, ['config'], injectedImages);
  viewer = await cluster.user('viewer');
  // Nobody gathers rights into `view` here: that is a controller's.
  const kinds =
    'pods,deployments.apps,statefulsets.apps,daemonsets.apps,replicasets.apps,jobs.batch,cronjobs.batch';
  await cluster.admin.kubectl('create', 'clusterrole', 'reader', '--verb=get,list', `--resource=${kinds}`);
  for (const role of ['reader', 'domicile-view'])
    await cluster.admin.kubectl(
      'create',
      'rolebinding',
      role,
      `--clusterrole=${role}`,
      '--user=viewer',
      '-n',
      'agents',
    );
  await post(
    policyPath('agents'),
    policyOf('eu', {
      residency: { allow: ['EU', 'CH'] },
      egress: [{ name: 'crm', hosts: ['crm.example.eu'], location: ['DE'], action: 'Allow' }],
      masking: { rules: [{ entities: ['Iban'], strategy: 'Pseudonym' }] },
    }),
  );
  await post(
    policyPath('agents'),
    policyOf('other', {
      selector: { matchLabels: { app: 'other' } },
      residency: { allow: ['US'] },
    }),
  );
  await post(policyPath(), policyOf('guardrail', { residency: { allow: ['EEA', 'UK'] } }, policyPath()));
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

async function post(path: string, object: object): Promise<void> {
  const { status, body } = await cluster.admin.request('POST', path, object);
  if (status !== 201) throw new Error(JSON.stringify(body));
}
const pods = '/api/v1/namespaces/agents/pods';
const podOf = (name: string, annotations: object, labels: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, annotations, labels },
  spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
});
const asks = { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Lockdown' };

describe('domicile explain pod', () => {
  test('says which policies select it, what they mean, and which places all of them allow', async () => {
    await post(pods, podOf('support', asks));
    const { status, stdout, stderr } = await domicileAs(cluster.admin, 'explain', 'pod', 'agents/support');
    expect([stderr, status]).toEqual(['', 0]);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Pod agents/support',
      expect.stringMatching(/^ {2}injected +by release 0, Lockdown; its namespace does not enforce$/),
      expect.stringMatching(/ClusterResidencyPolicy guardrail, ResidencyPolicy agents\/eu select it/),
    ]);
    // The EU is in both; Switzerland, Norway and the United Kingdom are in one of them.
    expect(lines[3]).toMatch(/^ {2}allowed +AT, BE, BG, .*, SK$/);
    expect(stdout).toMatch(
      /not for it +ResidencyPolicy agents\/other: its selector asks for app=other, and it is not there/,
    );
    expect(stdout).toMatch(/^ {2}drift +none$/m);
    expect(stdout).toMatch(/^ResidencyPolicy agents\/eu, Enforce$/m);
    expect(stdout).toMatch(/^ {2}egress +crm: Allow crm\.example\.eu in DE$/m);
    expect(stdout).toMatch(/^ {2}masks +Iban: Pseudonym$/m);
  });

  test('says what has drifted, and ends with 1', async () => {
    const patch = { spec: { containers: [{ name: 'agent', image: 'agent:2' }] } };
    await cluster.admin.request('PATCH', `${pods}/support`, patch, 'application/strategic-merge-patch+json');
    const { status, stdout } = await domicileAs(
      cluster.admin,
      'explain',
      'pod',
      'support',
      '-n',
      'agents',
      '--json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ drift: [{ code: 'ChangedAfterAdmission' }] });
  });

  test('says that nothing holds a pod that is not injected', async () => {
    await post(pods, podOf('plain', {}, { app: 'other' }));
    const { status, stdout } = await domicileAs(cluster.admin, 'explain', 'pod', 'agents/plain');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ {2}injected +no: it sends what it wants; its namespace does not enforce$/m);
    expect(stdout).toContain('warning DOM131: Pod agents/plain');
    expect(stdout).toContain('error DOM050: ResidencyPolicy agents/other');
    expect(stdout).toMatch(/^ {2}allowed +no place is allowed by all: everything is denied$/m);
  });

  test('says to somebody with few rights which they lack, and explains the rest', async () => {
    const { stdout, stderr } = await domicileAs(viewer, 'explain', 'pod', 'agents/support');
    expect(stderr).toContain('you may not list clusterresidencypolicies.domicile.dev, get namespaces/agents');
    expect(stderr).toContain(`you may not get configmaps/domicile-operator -n ${operatorNamespace}`);
    expect(stdout).toMatch(/policies +ResidencyPolicy agents\/eu selects it/);
    const nobody = await domicileAs(await cluster.user('nobody'), 'explain', 'pod', 'agents/support');
    expect(nobody).toEqual({
      status: 64,
      stdout: '',
      stderr: 'You may not get pods/support -n agents: have somebody grant it.\n',
    });
  });

  test('explains the rest where the operator is of a release whose settings it does not know', async () => {
    const path = `/api/v1/namespaces/${operatorNamespace}/configmaps/domicile-operator`;
    const patch = (text: string) =>
      cluster.admin.request(
        'PATCH',
        path,
        { data: { 'operator.yaml': text } },
        'application/merge-patch+json',
      );
    const { body } = await cluster.admin.request('GET', path);
    const text = (body as { readonly data: Readonly<Record<string, string>> }).data['operator.yaml'] ?? '';
    expect((await patch(`${text}ofALaterRelease: true\n`)).status).toBe(200);
    const { stdout, stderr } = await domicileAs(cluster.admin, 'explain', 'pod', 'agents/support');
    expect(stderr).toMatch(
      /what has drifted is not looked at\. .*ofALaterRelease: found a field that is not known/,
    );
    expect(stdout).toMatch(
      /policies +ClusterResidencyPolicy guardrail, ResidencyPolicy agents\/eu select it/,
    );
    expect((await patch(text)).status).toBe(200);
  });

  test.each([
    ['agents/none', 'There is no such thing as the pod agents/none.'],
    ['a/b/c', 'allowed: NAMESPACE/NAME, or NAME'],
  ])('ends with 64 for %s', async (pod, message) => {
    const { status, stderr } = await domicileAs(cluster.admin, 'explain', 'pod', pod);
    expect(status).toBe(64);
    expect(stderr).toContain(message);
  });
});

describe('domicile analyze --cluster', () => {
  test('judges what is there, by what makes pods and not by each pod', async () => {
    const template = {
      metadata: { labels: { app: 'web' }, annotations: { ...asks, 'domicile.dev/oops': 'x' } },
      spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
    };
    await post('/apis/apps/v1/namespaces/agents/deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template },
    });
    const { status, stdout, stderr } = await domicileAs(
      cluster.admin,
      'analyze',
      '--cluster',
      '-n',
      'agents',
    );
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(
      'Deployment agents/web: error DOM101: The annotation domicile.dev/oops is not known',
    );
    expect(stdout).toContain('Pod agents/plain: warning DOM131:');
    expect(stdout).toContain('ResidencyPolicy agents/other: error DOM050:');
    expect(stdout).not.toContain('agents/support:');
  });

  test('says what it did not read, and takes nothing for missing then', async () => {
    const { stderr, stdout } = await domicileAs(viewer, 'analyze', '--cluster', '-n', 'agents', '--sarif');
    expect(stderr).toBe(
      'domicile: not everything was read: you may not list clusterresidencypolicies.domicile.dev, get namespaces/agents\n',
    );
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
  });
});
