import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { policyPath } from './policies.ts';

/**
 * A policy becomes wrong past its webhook, as it may when that is missing or the catalog has changed. What must hold: its
 * pods are told to refuse everything and why, status says so; with the next right one all is as before.
 */
test('a policy that becomes invalid lets nothing pass, and says why, until it is mended', async () => {
  await using world = await chaos();
  await world.start();
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.reaches(sidecars, 'EU');
  const { kubectl, request } = world.cluster.admin;
  await kubectl('delete', 'validatingwebhookconfiguration', 'domicile-policies');
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
  await until('its status says so', async () => {
    const { body } = await request('GET', `${policyPath('agents')}/all`);
    const { conditions = [] } =
      (
        body as {
          readonly status?: {
            readonly conditions?: readonly {
              readonly type: string;
              readonly status: string;
              readonly message: string;
            }[];
          };
        }
      ).status ?? {};
    const accepted = conditions.find(({ type }) => type === 'Accepted');
    return (accepted?.status === 'False' && accepted.message.includes('Atlantis')) || undefined;
  });
  await world.edit('DE');
  await world.reaches(sidecars, 'DE');
  await world.counts(2);
  expect(await world.letsThrough()).toBe(false);
});
