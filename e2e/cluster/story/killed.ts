import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { until } from '../daemon.ts';
import { providerAddresses } from '../provider.ts';
import { pod } from '../workloads.ts';
import { asking, deployment, intruding, serving } from './agents.ts';
import { askUntil, create, hosts, isAnswered, namespace, podOf, requestsWith, type Story } from './story.ts';
import { killProxyOf } from './sidecars.ts';

const ways = ['name', 'tcp4', 'udp4', 'tcp6', 'udp6'];
const intruder = (who: string): object => intruding(who, hosts[0], providerAddresses);

/** Ways by which an intruder has reached the provider, and how often in all. */
function arrivals(
  { provider }: Story,
  who: string,
): { readonly ways: ReadonlySet<string>; readonly count: number } {
  const start = `/intruder/${who}/`;
  const paths = provider.notes().flatMap(({ path = '' }) => (path.startsWith(start) ? [path] : []));
  return { ways: new Set(paths.map((path) => path.slice(start.length))), count: paths.length };
}

/** How often the intruder of an agent has tried everything. */
async function rounds({ alice }: Story, name: string): Promise<number> {
  const pods = ['-l', `run=${name}`, '-c', 'intruder', '--tail=1'];
  return Number(await alice.kubectl('logs', '-n', namespace, ...pods));
}

/** How often the proxy of a pod was begun anew, once it has started. */
export async function restartsOf({ alice }: Story, name: string): Promise<number> {
  const status = `.status.initContainerStatuses[?(@.name=="${proxyContainer}")]`;
  const path = `jsonpath={${status}.started} {${status}.restartCount}`;
  return until(`the proxy of ${name} runs`, async () => {
    const said = await alice.kubectl('get', 'pod', name, '-n', namespace, '-o', path);
    const [started, count] = said.split(' ');
    return started === 'true' ? Number(count) : undefined;
  });
}

/** A hostile agent beside the proxy, when that is killed. */
export function killed(story: () => Story): void {
  const name = 'watched';
  const denied = { content: 'Never to be seen', geo: 'global' };

  describe('when the sidecar is killed beside a hostile agent', () => {
    beforeAll(async () => {
      // Without the annotation, and so with every way open: or a dead network would look like a lockdown.
      const labels = { app: 'free', run: 'free' };
      const free = pod('free', { containers: [intruder('free')], terminationGracePeriodSeconds: 1 });
      await create(story(), { ...free, metadata: { name: 'free', labels } });
      const containers = [serving, { ...asking('always', denied), name: 'stubborn' }, intruder(name)];
      await create(story(), deployment({ name, app: 'support' }, { containers }));
      await story().alice.kubectl(
        'rollout',
        'status',
        `deployment/${name}`,
        '-n',
        namespace,
        '--timeout=240s',
      );
    });
    afterAll(() => story().alice.kubectl('delete', `deployment/${name}`, 'pod/free', '-n', namespace));

    test('it comes back and serves, and nothing has passed: not before, not meanwhile, not after', async () => {
      const hostile = await podOf(story(), name);
      await until(
        'the free one has come through by every way',
        async () => ways.every((way) => arrivals(story(), 'free').ways.has(way)) || undefined,
      );
      await until('the hostile one has tried', async () => (await rounds(story(), name)) > 0 || undefined);
      const question = { content: 'Chapter nine', geo: 'us' };
      await askUntil(story(), name, question, isAnswered);
      const before = { rounds: await rounds(story(), name), free: arrivals(story(), 'free').count };
      expect(await restartsOf(story(), hostile)).toBe(0);

      killProxyOf(story().cluster.state, hostile);
      await until('it is begun anew', async () => (await restartsOf(story(), hostile)) === 1 || undefined);
      await askUntil(story(), name, question, isAnswered);
      await until(
        'the hostile one has gone on trying',
        async () => (await rounds(story(), name)) >= before.rounds + 10 || undefined,
      );

      expect(arrivals(story(), 'free').count).toBeGreaterThan(before.free);
      expect([...arrivals(story(), name).ways]).toEqual([]);
      expect(requestsWith(story(), denied.content)).toEqual([]);
    });

    test('what the agent was refused meanwhile was refused by the proxy, or by there being none', async () => {
      const log = await story().alice.kubectl(
        'logs',
        '-n',
        namespace,
        '-l',
        `run=${name}`,
        '-c',
        'stubborn',
        '--tail=-1',
      );
      const outcomes = new Set(
        log
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { readonly status?: number; readonly error?: string })
          .map(({ status, error }) => status ?? (error === undefined ? 'answered' : 'no connection')),
      );
      expect(outcomes).toEqual(new Set([451, 'no connection']));
    });
  });
}
