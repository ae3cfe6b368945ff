import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:tls';
import { createAuthority, issueLeaf, type KeyPair } from '../../pkg/operator/certificates.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { operatorNamespace } from './chart.ts';
import { type Cluster, up } from './cluster.ts';
import { operatorRig } from './operator-rig.ts';
import './patience.ts';
import { roundClock } from './round-clock.ts';

/** The certificate of the webhooks as cert-manager would give it: a Secret that it renews, and trust that it writes. */
let cluster: Cluster;
let operator: Operator;
let authority: KeyPair;
const { clock, round } = roundClock();
const secret = `/api/v1/namespaces/${operatorNamespace}/secrets`;
const injection = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/domicile-injection';

const encoded = (text: string): string => Buffer.from(text).toString('base64');
const issue = async (): Promise<object> => {
  const { cert, key } = await issueLeaf(authority, ['127.0.0.1'], Date.now());
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
  const rig = await operatorRig(cluster, { set: ['certManager.enabled=true'] });
  authority = await createAuthority(Date.now());
  const metadata = { name: 'domicile-webhook-tls', namespace: operatorNamespace };
  const made = { apiVersion: 'v1', kind: 'Secret', metadata, ...(await issue()) };
  expect((await cluster.admin.request('POST', secret, made)).status).toBe(201);
  const patch = (await bundles()).map((_, index) => ({
    op: 'add',
    path: `/webhooks/${index}/clientConfig/caBundle`,
    value: encoded(authority.cert),
  }));
  expect((await cluster.admin.request('PATCH', injection, patch, 'application/json-patch+json')).status).toBe(
    200,
  );
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
