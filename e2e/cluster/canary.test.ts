import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Results } from '../../pkg/operator/canary/canary.ts';
import { type CanaryReason, podOf, probes } from '../../pkg/operator/canary/probes.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { operatorNamespace } from './chart.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';

let cluster: Cluster;
let rig: OperatorRig;
let operator: Operator;

beforeAll(async () => {
  ({ cluster, rig } = await startRig([], { whole: true, values: { 'drift.evictPerMinute': 60 } }));
  operator = await rig.start();
});
afterAll(async () => {
  await operator?.stop();
  await cluster?.down();
});

const webhooks = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/domicile-injection';
const binding = (mode: string): string =>
  `/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings/domicile-${mode}`;

/** Waits until a round that began later than now has found this. */
async function finds(expected: Readonly<Partial<Record<string, CanaryReason>>>): Promise<void> {
  const began = Date.now();
  let last: unknown;
  const matching = async (): Promise<true | undefined> => {
    const path = `/api/v1/namespaces/${operatorNamespace}/configmaps/domicile-canary`;
    const { body } = await cluster.admin.request('GET', path);
    const { result = '{"at":"1970-01-01","results":{}}' } =
      (body as { readonly data?: { readonly result?: string } }).data ?? {};
    const said = JSON.parse(result) as { readonly at: string; readonly results: Results };
    last = said.results;
    const reasons = Object.entries(said.results).map(([name, { reason }]) => [name, reason]);
    const wanted = JSON.stringify(Object.entries(expected));
    return (Date.parse(said.at) > began && JSON.stringify(reasons) === wanted) || undefined;
  };
  await until(`the canary finds ${JSON.stringify(expected)}`, matching).catch((error: unknown) => {
    throw new Error(`last found: ${JSON.stringify(last)}`, { cause: error });
  });
}
const change = async (path: string, body: readonly object[]): Promise<void> => {
  const answer = await cluster.admin.request('PATCH', path, body, 'application/json-patch+json');
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};
/** Takes an object away for as long as something is looked at. */
async function without<Seen>(path: string, look: () => Promise<Seen>): Promise<Seen> {
  const { body } = await cluster.admin.request('GET', path);
  const { metadata, ...rest } = body as { readonly metadata: Record<string, unknown> };
  await cluster.admin.request('DELETE', path);
  try {
    return await look();
  } finally {
    const { name, labels } = metadata;
    const within = path.slice(0, path.lastIndexOf('/'));
    await cluster.admin.request('POST', within, { ...rest, metadata: { name, labels } });
  }
}

const [asks, enforced, disabled, forged] = ['Passed', 'Passed', 'Passed', 'Passed'] as const;
const works = { asks, enforced, disabled, forged };

describe('the canary', () => {
  test('finds that admission works, where it does', async () => {
    await finds(works);
    expect(await operator.metrics.render()).toContain('domicile_operator_canary{probe="forged"} 1');
  });

  test('finds the backstop at work where the webhooks are gone, and tells of it', async () => {
    await without(webhooks, async () => {
      await finds({ ...works, asks: 'WebhookMissing', enforced: 'WebhookMissing' });
      expect(await operator.metrics.render()).toContain('domicile_operator_canary{probe="asks"} 0');
      await until('it is told', async () => {
        const events = ['events', '-n', operatorNamespace, '--for=deployment/domicile-operator'];
        const told = await cluster.admin.kubectl(...events, '--no-headers');
        return /AdmissionFails.*WebhookMissing/.test(told) || undefined;
      });
    });
    await finds(works);
  });

  test('finds that a backstop is not in force', async () => {
    await without(binding('optin'), () => finds({ ...works, forged: 'NotRefused' }));
    await finds(works);
  });

  test('finds that nothing judges pods', async () => {
    const nothing = {
      asks: 'NotInjected',
      enforced: 'NotInjected',
      disabled: 'NotRefused',
      forged: 'NotRefused',
    } as const;
    await without(webhooks, () =>
      without(binding('enforce-cooperative'), () => without(binding('optin'), () => finds(nothing))),
    );
    await finds(works);
  });

  test('finds a webhook that cannot be reached', async () => {
    const at = '/webhooks/0/clientConfig/url';
    const { body } = await cluster.admin.request('GET', webhooks);
    const [enforce] = (body as { webhooks: readonly { clientConfig: { url: string } }[] }).webhooks;
    await change(webhooks, [{ op: 'replace', path: at, value: 'https://127.0.0.1:1/inject/enforce' }]);
    await finds({ ...works, enforced: 'WebhookFails', disabled: 'WebhookFails' });
    await change(webhooks, [{ op: 'replace', path: at, value: enforce?.clientConfig.url }]);
    await finds(works);
  });

  test('leaves nothing behind, and nobody else can in its namespaces', async () => {
    const namespaces = {
      optin: `${operatorNamespace}-canary`,
      enforced: `${operatorNamespace}-canary-enforced`,
    };
    for (const probe of probes.filter(({ name }) => name === 'asks' || name === 'enforced')) {
      const path = `/api/v1/namespaces/${namespaces[probe.in]}/pods`;
      expect((await cluster.admin.request('GET', path)).body).toMatchObject({ items: [] });
      const pod = podOf(probe, namespaces);
      expect((await cluster.admin.request('POST', `${path}?dryRun=All`, pod)).status).toBe(201);
      const { status, body } = await cluster.admin.request('POST', path, pod);
      expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining('is for dry runs')]);
    }
  });

  test('lets pods that have drifted be evicted once it passes, those that something makes anew and no others', async () => {
    await rig.namespace('agents');
    const path = '/api/v1/namespaces/agents/pods';
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'maker', uid: 'u-1', controller: true };
    const drifted = async (name: string, ownerReferences: readonly object[]): Promise<void> => {
      const annotations = { 'domicile.dev/inject': 'enabled' };
      const { status, body } = await cluster.admin.request('POST', path, {
        metadata: { name, annotations, ownerReferences },
        spec: { containers: [{ name: 'agent', image: 'none' }] },
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
      await change(`${path}/${name}`, [
        { op: 'replace', path: '/spec/containers/0/image', value: 'another' },
      ]);
    };
    const there = async (name: string): Promise<number> =>
      (await cluster.admin.request('GET', `${path}/${name}`)).status;
    const counted = async (): Promise<true | undefined> => {
      const line = 'domicile_operator_pod_findings{finding="ChangedAfterAdmission"} 1';
      return (await operator.metrics.render()).includes(line) || undefined;
    };
    await drifted('kept', []);
    await drifted('evicted', [owner]);
    await operator.stop();
    operator = await rig.start({ evictPerMinute: 60 });
    await until('it is gone', async () => (await there('evicted')) === 404 || undefined);
    await until('it is told', async () => {
      const events = ['events', '-n', 'agents', '--for=pod/evicted', '--no-headers'];
      return /Evicted.*created anew/.test(await cluster.admin.kubectl(...events)) || undefined;
    });
    await until('the other is found', counted);
    expect(await there('kept')).toBe(200);
    await cluster.admin.request('DELETE', `${path}/kept`, { gracePeriodSeconds: 0 });
  });

  test('needs no right that its service account does not have', () => {
    const forbidden = rig.errors.filter((error) => (error as { readonly status?: number }).status === 403);
    expect(forbidden).toEqual([]);
  });
});
