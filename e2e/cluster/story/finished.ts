import { describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { until } from '../daemon.ts';
import { asking, everyMinute, job } from './agents.ts';
import { usOnly } from './asked.ts';
import { applyPolicy, create, namespace, podOf, requestsWith, type Story } from './story.ts';

const app = 'batch';
const wait = ({ alice }: Story, condition: string, name: string): Promise<string> =>
  alice.kubectl('wait', '-n', namespace, `--for=condition=${condition}`, '--timeout=240s', `job/${name}`);
const outcomeOf = async ({ alice }: Story, name: string): Promise<unknown> =>
  JSON.parse(await alice.kubectl('logs', '-n', namespace, `job/${name}`, '-c', 'agent'));

/** Begins early: it fires at the turn of a minute. */
export async function scheduleJob(story: Story): Promise<void> {
  await applyPolicy(story, app, { ...usOnly, selector: { matchLabels: { app } } });
  const agent = asking('once', { content: 'Chapter six', geo: 'us' });
  await create(story, everyMinute({ name: 'every-minute', app }, { containers: [agent] }));
}

/** Agents that end: their sidecar does not outlive them. */
export function finished(story: () => Story): void {
  describe('an agent that ends', () => {
    test('completes its Job: the sidecar ends after it, by itself', async () => {
      const content = 'Chapter five: anna@example.eu';
      const agent = asking('once', { content, geo: 'us' });
      await create(story(), job({ name: 'report', app }, { containers: [agent] }));
      await wait(story(), 'Complete', 'report');
      expect(await outcomeOf(story(), 'report')).toEqual({ text: `You said: ${content}` });
      expect(requestsWith(story(), 'Chapter five')[0]?.body).toMatch(/EMAIL_ADDRESS_/);
      const path = `jsonpath={.status.phase} {.status.initContainerStatuses[?(@.name=="${proxyContainer}")].state.terminated.exitCode}`;
      const pod = await podOf(story(), 'report');
      expect(await story().alice.kubectl('get', 'pod', pod, '-n', namespace, '-o', path)).toBe('Succeeded 0');
    });

    test('fails its Job where it is denied, and the sidecar does not hold it up', async () => {
      const agent = asking('once', { content: 'Denied', geo: 'global' });
      await create(story(), job({ name: 'denied', app }, { containers: [agent] }));
      await wait(story(), 'Failed', 'denied');
      expect(await outcomeOf(story(), 'denied')).toMatchObject({ status: 451 });
      expect(requestsWith(story(), 'Denied')).toEqual([]);
    });

    test('is begun by its CronJob at the turn of a minute, and completes', async () => {
      const { alice } = story();
      const path = 'jsonpath={.items[?(@.status.succeeded==1)].metadata.ownerReferences[0].name}';
      await until('a scheduled run has completed', async () => {
        const owners = await alice.kubectl('get', 'jobs', '-n', namespace, '-o', path);
        return owners.split(' ').includes('every-minute') || undefined;
      });
      expect(requestsWith(story(), 'Chapter six').length).toBeGreaterThan(0);
    });
  });
}
