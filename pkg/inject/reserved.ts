import { isDeepStrictEqual } from 'node:util';
import type { Refusal } from './outcome.ts';
import { isReserved, type Pod } from './pod.ts';

interface Part {
  readonly what: string;
  readonly part: object;
}

/** Parts with a name of ours that are not exactly what injection would write there. A name alone proves nothing. */
export function reservedProblems(pod: Pod, injected: Pod): readonly Refusal[] {
  const ours = new Map(partsOf(injected).map(({ what, part }) => [what, part]));
  return partsOf(pod)
    .filter(({ what, part }) => !isDeepStrictEqual(comparable(part), comparable(ours.get(what) ?? {})))
    .map(({ what }) => ({
      code: 'pod.reserved_name',
      message: `The pod has ${what}, a name that only injection may use, and it is not what this release would inject: remove or rename it; what an older release injected goes with domicile uninject`,
    }));
}

/** A quota, another webhook or an API server may say what a container is given, and how that changes. */
function comparable(part: object): object {
  const {
    resources: _,
    resizePolicy: __,
    ...rest
  } = part as {
    readonly resources?: unknown;
    readonly resizePolicy?: unknown;
  };
  return rest;
}

function partsOf({ spec = {} }: Pod): readonly Part[] {
  const named = (kind: string, items: readonly { readonly name: string }[] = []): readonly Part[] =>
    items.filter(({ name }) => isReserved(name)).map((part) => ({ what: `the ${kind} ${part.name}`, part }));
  return [
    ...named('container', spec.containers),
    ...named('init container', spec.initContainers),
    ...named('volume', spec.volumes),
  ];
}
