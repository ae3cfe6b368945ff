import { type Capture, variables } from '../api/bootstrap.ts';
import { list } from '../policy/describe.ts';
import { isInjected } from './environment.ts';
import { capabilityName, droppedCapabilities } from './harden.ts';
import { namesKnownHost } from './hosts.ts';
import type { Refusal } from './outcome.ts';
import type { Container, EnvVar } from './pod.ts';
import { identityProblems } from './pod-problems.ts';
import type { Clients } from './request.ts';
import { takenPorts } from './sidecar.ts';

/** Each lets a program leave its network, its user or its container. */
const forbidden = [
  'ALL',
  'NET_ADMIN',
  'NET_RAW',
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'BPF',
  'PERFMON',
  'DAC_READ_SEARCH',
  'SYS_RAWIO',
];

/** What of one container of the agent's would defeat injection. */
export const containerProblems = (container: Container, capture: Capture): readonly Refusal[] =>
  [
    ...identityProblems(`The container ${container.name}`, container.securityContext),
    ...privileged(container),
    ...capabilities(container, capture),
    ...escalation(container, capture),
    ...ports(container),
    ...ourVariables(container),
  ].map((refusal) => ({ ...refusal, container: container.name }));

function privileged({ name, securityContext }: Container): readonly Refusal[] {
  const isHost = securityContext?.windowsOptions?.hostProcess === true;
  if (securityContext?.privileged !== true && !isHost) return [];
  const message = `The container ${name} is privileged, so nothing can hold it: remove privileged: true`;
  return [{ code: 'container.privileged', message }];
}

function capabilities({ name, securityContext }: Container, capture: Capture): readonly Refusal[] {
  const refused = capture === 'Lockdown' ? [...forbidden, ...droppedCapabilities] : forbidden;
  const added = (securityContext?.capabilities?.add ?? []).filter((one) =>
    refused.includes(capabilityName(one)),
  );
  if (added.length === 0) return [];
  const message = `The container ${name} adds the capabilities ${list(added)}, with which it could get round the proxy: remove them from securityContext.capabilities.add`;
  return [{ code: 'container.capabilities', message }];
}

function escalation({ name, securityContext }: Container, capture: Capture): readonly Refusal[] {
  if (capture !== 'Lockdown' || securityContext?.allowPrivilegeEscalation !== true) return [];
  const message = `The container ${name} has allowPrivilegeEscalation: true, by which it could become the user of the proxy: set it to false`;
  return [{ code: 'container.escalation', message }];
}

function ports({ name, ports: own = [] }: Container): readonly Refusal[] {
  const taken = own.flatMap(({ containerPort }) =>
    containerPort !== undefined && takenPorts.includes(containerPort) ? [String(containerPort)] : [],
  );
  const message = `The container ${name} has the port ${list(taken)}, on which the proxy of the pod listens: choose another`;
  return taken.length === 0 ? [] : [{ code: 'container.port', message }];
}

/** Ours alone: the names begin with DOMICILE_. */
function ourVariables({ name, env = [] }: Container): readonly Refusal[] {
  const isOurs = (entry: EnvVar): boolean =>
    entry.name === variables.secret && entry.valueFrom?.fieldRef?.fieldPath === 'metadata.uid';
  const taken = env.filter((entry) => entry.name.startsWith('DOMICILE_') && !isOurs(entry));
  return taken.length === 0 ? [] : [variableProblem(name, taken)];
}

const variableProblem = (container: string, entries: readonly EnvVar[]): Refusal => ({
  code: 'container.variable',
  container,
  message: `The container ${container} sets ${list(entries.map(({ name }) => name))}, which injection decides: remove it from env`,
});

/**
 * Variables by which the user means another way than through the proxy: base URLs, proxies and exemptions of their own.
 * Injection replaces them. A base URL that names a host of the catalog is kept: it says which host is meant.
 */
export function divertingVariables({ env = [] }: Container, clients: Clients): readonly EnvVar[] {
  return env.filter(
    (entry) =>
      clients.routing.has(entry.name) && !isInjected(entry, clients) && !namesKnownHost(entry, clients),
  );
}

export const divertingProblem = variableProblem;
