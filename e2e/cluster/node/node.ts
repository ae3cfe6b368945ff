import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityOf, issue } from '../certificates.ts';
import { type Client, clientOf } from '../client.ts';
import { createGroups } from '../control-groups.ts';
import type { ApiServer } from '../control-plane.ts';
import { type Daemon, startDaemon, until } from '../daemon.ts';
import { type Network, podRanges } from '../network.ts';
import type { State } from '../state.ts';
import { tool } from '../tools/cache.ts';
import { dnsAddress, startDns } from './dns.ts';
import { socketOf, startRuntime } from './runtime.ts';

export const nodeName = 'node-1';

/** The rest of a cluster: what schedules, controls and runs pods. Ready when pods can be created in `default`. */
export async function startNode(state: State, network: Network, api: ApiServer): Promise<void> {
  createGroups(state.name);
  const [, controller] = await Promise.all([
    startRuntime(state, network),
    startController(state, network, api),
    startScheduler(state, network, api),
    startServices(state, network, api),
    startDns(state, network, api),
  ]);
  const kubelet = await startKubelet(state, network, api);
  const ready = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  await until('the node is ready', () => answers(api.admin, 'True', 'node', nodeName, '-o', ready), kubelet);
  await until('pods may be created', () => answers(api.admin, 'default', ...defaultAccount), controller);
}

const defaultAccount = ['serviceaccount', 'default', '-o', 'jsonpath={.metadata.name}'];

async function answers(admin: Client, wanted: string, ...what: readonly string[]): Promise<true | undefined> {
  const { stdout } = await admin.tryKubectl(['get', ...what]);
  return stdout === wanted ? true : undefined;
}

async function startController(state: State, network: Network, api: ApiServer): Promise<Daemon> {
  const { kubeconfig } = await clientOf(state, api.url, { name: 'system:kube-controller-manager' });
  const authority = authorityOf(state);
  const command = [
    tool('kube-controller-manager'),
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--use-service-account-credentials',
    `--service-account-private-key-file=${api.tokenKey}`,
    `--root-ca-file=${authority.cert}`,
    `--cluster-signing-cert-file=${authority.cert}`,
    `--cluster-signing-key-file=${authority.key}`,
    `--cert-dir=${join(state.folder, 'controller-manager')}`,
  ];
  return startDaemon(state, 'kube-controller-manager', command, network.name);
}

async function startScheduler(state: State, network: Network, api: ApiServer): Promise<Daemon> {
  const { kubeconfig } = await clientOf(state, api.url, { name: 'system:kube-scheduler' });
  const command = [tool('kube-scheduler'), `--kubeconfig=${kubeconfig}`, '--leader-elect=false'];
  return startDaemon(state, 'kube-scheduler', command, network.name);
}

async function startServices(state: State, network: Network, api: ApiServer): Promise<Daemon> {
  const { kubeconfig } = await clientOf(state, api.url, { name: 'system:kube-proxy' });
  const config = writeConfig(state, 'kube-proxy', {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    clientConnection: { kubeconfig },
    clusterCIDR: Object.values(podRanges).join(','),
    hostnameOverride: nodeName,
    // The table of connections belongs to the whole machine, whose settings are not ours to change.
    conntrack: { maxPerCore: 0, min: 0 },
  });
  return startDaemon(state, 'kube-proxy', [tool('kube-proxy'), `--config=${config}`], network.name);
}

async function startKubelet(state: State, network: Network, api: ApiServer): Promise<Daemon> {
  const name = `system:node:${nodeName}`;
  const { kubeconfig } = await clientOf(state, api.url, { name, groups: ['system:nodes'] });
  const addresses = [`IP:${network.nodeAddress}`, `DNS:${nodeName}`];
  const serving = await issue(state, 'kubelet', { name, groups: ['system:nodes'], addresses });
  const root = join(state.folder, 'kubelet');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(state.folder, 'resolv.conf'), '');
  const config = writeConfig(state, 'kubelet', {
    ...kubeletConfig(state, network),
    tlsCertFile: serving.cert,
    tlsPrivateKeyFile: serving.key,
  });
  const command = [
    tool('kubelet'),
    `--config=${config}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${root}`,
    `--cert-dir=${join(root, 'pki')}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${network.nodeAddress},${network.nodeAddress6}`,
    '--node-labels=topology.kubernetes.io/region=eu-central-1,topology.kubernetes.io/zone=eu-central-1a',
  ];
  return startDaemon(state, 'kubelet', command, network.name);
}

/** Runs under either version of control groups, without systemd, on a machine whose disk and memory are shared. */
const kubeletConfig = (state: State, network: Network): object => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  address: network.nodeAddress,
  authentication: {
    anonymous: { enabled: false },
    webhook: { enabled: true },
    x509: { clientCAFile: authorityOf(state).cert },
  },
  authorization: { mode: 'Webhook' },
  cgroupDriver: 'cgroupfs',
  cgroupRoot: `/${state.name}`,
  clusterDNS: [dnsAddress],
  clusterDomain: 'cluster.local',
  containerRuntimeEndpoint: `unix://${socketOf(state)}`,
  enforceNodeAllocatable: [],
  evictionHard: { 'memory.available': '64Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
  failCgroupV1: false,
  failSwapOn: false,
  localStorageCapacityIsolation: false,
  makeIPTablesUtilChains: false,
  podLogsDir: join(state.folder, 'pods'),
  resolvConf: join(state.folder, 'resolv.conf'),
  volumePluginDir: join(state.folder, 'volume-plugins'),
});

function writeConfig({ folder }: State, name: string, config: object): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(config));
  return path;
}
