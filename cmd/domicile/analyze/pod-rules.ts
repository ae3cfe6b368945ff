import { annotations } from '../../../pkg/api/bootstrap.ts';
import { placeholder } from '../../../pkg/config/child-environment.ts';
import { divertingVariables } from '../../../pkg/inject/container-problems.ts';
import { inject } from '../../../pkg/inject/inject.ts';
import type { Refusal } from '../../../pkg/inject/outcome.ts';
import { agentContainers, annotationsOf, type Container, type Pod } from '../../../pkg/inject/pod.ts';
import { shapeProblem, withoutNulls } from '../../../pkg/inject/pod-shape.ts';
import type { Clients } from '../../../pkg/inject/request.ts';
import { uninject } from '../../../pkg/inject/uninject.ts';
import { dataClassesIn } from '../../../pkg/operator/world.ts';
import { list, quote } from '../../../pkg/policy/describe.ts';
import { policyName } from '../../../pkg/policy/policy-name.ts';
import type { Path } from '../../../pkg/policy/problem.ts';
import { type Facts, mayBeFor, type PodSource } from './facts.ts';
import type { AnalysisFinding } from './finding.ts';
import { ruleOfRefusal, type RuleCode } from './rules.ts';

/** What becomes of each pod: refused, denied everything, not injected, or injected with something to know. */
export function podFindings(facts: Facts): readonly AnalysisFinding[] {
  return facts.pods.flatMap((source) => judgePod(source, facts));
}

function judgePod(source: PodSource, facts: Facts): readonly AnalysisFinding[] {
  const { around, policies } = facts;
  const at = placer(source);
  const wrong = shapeProblem(source.found.pod);
  if (wrong !== undefined)
    return [at('DOM100', [], `${wrong}. Injection would refuse the pod; so would Kubernetes.`)];
  const pod = bare(withoutNulls(source.found.pod) as Pod, around.clients);
  const outcome = inject({
    pod,
    namespace: source.namespace,
    mode: source.enforced ? 'enforce' : 'optin',
    policies: policies.map(({ document }) => document),
    config: around.config,
    clients: around.clients,
  });
  const keys = agentContainers(pod.spec ?? {}).flatMap((container) =>
    plainKeys(container, pod, around.clients, at),
  );
  if (outcome.kind === 'skipped') return [...uninjected(source, at), ...keys];
  if (outcome.kind === 'refused')
    return [...outcome.problems.map((problem) => refusalAt(problem, pod, at)), ...keys];
  return [
    ...keys,
    ...unselected(source, facts, at),
    ...unknownClasses(source, pod, at),
    ...(source.enforced
      ? []
      : agentContainers(pod.spec ?? {}).flatMap((container) => replaced(container, pod, around.clients, at))),
    ...(outcome.capture === 'Cooperative' ? [cooperative(source, at)] : []),
  ];
}

type At = (code: RuleCode, path: Path, message: string, atKey?: boolean) => AnalysisFinding;

const placer =
  ({ found, manifest, subject }: PodSource): At =>
  (code, path, message, atKey = false) => ({
    code,
    message,
    subject,
    place: manifest.place([...found.path, ...path], atKey),
  });

/** As its author wrote it: of an injected one, without what injection put in. */
const bare = (pod: Pod, clients: Clients): Pod =>
  annotationsOf(pod)[annotations.injected] === undefined ? pod : uninject(pod, clients);

const pathOfContainer = ({ spec = {} }: Pod, name: string | undefined): Path => {
  for (const field of ['containers', 'initContainers'] as const) {
    const index = (spec[field] ?? []).findIndex((container) => container.name === name);
    if (index >= 0) return ['spec', field, index];
  }
  return ['spec'];
};

const pathOfVolume = ({ spec = {} }: Pod, name: string): Path => [
  'spec',
  'volumes',
  (spec.volumes ?? []).findIndex((volume) => volume.name === name),
];

/** Below the container. */
const fieldOfRefusal: Readonly<Partial<Record<Refusal['code'], Path>>> = {
  'container.proxy_uid': ['securityContext', 'runAsUser'],
  'container.privileged': ['securityContext', 'privileged'],
  'container.capabilities': ['securityContext', 'capabilities', 'add'],
  'container.escalation': ['securityContext', 'allowPrivilegeEscalation'],
  'container.port': ['ports'],
  'container.variable': ['env'],
  'pod.reserved_volume': ['volumeMounts'],
  'pod.credential_secret': ['env'],
};

