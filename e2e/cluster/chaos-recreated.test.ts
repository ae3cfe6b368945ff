import { expect, test } from '@jest/globals';
import { chaos } from './chaos-rig.ts';
import { until } from './daemon.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';

/**
 * A policy is deleted and made again under its name, over and over, while its watch is cut now and then. What must
 * hold: sidecars end with the last one, or with none, never with one that is gone; its status is its own.
 */
test('a policy that is made again under its name is another one', async () => {
  await using world = await chaos();
  await world.start();
  const sidecars = [await world.sidecar('one'), await world.sidecar('two')];
  await world.reaches(sidecars, 'EU');
  const { request } = world.cluster.admin;
  const path = policyPath('agents');
  for (const [round, place] of ['DE', 'FR', 'AT', 'NL', 'BE', 'ES'].entries()) {
    expect((await request('DELETE', `${path}/all`)).status).toBe(200);
    if (round % 2 === 0) world.faults.cut();
    const made = await request('POST', path, policyOf('all', { residency: { allow: [place] } }));
    expect(made.status).toBe(201);
    // Nobody waits for the sidecars in every other round: the changes overtake one another.
    if (round % 2 === 1) await world.reaches(sidecars, place);
  }
  await world.counts(2);
  const { body } = await request('GET', `${path}/all`);
  expect(body).toMatchObject({ metadata: { generation: 1 }, status: { observedGeneration: 1 } });
  await request('DELETE', `${path}/all`);
  await until(
    'they are left with none',
    async () => sidecars.every(({ lines }) => lines.at(-1)?.config.policies.length === 0) || undefined,
  );
});
