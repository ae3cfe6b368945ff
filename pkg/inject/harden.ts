import type { Container, SecurityContext } from './pod.ts';

/**
 * What would lead past the lockdown: packets that no rule sees, and becoming the proxy's user, by a capability or by a
 * file that belongs to it. Most container runtimes grant both capabilities unless told otherwise.
 */
export const droppedCapabilities: readonly string[] = ['NET_RAW', 'SETUID'];
const escalation = 'allowPrivilegeEscalation';
/**
 * An image may name the proxy's user, and nothing in a pod shows the user of an image: where the pod leaves it to the
 * image, the group is not left to it as well. The one that containers have where neither says anything.
 */
const group = 'runAsGroup';
const plainGroup = 0;

/** What was added to a container's security context: capabilities dropped, the ban on escalation, a group. */
export type Hardening = readonly string[];

/** `ofPod` is the security context of the pod, which holds where the container's says nothing. */
export function harden(
  container: Container,
  ofPod: SecurityContext = {},
): { readonly container: Container; readonly added: Hardening } {
  const context = container.securityContext ?? {};
  const missing = missingDrops(context);
  const changed: SecurityContext = {
    ...(missing.length > 0 && { capabilities: withDropped(context, missing) }),
    ...(context[escalation] === undefined && { [escalation]: false }),
    ...(isByImage({ ...ofPod, ...context }) && { [group]: plainGroup }),
  };
  const added = [...missing, ...Object.keys(changed).filter((field) => field !== 'capabilities')];
  if (added.length === 0) return { container, added };
  return { container: { ...container, securityContext: { ...context, ...changed } }, added };
}

const isByImage = ({ runAsUser, runAsGroup }: SecurityContext): boolean =>
  runAsUser === undefined && runAsGroup === undefined;

function missingDrops({ capabilities }: SecurityContext): readonly string[] {
  const drop = capabilities?.drop ?? [];
  return isDropped('ALL', drop) ? [] : droppedCapabilities.filter((name) => !isDropped(name, drop));
}

const withDropped = ({ capabilities }: SecurityContext, missing: readonly string[]): Capabilities => ({
  ...capabilities,
  drop: [...(capabilities?.drop ?? []), ...missing],
});

export const capabilityName = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

const isDropped = (name: string, drop: readonly string[]): boolean => drop.map(capabilityName).includes(name);

/** Takes out what `harden` added; what is empty then goes too. */
export function soften(container: Container, added: Hardening): Container {
  const { securityContext, ...rest } = container;
  if (securityContext === undefined || added.length === 0) return container;
  const { capabilities, ...others } = securityContext;
  const set = [escalation, group].filter((field) => added.includes(field));
  const context = {
    ...Object.fromEntries(Object.entries(others).filter(([field]) => !set.includes(field))),
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
