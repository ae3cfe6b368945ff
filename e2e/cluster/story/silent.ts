import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { operatorNamespace } from '../chart.ts';
import { until } from '../daemon.ts';
import { pod } from '../workloads.ts';
import { asking } from './agents.ts';
import { restartsOf } from './killed.ts';
import { prometheusOf } from './scraped.ts';
import { killProxyOf } from './sidecars.ts';
import {
  agentDeployment,
  ask,
  askUntil,
  create,
  editPolicy,
  isAnswered,
  isRefusedWith,
  namespace,
  podOf,
  requestsWith,
  rolledOut,
  type Story,
} from './story.ts';
import { isReady } from './told.ts';

const question = { content: 'Chapter ten', geo: 'us' };
/** A namespace that enforces injection. */
const guarded = 'guarded';
/** A Deployment that is made while no operator runs. */
const late = 'late';
const scale = ({ cluster }: Story, replicas: number): Promise<string> =>
  cluster.admin.kubectl(
    'scale',
    'deployment/domicile-operator',
    '-n',
    operatorNamespace,
    `--replicas=${replicas}`,
  );

/** No operator runs any more, and then again. The tests are in order. */
export function silent(story: () => Story): void {
  describe('when the operator is gone', () => {
    beforeAll(async () => {
      const { kubectl } = story().cluster.admin;
      await kubectl('create', 'namespace', guarded);
      await kubectl('label', 'namespace', guarded, 'domicile.dev/inject=enabled');
      await askUntil(story(), 'support', question, isAnswered);
      await scale(story(), 0);
      const pods = ['-n', operatorNamespace, '-l', 'app.kubernetes.io/component=operator'];
      await story().cluster.admin.kubectl('wait', '--for=delete', 'pod', ...pods, '--timeout=120s');
    });
    afterAll(async () => {
      await scale(story(), 2);
    });

    test('agents go on by the last policy, even with a sidecar that was killed meanwhile', async () => {
      expect(await ask(story(), 'support', question)).toHaveProperty('text');
      const support = await podOf(story(), 'support');
      const restarts = await restartsOf(story(), support);
      killProxyOf(story().cluster.state, support);
      await until(
        'it is begun anew',
        async () => (await restartsOf(story(), support)) > restarts || undefined,
      );
      expect(await ask(story(), 'support', question)).toHaveProperty('text');
      expect(await ask(story(), 'support', { ...question, geo: 'global' })).toMatchObject({ status: 451 });
    });

    test('no pod is created that would have to be injected, and no policy changed; whoever tries is told why', async () => {
      const asks = { annotations: { 'domicile.dev/inject': 'enabled' } };
      const why = [
        expect.stringContaining('failed calling webhook'),
        expect.stringContaining('domicile-operator'),
      ];
      for (const [within, metadata, webhook] of [
        [namespace, asks, 'optin.domicile.dev'],
        [guarded, {}, 'enforce.domicile.dev'],
      ] as const) {
        const [status, message] = await tries(story(), within, metadata);
        expect([status, message, message]).toEqual([500, ...why]);
        expect(message).toContain(webhook);
      }
      const { status, body } = await editPolicy(story(), 'us-only', { residency: { allow: ['DE'] } });
      const { message } = body as { readonly message: string };
      expect([status, message, message]).toEqual([500, ...why]);
    });

    test('pods that need none are created as ever, beside agents and elsewhere', async () => {
      for (const within of [namespace, 'default'])
        expect(await tries(story(), within, {})).toEqual([201, '']);
    });

    test('past the stated staleness everything is denied, and nothing reaches the provider', async () => {
      const outcome = await askUntil(story(), 'support', question, isRefusedWith(503));
      expect(outcome).toMatchObject({ message: expect.stringContaining('policy') });
      const passed = requestsWith(story(), question.content).length;
      expect(await ask(story(), 'support', question)).toMatchObject({ status: 503 });
      expect(requestsWith(story(), question.content)).toHaveLength(passed);
    });

    test('Prometheus alerts: nobody leads, and agents are without a policy', async () => {
      await until('both alerts are raised', async () => {
        const alerts = await prometheusOf().alerts();
        return (
          ['DomicileNoLeader', 'DomicileWithoutPolicy'].every((name) => alerts.includes(name)) || undefined
        );
      });
    });

    test('and once it is back everything goes on, and what had to wait is created, with its proxy', async () => {
      const { admin } = story().cluster;
      await create(story(), agentDeployment({ name: late, app: 'support' }));
      const made = JSON.stringify(agentDeployment({ name: late, app: guarded }));
      expect(await admin.tryKubectl(['create', '-n', guarded, '-f', '-'], made)).toMatchObject({ status: 0 });
      for (const within of [namespace, guarded])
        await until(`its pods are refused in ${within}`, async () => {
          const events = await admin.kubectl('events', '-n', within, '--types=Warning');
          return new RegExp(`${late}.*failed calling webhook`).test(events) || undefined;
        });
      expect(await podsOf(story(), guarded)).toEqual([]);

      await scale(story(), 2);
      await rolledOut(admin);
      await askUntil(story(), 'support', question, isAnswered);
      await isReady(story(), 'us-only');
      for (const within of [namespace, guarded])
        await until(`its pod is there in ${within}`, async () => {
          const pods = (await podsOf(story(), within)).filter(({ name }) => name.startsWith(late));
          expect(pods.filter(({ injected }) => !injected)).toEqual([]);
          return pods.length > 0 || undefined;
        });
      await admin.kubectl('delete', 'deployment', late, '-n', namespace);
      await admin.kubectl('delete', 'namespace', guarded);
    });
  });
}

/** What comes of creating a pod just now; none is kept. */
async function tries(
  { cluster }: Story,
  within: string,
  metadata: object,
): Promise<readonly [number, string]> {
  const path = `/api/v1/namespaces/${within}/pods?dryRun=All`;
  const made = pod('unheard', { containers: [asking('once', question)] });
  const { status, body } = await cluster.admin.request('POST', path, {
    ...made,
    metadata: { name: 'unheard', ...metadata },
  });
  return [status, (body as { readonly message?: string }).message ?? ''];
}

async function podsOf(
  { cluster }: Story,
  within: string,
): Promise<readonly { readonly name: string; readonly injected: boolean }[]> {
  const { body } = await cluster.admin.request('GET', `/api/v1/namespaces/${within}/pods`);
  const { items } = body as {
    readonly items: readonly {
      readonly metadata: { readonly name: string };
      readonly spec: { readonly initContainers?: readonly { readonly name: string }[] };
    }[];
  };
  return items.map(({ metadata, spec }) => ({
    name: metadata.name,
    injected: spec.initContainers?.some(({ name }) => name === proxyContainer) === true,
  }));
}
