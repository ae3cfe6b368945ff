import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';

/**
 * The API server is killed and started again. What must hold: sidecars stay connected and keep what they have; when it
 * is back, pods are admitted, an edit reaches the sidecars, and status is right, without anybody's help.
 */
test('the operator outlives the death of the API server', async () => {
  await using world = await chaos();
  await world.start();
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.reaches(sidecars, 'EU');
  const { api } = world.cluster;
  for (const allow of [['DE'], ['FR']]) {
    await api.kill();
    await api.restart();
    expect(await world.letsThrough()).toBe(false);
    expect(sidecars.map(({ connected }) => connected())).toEqual([true, true]);
    await until('pods are admitted', async () => (await world.admits()) || undefined);
    await world.edit(...allow);
    await world.reaches(sidecars, ...allow);
  }
  await world.counts(2);
});
