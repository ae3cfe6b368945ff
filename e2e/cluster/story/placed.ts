import { beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../daemon.ts';
import { usOnly } from './asked.ts';
import {
  agentDeployment,
  applyPolicy,
  ask,
  create,
  employ,
  namespace,
  podOf,
  regions,
  type Story,
} from './story.ts';
import { isReady, reasonsOn } from './told.ts';

const field = async ({ alice }: Story, pod: string, path: string): Promise<string> =>
  alice.kubectl('get', 'pod', pod, '-n', namespace, '-o', `jsonpath=${path}`);

/** Where pods run, on nodes in two regions. */
export function placed(story: () => Story): void {
  describe('the pods of a policy with placement: Require', () => {
    beforeAll(async () => {
      for (const [app, place] of [
        ['kept-us', 'US'],
        ['kept-eu', 'EU'],
      ] as const) {
        const residency = { allow: [place] };
        const selector = { matchLabels: { app } };
        await applyPolicy(story(), app, { ...usOnly, selector, residency, placement: 'Require' });
        await employ(story(), { name: app, app });
      }
    });

    test.each([
      ['kept-us', 'node-2'],
      ['kept-eu', 'node-1'],
    ])('%s run on the node that is in its places, %s', async (name, node) => {
      const pod = await podOf(story(), name);
      expect(await field(story(), pod, '{.spec.nodeName}')).toBe(node);
    });

    test('are answered there', async () => {
      const content = 'Chapter eleven';
      expect(await ask(story(), 'kept-us', { content, geo: 'us' })).toEqual({ text: `You said: ${content}` });
    });

    test('wait where they could only run elsewhere', async () => {
      await create(story(), agentDeployment({ name: 'stranded', app: 'kept-us' }, { region: regions.first }));
      await until('the scheduler gives up', async () => {
        const pod = await podOf(story(), 'stranded');
        if (pod === '') return undefined;
        const reason = await field(story(), pod, '{.status.conditions[?(@.type=="PodScheduled")].reason}');
        return reason === 'Unschedulable' || undefined;
      });
      await story().alice.kubectl('delete', 'deployment', 'stranded', '-n', namespace);
    });
  });

  describe('a pod on a node outside of what its policy allows', () => {
    test('is told of by an event, and counted', async () => {
      const app = 'astray';
      await applyPolicy(story(), app, { ...usOnly, selector: { matchLabels: { app } } });
      await employ(story(), { name: app, app }, { region: regions.first });
      await until('it is told', async () => {
        const reasons = await reasonsOn(story(), 'Pod', /^astray-/);
        return reasons.includes('OutsideRegion') || undefined;
      });
      await until('it is counted', async () => {
        const { pods } = await isReady(story(), app);
        return 'drifted' in pods && pods.drifted === 1 ? true : undefined;
      });
    });
  });
}
