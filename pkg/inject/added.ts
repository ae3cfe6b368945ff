import { annotations as names } from '../api/bootstrap.ts';
import { strictJson } from '../policy/strict-json.ts';
import { annotationsOf, type Pod } from './pod.ts';
import type { Hardening } from './harden.ts';

/** What injection added to what is not its own: kept in an annotation, so that it can be taken out again. */
export interface Added {
  readonly annotations: readonly string[];
  /** By container. */
  readonly containers: Readonly<Record<string, Hardening>>;
  /** Regions of nodes that each way to a node was narrowed to; several where policies have changed meanwhile. */
  readonly placements: readonly (readonly string[])[];
}

/** Of a pod that may hold anything: what is not understood counts as nothing. */
export function addedBy(pod: Pod): Added {
  const { annotations, containers, placements } = (strictJson(annotationsOf(pod)[names.added] ?? '') ??
    {}) as Partial<Added>;
  const entries = Object.entries(containers ?? {}).map(([name, items]) => [name, texts(items)] as const);
  return {
    annotations: texts(annotations),
    containers: Object.fromEntries(entries),
    placements: Array.isArray(placements) ? placements.map(texts) : [],
  };
}

/** What was added to this container, whatever it is called: `constructor` is a name like any other. */
export const addedTo = ({ containers }: Pick<Added, 'containers'>, name: string): Hardening =>
  Object.hasOwn(containers, name) ? (containers[name] ?? []) : [];

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Both together, in an order that does not depend on which was first; `undefined` where there is nothing. */
export function addedText(one: Added, other: Added): string | undefined {
  const annotations = union(one.annotations, other.annotations);
  const named = union(Object.keys(one.containers), Object.keys(other.containers));
  const containers = Object.fromEntries(
    named
      .map((name) => [name, union(addedTo(one, name), addedTo(other, name))] as const)
      .filter(([, items]) => items.length > 0),
  );
  const texted = [...one.placements, ...other.placements].map((regions) => JSON.stringify(regions));
  const placements = [...new Set(texted)].map((text) => JSON.parse(text) as readonly string[]);
  if (annotations.length + Object.keys(containers).length + placements.length === 0) return undefined;
  return JSON.stringify({ annotations, containers, ...(placements.length > 0 && { placements }) });
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] =>
  [...new Set([...one, ...other])].toSorted();
