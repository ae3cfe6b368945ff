import { annotations as names, type Capture } from '../api/bootstrap.ts';
import type { PolicyDocument } from '../api/generated/policy-document.ts';
import { list } from '../policy/describe.ts';
import { requiredNodeRegions } from '../policy/placement.ts';
import { policyName } from '../policy/policy-name.ts';
import { selects } from '../policy/select.ts';
import { type Added, addedBy, addedText } from './added.ts';
import { captureInit } from './capture-container.ts';
import { containerProblems, divertingProblem, divertingVariables } from './container-problems.ts';
import { type Custody, custodyOf, secretNames } from './credentials.ts';
import { agentEnvironment } from './environment.ts';
import { harden, type Hardening } from './harden.ts';
import { chosenHosts } from './hosts.ts';
import { type Outcome, refused, type Refusal, type SkipReason } from './outcome.ts';
import { shallowPatchOf } from './patch.ts';
import { agentContainers, annotationsOf, type Container, type EnvVar, isReserved, type Pod } from './pod.ts';
import { podProblems, regionLabelProblems } from './pod-problems.ts';
import { placedOn, placementProblems } from './placement.ts';
import type { InjectionRequest } from './request.ts';
import { reservedProblems } from './reserved.ts';
import { secretProblems } from './secret-problems.ts';
import { sidecar } from './sidecar.ts';
import { type Tuning, tuningOf, tuningProblems } from './tuning.ts';
import { withoutOurParts } from './uninject.ts';
import { ownVolumes } from './volumes.ts';

/** Pod security standards that forbid the one capability that lockdown needs. */
const podSecurity = 'pod-security.kubernetes.io/enforce';
const withoutNetAdmin = ['baseline', 'restricted'];

/** What becomes of a pod. Depends on nothing but the request; injecting twice is injecting once. */
export function inject(request: InjectionRequest): Outcome {
  const reason = skipReason(request);
  if (reason !== undefined) return { kind: 'skipped', reason };
  const [first, ...rest] = tuningProblems(request);
  return first === undefined ? injectTuned(request, tuningOf(request)) : refused(first, ...rest);
}

/** Why a pod is left alone, whatever its specification; `undefined`: it is not. */
export function skipReason({ pod, mode }: Pick<InjectionRequest, 'pod' | 'mode'>): SkipReason | undefined {
  if (mode === 'enforce') return undefined;
  const asked = annotationsOf(pod)[names.inject];
  if (asked === undefined) return 'not-annotated';
  return asked === 'disabled' ? 'disabled' : undefined;
}

/** What injection would make of the pod as it is, whatever may be wrong with it. */
export const rebuilt = (request: InjectionRequest): Pod => {
  const tuning = tuningOf(request);
  return build(request, tuning, decide(request).decided);
};

interface Considered {
  readonly decided: Decided;
  readonly problems: readonly Refusal[];
}

/** What the policies that select the pod ask for. */
function decide({ pod, namespace, policies: all, clients }: InjectionRequest): Considered {
  const labels = pod.metadata?.labels ?? {};
  const identity = { namespace: namespace.name, labels, namespaceLabels: namespace.labels };
  const policies = all.filter((policy) => selects(policy, identity));
  const custody = custodyOf(policies, clients);
  const regions = requiredNodeRegions(policies, clients.places);
  const hosts = chosenHosts(pod.spec ?? {}, custody.requests, clients);
  return {
    decided: { policies, custody, hosts: hosts.entries, regions },
    problems: [...hosts.problems, ...custody.problems, ...placementProblems(policies, regions)],
  };
}

