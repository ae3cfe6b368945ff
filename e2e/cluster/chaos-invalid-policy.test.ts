import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../run/temporary.ts';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { policyStatus } from './policies.ts';
import { startSidecarProcess } from './sidecar-process.ts';

/** What a sidecar answers: by policy, or since it has none that it can run on. */
const [denied, refusing] = [451, 503];

/**
 * A policy becomes wrong past its webhook, as it may when that is missing or the catalog has changed. What must hold:
 * its pods are told to refuse everything and why, and a real sidecar does; status says so; with the next right one all
 * is as before.
 */
test('a policy that becomes invalid lets nothing pass, and says why, until it is mended', async () => {
  await using world = await chaos();
  const operator = await world.start();
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.rig.pod('agents', 'real');
  const token = await world.rig.token('agents', 'real');
  const real = await startSidecarProcess(await temporaryFolder(), operator, token);
  try {
    await world.reaches(sidecars, 'EU');
    await real.answers('us', denied);
    const { admin } = world.cluster;
    await admin.kubectl('delete', 'validatingwebhookconfiguration', 'domicile-policies');
    // Nobody judges it any more as soon as the API server has noticed.
    await world.edit('Atlantis');
    await until(
      'both refuse everything',
      async () =>
        sidecars.every(({ lines }) => {
          const config = lines.at(-1)?.config;
          return config?.policies.length === 0 && config.refused.includes('Atlantis');
        }) || undefined,
    );
    await real.answers('us', refusing);
    expect(await real.ask('global')).toBe(refusing);
    await until('its status says so', async () => {
      const { conditions = [] } = await policyStatus(admin, 'agents', 'all');
      const accepted = conditions.find(({ type }) => type === 'Accepted');
      return (accepted?.status === 'False' && accepted.message.includes('Atlantis')) || undefined;
    });
    await world.edit('DE');
    await world.reaches(sidecars, 'DE');
    await real.answers('us', denied);
    await world.counts(3);
    expect(await world.letsThrough()).toBe(false);
  } finally {
    await real.kill();
  }
});
