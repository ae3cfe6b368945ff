import { proxyContainer } from '../api/bootstrap.ts';
import type { CredentialRequest } from '../api/policy.ts';
import { placeholder } from '../config/child-environment.ts';
import { list } from '../policy/describe.ts';
import { agentEnvironment } from './environment.ts';
import type { Refusal } from './outcome.ts';
import { agentContainers, type EnvVar, type PodSpec } from './pod.ts';
import type { Clients } from './request.ts';

/** A base URL of the agent's own that names a host of the catalog says the same as a region does. */
export const namesKnownHost = ({ name, value }: EnvVar, clients: Clients): boolean =>
  value !== undefined && clients.baseUrls.has(name) && clients.tellsHost(name, value);

/** The agent does not keep it: it says to the proxy alone which host is meant. */
const movesToProxy = (entry: EnvVar, clients: Clients): boolean =>
  clients.moved.has(entry.name) || namesKnownHost(entry, clients);

interface Chosen {
  readonly entries: readonly EnvVar[];
  readonly problems: readonly Refusal[];
}

/**
 * What of the agents' own variables the sidecar is given. All containers share one sidecar, so they must agree. Where
 * a pod is injected again, its sidecar has what the agents had and could not keep. What injection changes, because a
 * credential stands in it, is not handed on.
 */
export function chosenHosts(spec: PodSpec, custody: readonly CredentialRequest[], clients: Clients): Chosen {
  const earlier = (spec.initContainers ?? []).find(({ name }) => name === proxyContainer)?.env ?? [];
  const entries = [
    ...earlier.filter((entry) => movesToProxy(entry, clients)),
    ...agentContainers(spec).flatMap((container) => {
      const said = (container.env ?? []).filter(
        (entry) => isPlain(entry) && (clients.hosts.has(entry.name) || namesKnownHost(entry, clients)),
      );
      if (said.length === 0) return said;
      const kept = new Set(agentEnvironment(container, custody, clients));
      return said.filter((entry) => kept.has(entry) || movesToProxy(entry, clients));
    }),
  ];
  const byName = Map.groupBy(entries, ({ name }) => name);
  const problems = [...byName].flatMap(([name, [first, ...rest]]) =>
    rest.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? [] : [differing(name)],
  );
  const firsts = [...byName.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  return { entries: firsts.toSorted((a, b) => (a.name < b.name ? -1 : 1)), problems };
}

/** Empty says nothing, what refers to other variables means nothing elsewhere, and a placeholder names no region. */
const isPlain = ({ value, valueFrom }: EnvVar): boolean =>
  valueFrom !== undefined ||
  (value !== undefined && value !== '' && !value.includes('$(') && !value.includes(placeholder));

const differing = (name: string): Refusal => ({
  code: 'container.regions',
  message: `Containers of the pod set ${list([name])} to different values, but they share one proxy, which takes it from them: give all the same, or split the pod`,
});
