import { testContext } from '../policy/context.fixture.ts';
import { createCompiler } from './compile.ts';
import { dictionariesOn, namesWorld } from './dictionaries.fixture.ts';
import type { RootKeys } from './root-keys.ts';
import type { PolicyObject } from './world.ts';

export const rootKeys: RootKeys = { root: Buffer.alloc(32, 1), epoch: 0, retiring: false, lineage: 'l' };

/** A compiler for these policies, and how often it has looked up places. */
export function compilerOf(
  policies: readonly PolicyObject[],
  keys = rootKeys,
  dictionaries = dictionariesOn(namesWorld(...policies)),
) {
  let checks = 0;
  const world = {
    policiesFor: (name: string) =>
      policies
        .filter(({ object }) => (object.metadata.namespace ?? name) === name)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    namespace: (name: string) =>
      name === 'lost' ? undefined : { uid: `uid of ${name}`, name, labels: { team: name } },
    revision: () => [3, 2, 1],
  };
  const context = () => ({
    ...testContext,
    get places() {
      checks += 1;
      return testContext.places;
    },
  });
  const compiler = createCompiler({
    world,
    dictionaries,
    context,
    rootKeys: () => keys,
    authorities: () => 'pem',
    staleMs: 5,
  });
  return { ...compiler, checks: () => checks };
}
