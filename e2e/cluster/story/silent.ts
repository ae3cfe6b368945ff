import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { operatorNamespace } from '../chart.ts';
import { until } from '../daemon.ts';
import { asking, job } from './agents.ts';
import { restartsOf } from './killed.ts';
import { prometheusOf } from './scraped.ts';
import { killProxyOf } from './sidecars.ts';
import {
  ask,
  askUntil,
  create,
  editPolicy,
  isAnswered,
  isRefusedWith,
  podOf,
  requestsWith,
  rolledOut,
  type Story,
} from './story.ts';
import { isReady } from './told.ts';

const question = { content: 'Chapter ten', geo: 'us' };
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
      const pod = await podOf(story(), 'support');
      const restarts = await restartsOf(story(), pod);
      killProxyOf(story().cluster.state, pod);
      await until('it is begun anew', async () => (await restartsOf(story(), pod)) > restarts || undefined);
      expect(await ask(story(), 'support', question)).toHaveProperty('text');
      expect(await ask(story(), 'support', { ...question, geo: 'global' })).toMatchObject({ status: 451 });
    });

    test('no pod is created that would have to be injected, and no policy changed', async () => {
      const agent = job({ name: 'unheard', app: 'support' }, { containers: [asking('once', question)] });
      await create(story(), agent);
      await until('its pod is refused', async () => {
        const events = await story().alice.kubectl('events', '-n', 'agents', '--for=job/unheard');
        return events.includes('failed calling webhook') || undefined;
      });
      await story().alice.kubectl('delete', 'job', 'unheard', '-n', 'agents');
      const { status, body } = await editPolicy(story(), 'us-only', { residency: { allow: ['DE'] } });
      expect([status, JSON.stringify(body)]).toEqual([
        500,
        expect.stringContaining('failed calling webhook'),
      ]);
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

    test('and once it is back everything goes on', async () => {
      await scale(story(), 2);
      await rolledOut(story().cluster.admin);
      await askUntil(story(), 'support', question, isAnswered);
      await isReady(story(), 'us-only');
    });
  });
}
