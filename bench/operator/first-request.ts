import { readFileSync } from 'node:fs';
import { authorityOf } from '../../e2e/cluster/certificates.ts';
import { install, operatorNamespace } from '../../e2e/cluster/chart.ts';
import type { Client } from '../../e2e/cluster/client.ts';
import { up } from '../../e2e/cluster/cluster.ts';
import { until } from '../../e2e/cluster/daemon.ts';
import { writeAgentImage } from '../../e2e/cluster/images/agent.ts';
import { productValues, writeProductImages } from '../../e2e/cluster/images/product.ts';
import { importImage } from '../../e2e/cluster/node/runtime.ts';
import { policyOf, policyPath } from '../../e2e/cluster/policies.ts';
import { type Provider, startProvider } from '../../e2e/cluster/provider.ts';
import { median } from '../statistics.ts';
import type { Measured } from './limits.ts';
import { podsPath } from './pods.ts';

const NAMESPACE = 'agents';
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
        name: 'agent',
        image: 'domicile.test/agent:v1',
        imagePullPolicy: 'Never',
        args: [`I am ${name}`, 'us'],
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
  const { status, body } = await request('POST', podsPath(NAMESPACE), agent(name, injected));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const asked = await until(`${name} has asked`, async () =>
    provider.notes().find((note) => note.body?.includes(name)),
  );
  const path = `${podsPath(NAMESPACE)}/${name}`;
  await request('DELETE', `${path}?gracePeriodSeconds=0`);
  await until(`${name} is gone`, async () => (await request('GET', path)).status === 404 || undefined);
  return (asked.at - began) / 1000;
}

export async function measureFirstRequest(pods: number, progress: (what: string) => void): Promise<Measured> {
  progress('a cluster with a node');
  await using cluster = await up({ node: true });
  const { kubectl, request } = cluster.admin;
  const provider = await startProvider(cluster, 'api.anthropic.com');
  const archives = [
    ...(await writeProductImages(cluster.state.folder)),
    await writeAgentImage(cluster.state.folder),
  ];
  for (const archive of archives) await importImage(cluster.state, archive);
  const authority = authorityOf(cluster.state).cert;
  await install(cluster, { ...productValues, trustedAuthorities: readFileSync(authority, 'utf8') });
  const rollout = ['rollout', 'status', 'deployment/domicile-operator', '-n', operatorNamespace];
  await kubectl(...rollout, '--timeout=120s');
  await kubectl('create', 'namespace', NAMESPACE);
  await kubectl('create', 'configmap', 'trusted', '-n', NAMESPACE, `--from-file=ca.crt=${authority}`);
  const secret = ['create', 'secret', 'generic', 'anthropic', '-n', NAMESPACE];
  await kubectl(...secret, '--from-literal=api-key=sk-ant-real');
  const made = await request('POST', policyPath(NAMESPACE), policyOf('us', spec));
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
  await provider.down();
  return {
    name: 'firstRequest',
    value: median(ours) - median(without),
    note: `${median(ours).toFixed(2)} s against ${median(without).toFixed(2)} s, medians of ${pods}`,
  };
}