function injectTuned(request: InjectionRequest, tuning: Tuning): Outcome {
  const { pod } = request;
  const agents = agentContainers(pod.spec ?? {});
  const { decided, problems } = decide(request);
  const { policies, custody } = decided;
  const built = build(request, tuning, decided);
  const [first, ...rest] = [
    ...lockdownProblems(request, tuning.capture),
    ...podProblems(
      withoutOurParts(pod.spec ?? {}, (container) => container),
      tuning.capture,
    ),
    ...regionLabelProblems(pod),
    ...agents.flatMap((container) => containerProblems(container, tuning.capture)),
    ...(request.mode === 'enforce' ? agents.flatMap((container) => diverting(container, request)) : []),
    ...problems,
    ...reservedProblems(pod, built),
    ...secretProblems(built.spec ?? {}, secretNames(request.policies)),
  ];
  if (first !== undefined) return refused(first, ...rest);
  const patch = shallowPatchOf(pod, built);
  return {
    kind: patch.length === 0 ? 'unchanged' : 'injected',
    pod: built,
    patch,
    capture: tuning.capture,
    policies: policies.map(policyName),
    warnings: [...custody.warnings, ...agents.flatMap((container) => replacedWarning(container, request))],
  };
}

interface Decided {
  readonly policies: readonly PolicyDocument[];
  readonly custody: Custody;
  readonly hosts: readonly EnvVar[];
  /** Of nodes that the pod may run on; `undefined`: any. */
  readonly regions: readonly string[] | undefined;
}

function build(
  request: InjectionRequest,
  tuning: Tuning,
  { policies, custody, hosts, regions }: Decided,
): Pod {
  const { pod, config, clients } = request;
  const hardened = new Map<string, Hardening>();
  const lockdown = tuning.capture === 'Lockdown';
  const change = (container: Container): Container => {
    const equipped = { ...container, env: agentEnvironment(container, custody.requests, clients) };
    if (!lockdown) return equipped;
    const { container: hard, added } = harden(equipped, pod.spec?.securityContext);
    hardened.set(container.name, added);
    return hard;
  };
  const { initContainers = [], volumes = [], ...spec } = withoutOurParts(pod.spec ?? {}, change);
  const placed = placedOn(spec, regions);
  const own = [...(lockdown ? [captureInit(config, policies)] : []), sidecar(config, tuning, custody, hosts)];
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations: annotate(request, hardened, placed.added) },
    spec: {
      ...placed.spec,
      initContainers: [...own, ...initContainers],
      volumes: [...volumes, ...ownVolumes(custody)],
    },
  };
}

function annotate(
  { pod, config }: InjectionRequest,
  hardened: ReadonlyMap<string, Hardening>,
  placements: Added['placements'],
) {
  const given = annotationsOf(pod);
  const agent = pod.spec?.containers?.find(({ name }) => !isReserved(name))?.name;
  const named = given[names.defaultContainer] === undefined && agent !== undefined;
  const containers = Object.fromEntries(hardened);
  const added = addedText(addedBy(pod), {
    annotations: named ? [names.defaultContainer] : [],
    containers,
    placements,
  });
  return {
    ...given,
    ...(named && { [names.defaultContainer]: agent }),
    [names.injected]: config.version,
    ...(added !== undefined && { [names.added]: added }),
  };
}

function lockdownProblems({ namespace }: InjectionRequest, capture: Capture): readonly Refusal[] {
  const level = namespace.labels[podSecurity] ?? '';
  if (capture !== 'Lockdown' || !withoutNetAdmin.includes(level)) return [];
  const message = `Lockdown needs an init container with NET_ADMIN, which the label ${podSecurity}: ${level} of the namespace ${namespace.name} forbids: have the namespace labelled ${names.capture}: Cooperative, which a hostile agent can get round, or ${podSecurity}: privileged`;
  return [{ code: 'pod.lockdown_forbidden', message }];
}

function diverting(container: Container, { clients }: InjectionRequest): readonly Refusal[] {
  const found = divertingVariables(container, clients);
  return found.length === 0 ? [] : [divertingProblem(container.name, found)];
}

function replacedWarning(container: Container, { clients }: InjectionRequest): readonly string[] {
  const found = divertingVariables(container, clients);
  if (found.length === 0) return [];
  return [
    `The container ${container.name} sets ${list(found.map(({ name }) => name))}: replaced, so that requests go through the proxy.`,
  ];
}
