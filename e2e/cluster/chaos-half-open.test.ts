import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import './patience.ts';

/**
 * Watches stay open, and nothing comes any more. What must hold: the silence is noticed, the lists are watched anew,
 * and what happened in between is not lost; nobody is sent anything older.
 */
test('a watch that fell silent is found, and what it did not tell', async () => {
  await using world = await chaos();
  await world.start({ watchSilenceMs: 3_000 });
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.reaches(sidecars, 'EU');
  world.faults.freeze(({ watch }) => watch);
  const before = world.faults.calls().length;
  await world.edit('DE');
  expect(await world.admits()).toBe(true);
  await world.reaches(sidecars, 'DE');
  const anew = world.faults
    .calls()
    .slice(before)
    .filter(({ watch }) => watch);
  expect(anew.length).toBeGreaterThan(0);
  await world.counts(2);
});
