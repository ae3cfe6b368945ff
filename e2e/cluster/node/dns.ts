import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, clientOf } from '../client.ts';
import { type ApiServer, serviceRanges } from '../control-plane.ts';
import { startDaemon } from '../daemon.ts';
import type { Network } from '../network.ts';
import type { State } from '../state.ts';
import { tool } from '../tools/cache.ts';

export const dnsAddress = serviceRanges.ipv4.replace('.0.0/16', '.0.10');
const user = 'system:coredns';

/** Names outside the cluster, in the format of `/etc/hosts`: none at first; read again when it changes. */
export const namesFile = ({ folder }: State): string => join(folder, 'names');

/** Names of Services, and those that a test gives: on the node itself, behind the usual Service. */
export async function startDns(state: State, network: Network, api: ApiServer): Promise<void> {
  const { kubeconfig } = await clientOf(state, api.url, { name: user });
  await createObjects(api.admin, network);
  writeFileSync(namesFile(state), '');
  const config = join(state.folder, 'Corefile');
  writeFileSync(
    config,
    `cluster.local:53 in-addr.arpa:53 {
  bind ${network.nodeAddress}
  errors
  kubernetes cluster.local in-addr.arpa {
    kubeconfig ${kubeconfig}
  }
}
.:53 {
  bind ${network.nodeAddress}
  errors
  hosts ${namesFile(state)} {
    reload 200ms
  }
}
`,
  );
  startDaemon(state, 'coredns', [tool('coredns'), '-conf', config], network.name);
}

async function createObjects(admin: Client, { nodeAddress }: Network): Promise<void> {
  const rbac = 'rbac.authorization.k8s.io';
  const metadata = { name: 'kube-dns', namespace: 'kube-system' };
  const ports = ['UDP', 'TCP'].map((protocol) => ({ name: protocol.toLowerCase(), protocol, port: 53 }));
  const read = { verbs: ['list', 'watch'] };
  const items = [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: dnsAddress, ports } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': metadata.name } },
      addressType: 'IPv4',
      ports,
      endpoints: [{ addresses: [nodeAddress], conditions: { ready: true } }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: user },
      rules: [
        { ...read, apiGroups: [''], resources: ['services', 'namespaces'] },
        { ...read, apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'] },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: user },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: user },
      subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
    },
  ];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = await admin.tryKubectl(['create', '-f', '-'], list);
  if (status !== 0) throw new Error(`the objects of the cluster's names could not be created: ${stderr}`);
}
