import { agentPort, variables } from '../api/bootstrap.ts';
import type { CredentialRequest } from '../api/policy.ts';
import { childEnvironment } from '../config/child-environment.ts';
import { type Container, type EnvVar, fieldOf } from './pod.ts';
import type { CatalogClients, Clients, Variables } from './request.ts';

/** Kubernetes puts the pod's uid in its place, so that the same text will do for all pods. */
const secretReference = `$(${variables.secret})`;
const address = { authority: `127.0.0.1:${agentPort}`, secret: secretReference };

/** First in the list: later entries refer to it. */
export const secretVariable: EnvVar = {
  name: variables.secret,
  valueFrom: { fieldRef: fieldOf('metadata.uid') },
};

/**
 * The variables of a container as `domicile exec` would set them, around those that it has. The routes go first and in
 * one order, so that admission can compare them as a whole, and the container's own variables may refer to them.
 */
export function agentEnvironment(
  { env = [], envFrom = [] }: Container,
  custody: readonly CredentialRequest[],
  clients: Clients,
): readonly EnvVar[] {
  const own = env.filter(({ name }) => name !== variables.secret);
  const given = Object.fromEntries(own.map((entry) => [entry.name, textOf(entry)]));
  const child = childEnvironment(given, address, clients.modes, custody, clients.sources);
  const routes = [...clients.routes].map((name) => ({ name, value: child[name] ?? '' }));
  const kept = own
    .filter(({ name }) => child[name] !== undefined && !clients.routes.has(name))
    .map((entry) => changed(entry, given[entry.name], child[entry.name] ?? ''));
  const added = Object.entries(child)
    .filter(([name]) => given[name] === undefined && !clients.routes.has(name))
    .map(([name, value]) => ({ name, value }));
  // What a map or a secret as a whole would set, and what leads past the proxy, is set to nothing: `env` goes first.
  const shadows = envFrom.length === 0 ? [] : clients.modes.flatMap(({ clears }) => clears);
  return [
    secretVariable,
    ...routes,
    ...kept,
    ...added,
    ...[...new Set(shadows)].map((name) => ({ name, value: '' })),
  ];
}

/** A value that comes from elsewhere is not known here: something stands for it that nothing else contains. */
const textOf = (entry: EnvVar): string =>
  entry.valueFrom === undefined ? (entry.value ?? '') : `\0value of ${entry.name}\0`;

const changed = (entry: EnvVar, before: string | undefined, after: string): EnvVar =>
  before === after ? entry : { name: entry.name, value: after };

/** Whether the value is one that injection gives: a route or the proxy with the secret, a placeholder, a setting. */
export function isInjected(entry: EnvVar, clients: Clients): boolean {
  if (entry.name === variables.secret) return entry.valueFrom?.fieldRef?.fieldPath === 'metadata.uid';
  const { name, value } = entry;
  if (value === undefined) return false;
  if (value === '' && clients.modes.some(({ clears }) => clears.includes(name))) return true;
  return value.includes(secretReference) || clients.inCustody[name] === value;
}

/** What injection sets in a container that has nothing of its own. */
export const standardEnvironment = ({ modes, sources }: CatalogClients): Variables =>
  childEnvironment({}, address, modes, [], sources);

/** Those of them that lead to the proxy, in the order in which injection writes them. */
export const routeVariables = (clients: CatalogClients): readonly { name: string; value: string }[] =>
  Object.entries(standardEnvironment(clients))
    .filter(([, value]) => value.includes(secretReference))
    .map(([name, value]) => ({ name, value }));

/** The same where every credential of every provider is in custody, and the container has them all. */
export function custodyEnvironment({ modes, sources, providers }: CatalogClients): Variables {
  const requests = providers.flatMap((provider) => sources(provider).map(({ kind }) => ({ provider, kind })));
  const names = requests.flatMap(({ provider }) => sources(provider).flatMap(({ env }) => env));
  const parent = Object.fromEntries(names.map((name) => [name, 'any value']));
  return childEnvironment(parent, address, modes, requests, sources);
}
