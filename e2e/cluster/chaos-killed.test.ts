import { afterEach, expect, test } from '@jest/globals';
import { type Chaos, chaos } from './chaos-rig.ts';
import { operatorNamespace } from './chart.ts';
import { until } from './daemon.ts';
import type { Call } from './fault-proxy.ts';
import { operatorProgram, type OperatorProcess, startOperatorProcess } from './operator-process.ts';
import './patience.ts';

/**
 * The process of the operator is killed (SIGKILL) just when it writes: at every write of its start, which is done while
 * its answer is lost, and at every write of a reconcile, which is lost or done. The container is then started again, as
 * the kubelet would, under the same name. What must hold: nothing gets through without the proxy meanwhile; authority
 * and keys that somebody may have been told of stay; sidecars are told the last policy and never an older one; status
 * is right.
 */
const running: OperatorProcess[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop('SIGKILL');
});

interface Moment {
  readonly write: string;
  readonly at: (call: Call) => boolean;
}

const writing = (method: string, path: string): Moment => ({
  write: `${method} ${path}`,
  at: (call) => call.method === method && call.url.split('?')[0]?.endsWith(path) === true,
});
const ofItsStart: readonly Moment[] = [
  writing('PUT', '/secrets/domicile-root-key'),
  writing('PUT', '/secrets/domicile-authority'),
  writing('PATCH', '/mutatingwebhookconfigurations/domicile-injection'),
  writing('PATCH', '/validatingwebhookconfigurations/domicile-policies'),
  writing('PATCH', '/configmaps/domicile-authorities'),
];
const ofAReconcile: readonly Moment[] = [
  writing('PATCH', '/residencypolicies/all/status'),
  writing('PATCH', '/configmaps/domicile-channels'),
  writing('PUT', '/leases/domicile-operator'),
];
const places = ['DE', 'FR', 'AT', 'NL', 'BE', 'ES'];
type Loss = 'hang' | 'unanswered';
const kills = (moments: readonly Moment[], ways: readonly Loss[]) =>
  moments.flatMap((moment) => ways.map((loss) => ({ ...moment, loss })));

/** Holds such writes from now on; answers whether one was, where it is to be lost, or was done. */
function hold({ faults }: Chaos, { at, loss }: Moment & { readonly loss: Loss }) {
  const seen = loss === 'hang' ? faults.calls : faults.answers;
  const before = seen().length;
  faults.fail((call) => (at(call) ? loss : undefined));
  return async (): Promise<true | undefined> => seen().slice(before).some(at) || undefined;
}

/** What the operator keeps to itself: its authority and its keys. */
async function ownSecrets({ cluster }: Chaos): Promise<readonly unknown[]> {
  const own = ['domicile-authority', 'domicile-root-key'];
  const answers = await Promise.all(
    own.map((name) =>
      cluster.admin.request('GET', `/api/v1/namespaces/${operatorNamespace}/secrets/${name}`),
    ),
  );
  return answers.map(({ body }) => (body as { readonly data?: unknown }).data);
}

test('an operator that is killed as it writes, and started again, does what is left to do', async () => {
  await using world = await chaos();
  const config = await world.rig.configure({ server: world.faults.url });
  const start = (): OperatorProcess => {
    const started = startOperatorProcess(world.cluster.state, [
      '--no-warnings',
      operatorProgram,
      '--config',
      config,
    ]);
    running.push(started);
    return started;
  };

  for (const kill of kills(ofItsStart, ['unanswered'])) {
    const held = hold(world, kill);
    const operator = start();
    await until(`${kill.write}, ${kill.loss}`, held);
    await operator.stop('SIGKILL');
    world.faults.heal();
    expect(await world.letsThrough()).toBe(false);
  }

  let operator = start();
  const { ports } = await operator.ready();
  await world.begin();
  const [authority, secrets] = [await world.rig.authority(), await ownSecrets(world)];
  const dialled = { ports, authority: () => authority };
  const sidecars = [await world.sidecar('one', dialled), await world.sidecar('two', dialled)];
  await world.reaches(sidecars, 'EU');
  await world.counts(2);
  for (const [index, kill] of kills(ofAReconcile, ['hang', 'unanswered']).entries()) {
    const place = places[index] ?? '';
    const held = hold(world, kill);
    await world.edit(place);
    await until(`${kill.write}, ${kill.loss}`, held);
    await operator.stop('SIGKILL');
    world.faults.heal();
    expect(await world.letsThrough()).toBe(false);
    operator = start();
    await operator.ready();
    expect(await world.admits()).toBe(true);
    await world.reaches(sidecars, place);
    await world.counts(2);
    await world.isReady();
  }
  expect([await world.rig.authority(), await ownSecrets(world)]).toEqual([authority, secrets]);
});
