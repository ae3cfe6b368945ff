import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../e2e/cluster/client.ts';
import { until } from '../../e2e/cluster/daemon.ts';
import { policyOf, policyPath } from '../../e2e/cluster/policies.ts';
import { residentMiB } from '../process-stats.ts';
import { median } from '../statistics.ts';
import { type Installed, NAMESPACE, type RunningOperator } from './installed.ts';
import type { LimitName, Measured } from './limits.ts';
import { inFlight, podsPath } from './pods.ts';
import { startSidecars } from './sidecars.ts';

const MERGE = 'application/merge-patch+json';
export const POLICY = `${policyPath(NAMESPACE)}/bench`;

/** One policy that selects every pod of the namespace. */
export async function createPolicy({ request }: Client): Promise<void> {
  const spec = { selector: { matchLabels: { app: 'agent' } }, residency: { allow: ['EU'] } };
  const { status, body } = await request('POST', policyPath(NAMESPACE), policyOf('bench', spec));
  if (status !== 201) throw new Error(JSON.stringify(body));
}

/** The token that the kubelet would project into a pod: nobody but a node may ask for it. */
async function tokenOf({ request }: Client, pod: string): Promise<string> {
  const read = await request('GET', `${podsPath(NAMESPACE)}/${pod}`);
  const { uid } = (read.body as { readonly metadata: { readonly uid: string } }).metadata;
  const account = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/default/token`;
  const { status, body } = await request('POST', account, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      audiences: ['domicile.dev/channel'],
      expirationSeconds: 3600,
      boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: pod, uid },
    },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { readonly status: { readonly token: string } }).status.token;
}

const WIDTH = 16;
/** What a look at the operator's counter adds at most to a time. */
const LOOK_MS = 20;

const acknowledged = async (operator: RunningOperator): Promise<number> =>
  Number(
    /^domicile_operator_acknowledgements_total\{runs="true"\} (\S+)$/m.exec(await operator.metrics())?.[1] ??
      0,
  );

interface Reached {
  /** Seconds from just before the edit reaches the API server until this share has been heard by the operator. */
  readonly p99: number;
  readonly all: number;
}

/** Each edit says something else than the one before. */
let swiss = false;

async function edit(admin: Client, operator: RunningOperator, count: number): Promise<Reached> {
  swiss = !swiss;
  const allow = swiss ? ['EU', 'CH'] : ['EU'];
  const before = await acknowledged(operator);
  const began = performance.now();
  const edited = admin.request('PATCH', POLICY, { spec: { residency: { allow } } }, MERGE);
  let p99 = Number.NaN;
  for (;;) {
    await sleep(LOOK_MS);
    const heard = (await acknowledged(operator)) - before;
    const seconds = (performance.now() - began) / 1000;
    if (Number.isNaN(p99) && heard >= 0.99 * count) p99 = seconds;
    if (heard < count) continue;
    await edited;
    return { p99, all: seconds };
  }
}

export async function measurePropagation(
  installed: Installed,
  operator: RunningOperator,
  {
    name,
    sidecars: count,
    edits,
  }: { readonly name: LimitName; readonly sidecars: number; readonly edits: number },
  progress: (what: string) => void,
): Promise<Measured> {
  const { admin } = installed.cluster;
  progress(`${count} sidecars: pods and tokens`);
  const node = await installed.cluster.user('node', 'system:nodes', 'system:masters');
  const tokens: string[] = [];
  await inFlight(WIDTH, count, async () =>
    tokens.push(await tokenOf(node, await installed.pods.create(NAMESPACE))),
  );
  const url = `https://127.0.0.1:${operator.ports.channel}`;
  const sidecars = startSidecars(url, await installed.authority(), tokens);
  try {
    await sidecars.connected(count);
    const current = async (): Promise<true | undefined> => {
      const { body } = await admin.request('GET', POLICY);
      const { status } = body as { readonly status?: { readonly pods?: { readonly current: number } } };
      return (status?.pods?.current ?? 0) >= count || undefined;
    };
    const reached: Reached[] = [];
    for (let round = 1; round <= edits; round += 1) {
      await until(`${count} sidecars run on the policy`, current);
      progress(`${count} sidecars: edit ${round} of ${edits}`);
      reached.push(await edit(admin, operator, count));
    }
    const { errors } = await sidecars.told();
    const failed = errors.length === 0 ? '' : `; ${errors.length} errors: ${errors[0]}`;
    const all = median(reached.map((one) => one.all)).toFixed(2);
    const resident = residentMiB(operator.pid).toFixed(0);
    return {
      name,
      value: median(reached.map(({ p99 }) => p99)),
      note: `all of them ${all} s; resident ${resident} MiB${failed}`,
    };
  } finally {
    await sidecars.stop();
  }
}
