import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:tls';
import { createAuthority, issueLeaf, type KeyPair } from '../../pkg/operator/certificates.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { operatorNamespace } from './chart.ts';
import { type Cluster, up } from './cluster.ts';
import { checkedAs } from './command.ts';
import { operatorRig } from './operator-rig.ts';
import './patience.ts';
import { roundClock } from './round-clock.ts';

/** The certificate of the webhooks as cert-manager would give it: a Secret that it renews, and trust that it writes. */
let cluster: Cluster;
let operator: Operator;
let authority: KeyPair;
const { clock, round } = roundClock();
const secret = `/api/v1/namespaces/${operatorNamespace}/secrets`;
const configurations = '/apis/admissionregistration.k8s.io/v1';
const injection = `${configurations}/mutatingwebhookconfigurations/domicile-injection`;
const validation = `${configurations}/validatingwebhookconfigurations/domicile-policies`;

/** There is no Service network here: the API server is told the address, and by name it would know the Service. */
const names = ['127.0.0.1', `domicile-operator.${operatorNamespace}.svc`];
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const issue = async (by = authority): Promise<object> => {
  const { cert, key } = await issueLeaf(by, names, Date.now());
  return { data: { 'tls.crt': encoded(cert), 'tls.key': encoded(key) } };
};
const bundles = async (): Promise<readonly (string | undefined)[]> => {
  const { body } = await cluster.admin.request('GET', injection);
  const { webhooks } = body as {
    readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string } }[];
  };
  return webhooks.map(({ clientConfig }) => clientConfig.caBundle);
};
/** What the webhooks present. */
const served = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: operator.ports.webhook, ca: authority.cert }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.once('error', reject);
  });

beforeAll(async () => {
  cluster = await up({ node: false });
  const rig = await operatorRig(cluster, { whole: true, values: { 'certManager.enabled': true } });
  authority = await createAuthority(Date.now());
  const metadata = { name: 'domicile-webhook-tls', namespace: operatorNamespace };
  const made = { apiVersion: 'v1', kind: 'Secret', metadata, ...(await issue()) };
  expect((await cluster.admin.request('POST', secret, made)).status).toBe(201);
  for (const [path, webhooks] of [
    [injection, (await bundles()).length],
    [validation, 1],
  ] as const) {
    const patch = Array.from({ length: webhooks }, (_, index) => ({
      op: 'add',
      path: `/webhooks/${index}/clientConfig/caBundle`,
      value: encoded(authority.cert),
    }));
    const { status } = await cluster.admin.request('PATCH', path, patch, 'application/json-patch+json');
    expect(status).toBe(200);
  }
  operator = await rig.start({ clock, webhookSecret: 'domicile-webhook-tls' });
  await rig.namespace('agents');
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

async function admitted(): Promise<boolean> {
  const { status, body } = await cluster.admin.request('POST', '/api/v1/namespaces/agents/pods?dryRun=All', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'asks', annotations: { 'domicile.dev/inject': 'enabled' } },
    spec: { containers: [{ name: 'agent', image: 'none' }] },
  });
  return status === 201 && JSON.stringify(body).includes('domicile-proxy');
}

test('the webhooks present it, and whom the API server trusts is left to who wrote it', async () => {
  expect(await admitted()).toBe(true);
  await round();
  expect(new Set(await bundles())).toEqual(new Set([encoded(authority.cert)]));
});

test('one that was renewed is served from the next round on', async () => {
  const before = await served();
  const renewed = await cluster.admin.request(
    'PATCH',
    `${secret}/domicile-webhook-tls`,
    await issue(),
    'application/merge-patch+json',
  );
  expect(renewed.status).toBe(200);
  await round();
  expect(await served()).not.toBe(before);
  expect(await admitted()).toBe(true);
});

/** What `domicile check` says of certificates, as somebody who may look at all. */
async function certificatesChecked(): Promise<Readonly<Record<string, string>>> {
  const { lines } = await checkedAs(cluster.admin, '-n', 'agents');
  const wanted = ['certificate', 'certificate.webhooks', 'webhook.injection', 'webhook.validation'];
  return Object.fromEntries(
    lines.filter(({ check }) => wanted.includes(check)).map(({ check, outcome }) => [check, outcome]),
  );
}

test('domicile check looks at the one that is served, and at our own for the channel', async () => {
  const whole = {
    certificate: 'pass',
    'certificate.webhooks': 'pass',
    'webhook.injection': 'pass',
    'webhook.validation': 'pass',
  };
  expect(await certificatesChecked()).toEqual(whole);
  const other = await createAuthority(Date.now());
  const patch = await issue(other);
  await cluster.admin.request(
    'PATCH',
    `${secret}/domicile-webhook-tls`,
    patch,
    'application/merge-patch+json',
  );
  expect(await certificatesChecked()).toEqual({ ...whole, 'certificate.webhooks': 'fail' });
});
