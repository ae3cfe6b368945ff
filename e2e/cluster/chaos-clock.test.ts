import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { startRelay } from './relay.ts';

/**
 * The clock of the operator that leads is a minute off, that of the other is right. What must hold: certificates of
 * either are accepted, pods are admitted; sidecars of both are told and counted, since no replica goes by the clock of
 * another; one that changes from the one ahead to the one behind is told what is new, since the order of configurations
 * is not that of their times.
 */
test.each([
  ['behind', -60_000],
  ['ahead', 60_000],
])('an operator whose clock is a minute %s does its work', async (_, offset) => {
  await using world = await chaos();
  const now = (): number => Date.now() + offset;
  const leader = await world.start({ now });
  await until('it leads', async () => leader.leads() || undefined);
  const other = await world.start({ ownPorts: true });
  const [ahead, behind] = offset > 0 ? [leader, other] : [other, leader];
  const relay = await startRelay(ahead.ports.channel);
  try {
    const sidecars = [
      await world.sidecar('one', leader),
      await world.sidecar('two', other),
      await world.sidecar('changes', { ports: { channel: relay.port }, authority: leader.authority }),
    ];
    await world.reaches(sidecars, 'EU');
    expect(await world.admits()).toBe(true);
    await world.counts(3);
    relay.lead(behind.ports.channel);
    await world.edit('DE');
    await world.reaches(sidecars, 'DE');
    await world.counts(3);
    const [skewed = 0, right = 0] = sidecars.map(({ lines }) => lines[0]?.issuedAt);
    expect(Math.round((skewed - right) / 60_000)).toBe(Math.sign(offset));
  } finally {
    await relay.close();
  }
});
