import { type Capture, channelAudience, proxyUid } from '../api/bootstrap.ts';
import { list } from '../policy/describe.ts';
import { regionLabel } from '../policy/placement.ts';
import type { Refusal } from './outcome.ts';
import {
  agentContainers,
  type Container,
  isReserved,
  type Pod,
  type PodSpec,
  type SecurityContext,
  type Volume,
} from './pod.ts';

/** What of the pod as a whole would defeat injection. */
export const podProblems = (spec: PodSpec, capture: Capture): readonly Refusal[] => [
  ...hostNamespaces(spec),
  ...sharedProcesses(spec),
  ...names(spec),
  ...windows(spec),
  ...user(spec),
  ...(spec.volumes ?? []).flatMap(volume),
  ...(capture === 'Lockdown' ? (spec.volumes ?? []).flatMap(volumeKind) : []),
  ...agentContainers(spec).flatMap(ourVolumes),
];

function hostNamespaces(spec: PodSpec): readonly Refusal[] {
  const set = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name] === true);
  const message = `The pod has ${list(set)}: true, which takes it out of what its proxy can watch over: remove it`;
  return set.length === 0 ? [] : [{ code: 'pod.host_namespaces', message }];
}

const sharedProcesses = (spec: PodSpec): readonly Refusal[] =>
  spec.shareProcessNamespace === true
    ? [
        {
          code: 'pod.shared_processes',
          message:
            'The pod has shareProcessNamespace: true, by which the agent would see the memory and the keys of the proxy: remove it',
        },
      ]
    : [];

/**
 * A pod has this label from its node, and the proxy goes by it: one that is written into the pod would stay where the
 * node has none.
 */
export function regionLabelProblems({ metadata }: Pod): readonly Refusal[] {
  if (metadata?.labels?.[regionLabel] === undefined) return [];
  const message = `The pod has the label ${regionLabel}, which says where its node is and comes from there: remove it from the pod; affinity or nodeSelector choose nodes`;
  return [{ code: 'pod.region_label', message }];
}

/** Whoever decides what names mean decides where the proxy connects to. */
function names(spec: PodSpec): readonly Refusal[] {
  const policy = spec.dnsPolicy ?? 'ClusterFirst';
  const found = [
    ...((spec.hostAliases ?? []).length > 0 ? ['hostAliases'] : []),
    ...(spec.dnsConfig === undefined ? [] : ['dnsConfig']),
    ...(policy === 'ClusterFirst' ? [] : ['dnsPolicy']),
  ];
  const message = `The pod has ${list(found)}, by which names would mean something else to the proxy than to the cluster: remove it; what the agent has to reach can be a Service or an ExternalName`;
  return found.length === 0 ? [] : [{ code: 'pod.dns', message }];
}

function windows({ os, securityContext }: PodSpec): readonly Refusal[] {
  if (os?.name !== 'windows' && securityContext?.windowsOptions?.hostProcess !== true) return [];
  return [
    { code: 'pod.windows', message: 'The pod is for Windows, where the proxy does not run: run it on Linux' },
  ];
}

const user = ({ securityContext }: PodSpec): readonly Refusal[] =>
  identityProblems('The pod', securityContext);

/** User and group of the proxy, by which its connections are told from those of the agent. */
export const identityProblems = (who: string, context: SecurityContext = {}): readonly Refusal[] =>
  (['runAsUser', 'runAsGroup'] as const)
    .filter((field) => context[field] === proxyUid)
    .map((field) => ({
      code: 'container.proxy_uid',
      message: `${who} has ${field}: ${proxyUid}, that of the proxy, whose connections pass: choose another`,
    }));

function volume(one: Volume): readonly Refusal[] {
  const problems: Refusal[] = [];
  if (one.hostPath !== undefined) {
    const message = `The volume ${one.name} is a hostPath, through which the agent could reach the node and other pods: use a volume of another kind, such as emptyDir or a persistentVolumeClaim`;
    problems.push({ code: 'pod.host_path', message, volume: one.name });
  }
  const audiences = (one.projected?.sources ?? []).map((source) => source.serviceAccountToken?.audience);
  if (audiences.includes(channelAudience)) {
    const message = `The volume ${one.name} asks for a token with the audience ${channelAudience}, which only the proxy may have: remove it or choose another audience`;
    problems.push({ code: 'pod.token_audience', message, volume: one.name });
  }
  return problems;
}

/**
 * Kinds that stay in the cluster, as Pod Security's restricted level lists them; others the node mounts from anywhere.
 */
const volumeKinds = new Set(
  ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim'].concat(
    'projected',
    'secret',
  ),
);

function volumeKind({ name, ...kinds }: Volume): readonly Refusal[] {
  const foreign = Object.keys(kinds).filter((kind) => kind !== 'hostPath' && !volumeKinds.has(kind));
  const message = `The volume ${name} is of the kind ${list(foreign)}, which the node mounts past the proxy: use a persistentVolumeClaim`;
  return foreign.length === 0 ? [] : [{ code: 'pod.volume_kind', message, volume: name }];
}

/** A container may mount a volume that is not there yet when the pod is judged, but will be once it is injected. */
function ourVolumes({
  name,
  volumeMounts = [],
  volumeDevices = [],
  env = [],
}: Container): readonly Refusal[] {
  const read = env.flatMap(({ valueFrom }) => valueFrom?.fileKeyRef?.volumeName ?? []);
  const mounted = [...volumeMounts, ...volumeDevices].map((mount) => mount.name);
  const taken = [...mounted, ...read].filter(isReserved);
  const message = `The container ${name} uses ${list(taken)}, which is the proxy's: remove it from volumeMounts and env`;
  return taken.length === 0 ? [] : [{ code: 'pod.reserved_volume', message, container: name }];
}
