import { expect, test } from '@jest/globals';
import { chaos, connectAs } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';

const crowd = 1_000;

/**
 * A thousand sidecars lose their operator at the same moment and come back at once. What must hold: all of them are
 * proven, told and counted again; pods are admitted meanwhile; nobody is taken for a second proxy of its pod.
 */
test('a thousand sidecars that reconnect at once are all told again', async () => {
  await using world = await chaos();
  const first = await world.start();
  const names = Array.from({ length: crowd }, (_, index) => `pod-${index}`);
  const tokens: string[] = [];
  for (let from = 0; from < crowd; from += 20)
    tokens.push(
      ...(await Promise.all(
        names.slice(from, from + 20).map(async (name) => {
          await world.rig.pod('agents', name);
          return world.rig.token('agents', name);
        }),
      )),
    );
  const sidecars = tokens.map((token) => connectAs(token, first));
  try {
    await world.reaches(sidecars, 'EU');
    await first.stop();
    await until('all have lost it', async () => sidecars.every(({ connected }) => !connected()) || undefined);
    await world.start();
    await world.edit('DE');
    expect(await world.admits()).toBe(true);
    await world.reaches(sidecars, 'DE');
    await world.counts(crowd);
    const events = await world.cluster.admin.kubectl('events', '-n', 'agents', '--no-headers');
    expect(events).not.toContain('SecondChannel');
  } finally {
    await Promise.all(sidecars.map(({ stop }) => stop()));
  }
});
