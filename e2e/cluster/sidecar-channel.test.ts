import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../run/temporary.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';
import { startSidecarProcess } from './sidecar-process.ts';

/** What a sidecar answers: by policy, or since it has none in force. */
const [denied, unconfigured] = [451, 503];

let cluster: Cluster;
let rig: OperatorRig;
let folder: string;
let token: string;

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents']));
  await rig.pod('agents', 'one');
});
afterAll(async () => cluster?.down());
beforeEach(async () => {
  folder = await temporaryFolder();
  token = await rig.token('agents', 'one');
});

const path = `${policyPath('agents')}/only`;
const allow = (place: string) => ({ residency: { allow: [place] } });
const change = (place: string) =>
  cluster.admin.request('PATCH', path, { spec: allow(place) }, 'application/merge-patch+json');

describe('a sidecar with an operator', () => {
  test('denies everything until a policy comes, goes by each change, and denies when there is none', async () => {
    const operator = await rig.start();
    const sidecar = await startSidecarProcess(folder, operator, token);
    try {
      expect(await sidecar.ask('us')).toBe(unconfigured);
      await cluster.admin.request('POST', policyPath('agents'), policyOf('only', allow('DE')));
      await sidecar.answers('us', denied);
      expect(await sidecar.ready()).toBe('ok\n');
      await change('US');
      await until('it is allowed', async () =>
        [denied, unconfigured].includes(await sidecar.ask('us')) ? undefined : true,
      );
      expect(await sidecar.ask('global')).toBe(denied);
      await cluster.admin.request('DELETE', path);
      await sidecar.answers('us', unconfigured);
    } finally {
      await sidecar.kill();
      await operator.stop();
    }
  });

  test('does not go back to a policy that was tightened, without its operator, after it was killed', async () => {
    const operator = await rig.start();
    const first = await startSidecarProcess(folder, operator, token);
    await cluster.admin.request('POST', policyPath('agents'), policyOf('only', allow('US')));
    await until('it is allowed', async () =>
      [denied, unconfigured].includes(await first.ask('us')) ? undefined : true,
    );
    await change('DE');
    await first.answers('us', denied);
    await operator.stop();
    expect(await first.ask('us')).toBe(denied);
    await first.kill();

    const second = await startSidecarProcess(folder, operator, token);
    expect([await second.ask('us'), await second.ready()]).toEqual([denied, 'ok\n']);
    await second.kill();
    const elsewhere = await startSidecarProcess(await temporaryFolder(), operator, token);
    expect([await elsewhere.ask('us'), await elsewhere.ready()]).toEqual([unconfigured, 'not configured\n']);
    await elsewhere.kill();
  });

  test('denies once the operator has been silent for longer than is stated', async () => {
    const operator = await rig.start({ staleMs: 1_000 });
    const sidecar = await startSidecarProcess(folder, operator, token);
    try {
      await sidecar.answers('us', denied);
      await operator.stop();
      await sidecar.answers('us', unconfigured);
      expect(await sidecar.ready()).toBe('stale\n');
    } finally {
      await sidecar.kill();
    }
  });
});
