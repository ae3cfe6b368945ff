import type { Container, SecurityContext } from './pod.ts';

/**
 * What would lead past the lockdown: packets that no rule sees, and becoming the proxy's user, by a capability or by a
 * file that belongs to it. Most container runtimes grant both capabilities unless told otherwise.
 */
export const droppedCapabilities: readonly string[] = ['NET_RAW', 'SETUID'];
const escalation = 'allowPrivilegeEscalation';

/** What was added to a container's security context: capabilities dropped, and the ban on escalation. */
export type Hardening = readonly string[];

export function harden(container: Container): { readonly container: Container; readonly added: Hardening } {
  const context = container.securityContext ?? {};
  const drop = context.capabilities?.drop ?? [];
  const missing = isDropped('ALL', drop) ? [] : droppedCapabilities.filter((name) => !isDropped(name, drop));
  const added = [...missing, ...(context[escalation] === undefined ? [escalation] : [])];
  if (added.length === 0) return { container, added };
  const capabilities =
    missing.length === 0 ? {} : { capabilities: { ...context.capabilities, drop: [...drop, ...missing] } };
  return {
    container: { ...container, securityContext: { ...context, ...capabilities, [escalation]: false } },
    added,
  };
}

export const capabilityName = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

const isDropped = (name: string, drop: readonly string[]): boolean => drop.map(capabilityName).includes(name);

/** Takes out what `harden` added; what is empty then goes too. */
export function soften(container: Container, added: Hardening): Container {
  const { securityContext, ...rest } = container;
  if (securityContext === undefined || added.length === 0) return container;
  const { capabilities, ...others } = securityContext;
  const context = {
    ...(added.includes(escalation) ? without(others, escalation) : others),
    ...(capabilities === undefined ? {} : withoutDropped(capabilities, added)),
  };
  return Object.keys(context).length === 0 ? rest : { ...rest, securityContext: context };
}

type Capabilities = NonNullable<SecurityContext['capabilities']>;

function withoutDropped(capabilities: Capabilities, added: Hardening): SecurityContext {
  const drop = (capabilities.drop ?? []).filter((name) => !added.includes(name));
  const left = drop.length === 0 ? without(capabilities, 'drop') : { ...capabilities, drop };
  return Object.keys(left).length === 0 ? {} : { capabilities: left };
}

const without = <T extends object>(fields: T, name: keyof T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)) as Partial<T>;
