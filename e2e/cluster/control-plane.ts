import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../run/free-port.ts';
import { authorityOf, createAuthority, createTokenKey, issue } from './certificates.ts';
import { type Client, clientOf } from './client.ts';
import { type Daemon, startDaemon, until } from './daemon.ts';
import type { Network, Ranges } from './network.ts';
import type { State } from './state.ts';
import { tool } from './tools/cache.ts';

export const serviceRanges: Ranges = { ipv4: '10.96.0.0/16', ipv6: 'fd00:96::/112' };
const apiService = '10.96.0.1';

export interface ApiServer {
  /** `https://address:port` */
  readonly url: string;
  readonly admin: Client;
  readonly auditLog: string;
  readonly tokenKey: string;
  readonly daemons: readonly Daemon[];
  /** Starts the API server again once it has ended; resolves when it is ready. */
  readonly restart: () => Promise<void>;
}

/** Everything but reads of what is watched all the time; bodies of writes too, since tests look at what was sent. */
const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*', '/metrics', '/openapi/*'] },
    { level: 'None', resources: [{ group: 'coordination.k8s.io', resources: ['leases'] }] },
    { level: 'Metadata', resources: [{ group: '', resources: ['secrets', 'serviceaccounts/token'] }] },
    { level: 'Request', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
    { level: 'Metadata' },
  ],
};

/** etcd and kube-apiserver: on loopback, or in the node's network where there is one. */
export async function startControlPlane(state: State, network?: Network): Promise<ApiServer> {
  await createAuthority(state);
  const [tokenKey, etcd] = await Promise.all([createTokenKey(state), startEtcd(state, network)]);
  const address = network?.nodeAddress ?? '127.0.0.1';
  const port = network === undefined ? await freePort() : 6443;
  const url = `https://${address}:${port}`;
  const auditLog = join(state.folder, 'audit.log');
  const services = Object.values(serviceRanges).join(',');
  const command = await apiServerCommand(state, {
    address,
    port,
    etcd: etcd.url,
    tokenKey,
    auditLog,
    services,
  });
  const loopback = network === undefined ? ['--endpoint-reconciler-type=none'] : [];
  const admin = await clientOf(state, url, { name: 'admin', groups: ['system:masters'] });
  const start = async (): Promise<Daemon> => {
    const daemon = startDaemon(state, 'kube-apiserver', [...command, ...loopback], network?.name);
    await until('kube-apiserver is ready', () => isReady(admin), daemon);
    return daemon;
  };
  const daemons = [etcd.daemon, await start()];
  const restart = async (): Promise<void> => void daemons.splice(1, 1, await start());
  return { url, admin, auditLog, tokenKey, daemons, restart };
}

async function startEtcd(state: State, network?: Network): Promise<{ daemon: Daemon; url: string }> {
  const addresses = ['IP:127.0.0.1'];
  const { cert, key } = await issue(state, 'etcd', { name: 'etcd', addresses });
  const [port, peerPort] = network === undefined ? [await freePort(), await freePort()] : [2379, 2380];
  const [url, peers] = [`https://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  const daemon = startDaemon(
    state,
    'etcd',
    [
      tool('etcd'),
      `--data-dir=${join(state.folder, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      `--cert-file=${cert}`,
      `--key-file=${key}`,
      '--client-cert-auth',
      `--trusted-ca-file=${authorityOf(state).cert}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
    network?.name,
  );
  return { daemon, url };
}

interface ServerAt {
  readonly address: string;
  readonly port: number;
  readonly etcd: string;
  readonly tokenKey: string;
  readonly auditLog: string;
  readonly services: string;
}

async function apiServerCommand(state: State, at: ServerAt): Promise<readonly string[]> {
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'localhost'];
  const serving = await issue(state, 'kube-apiserver', {
    name: 'kube-apiserver',
    addresses: [`IP:${at.address}`, `IP:${apiService}`, ...names.map((name) => `DNS:${name}`)],
  });
  const toEtcd = await issue(state, 'etcd-client', { name: 'kube-apiserver' });
  const toKubelet = await issue(state, 'kubelet-client', {
    name: 'kube-apiserver-kubelet-client',
    groups: ['system:masters'],
  });
  const auditFile = join(state.folder, 'audit-policy.json');
  writeFileSync(auditFile, JSON.stringify(auditPolicy));
  const authority = authorityOf(state).cert;
  return [
    tool('kube-apiserver'),
    `--bind-address=${at.address}`,
    `--advertise-address=${at.address}`,
    `--secure-port=${at.port}`,
    `--etcd-servers=${at.etcd}`,
    `--etcd-cafile=${authority}`,
    `--etcd-certfile=${toEtcd.cert}`,
    `--etcd-keyfile=${toEtcd.key}`,
    `--tls-cert-file=${serving.cert}`,
    `--tls-private-key-file=${serving.key}`,
    `--client-ca-file=${authority}`,
    `--kubelet-certificate-authority=${authority}`,
    `--kubelet-client-certificate=${toKubelet.cert}`,
    `--kubelet-client-key=${toKubelet.key}`,
    '--kubelet-preferred-address-types=InternalIP',
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--allow-privileged',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${at.tokenKey}`,
    `--service-account-signing-key-file=${at.tokenKey}`,
    `--service-cluster-ip-range=${at.services}`,
    `--audit-policy-file=${auditFile}`,
    `--audit-log-path=${at.auditLog}`,
    '--audit-log-mode=blocking-strict',
  ];
}

async function isReady(admin: Client): Promise<true | undefined> {
  try {
    return (await admin.request('GET', '/readyz')).status === 200 ? true : undefined;
  } catch {
    return undefined;
  }
}
