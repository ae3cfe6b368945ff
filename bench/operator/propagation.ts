import type { Client } from '../../e2e/cluster/client.ts';
import { until } from '../../e2e/cluster/daemon.ts';
import { policyOf, policyPath } from '../../e2e/cluster/policies.ts';
import { median, Samples } from '../statistics.ts';
import { type Installed, NAMESPACE, type RunningOperator } from './installed.ts';
import type { LimitName, Measured } from './limits.ts';
import { createPod, inFlight, podsPath } from './pods.ts';
import { startSidecars } from './sidecars.ts';

const MERGE = 'application/merge-patch+json';
export const POLICY = `${policyPath(NAMESPACE)}/bench`;

/** One policy that selects every pod of the namespace. */
export async function createPolicy({ request }: Client): Promise<void> {
  const spec = { selector: { matchLabels: { app: 'agent' } }, residency: { allow: ['EU'] } };
  const { status, body } = await request('POST', policyPath(NAMESPACE), policyOf('bench', spec));
  if (status !== 201) throw new Error(JSON.stringify(body));
}

/** The token that the kubelet would project into a pod. */
async function tokenOf({ request }: Client, pod: string): Promise<string> {
  const read = await request('GET', `${podsPath(NAMESPACE)}/${pod}`);
  const { uid } = (read.body as { readonly metadata: { readonly uid: string } }).metadata;
  const { status, body } = await request(
    'POST',
    `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/default/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {
        audiences: ['domicile.dev/channel'],
        expirationSeconds: 3600,
        boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: pod, uid },
      },
    },
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { readonly status: { readonly token: string } }).status.token;
}

const WIDTH = 16;

/** From just before the edit reaches the API server until the sidecar's acknowledgement is answered. */
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
  const tokens: string[] = [];
  await inFlight(WIDTH, count, async () =>
    tokens.push(await tokenOf(admin, await createPod(admin, NAMESPACE))),
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
    await until(`${count} sidecars run on the policy`, current);
    const [p99s, last]: [number[], number[]] = [[], []];
    for (let edit = 1; edit <= edits; edit += 1) {
      progress(`${count} sidecars: edit ${edit} of ${edits}`);
      const samples = new Samples();
      let began = 0;
      const at = await sidecars.acknowledge(count, () => {
        began = performance.timeOrigin + performance.now();
        const allow = edit % 2 === 0 ? ['EU'] : ['EU', 'CH'];
        return admin.request('PATCH', POLICY, { spec: { residency: { allow } } }, MERGE);
      });
      for (const one of at) samples.add((one - began) / 1000);
      p99s.push(samples.distribution().p99);
      last.push(samples.distribution().max);
      await until(`${count} sidecars run on the edit`, current);
    }
    const { errors } = await sidecars.told();
    const failed = errors.length === 0 ? '' : `; ${errors.length} errors: ${errors[0]}`;
    return { name, value: median(p99s), note: `last of all ${median(last).toFixed(2)} s${failed}` };
  } finally {
    await sidecars.stop();
  }
}
