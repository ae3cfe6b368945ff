import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../run/free-port.ts';
import { authorityOf, createAuthority, createTokenKey, issue } from './certificates.ts';
import { type Client, clientOf } from './client.ts';
import { startDaemon, until } from './daemon.ts';
import { type Etcd, startEtcd } from './etcd.ts';
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
  /** Kills the API server; resolves once it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts the API server again once it has ended; resolves when it is ready. */
  readonly restart: () => Promise<void>;
  /** Has the store forget every revision but the last, as it does by itself every few minutes. */
  readonly compact: () => Promise<void>;
}

export interface ControlPlane {
  /** Where there is a node. */
  readonly network?: Network | undefined;
  /**
   * Whether the API server answers lists and watches from memory of its own, which outlives the store's; it does by
   * default.
   */
  readonly watchCache?: boolean;
  /** What the audit log has of writes; `bodies` where nothing is said, since tests look at what was sent. */
  readonly audit?: Audit;
}

export type Audit = 'bodies' | 'metadata';

/** Everything but reads of what is watched all the time. */
const auditPolicy = (audit: Audit): object => ({
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*', '/metrics', '/openapi/*'] },
    { level: 'None', resources: [{ group: 'coordination.k8s.io', resources: ['leases'] }] },
    { level: 'Metadata', resources: [{ group: '', resources: ['secrets', 'serviceaccounts/token'] }] },
    ...(audit === 'bodies'
      ? [{ level: 'Request', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] }]
      : []),
    { level: 'Metadata' },
  ],
});

/** etcd and kube-apiserver: on loopback, or in the node's network where there is one. */
export async function startControlPlane(
  state: State,
  { network, watchCache = true, audit = 'bodies' }: ControlPlane = {},
): Promise<ApiServer> {
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
    etcd,
    tokenKey,
    auditLog,
    audit,
    services,
  });
  const options = [
    ...(network === undefined ? ['--endpoint-reconciler-type=none'] : []),
    ...(watchCache ? [] : ['--watch-cache=false']),
  ];
  const admin = await clientOf(state, url, { name: 'admin', groups: ['system:masters'] });
  const daemon = startDaemon(state, 'kube-apiserver', [...command, ...options], network?.name);
  const ready = async (): Promise<void> => {
    await until('kube-apiserver is ready', () => isReady(admin), daemon);
  };
  await ready();
  return {
    url,
    admin,
    auditLog,
    tokenKey,
    kill: daemon.kill,
    restart: () => {
      daemon.start();
      return ready();
    },
    compact: etcd.compact,
  };
}

interface ServerAt {
  readonly address: string;
  readonly port: number;
  readonly etcd: Etcd;
  readonly tokenKey: string;
  readonly auditLog: string;
  readonly audit: Audit;
  readonly services: string;
}

async function apiServerCommand(state: State, at: ServerAt): Promise<readonly string[]> {
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'localhost'];
  const serving = await issue(state, 'kube-apiserver', {
    name: 'kube-apiserver',
    addresses: [`IP:${at.address}`, `IP:${apiService}`, ...names.map((name) => `DNS:${name}`)],
  });
  const toKubelet = await issue(state, 'kubelet-client', {
    name: 'kube-apiserver-kubelet-client',
    groups: ['system:masters'],
  });
  const auditFile = join(state.folder, 'audit-policy.json');
  writeFileSync(auditFile, JSON.stringify(auditPolicy(at.audit)));
  const authority = authorityOf(state).cert;
  return [
    tool('kube-apiserver'),
    `--bind-address=${at.address}`,
    `--advertise-address=${at.address}`,
    `--secure-port=${at.port}`,
    `--etcd-servers=${at.etcd.url}`,
    `--etcd-cafile=${authority}`,
    `--etcd-certfile=${at.etcd.client.cert}`,
    `--etcd-keyfile=${at.etcd.client.key}`,
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
