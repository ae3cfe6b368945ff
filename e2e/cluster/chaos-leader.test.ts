import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { until } from './daemon.ts';
import './patience.ts';

/**
 * Two operators; the one that leads is cut off from the API server while it writes status, and never gives the Lease
 * back. What must hold: never two lead; both admit all the while; the other takes over and finishes what was begun.
 */
test('a leader that is cut off in the middle of its work is followed by the other', async () => {
  await using world = await chaos();
  await using aside = await disposable(startFaultProxy(world.cluster));
  const leader = await world.start();
  await until('it leads', async () => leader.leads() || undefined);
  const other = await world.start({ ownPorts: true, server: aside.url });
  const sidecars = [await world.sidecar('one', leader), await world.sidecar('two', other)];
  await world.reaches(sidecars, 'EU');
  await world.counts(2);
  expect([leader.leads(), other.leads()]).toEqual([true, false]);
  world.faults.fail(({ method, url }) =>
    method === 'PATCH' && url.includes('/status') ? 'hang' : undefined,
  );
  await world.edit('DE');
  await world.reaches(sidecars, 'DE');
  await until(
    'it writes status',
    async () => world.faults.calls().some(({ url }) => url.includes('/status')) || undefined,
  );
  world.faults.fail(() => 'reset');
  world.faults.cut();
  await until('the other leads', async () => {
    expect(leader.leads() && other.leads()).toBe(false);
    expect(await world.letsThrough()).toBe(false);
    return other.leads() || undefined;
  });
  expect(leader.leads()).toBe(false);
  expect(await world.admits()).toBe(true);
  await world.edit('FR');
  await world.reaches(sidecars.slice(1), 'FR');
  world.faults.heal();
  await world.reaches(sidecars, 'FR');
  await world.counts(2);
});

const disposable = async <Resource extends { readonly close: () => Promise<void> }>(
  opening: Promise<Resource>,
): Promise<Resource & AsyncDisposable> => {
  const resource = await opening;
  return { ...resource, [Symbol.asyncDispose]: resource.close };
};
