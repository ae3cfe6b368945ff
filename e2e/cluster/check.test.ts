import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import type { CheckLine } from '../../cmd/domicile/check/check-line.ts';
import { rightsToInstall } from '../../cmd/domicile/check/rights.ts';
import { admissionPoliciesOf, usualSettings } from '../../cmd/domicile/check/settings.ts';
import { oldestVersion } from '../../cmd/domicile/check/install-lines.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { node, root } from '../run/domicile.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { applyTemplates, chart, helm, operatorNamespace, render } from './chart.ts';
import { type Client, type Outcome, run } from './client.ts';
import { type Cluster, up } from './cluster.ts';
import { checkedAs, domicile, domicileAs } from './command.ts';
import { until } from './daemon.ts';
import { injectedImages, type OperatorRig, operatorRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';
import { tool } from './tools/cache.ts';

let cluster: Cluster;
let nobody: Client;
beforeAll(async () => {
  cluster = await up({ node: false });
  nobody = await cluster.user('nobody');
});
afterAll(async () => cluster?.down());

const checkAs = (client: Client, ...args: readonly string[]): Promise<Outcome> =>
  domicileAs(client, 'check', ...args);
const outcomes = (lines: readonly CheckLine[], outcome: CheckLine['outcome']): readonly string[] =>
  lines.filter((line) => line.outcome === outcome).map(({ check }) => check);

describe('before Domicile is installed', () => {
  test('a cluster is fit for it, and an administrator may install it', async () => {
    const { status, stdout, stderr } = await checkAs(cluster.admin, '--pre');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ok {3}version +Kubernetes v1\.\d+\.\d+; 1\.33 or newer is needed$/m);
    expect(stdout).toContain('residencypolicies.domicile.dev is not there yet');
    expect(stdout).toMatch(/\n5 ok\n$/);
  });

  test('somebody with few rights is told which they lack', async () => {
    const { status, of, lines } = await checkedAs(nobody, '--pre', '--operator-namespace', 'elsewhere');
    expect(status).toBe(1);
    expect(outcomes(lines, 'fail')).toEqual(['rights']);
    expect(of('rights')[0]?.message).toContain('create customresourcedefinitions.apiextensions.k8s.io');
    expect(of('rights')[0]?.message).toContain('create deployments.apps -n elsewhere');
    expect(of('definitions')[0]).toMatchObject({
      outcome: 'unknown',
      message:
        'not looked at: you may not get customresourcedefinitions.apiextensions.k8s.io/residencypolicies.domicile.dev',
    });
  });

  test('the rights are those that the chart takes, and the version is its own', async () => {
    const kinds = [...parseAllDocuments(await render())].flatMap((one) =>
      one.contents === null ? [] : [(one.toJS() as { readonly kind: string }).kind.toLowerCase()],
    );
    const covered = new Set(rightsToInstall.map(({ resource }) => resource));
    const plural = (kind: string): string => (kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`);
    // Monitors are of another operator; what the chart has for it is off unless it is asked for.
    expect([...new Set(kinds)].map(plural).filter((kind) => !covered.has(kind))).toEqual([]);
    const { major, minor } = oldestVersion;
    expect(await helm('show', 'chart', chart)).toContain(`kubeVersion: '>=${major}.${minor}.0-0'`);
  });
});

describe('the command line', () => {
  test.each([
    ['no kubeconfig', ['check'], { KUBECONFIG: '/nowhere', HOME: '/' }, 'There is no kubeconfig /nowhere'],
    ['one that is named', ['check', '--kubeconfig', '/nowhere'], {}, 'There is no kubeconfig /nowhere'],
  ])('ends with 64 for %s', async (_, args, env, message) => {
    const { status, stderr } = await domicile(args, env);
    expect(status).toBe(64);
    expect(stderr).toContain(message);
  });

  test('ends with 64 for a context that is not there', async () => {
    const { status, stderr } = await checkAs(cluster.admin, '--context', 'other');
    expect([status, stderr]).toEqual([64, 'The kubeconfig has no context "other".\n']);
  });

  test('takes the first of a name where KUBECONFIG lists several files, as kubectl does', async () => {
    const files = [nobody.kubeconfig, '/nowhere', cluster.admin.kubeconfig].join(':');
    const { stdout } = await domicile(['check', '--pre'], { KUBECONFIG: files });
    expect(stdout).toContain('FAIL rights');
  });

  test('is a plugin of kubectl', async () => {
    const folder = await temporaryFolder();
    const built = await run(node, [join(root, 'scripts', 'build.ts'), join(folder, 'dist')]);
    expect([built.status, built.stderr]).toEqual([0, '']);
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(join(folder, 'dist', 'domicile.mjs'), join(bin, 'kubectl-domicile'));
    symlinkSync(node, join(bin, 'node'));
    const child = spawn(tool('kubectl'), ['domicile', 'check', '--pre'], {
      env: { PATH: bin, KUBECONFIG: cluster.admin.kubeconfig },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect([await ended, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\n5 ok\n$/);
  });
});

describe('an installation', () => {
  let rig: OperatorRig;
  let operator: Operator;
  beforeAll(async () => {
    rig = await operatorRig(cluster);
    await rig.namespace('agents');
    operator = await rig.start();
    const templates = ['backstop', 'bypass', 'policies', 'canary', 'config', 'deployment'];
    await applyTemplates(cluster, templates, injectedImages);
    await replicasReady(2);
  });
  afterAll(async () => operator?.stop());

  /** There is no node to run them: this process is the operator, and says what a kubelet would. */
  async function replicasReady(readyReplicas: number): Promise<void> {
    const path = `/apis/apps/v1/namespaces/${operatorNamespace}/deployments/domicile-operator/status`;
    const patch = { status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas } };
    const { status, body } = await cluster.admin.request(
      'PATCH',
      path,
      patch,
      'application/merge-patch+json',
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  const remove = (path: string) => cluster.admin.request('DELETE', path);

  test('that is whole passes line by line', async () => {
    await cluster.admin.request(
      'POST',
      policyPath('agents'),
      policyOf('eu', { residency: { allow: ['EU'] } }),
    );
    const checked = await until('all of it passes', async () => {
      const found = await checkedAs(cluster.admin, '-n', 'agents');
      return outcomes(found.lines, 'pass').length === found.lines.length ? found : undefined;
    });
    expect(checked.status).toBe(0);
    // Of seven days that a new one has.
    expect(checked.lines.find(({ check }) => check === 'certificate')?.message).toBe(
      'the serving certificate is valid for 6 more days',
    );
    expect(new Set(checked.lines.map(({ check }) => check))).toEqual(
      new Set(
        'version clock definitions operator operator.leads operator.rights webhook.injection webhook.validation certificate webhook.injects webhook.refuses canary backstop backstop.bound backstop.parameters sidecars'.split(
          ' ',
        ),
      ),
    );
    const { body } = await cluster.admin.request('GET', '/api/v1/namespaces/agents/pods');
    expect((body as { readonly items: unknown[] }).items).toEqual([]);
  });

  test('has the admission policies that are looked for', async () => {
    const path = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';
    const { body } = await cluster.admin.request('GET', path);
    const { items } = body as { readonly items: readonly { readonly metadata: { readonly name: string } }[] };
    const names = items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('domicile-'));
    expect(names.toSorted()).toEqual(admissionPoliciesOf(usualSettings).toSorted());
  });

  test('is looked at as far as somebody may, and says of the rest which right it takes', async () => {
    const viewer = await cluster.user('viewer');
    await cluster.admin.kubectl(
      'create',
      'rolebinding',
      'viewer',
      '--clusterrole=view',
      '--user=viewer',
      '-n',
      'agents',
    );
    await cluster.admin.kubectl(
      'create',
      'rolebinding',
      'domicile',
      '--clusterrole=domicile-view',
      '--user=viewer',
      '-n',
      'agents',
    );
    const { status, of, lines } = await checkedAs(viewer, '-n', 'agents');
    expect([status, outcomes(lines, 'fail')]).toEqual([0, []]);
    expect(of('sidecars')[0]?.outcome).toBe('pass');
    expect(of('webhook.injects')[0]?.message).toBe('not looked at: you may not create pods -n agents');
    expect(of('certificate')[0]?.message).toBe(
      `not looked at: you may not get secrets/domicile-authority -n ${operatorNamespace}`,
    );
    expect(of('operator.rights')[0]?.message).toContain('create subjectaccessreviews.authorization.k8s.io');
  });

  test('with a sidecar that is not connected says so', async () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'one', annotations: { 'domicile.dev/inject': 'enabled' } },
      spec: { containers: [{ name: 'agent', image: 'none' }] },
    };
    const { status } = await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods', pod);
    expect(status).toBe(201);
    const found = await until('the pod is told of', async () => {
      const checked = await checkedAs(cluster.admin, '-n', 'agents');
      return checked.of('sidecars').some(({ outcome }) => outcome === 'warn') ? checked : undefined;
    });
    expect(found.status).toBe(0);
    expect(found.of('sidecars')[0]?.message).toMatch(/^agents\/eu: 0 of 1 injected pods run on it\./);
  });

  test('without its operator fails where pods are tried', async () => {
    await operator.stop();
    await replicasReady(0);
    const { status, of, lines } = await checkedAs(cluster.admin, '-n', 'agents');
    expect(status).toBe(1);
    expect(outcomes(lines, 'fail')).toEqual(expect.arrayContaining(['operator', 'webhook.injects']));
    expect(of('webhook.injects')[0]?.message).toContain('the API server does not reach the operator');
    expect(of('backstop.bound')[0]?.outcome).toBe('pass');
    operator = await rig.start();
    await replicasReady(2);
  });

  test('with a binding gone, a right taken away and an old definition fails by name', async () => {
    const group = '/apis/admissionregistration.k8s.io/v1';
    await remove(`${group}/validatingadmissionpolicybindings/domicile-tokens`);
    await remove('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/domicile-operator');
    const definition =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/residencypolicies.domicile.dev';
    const patch = [
      { op: 'remove', path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/recording' },
    ];
    const { status } = await cluster.admin.request('PATCH', definition, patch, 'application/json-patch+json');
    expect(status).toBe(200);
    const { of } = await checkedAs(cluster.admin, '-n', 'agents');
    expect(of('backstop.bound')[0]).toMatchObject({
      outcome: 'fail',
      message: 'domicile-tokens is not bound with Deny: it refuses nothing',
    });
    expect(of('operator.rights')[0]?.message).toContain(
      'the operator may not list residencypolicies.domicile.dev',
    );
    expect(of('definitions').find(({ outcome }) => outcome === 'fail')?.message).toContain(
      'residencypolicies.domicile.dev lacks spec.recording',
    );
  });
});

test('a server that is not there is a matter of the kubeconfig', async () => {
  const { status, stderr } = await domicile(
    ['check', '--kubeconfig', join(root, 'e2e', 'cluster', 'nowhere.kubeconfig.json')],
    {
      PATH: process.env['PATH'] ?? '',
    },
  );
  expect(status).toBe(64);
  expect(stderr).toContain('cannot be asked');
});
