import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pageItems } from '../../pkg/kube/reflector.ts';
import { type Chaos, chaos, connectAs, type Proxied } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';

/**
 * The API server has forgotten what was watched or listed: etcd is compacted, and no cache in front of it remembers.
 * What must hold: everything is listed anew, what happened meanwhile is found, and nothing is asked without a pause.
 * The tests are in order.
 */
let world: Chaos;
let sidecar: Proxied;

/** Everything that an operator keeps a copy of. */
const kept = ['residencypolicies', 'clusterresidencypolicies', 'namespaces', 'pods', 'configmaps'];
const pods = '/api/v1/namespaces/agents/pods';
const lists = (of: string, since: number) =>
  world.faults
    .calls()
    .slice(since)
    .filter(({ url, watch }) => !watch && url.includes(`/${of}?`));
const remove = async (name: string): Promise<void> => {
  expect((await world.cluster.admin.request('DELETE', `${pods}/${name}`)).status).toBe(200);
};
const isLetGo = (one: Proxied): Promise<unknown> =>
  until('its pod is known to be gone', async () => one.errors.some((e) => e.includes('403')) || undefined);

beforeAll(async () => {
  world = await chaos({ watchCache: false });
  await world.start();
  sidecar = await world.sidecar('one');
  await world.reaches([sidecar], 'EU');
});
afterAll(async () => world?.[Symbol.asyncDispose]());

test('what happened before etcd was compacted is found by listing anew', async () => {
  const lost = await world.sidecar('lost');
  await world.reaches([sidecar, lost], 'EU');
  world.faults.fail(() => 'reset');
  world.faults.cut();
  await world.edit('DE');
  await remove('lost');
  await world.cluster.api.compact();
  const before = world.faults.calls().length;
  world.faults.heal();
  await world.reaches([sidecar], 'DE');
  await isLetGo(lost);
  await world.counts(1);
  await until(
    'everything is listed anew',
    async () => kept.every((of) => lists(of, before).length > 0) || undefined,
  );
  const tooOld = world.rig.errors.filter((error) => (error as { readonly status?: number }).status === 410);
  expect(tooOld.length).toBeGreaterThanOrEqual(kept.length);
});

test('a list that etcd forgot between two pages is asked for in one piece', async () => {
  const plain = (index: number) => ({
    metadata: { name: `plain-${index}` },
    spec: { containers: [{ name: 'app', image: 'none' }] },
  });
  const many = Array.from({ length: pageItems }, (_, index) => plain(index));
  for (let from = 0; from < many.length; from += 50)
    await Promise.all(
      many.slice(from, from + 50).map((one) => world.cluster.admin.request('POST', pods, one)),
    );
  const before = world.faults.answers().length;
  const held = Promise.withResolvers<void>();
  const further = ({ url }: { readonly url: string }): boolean => url.includes('continue=');
  world.faults.fail((call) => (further(call) ? held.promise : undefined));
  const starting = world.start({ ownPorts: true });
  await until('it asks for the second page', async () => world.faults.calls().some(further) || undefined);
  // On the first page, had it been there.
  await world.rig.pod('agents', 'late');
  await world.cluster.api.compact();
  held.resolve();
  const other = await starting;
  const late = connectAs(await world.rig.token('agents', 'late'), other);
  try {
    await world.reaches([late], 'DE');
    const answers = world.faults
      .answers()
      .slice(before)
      .filter(({ url }) => url.startsWith('/api/v1/pods?'));
    const [forgotten, whole] = answers.slice(answers.findIndex(further));
    expect([forgotten?.status, whole?.status]).toEqual([410, 200]);
    expect(whole?.url).toContain('limit=0');
  } finally {
    world.faults.heal();
    await late.stop();
    await other.stop();
    await remove('late');
  }
});

test('a server that forgets everything at once is asked again and again, and never without a pause', async () => {
  const before = world.faults.calls().length;
  world.faults.fail(({ watch, url }) => (watch || url.includes('continue=') ? 410 : undefined));
  world.faults.cut();
  await world.edit('FR');
  await world.reaches([sidecar], 'FR');
  await remove('one');
  await isLetGo(sidecar);
  const begun = () => lists('pods', before).filter(({ url }) => !/continue=|limit=0/.test(url));
  await until('it has asked several times', async () => begun().length > 3 || undefined);
  const pauses = begun().flatMap(({ at }, index, all) =>
    all.slice(index + 1, index + 2).map((next) => next.at - at),
  );
  expect(pauses.filter((ms) => ms < 200)).toEqual([]);
  world.faults.heal();
  await world.edit('NL');
  expect(await world.admits()).toBe(true);
  await world.counts(0);
});
