import { KubeError } from '../kube/kube-error.ts';
import { createDictionaries, type Dictionaries } from './dictionaries.ts';
import type { PolicyObject } from './world.ts';

export interface ConfigMapThere {
  readonly version: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** What a cluster holds, changed by tests at will. */
export interface NamesWorld {
  readonly policies: Map<string, PolicyObject>;
  /** By `namespace/name`: what can be read now. */
  readonly configMaps: Map<string, ConfigMapThere>;
  /** Versions that the list has told of; absent: as `configMaps`. */
  listed: ReadonlyMap<string, string> | undefined;
  listVersion: number;
  /** Each time that a ConfigMap was read. */
  readonly reads: string[];
  /** What reading is answered with instead. */
  failure: Error | undefined;
  /** Keys of the queue that could not be read, with the policies that name them, and that have room again. */
  readonly told: string[];
}

export const namesWorld = (...policies: readonly PolicyObject[]): NamesWorld => ({
  policies: new Map(policies.map((policy) => [policy.key, policy])),
  configMaps: new Map(),
  listed: undefined,
  listVersion: 1,
  reads: [],
  failure: undefined,
  told: [],
});

/** The real thing on such a world; the operator's namespace is `domicile-system`. */
export const dictionariesOn = (world: NamesWorld): Dictionaries =>
  createDictionaries({
    namespace: 'domicile-system',
    onUnread: (key, policies) => world.told.push(`${key} of ${policies.join()} unread`),
    onRoom: (keys) => world.told.push(`room for ${keys.join()}`),
    world: {
      policy: (key) => world.policies.get(key),
      configMap: (name) => (world.listed ?? versions(world)).get(name),
      configMapsVersion: () => `${world.listVersion}`,
    },
    client: {
      get: async (_, { namespace = '', name = '' }) => {
        const full = `${namespace}/${name}`;
        world.reads.push(full);
        if (world.failure !== undefined) throw world.failure;
        const there = world.configMaps.get(full);
        if (there === undefined) throw new KubeError(404, 'NotFound', 'gone');
        const { version: resourceVersion, data } = there;
        return { metadata: { name, namespace, uid: full, resourceVersion }, data };
      },
    },
  });

const versions = ({ configMaps }: NamesWorld): ReadonlyMap<string, string> =>
  new Map([...configMaps].map(([name, { version }]) => [name, version]));
