import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityOf, issue } from '../certificates.ts';
import { type Client, clientOf } from '../client.ts';
import { createGroups } from '../control-groups.ts';
import type { ApiServer } from '../control-plane.ts';
import { type Daemon, startDaemon, until } from '../daemon.ts';
import { clusterRanges, type Network } from '../network.ts';
import type { State } from '../state.ts';
import { tool } from '../tools/cache.ts';
import { dnsAddress, startDns } from './dns.ts';
import { named, type Place } from './place.ts';
import { killPods } from './power.ts';
import { importImages, type Runtime, socketOf, startRuntime } from './runtime.ts';

/** A machine that runs pods, and may fail. */
export interface Node {
  readonly name: string;
  /** Kills what keeps pods running, containerd and kubelet; the pods go on without them. */
  readonly kill: () => Promise<void>;
  /** Kills everything that runs there, pods too, as the loss of power would. */
  readonly losePower: () => Promise<void>;
  /** Starts containerd and kubelet again; resolves once both answer. */
  readonly start: () => Promise<void>;
}

/** The rest of a cluster: what schedules, controls and runs pods. Ready when pods can be created in `default`. */
export async function startNodes(
  state: State,
  places: readonly [Place, ...Place[]],
  api: ApiServer,
): Promise<readonly Node[]> {
  const [{ network }] = places;
  const [controller, , , ...runtimes] = await Promise.all([
    startController(state, network, api),
    startScheduler(state, network, api),
    startDns(state, network, api),
    ...places.map((place) => startRuntime(state, place)),
  ]);
  await importImages(state);
  const nodes = await Promise.all(runtimes.map((runtime) => startNode(state, runtime, api)));
  await until('pods may be created', () => answers(api.admin, 'default', ...defaultAccount), controller);
  return nodes;
}

/** Ready when pods can be scheduled there. */
async function startNode(state: State, runtime: Runtime, api: ApiServer): Promise<Node> {
  const { place } = runtime;
  createGroups(place.groups);
  await startServices(state, place, api);
  const kubelet = await startKubelet(state, place, api);
  const ready = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  await until(
    `${place.name} is ready`,
    () => answers(api.admin, 'True', 'node', place.name, '-o', ready),
    kubelet,
  );
  /** Kubelet first: it starts again what it finds dead. */
  const kill = async (): Promise<void> => {
    await kubelet.kill();
    await runtime.daemon.kill();
  };
  return {
    name: place.name,
    kill,
    losePower: async () => {
      await kill();
      await killPods(state, place);
    },
    start: async () => {
      runtime.daemon.start();
      await runtime.answers();
      kubelet.start();
      await until(
        `kubelet of ${place.name} answers`,
        async () => {
          const { status } = await api.admin
            .request('GET', `/api/v1/nodes/${place.name}/proxy/healthz`)
            .catch(() => ({ status: 0 }));
          return status === 200 || undefined;
        },
        kubelet,
      );
    },
  };
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

async function startServices(state: State, place: Place, api: ApiServer): Promise<Daemon> {
  const { kubeconfig } = await clientOf(state, api.url, { name: 'system:kube-proxy' });
  const config = writeConfig(place, 'kube-proxy', {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    clientConnection: { kubeconfig },
    clusterCIDR: Object.values(clusterRanges).join(','),
    hostnameOverride: place.name,
    // The table of connections belongs to the whole machine, whose settings are not ours to change.
    conntrack: { maxPerCore: 0, min: 0 },
  });
  const command = [tool('kube-proxy'), `--config=${config}`];
  return startDaemon(state, named(place, 'kube-proxy'), command, place.network.name);
}

async function startKubelet(state: State, place: Place, api: ApiServer): Promise<Daemon> {
  const { folder, network } = place;
  const name = `system:node:${place.name}`;
  const { kubeconfig } = await clientOf(state, api.url, { name, groups: ['system:nodes'] });
  const addresses = [`IP:${network.nodeAddress}`, `DNS:${place.name}`];
  const subject = { name, groups: ['system:nodes'], addresses };
  const serving = await issue(state, named(place, 'kubelet'), subject);
  const root = join(folder, 'kubelet');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(folder, 'resolv.conf'), '');
  const config = writeConfig(place, 'kubelet', {
    ...kubeletConfig(state, place),
    tlsCertFile: serving.cert,
    tlsPrivateKeyFile: serving.key,
  });
  const topology = 'topology.kubernetes.io';
  const command = [
    tool('kubelet'),
    `--config=${config}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${root}`,
    `--cert-dir=${join(root, 'pki')}`,
    `--hostname-override=${place.name}`,
    `--node-ip=${network.nodeAddress},${network.nodeAddress6}`,
    `--node-labels=${topology}/region=${place.region},${topology}/zone=${place.region}a`,
  ];
  return startDaemon(state, named(place, 'kubelet'), command, network.name);
}

/** Runs under either version of control groups, without systemd, on a machine whose disk and memory are shared. */
const kubeletConfig = (state: State, place: Place): object => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  address: place.network.nodeAddress,
  authentication: {
    anonymous: { enabled: false },
    webhook: { enabled: true },
    x509: { clientCAFile: authorityOf(state).cert },
  },
  authorization: { mode: 'Webhook' },
  cgroupDriver: 'cgroupfs',
  cgroupRoot: `/${place.groups}`,
  clusterDNS: [dnsAddress],
  clusterDomain: 'cluster.local',
  containerRuntimeEndpoint: `unix://${socketOf(place)}`,
  enforceNodeAllocatable: [],
  evictionHard: { 'memory.available': '64Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
  failCgroupV1: false,
  failSwapOn: false,
  localStorageCapacityIsolation: false,
  makeIPTablesUtilChains: false,
  podLogsDir: join(place.folder, 'pods'),
  resolvConf: join(place.folder, 'resolv.conf'),
  volumePluginDir: join(place.folder, 'volume-plugins'),
});

function writeConfig({ folder }: Place, name: string, config: object): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(config));
  return path;
}
