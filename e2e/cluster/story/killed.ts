import { describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { until } from '../daemon.ts';
import { freeGoesOn, nothingHasPassed, triesOn, watched } from './hostile.ts';
import { killProxyOf } from './sidecars.ts';
import { askUntil, isAnswered, namespace, podOf, type Story } from './story.ts';

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
  describe('when the sidecar is killed beside a hostile agent', () => {
    test('it comes back and serves, and nothing has passed: not before, not meanwhile, not after', async () => {
      const hostile = await podOf(story(), watched);
      const question = { content: 'Chapter nine', geo: 'us' };
      await askUntil(story(), watched, question, isAnswered);
      expect(await restartsOf(story(), hostile)).toBe(0);

      killProxyOf(story().cluster.state, hostile);
      await until('it is begun anew', async () => (await restartsOf(story(), hostile)) === 1 || undefined);
      await askUntil(story(), watched, question, isAnswered);
      await triesOn(story());
      await freeGoesOn(story());
      nothingHasPassed(story());
    });

    test('what the agent was refused meanwhile was refused by the proxy, or by there being none', async () => {
      const log = await story().alice.kubectl(
        'logs',
        '-n',
        namespace,
        '-l',
        `run=${watched}`,
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
