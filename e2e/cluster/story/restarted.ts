import { describe, expect, test } from '@jest/globals';
import { proxyContainer } from '../../../pkg/api/bootstrap.ts';
import { until } from '../daemon.ts';
import type { Node } from '../node/node.ts';
import { freeGoesOn, nothingHasPassed, triesOn, watched } from './hostile.ts';
import { restartsOf } from './killed.ts';
import { killProxyOf } from './sidecars.ts';
import {
  ask,
  askUntil,
  employ,
  isAnswered,
  namespace,
  podOf,
  regions,
  requestsWith,
  rolledOut,
  type Story,
} from './story.ts';

const second = ({ cluster }: Story): Node => {
  const node = cluster.nodes.find(({ name }) => name === 'node-2');
  if (node === undefined) throw new Error('there is no second node');
  return node;
};

/** Asked with a value that is masked: the agent has it back, and the provider never had it. */
async function isServed(story: Story, name: string, chapter: string): Promise<void> {
  const content = `${chapter}: I am anna@example.eu`;
  await askUntil(story, name, { content, geo: 'us' }, isAnswered);
  expect(await ask(story, name, { content, geo: 'us' })).toEqual({ text: `You said: ${content}` });
  const bodies = requestsWith(story, chapter).map(({ body = '' }) => body);
  expect(bodies.length).toBeGreaterThan(0);
  expect(bodies.filter((body) => body.includes('anna@') || !body.includes('EMAIL_ADDRESS_'))).toEqual([]);
  expect(await ask(story, name, { content, geo: 'global' })).toMatchObject({ status: 451 });
}

/** A pod that is created there now has the proxy, and is served by it. */
async function takesOn(story: Story, name: string, chapter: string): Promise<void> {
  await employ(story, { name, app: 'support' }, { region: regions.second });
  const path = 'jsonpath={.spec.nodeName} {.spec.initContainers[*].name}';
  const pod = await podOf(story, name);
  const said = await story.alice.kubectl('get', 'pod', pod, '-n', namespace, '-o', path);
  expect(said).toBe(`node-2 domicile-capture ${proxyContainer}`);
  await isServed(story, name, chapter);
  await story.alice.kubectl('delete', 'deployment', name, '-n', namespace);
}

/** How often the agent's own container was begun anew, and whether it can be asked. */
async function agentOf({ alice }: Story, pod: string): Promise<readonly [restarts: number, ready: boolean]> {
  const status = '.status.containerStatuses[?(@.name=="agent")]';
  const path = `jsonpath={${status}.restartCount} {${status}.ready}`;
  const [restarts, ready] = (await alice.kubectl('get', 'pod', pod, '-n', namespace, '-o', path)).split(' ');
  return [Number(restarts), ready === 'true'];
}

/** A node fails beneath its agents, a hostile one among them. The tests are in order. */
export function restarted(story: () => Story): void {
  describe('when containerd and kubelet of a node are killed', () => {
    test('its agents are served as before; a sidecar that dies then lets nothing pass by being dead', async () => {
      const hostile = await podOf(story(), watched);
      await restartsOf(story(), hostile);
      await second(story()).kill();
      await isServed(story(), watched, 'Chapter twelve');
      await isServed(story(), 'support', 'Chapter thirteen');
      killProxyOf(story().cluster.state, hostile);
      await freeGoesOn(story());
      expect(await ask(story(), watched, { content: 'Unheard', geo: 'us' })).toHaveProperty('error');
      nothingHasPassed(story());
    });

    test('the sidecar is begun anew as soon as they run again, and new pods have one', async () => {
      const hostile = await podOf(story(), watched);
      await second(story()).start();
      await until('it is begun anew', async () => (await restartsOf(story(), hostile)) >= 2 || undefined);
      await isServed(story(), watched, 'Chapter fourteen');
      await triesOn(story());
      nothingHasPassed(story());
      await takesOn(story(), 'recruited', 'Chapter fifteen');
    });
  });

  describe('when a node loses its power', () => {
    test('its pods come back behind their proxies, and nothing has passed while they did', async () => {
      const pods = [await podOf(story(), watched), await podOf(story(), 'support')];
      const before = await Promise.all(pods.map((pod) => agentOf(story(), pod)));
      await second(story()).losePower();
      await second(story()).start();
      for (const [index, pod] of pods.entries()) {
        await until(`${pod} is back`, async () => {
          const [restarts, ready] = await agentOf(story(), pod);
          return (restarts > (before[index]?.[0] ?? 0) && ready) || undefined;
        });
      }
      await isServed(story(), watched, 'Chapter sixteen');
      await isServed(story(), 'support', 'Chapter seventeen');
      await triesOn(story());
      await freeGoesOn(story());
      nothingHasPassed(story());
    });

    test('the replica of the operator that was there is back as well, and new pods have their proxy', async () => {
      await rolledOut(story().cluster.admin);
      await takesOn(story(), 'successor', 'Chapter eighteen');
    });
  });
}
