import { isDeepStrictEqual } from 'node:util';
import { captureContainer, isLockedDown, proxyContainer, variables } from '../api/bootstrap.ts';
import type { Drift, DriftCode } from '../api/drift.ts';
import { rebuilt } from './inject.ts';
import { agentContainers, type Container, isReserved, type Pod } from './pod.ts';
import type { Clients, InjectionRequest } from './request.ts';

interface Difference {
  readonly code: DriftCode;
  /** `domicile-proxy: image`; never a value. */
  readonly part: string;
}

/** In what an injected pod, as it is in the cluster, is not what injection would make of it today. */
export function driftOf(request: InjectionRequest): readonly Drift[] {
  const [pod, wanted] = [request.pod, rebuilt(request)];
  const found = [
    ...ownContainers(pod, wanted),
    ...ownVolumes(pod, wanted),
    ...agents(pod, wanted, request),
    ...placement(pod, wanted),
  ];
  const byCode = Map.groupBy(isHeld(pod, wanted, found) ? found.map(harmless) : found, ({ code }) => code);
  return [...byCode].map(([code, all]) => ({ code, parts: all.map(({ part }) => part) }));
}

/**
 * Whether nothing leaves the pod but through the proxy, whatever its clients are told: it is locked down as injection
 * would do it now, images apart, and no agent's container has more rights than injection leaves it.
 */
function isHeld(pod: Pod, wanted: Pod, found: readonly Difference[]): boolean {
  return (
    isLockedDown(wanted) &&
    isLockedDown(pod) &&
    found.every(
      ({ code, part }) =>
        code !== 'AgentChanged' && (code !== 'OldBootstrap' || !part.includes(captureContainer)),
    )
  );
}

const harmless = ({ code, part }: Difference): Difference => ({
  code: code === 'RoutesOverridden' ? 'RoutesBlocked' : code,
  part,
});

/** Fields that a quota, another webhook or the API server may set; they decide nothing. */
const undecided: ReadonlySet<string> = new Set(['resources', 'resizePolicy']);

function ownContainers(pod: Pod, wanted: Pod): readonly Difference[] {
  const [are, should] = [initContainers(pod), initContainers(wanted)];
  const ours = should.filter(({ name }) => isReserved(name));
  const order = ours.every(({ name }, index) => are[index]?.name === name);
  const known = [
    ...new Set([...ours, ...are.filter(({ name }) => isReserved(name))].map(({ name }) => name)),
  ];
  const named = (list: readonly Container[], name: string): Container | undefined =>
    list.find((one) => one.name === name);
  const found = known.flatMap((name) => ownContainer(name, named(are, name), named(should, name)));
  return order ? found : [...found, outOfOrder];
}

const outOfOrder: Difference = {
  code: 'OldBootstrap',
  part: `order of ${captureContainer} and ${proxyContainer}`,
};

function ownContainer(
  name: string,
  is: Container | undefined,
  should: Container | undefined,
): readonly Difference[] {
  if (is === undefined) return [{ code: 'OldBootstrap', part: `${name}: missing` }];
  if (should === undefined) return [{ code: 'OldBootstrap', part: `${name}: not wanted` }];
  const fields = differing(apart(is), apart(should)).filter((field) => !undecided.has(field));
  const found = fields.map((field): Difference => ({ code: codeOfField(field), part: `${name}: ${field}` }));
  if (trusts(is, should)) return found;
  return [{ code: 'OldAuthority', part: `${name}: ${variables.channelCa}` }, ...found];
}

const codeOfField = (field: string): DriftCode => (field === 'image' ? 'OldImage' : 'OldBootstrap');

/** Without the authorities, which change while pods live. */
const apart = (container: Container): Container => ({
  ...container,
  env: (container.env ?? []).filter(({ name }) => name !== variables.channelCa),
});

const authoritiesOf = ({ env = [] }: Container): string =>
  env.findLast(({ name }) => name === variables.channelCa)?.value ?? '';

/** Whether it was created with each of the authorities that count now; it may have more. */
function trusts(is: Container, should: Container): boolean {
  const has = authoritiesOf(is);
  return authoritiesOf(should)
    .split(/(?=-----BEGIN )/)
    .every((one) => has.includes(one.trim()));
}

function ownVolumes(pod: Pod, wanted: Pod): readonly Difference[] {
  const ours = ({ spec }: Pod): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      (spec?.volumes ?? []).filter(({ name }) => isReserved(name)).map((volume) => [volume.name, volume]),
    );
  return differing(ours(pod), ours(wanted)).map((name) => ({ code: 'OldBootstrap', part: `volume ${name}` }));
}

const placement = ({ spec: is }: Pod, { spec: should }: Pod): readonly Difference[] =>
  isDeepStrictEqual(is?.affinity, should?.affinity) ? [] : [{ code: 'NotPlaced', part: 'affinity' }];

function agents(pod: Pod, wanted: Pod, { clients }: InjectionRequest): readonly Difference[] {
  const should = new Map(agentContainers(wanted.spec ?? {}).map((one) => [one.name, one]));
  return agentContainers(pod.spec ?? {}).flatMap((is) => agent(is, should.get(is.name) ?? is, clients));
}

function agent(is: Container, should: Container, clients: Clients): readonly Difference[] {
  const [have, need] = [variablesOf(is), variablesOf(should)];
  const changed = differing(have, need).map(
    (name): Difference => ({
      code: clients.routing.has(name) ? 'RoutesOverridden' : 'AgentChanged',
      part: `${is.name}: ${name}`,
    }),
  );
  const fields = differing(is, should)
    .filter((field) => field !== 'env' || changed.length === 0)
    .map((field): Difference => ({ code: 'AgentChanged', part: `${is.name}: ${field}` }));
  return [...changed, ...fields];
}

const initContainers = ({ spec }: Pod): readonly Container[] => spec?.initContainers ?? [];

/** The last of a name counts, as it does for the kubelet. */
const variablesOf = ({ env = [] }: Container): Readonly<Record<string, unknown>> =>
  Object.fromEntries(env.map((entry) => [entry.name, entry]));

/** Names of the fields in which two objects differ. */
const differing = (one: object, other: object): readonly string[] => {
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !isDeepStrictEqual(a[name], b[name]),
  );
};
