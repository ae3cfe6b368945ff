import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { authorityOf } from './certificates.ts';
import { install, operatorNamespace } from './chart.ts';
import type { Client } from './client.ts';
import { type Cluster, up } from './cluster.ts';
import { until } from './daemon.ts';
import { writeAgentImage } from './images/agent.ts';
import { productValues, writeProductImages } from './images/product.ts';
import { importImage } from './node/runtime.ts';
import { policyOf, policyPath } from './policies.ts';
import { type Provider, startProvider } from './provider.ts';
import './patience.ts';

let cluster: Cluster;
let provider: Provider;
let alice: Client;

const spec = {
  selector: { matchLabels: { app: 'agent' } },
  residency: { allow: ['US'] },
  masking: { rules: [{ entities: ['EmailAddress'], strategy: 'Pseudonym' }] },
  credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name: 'anthropic', key: 'api-key' } } }],
};

beforeAll(async () => {
  cluster = await up({ node: true });
  provider = await startProvider(cluster, 'api.anthropic.com');
  const archives = [
    ...(await writeProductImages(cluster.state.folder)),
    await writeAgentImage(cluster.state.folder),
  ];
  for (const archive of archives) await importImage(cluster.state, archive);
  const { kubectl, request } = cluster.admin;
  const trustedAuthorities = readFileSync(authorityOf(cluster.state).cert, 'utf8');
  await install(cluster, { ...productValues, trustedAuthorities });
  await kubectl(
    'rollout',
    'status',
    'deployment/domicile-operator',
    '-n',
    operatorNamespace,
    '--timeout=120s',
  );
  await kubectl('create', 'namespace', 'agents');
  await kubectl(
    'create',
    'secret',
    'generic',
    'anthropic',
    '-n',
    'agents',
    '--from-literal=api-key=sk-ant-real',
  );
  expect((await request('POST', policyPath('agents'), policyOf('us', spec))).status).toBe(201);
  await kubectl('create', 'rolebinding', 'editors', '-n', 'agents', '--clusterrole=edit', '--group=editors');
  alice = await cluster.user('alice', 'editors');
});
afterAll(async () => {
  await provider?.down();
  await cluster?.down();
});

/** An agent that asks once through the real SDK and prints what came of it. */
const deployment = (name: string, geo: string): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    selector: { matchLabels: { run: name } },
    template: {
      metadata: {
        labels: { app: 'agent', run: name },
        annotations: { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Lockdown' },
      },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: [
          {
            name: 'agent',
            image: 'domicile.test/agent:v1',
            imagePullPolicy: 'Never',
            args: ['I am anna@example.eu', geo],
          },
        ],
      },
    },
  },
});

async function said(name: string): Promise<string> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [deployment(name, name)] });
  const { status, stderr } = await alice.tryKubectl(['create', '-n', 'agents', '-f', '-'], list);
  expect([status, stderr]).toEqual([0, '']);
  return until(`${name} has asked`, async () => {
    const { stdout } = await alice.tryKubectl(['logs', '-n', 'agents', '-l', `run=${name}`, '-c', 'agent']);
    return stdout === '' ? undefined : stdout;
  });
}

describe('a Deployment that somebody who may only edit annotates', () => {
  test('runs with our sidecar: what it asks is masked on the wire, answered, and restored', async () => {
    expect(JSON.parse(await said('us'))).toEqual({ text: 'You said: I am anna@example.eu' });
    const requests = provider.notes().filter(({ kind }) => kind === 'request');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ host: 'api.anthropic.com', key: 'sk-ant-real' });
    expect(requests[0]?.body).toMatch(/I am EMAIL_ADDRESS_/);
    expect(requests[0]?.body).not.toContain('anna@');
  });

  test('is refused what the policy does not allow, with nothing at the door of the provider', async () => {
    const before = provider.notes().length;
    expect(JSON.parse(await said('global'))).toMatchObject({ status: 451 });
    expect(provider.notes()).toHaveLength(before);
  });

  test('is told of in the status of the policy', async () => {
    const { kubectl } = cluster.admin;
    const ready = '{.status.conditions[?(@.type=="Ready")].status}';
    await until('the policy is ready', async () => {
      const status = await kubectl('get', 'residencypolicy', 'us', '-n', 'agents', '-o', `jsonpath=${ready}`);
      return status === 'True' || undefined;
    });
    const pods = await kubectl(
      'get',
      'residencypolicy',
      'us',
      '-n',
      'agents',
      '-o',
      'jsonpath={.status.pods}',
    );
    expect(JSON.parse(pods)).toEqual({ selected: 2, injected: 2, current: 2 });
  });
});

describe('the operator', () => {
  test('does all of it with the rights that the chart gives it: no call of its was forbidden', () => {
    type Line = {
      readonly user: { readonly username: string };
      readonly responseStatus?: { readonly code: number };
    };
    const account = `system:serviceaccount:${operatorNamespace}:domicile-operator`;
    const lines = readFileSync(cluster.api.auditLog, 'utf8').trimEnd().split('\n');
    const calls = lines
      .map((line) => JSON.parse(line) as Line)
      .filter(({ user }) => user.username === account);
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter(({ responseStatus }) => responseStatus?.code === 403)).toEqual([]);
  });
});
