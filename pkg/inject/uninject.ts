import { annotations as names } from '../api/bootstrap.ts';
import { isInjected } from './environment.ts';
import { soften } from './harden.ts';
import { annotationsOf, type Container, isReserved, listed, type Pod, type PodSpec } from './pod.ts';
import { displaced } from './placement.ts';
import { addedBy, addedTo } from './added.ts';
import type { Clients } from './request.ts';

/**
 * The pod without anything that injection put in. What injection replaced does not come back: a key that a variable
 * held, a base URL, a proxy of the user's own.
 */
export function uninject(pod: Pod, clients: Clients): Pod {
  const { spec = {}, metadata = {} } = pod;
  const added = addedBy(pod);
  const { annotations: _, ...restOfMetadata } = metadata;
  const annotations = Object.fromEntries(
    Object.entries(annotationsOf(pod)).filter(
      ([name]) => name !== names.injected && name !== names.added && !added.annotations.includes(name),
    ),
  );
  const strip = (container: Container): Container =>
    soften(withoutOurVariables(container, clients), addedTo(added, container.name));
  const left = { ...restOfMetadata, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) };
  const { metadata: _metadata, ...rest } = pod;
  return {
    ...rest,
    ...(Object.keys(left).length === 0 ? {} : { metadata: left }),
    spec: displaced(withoutOurParts(spec, strip), added.placements),
  };
}

/** Without our containers and volumes; `change` is applied to the other containers. */
export function withoutOurParts(spec: PodSpec, change: (container: Container) => Container): PodSpec {
  const { containers = [], initContainers = [], volumes = [], ...rest } = spec;
  const foreign = <Item extends { readonly name: string }>(items: readonly Item[]) =>
    items.filter(({ name }) => !isReserved(name));
  return {
    ...rest,
    ...listed('initContainers', foreign(initContainers).map(change)),
    containers: foreign(containers).map(change),
    ...listed('volumes', foreign(volumes)),
  };
}

function withoutOurVariables(container: Container, clients: Clients): Container {
  const { env = [], ...rest } = container;
  return {
    ...rest,
    ...listed(
      'env',
      env.filter((entry) => !isInjected(entry, clients)),
    ),
  };
}
