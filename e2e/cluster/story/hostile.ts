import { expect } from '@jest/globals';
import { until } from '../daemon.ts';
import { providerAddresses } from '../provider.ts';
import { pod } from '../workloads.ts';
import { asking, deployment, intruding, serving } from './agents.ts';
import { create, hosts, namespace, regions, requestsWith, type Story } from './story.ts';

const ways = ['name', 'tcp4', 'udp4', 'tcp6', 'udp6'];
const intruder = (who: string): object => intruding(who, hosts[0], providerAddresses);
const nodeSelector = { 'topology.kubernetes.io/region': regions.second };
const ends = { terminationGracePeriodSeconds: 1, nodeSelector };

/** A pod in which an agent asks what it is told to, another what is denied, and a third dials past every proxy. */
export const watched = 'watched';
/** What the second asks for ever. */
export const denied = { content: 'Never to be seen', geo: 'global' };

/**
 * The hostile pod, and beside it on its node one that is free: the same without the annotation, and so with every way
 * open, or a dead network would look like a lockdown.
 */
export async function hire(story: Story): Promise<void> {
  const free = pod('free', { ...ends, restartPolicy: 'Always', containers: [intruder('free')] });
  await create(story, { ...free, metadata: { name: 'free', labels: { app: 'free', run: 'free' } } });
  const containers = [serving, { ...asking('always', denied), name: 'stubborn' }, intruder(watched)];
  await create(story, deployment({ name: watched, app: 'support' }, { ...ends, containers }));
  const deployed = ['rollout', 'status', `deployment/${watched}`, '-n', namespace, '--timeout=240s'];
  await story.alice.kubectl(...deployed);
  await until(
    'the free one has come through by every way',
    async () => ways.every((way) => arrivals(story, 'free').ways.has(way)) || undefined,
  );
  await until('the hostile one has tried', async () => (await rounds(story)) > 0 || undefined);
}

export const dismiss = ({ alice }: Story): Promise<string> =>
  alice.kubectl('delete', `deployment/${watched}`, 'pod/free', '-n', namespace);

/** Ways by which an intruder has reached the provider, and how often in all. */
function arrivals(
  { provider }: Story,
  who: string,
): { readonly ways: ReadonlySet<string>; readonly count: number } {
  const start = `/intruder/${who}/`;
  const paths = provider.notes().flatMap(({ path = '' }) => (path.startsWith(start) ? [path] : []));
  return { ways: new Set(paths.map((path) => path.slice(start.length))), count: paths.length };
}

/** How often the intruder has tried everything since its container was started. */
export async function rounds({ alice }: Story): Promise<number> {
  const pods = ['-l', `run=${watched}`, '-c', 'intruder', '--tail=1'];
  return Number(await alice.kubectl('logs', '-n', namespace, ...pods));
}

/** Waits until the intruder has gone on trying for a while. */
export async function triesOn(story: Story): Promise<void> {
  const before = await rounds(story);
  await until(
    'the hostile one has gone on trying',
    async () => (await rounds(story)) >= before + 10 || undefined,
  );
}

/** Waits until the free one has come through by every way for a while: so could the hostile one have. */
export async function freeGoesOn(story: Story): Promise<void> {
  const before = arrivals(story, 'free').count;
  await until(
    'the free one has gone on coming through',
    async () => arrivals(story, 'free').count >= before + 10 * ways.length || undefined,
  );
}

/** From the beginning up to now: neither past the proxy nor through it. */
export function nothingHasPassed(story: Story): void {
  expect([...arrivals(story, watched).ways]).toEqual([]);
  expect(requestsWith(story, denied.content)).toEqual([]);
}
