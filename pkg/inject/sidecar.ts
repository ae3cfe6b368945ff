import {
  adminPort,
  agentPort,
  hostsFile,
  type InjectionConfig,
  paths,
  proxyArgs,
  proxyContainer,
  proxyUid,
  tokenFile,
  variables,
  volumes,
} from '../api/bootstrap.ts';
import type { Custody } from './credentials.ts';
import { secretVariable } from './environment.ts';
import { type Container, type EnvVar, fieldOf, type VolumeMount } from './pod.ts';
import type { Tuning } from './tuning.ts';

/** Every default that an API server would fill in is written out, so that what comes back is what was sent. */
const termination = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
} as const;

/** Seconds, and then attempts: a first configuration may take as long as an operator takes to come back. */
const startUp = { periodSeconds: 1, failureThreshold: 120 };
const liveness = { periodSeconds: 10, failureThreshold: 6 };

/** The native sidecar: it starts before every other container of the pod and ends after them. */
export function sidecar(
  config: InjectionConfig,
  tuning: Tuning,
  custody: Custody,
  hosts: readonly EnvVar[],
): Container {
  return {
    name: proxyContainer,
    image: config.images.proxy,
    imagePullPolicy: config.imagePullPolicy,
    args: proxyArgs,
    restartPolicy: 'Always',
    env: [...bootstrap(config), ...logLevel(tuning), ...custody.env, ...hosts],
    ports: [{ name: 'domicile-admin', containerPort: adminPort, protocol: 'TCP' }],
    startupProbe: probe('/readyz', startUp),
    livenessProbe: probe('/livez', liveness),
    resources: tuning.resources,
    securityContext: {
      runAsUser: proxyUid,
      runAsGroup: proxyUid,
      runAsNonRoot: true,
      privileged: false,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: [
      { name: volumes.token, mountPath: paths.token, readOnly: true },
      { name: volumes.state, mountPath: paths.state },
      { name: volumes.journal, mountPath: paths.journal },
      noAccount,
      ownHosts,
      ...custody.mounts,
    ],
    ...termination,
  } as Container;
}

/** The admission plugin for service accounts runs after us, and mounts a token where nothing is mounted yet. */
export const noAccount: VolumeMount = { name: volumes.noAccount, mountPath: paths.account, readOnly: true };

/**
 * The node would write the names of the pod there, and whoever makes a pod chooses them: called like a host of a
 * policy, the pod would be where the proxy sends what is meant for that host.
 */
const ownHosts: VolumeMount = {
  name: volumes.token,
  mountPath: paths.hosts,
  subPath: hostsFile,
  readOnly: true,
};

const bootstrap = ({ channel, trustedAuthorities }: InjectionConfig): readonly EnvVar[] => [
  secretVariable,
  {
    name: variables.nodeRegion,
    valueFrom: { fieldRef: fieldOf("metadata.labels['topology.kubernetes.io/region']") },
  },
  { name: variables.channelUrl, value: channel.url },
  { name: variables.channelCa, value: channel.ca },
  { name: variables.channelTokenFile, value: `${paths.token}/${tokenFile}` },
  ...(trustedAuthorities === '' ? [] : [{ name: variables.trustedAuthorities, value: trustedAuthorities }]),
];

const logLevel = ({ logLevel: level }: Tuning): readonly EnvVar[] =>
  level === undefined ? [] : [{ name: variables.logLevel, value: level }];

const probe = (
  path: string,
  times: { readonly periodSeconds: number; readonly failureThreshold: number },
) => ({
  httpGet: { path, port: adminPort, scheme: 'HTTP' },
  timeoutSeconds: 1,
  successThreshold: 1,
  ...times,
});

/** Ports of the pod that its proxy listens on. */
export const takenPorts: readonly number[] = [agentPort, adminPort];
