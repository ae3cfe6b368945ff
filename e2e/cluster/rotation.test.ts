import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startChannelClient } from '../../pkg/channel/client.ts';
import { holdConfiguration } from '../../pkg/channel/held.ts';
import type { Lifetimes } from '../../pkg/operator/certificates.ts';
import type { Operator } from '../../pkg/operator/operator.ts';
import { admissions } from './admissions.ts';
import type { Cluster } from './cluster.ts';
import { until } from './daemon.ts';
import { type OperatorRig, startRig } from './operator-rig.ts';
import './patience.ts';
import { policyOf, policyPath } from './policies.ts';
import { roundClock } from './round-clock.ts';

/**
 * The authority is replaced while pods are created all the time. The operator's clock comes from the past up to now,
 * since the API server and the proxies judge certificates by the real one; its rounds are ours to begin.
 */
const day = 86_400_000;
const lifetimes: Lifetimes = {
  authority: 10 * day,
  announced: 6 * day,
  overlap: day,
  retained: day,
  leaf: 7 * day,
  renewed: 3 * day,
};
const announcement = -2 * day;
let offset = -6 * day;
const now = (): number => Date.now() + offset;

let cluster: Cluster;
let rig: OperatorRig;
const replicas: { readonly operator: Operator; readonly round: () => Promise<void> }[] = [];

beforeAll(async () => {
  ({ cluster, rig } = await startRig(['agents'], { backstop: true }));
  for (const ownPorts of [false, true]) {
    const { clock, round } = roundClock();
    replicas.push({ operator: await rig.start({ ownPorts, clock, now, lifetimes }), round });
  }
  const policy = policyOf('all', { residency: { allow: ['EU'] } });
  expect((await cluster.admin.request('POST', policyPath('agents'), policy)).status).toBe(201);
});
afterAll(async () => {
  for (const { operator } of replicas) await operator.stop();
  await cluster?.down();
});

const pods = '/api/v1/namespaces/agents/pods';
const podOf = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, annotations: { 'domicile.dev/inject': 'enabled' } },
  spec: { containers: [{ name: 'agent', image: 'none' }] },
});

const certificates = (pem: string): readonly string[] =>
  pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? [];

/** Whether who trusts these alone can still connect to the channel. */
const serves = (ca: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { channel = 0 } = replicas[0]?.operator.ports ?? {};
    const socket = connect({ host: '127.0.0.1', port: channel, ca }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });

/** As the proxy of a pod goes about it: what it was told counts, else what the pod was created with. */
function sidecar(token: string, created: string, state = mkdtempSync(join(tmpdir(), 'rotation-'))) {
  const held = holdConfiguration(state, () => undefined);
  const errors: string[] = [];
  const trusts = (): string => held.current()?.config.authorities ?? created;
  const client = startChannelClient({
    url: `https://127.0.0.1:${replicas[0]?.operator.ports.channel}`,
    ca: trusts,
    readToken: () => token,
    onConfiguration: async (line) => {
      held.take(line);
      return { hash: line.hash, revision: line.revision };
    },
    onHeartbeat: held.confirm,
    onError: (error) => errors.push(String(error)),
  });
  return { ...client, errors, trusts, state };
}

const events = (pod: string): Promise<string> =>
  cluster.admin.kubectl('events', '-n', 'agents', `--for=pod/${pod}`, '--no-headers');

test('rotates under load without one refused creation; who missed the successor is found', async () => {
  const rounds = async (): Promise<void> => {
    // Twice: what is published in one round is injected from the next on.
    for (let time = 0; time < 2; time += 1) for (const { round } of replicas) await round();
  };
  const [first] = replicas;
  const load = admissions(cluster.admin, 'agents');
  await load.more();
  const created = first?.operator.authority() ?? '';
  for (const name of ['one', 'two']) {
    const { status } = await cluster.admin.request('POST', pods, podOf(name));
    expect(status).toBe(201);
  }
  const one = sidecar(await rig.token('agents', 'one'), created);
  const two = sidecar(await rig.token('agents', 'two'), created);
  await until('both are connected', async () => (one.connected() && two.connected()) || undefined);
  await until('both were told', async () => (one.trusts() && two.trusts()) || undefined);
  await two.stop();

  offset = announcement;
  await rounds();
  await load.more();
  const told = certificates(first?.operator.authority() ?? '');
  expect([certificates(created).length, told.length]).toEqual([1, 2]);
  await until(
    'the connected one trusts both',
    async () => certificates(one.trusts()).length === 2 || undefined,
  );
  await until(
    'who was not there is drift',
    async () => (await events('two')).includes('OldAuthority') || undefined,
  );
  expect(await events('one')).not.toContain('OldAuthority');
  // Told of, and not used: who has not heard of the successor yet is served all the same.
  expect(await serves(created)).toBe(true);

  offset = announcement + lifetimes.overlap;
  await rounds();
  await load.more();
  expect(await serves(created)).toBe(false);
  // A proxy that is started again has its memory volume, and meets a certificate that only the successor vouches for.
  const token = await rig.token('agents', 'one');
  await one.stop();
  const back = sidecar(token, created, one.state);
  await until('the one that was told comes back', async () => back.connected() || undefined);
  const late = sidecar(await rig.token('agents', 'two'), created);
  await until('who missed it is not let down quietly', async () => late.errors.length > 0 || undefined);
  expect(late.errors[0]).toMatch(/certificate|signature/i);
  await late.stop();

  offset = announcement + lifetimes.overlap + lifetimes.retained;
  await rounds();
  await load.more();
  expect(certificates(first?.operator.authority() ?? '')).toEqual([told[1]]);
  await until('the old one is forgotten', async () => certificates(back.trusts()).length === 1 || undefined);
  await cluster.admin.request('DELETE', `${pods}/one`);
  await until(
    'its channel ends with its pod',
    async () => back.errors.some((error) => /403|401/.test(error)) || undefined,
  );
  await load.stop();
  expect([load.refused, load.unwatched]).toEqual([[], []]);
  await back.stop();
  expect(back.errors.filter((error) => /certificate|signature/i.test(error))).toEqual([]);
  expect(rig.errors).toEqual([]);
});
