import { expect, test } from '@jest/globals';
import { chaos, connectAs } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { startRelay } from './relay.ts';

/**
 * The network between sidecars and operator goes silent: nobody is told. What must hold: a sidecar keeps what it has,
 * notices the silence (a heartbeat comes every 10 s), comes back, and gets what it missed.
 */
test('a sidecar behind a silent network keeps its policy, comes back and gets what it missed', async () => {
  await using world = await chaos();
  const operator = await world.start();
  await world.rig.pod('agents', 'far');
  const near = await world.sidecar('near');
  const relay = await startRelay(operator.ports.channel);
  const token = await world.rig.token('agents', 'far');
  const ports = { ...operator.ports, channel: relay.port };
  const far = connectAs(token, { ports, authority: operator.authority }, { silenceMs: 12_000 });
  try {
    await world.reaches([near, far], 'EU');
    await world.counts(2);
    relay.silence();
    await world.edit('DE');
    await world.reaches([near], 'DE');
    await until(
      'the silence is noticed',
      async () => far.errors.some((error) => error.includes('silent')) || undefined,
    );
    expect(far.lines).toHaveLength(1);
    relay.heal();
    await world.reaches([near, far], 'DE');
    await world.counts(2);
  } finally {
    await far.stop();
    await relay.close();
  }
});