/** Of the pod's specification; the first that is there. */
const fieldsOfPod: Readonly<Partial<Record<Refusal['code'], readonly string[]>>> = {
  'pod.host_namespaces': ['hostNetwork', 'hostPID', 'hostIPC'],
  'pod.shared_processes': ['shareProcessNamespace'],
  'pod.dns': ['hostAliases', 'dnsConfig', 'dnsPolicy'],
  'pod.windows': ['os', 'securityContext'],
  'container.proxy_uid': ['securityContext'],
};

function refusalAt({ code, message, container, volume }: Refusal, pod: Pod, at: At): AnalysisFinding {
  const rule = ruleOfRefusal[code];
  if (volume !== undefined) return at(rule, pathOfVolume(pod, volume), message);
  if (container !== undefined)
    return at(rule, [...pathOfContainer(pod, container), ...(fieldOfRefusal[code] ?? [])], message);
  if (code.startsWith('annotation.')) return at(rule, ['metadata', 'annotations'], message);
  const field = fieldsOfPod[code]?.find((name) => name in (pod.spec ?? {}));
  return at(rule, field === undefined ? ['spec'] : ['spec', field], message, field !== undefined);
}

/** Where policies cannot be told about, the one that is missing may be among them. */
function unselected(source: PodSource, { broken, policies }: Facts, at: At): readonly AnalysisFinding[] {
  if (source.policies.length > 0 || broken || policies.length === 0) return [];
  if (policies.some((policy) => mayBeFor(policy, source))) return [];
  const message = `no policy selects it, so its proxy denies everything. Write a policy for the namespace ${source.namespace.name}, or give the pod a label that a policy selects.`;
  return [at('DOM130', ['metadata', 'labels'], message)];
}

/** Its proxy denies everything: a class that nobody knows would tighten nothing. */
function unknownClasses({ policies }: PodSource, pod: Pod, at: At): readonly AnalysisFinding[] {
  if (policies.length === 0) return [];
  const known = new Set(
    policies.flatMap(({ document }) =>
      (document.spec.dataClasses ?? []).flatMap(({ when }) => when.annotation ?? []),
    ),
  );
  const allowed =
    known.size === 0 ? 'none, as no policy for it has dataClasses[].when.annotation' : list(known);
  return dataClassesIn(annotationsOf(pod)[annotations.dataClass])
    .filter((name) => !known.has(name))
    .map((name) => {
      const message = `the annotation ${annotations.dataClass} names ${quote(name)}, which no policy for the pod has, so its proxy denies everything; allowed: ${allowed}`;
      return at('DOM124', ['metadata', 'annotations', annotations.dataClass], message);
    });
}

function uninjected({ policies, namespace }: PodSource, at: At): readonly AnalysisFinding[] {
  if (policies.length === 0) return [];
  const names = list(policies.map(({ document }) => policyName(document)));
  const message = `${names} would hold for it, but nothing injects it: it sends what it wants. Annotate the pod with ${annotations.inject}: enabled, or label the namespace ${namespace.name} so.`;
  return [at('DOM131', ['metadata', 'annotations'], message)];
}

function replaced(container: Container, pod: Pod, clients: Clients, at: At): readonly AnalysisFinding[] {
  return divertingVariables(container, clients).map(({ name }) => {
    const message = `the container ${container.name} sets ${name}, which would lead past the proxy: injection replaces it, and a namespace that enforces refuses the pod. Remove it from env.`;
    return at('DOM132', pathOfVariable(container, pod, name), message);
  });
}

function pathOfVariable(container: Container, pod: Pod, name: string): Path {
  const index = (container.env ?? []).findIndex((entry) => entry.name === name);
  return [...pathOfContainer(pod, container.name), 'env', index];
}

/** Of every container, injected or not: whoever may read the manifest has the key. */
function plainKeys(container: Container, pod: Pod, clients: Clients, at: At): readonly AnalysisFinding[] {
  const secret = new Set(
    Object.keys(clients.inCustody).filter((name) => clients.inCustody[name]?.includes(placeholder)),
  );
  return (container.env ?? []).flatMap(({ name, value = '' }) => {
    if (!secret.has(name) || value === '' || value.includes('$(') || value.includes(placeholder)) return [];
    const message = `the container ${container.name} has the key in ${name} in plain text, readable by all who read the manifest. Put it into a Secret and keep it in custody: credentials of the policy, with secretRef.`;
    return [at('DOM133', pathOfVariable(container, pod, name), message)];
  });
}

function cooperative({ namespace }: PodSource, at: At): AnalysisFinding {
  const message = `capture is Cooperative: clients are pointed at the proxy, and a program that ignores that is not held. Annotate the pod with ${annotations.capture}: Lockdown, or label the namespace ${namespace.name} ${annotations.inject}: enabled.`;
  return at('DOM134', ['metadata', 'annotations'], message);
}
