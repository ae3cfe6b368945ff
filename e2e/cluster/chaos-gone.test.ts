import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';

/**
 * The API server has forgotten what was watched, as after a compaction: 410 to every watch, and to further pages of a
 * list. What must hold: everything is listed anew, what happened meanwhile is found, and nothing is asked without a pause.
 */
test('what happened while the API server forgot is found by listing anew', async () => {
  await using world = await chaos();
  await world.start();
  const sidecars = [await world.sidecar('one')];
  await world.reaches(sidecars, 'EU');
  const before = world.faults.calls().length;
  world.faults.fail(({ watch, url }) => (watch || url.includes('continue=') ? 410 : undefined));
  world.faults.cut();
  await world.edit('DE');
  await world.reaches(sidecars, 'DE');
  const gone = await world.cluster.admin.request('DELETE', '/api/v1/namespaces/agents/pods/one');
  expect(gone.status).toBe(200);
  await until(
    'the pod is known to be gone',
    async () => sidecars[0]?.errors.some((error) => error.includes('403')) || undefined,
  );
  const lists = world.faults
    .calls()
    .slice(before)
    .filter(({ url }) => url.startsWith('/api/v1/pods?'));
  const pauses = lists.slice(1).map(({ at }, index) => at - (lists[index]?.at ?? 0));
  // Two calls, a list and a watch, between two pauses of 200 ms and more.
  expect(pauses.filter((ms) => ms >= 200).length).toBeGreaterThanOrEqual(Math.floor(pauses.length / 2));
  world.faults.heal();
  await world.edit('FR');
  expect(await world.admits()).toBe(true);
  await world.counts(0);
});
