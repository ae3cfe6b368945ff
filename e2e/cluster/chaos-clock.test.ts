import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';

/**
 * The operator's clock is a minute off. What must hold: its certificates are accepted, pods are admitted, sidecars are
 * told and counted; the order of configurations is not that of their times.
 */
test.each([
  ['behind', -60_000],
  ['ahead', 60_000],
])('an operator whose clock is a minute %s does its work', async (_, offset) => {
  await using world = await chaos();
  await world.start({ now: () => Date.now() + offset });
  const sidecars = [await world.sidecar('one')];
  await world.reaches(sidecars, 'EU');
  expect(await world.admits()).toBe(true);
  const other = await world.start({ ownPorts: true });
  const two = await world.sidecar('two', other);
  await until('it is told', async () => two.lines.length > 0 || undefined);
  await world.edit('DE');
  await world.reaches([...sidecars, two], 'DE');
  await world.counts(2);
});
