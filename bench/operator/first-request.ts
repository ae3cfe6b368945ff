import { authorityOf } from '../../e2e/cluster/certificates.ts';
import type { Client } from '../../e2e/cluster/client.ts';
import { until } from '../../e2e/cluster/daemon.ts';
import { policyOf, policyPath } from '../../e2e/cluster/policies.ts';
import type { Provider } from '../../e2e/cluster/provider.ts';
import { asking } from '../../e2e/cluster/story/agents.ts';
import { begin, namespace } from '../../e2e/cluster/story/story.ts';
import { median } from '../statistics.ts';
import type { Measured } from './limits.ts';
import { podsPath } from './pods.ts';

const spec = {
  residency: { allow: ['US'] },
  credentials: [{ provider: 'anthropic', apiKey: { secretRef: { name: 'anthropic', key: 'api-key' } } }],
};

/** The same agent with us, and without: then it trusts the provider itself and has the key. */
const agent = (name: string, injected: boolean): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    annotations: injected ? { 'domicile.dev/inject': 'enabled', 'domicile.dev/capture': 'Lockdown' } : {},
  },
  spec: {
    terminationGracePeriodSeconds: 1,
    restartPolicy: 'Never',
    containers: [
      {
        ...asking('once', { content: `I am ${name}`, geo: 'us' }),
        ...(!injected && {
          env: [
            { name: 'ANTHROPIC_API_KEY', value: 'sk-ant-plain' },
            { name: 'NODE_EXTRA_CA_CERTS', value: '/trusted/ca.crt' },
          ],
          volumeMounts: [{ name: 'trusted', mountPath: '/trusted' }],
        }),
      },
    ],
    ...(!injected && { volumes: [{ name: 'trusted', configMap: { name: 'trusted' } }] }),
  },
});

/** Seconds from just before the pod is created until its request is at the provider. */
async function once(
  { request }: Client,
  provider: Provider,
  name: string,
  injected: boolean,
): Promise<number> {
  const began = Date.now();
  const { status, body } = await request('POST', podsPath(namespace), agent(name, injected));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const asked = await until(`${name} has asked`, async () =>
    provider.notes().find((note) => note.body?.includes(name)),
  );
  const path = `${podsPath(namespace)}/${name}`;
  await request('DELETE', `${path}?gracePeriodSeconds=0`);
  await until(`${name} is gone`, async () => (await request('GET', path)).status === 404 || undefined);
  return (asked.at - began) / 1000;
}

export async function measureFirstRequest(pods: number, progress: (what: string) => void): Promise<Measured> {
  progress('a cluster with a node');
  const { cluster, provider } = await begin();
  await using _ = cluster;
  const { kubectl, request } = cluster.admin;
  const authority = authorityOf(cluster.state).cert;
  await kubectl('create', 'configmap', 'trusted', '-n', namespace, `--from-file=ca.crt=${authority}`);
  const made = await request('POST', policyPath(namespace), policyOf('us', spec));
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const [without, ours]: [number[], number[]] = [[], []];
  for (let round = 0; round <= pods; round += 1) {
    progress(`first request, pod ${round} of ${pods}`);
    const plain = await once(cluster.admin, provider, `plain-${round}`, false);
    const injected = await once(cluster.admin, provider, `agent-${round}`, true);
    // The first of each finds every file cold.
    if (round === 0) continue;
    without.push(plain);
    ours.push(injected);
  }
  return {
    name: 'firstRequest',
    value: median(ours) - median(without),
    note: `${median(ours).toFixed(2)} s against ${median(without).toFixed(2)} s, medians of ${pods}`,
  };
}
