import type { PolicyDocument } from '../api/generated/policy-document.ts';
import type { Compiler } from './compile.ts';
import type { World } from './world.ts';

/** Policies of a namespace and of the cluster, without those that are wrong by themselves. `''`: of the cluster. */
export const validPolicies = (
  world: Pick<World, 'policiesFor'>,
  compiler: Pick<Compiler, 'problemOf'>,
  namespace: string,
): readonly PolicyDocument[] =>
  world
    .policiesFor(namespace)
    .filter((policy) => compiler.problemOf(policy) === undefined)
    .map(({ document }) => document);
