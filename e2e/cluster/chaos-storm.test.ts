import { expect, test } from '@jest/globals';
import { chances } from './chances.ts';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import type { Call } from './fault-proxy.ts';
import './patience.ts';

/**
 * Half of all calls of the API server fail, one way or the other. What must hold: pods are admitted all the while,
 * since the webhooks read memory; edits arrive all the same, in order; when it is over, status is right.
 */
test.each([
  ['429 and 500', 1, [429, 500]],
  ['503 and cut connections', 2, [503, 'reset']],
] as const)('a storm of %s is weathered (seed %d)', async (_, seed, faults) => {
  await using world = await chaos();
  await world.start();
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.reaches(sidecars, 'EU');
  const chance = chances(seed);
  world.faults.fail(() => (chance() < 0.5 ? faults[Math.floor(chance() * faults.length)] : undefined));
  world.faults.cut();
  for (const place of ['DE', 'FR', 'AT', 'NL']) {
    await world.edit(place);
    expect(await world.admits()).toBe(true);
    await world.reaches(sidecars, place);
  }
  const late = await world.sidecar('late');
  await until('a new sidecar is proven', async () => late.lines.length > 0 || undefined);
  // The last write of it fails, and nothing happens afterwards that would be a reason to write again.
  const before = world.faults.calls().length;
  const writesStatus = ({ method, url }: Call): boolean => method === 'PATCH' && url.includes('/status');
  world.faults.fail((call) => (writesStatus(call) ? faults[0] : undefined));
  await world.edit('BE');
  await world.reaches([...sidecars, late], 'BE');
  await until(
    'status could not be written',
    async () => world.faults.calls().slice(before).filter(writesStatus).length > 1 || undefined,
  );
  world.faults.heal();
  await world.isReady();
  await world.counts(3);
  expect(world.rig.errors.length).toBeGreaterThan(0);
});
