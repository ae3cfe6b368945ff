import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { configMapId, noConfigMap, unreadConfigMap } from '../policy/config-map.ts';
import type { DictionaryRead, ReadConfigMap } from '../policy/context.ts';
import { configMapsOf } from '../policy/dictionaries.ts';
import {
  bytesOf,
  heldBytes,
  type Names,
  namesOf,
  NoRoomError,
  readOf,
  textOf,
  whyUnread,
} from './held-names.ts';
import { configMaps } from './resources.ts';
import type { PolicyObject, World } from './world.ts';

/** Of the queue: a ConfigMap with names, which is read anew. */
const keyOfConfigMap = (name: string): string => `ConfigMap/${name}`;

/** The names that policies have from ConfigMaps: read where a policy names them, and held as long as one does. */
export interface Dictionaries {
  /** A policy was told of; returns what is to be worked on first. */
  readonly policyChanged: (policy: string) => readonly string[];
  /** A ConfigMap `namespace/name` that is meant for policies was told of, or that it is gone. */
  readonly configMapChanged: (name: string) => readonly string[];
  /** Works on a key of a ConfigMap; resolves with the policies that name it, `undefined` where the key is another. */
  readonly work: (key: string) => Promise<readonly string[] | undefined>;
  /** Whether a policy names what was never read: nothing can be said of it yet. */
  readonly waits: (policy: PolicyObject) => boolean;
  /** Which ConfigMap of a policy could not be read as it is now, and why; empty where each was, or is about to be. */
  readonly unreadOf: (policy: PolicyObject) => string;
  /** Another after each change of the specification or of the names, and where a policy was made anew by its name. */
  readonly versionOf: (policy: PolicyObject) => string;
  /** For compiling: what is not there is a problem. */
  readonly read: ReadConfigMap;
  /** For admission, which comes before the ConfigMap may: what is wrong with it is a warning. */
  readonly foresee: ReadConfigMap;
  /** What sidecars are sent, by `configMapId`; `undefined` where the policies have no names from ConfigMaps. */
  readonly textsFor: (policies: readonly PolicyObject[]) => Readonly<Record<string, string>> | undefined;
  /** How often something that was held was replaced or forgotten. */
  readonly forgotten: () => number;
  /** The version of the list of ConfigMaps that what was read is of. */
  readonly revision: () => number;
}

export interface DictionariesOptions {
  readonly client: Pick<KubeClient, 'get'>;
  readonly world: Pick<World, 'policy' | 'configMap' | 'configMapsVersion'>;
  /** Where cluster policies have their ConfigMaps: the operator's own. */
  readonly namespace: string;
  /** What a key of the queue is of could not be read, which is to be tried again; the policies that name it. */
  readonly onUnread: (key: string, policies: readonly string[]) => void;
  /** There is room again for what these keys of the queue are of. */
  readonly onRoom: (keys: readonly string[]) => void;
}

interface Read {
  /** The ConfigMap's own, as `World.configMap` has it. */
  readonly version: string;
  /** By key, of those that policies name. */
  readonly names: Map<string, Names>;
}

/** The keys that are named, by ConfigMap. */
type Named = ReadonlyMap<string, ReadonlySet<string>>;

export function createDictionaries(options: DictionariesOptions): Dictionaries {
  const { client, world, namespace: own } = options;
  /** By the policy's key. */
  const namedBy = new Map<string, Named>();
  const known = new Map<string, Read>();
  /** Those that have changed since they were read. */
  const pending = new Set<string>();
  /** Of those, which could not be read, and why. */
  const unread = new Map<string, string>();
  let settled = 0;
  let forgotten = 0;

  const nameOf = (policyNamespace: string | undefined, name: string): string =>
    `${policyNamespace ?? own}/${name}`;
  const namedIn = (policy: PolicyObject | undefined): Named => {
    const named = new Map<string, Set<string>>();
    for (const { name, key } of policy === undefined ? [] : configMapsOf(policy.document)) {
      const full = nameOf(policy?.document.metadata.namespace, name);
      named.set(full, (named.get(full) ?? new Set()).add(key));
    }
    return named;
  };
  const policiesNaming = (name: string, key?: string): readonly string[] =>
    [...namedBy].flatMap(([policy, named]) => {
      const keys = named.get(name);
      return keys !== undefined && (key === undefined || keys.has(key)) ? [policy] : [];
    });
  const keysOf = (name: string): ReadonlySet<string> =>
    new Set([...namedBy.values()].flatMap((named) => [...(named.get(name) ?? [])]));
  const namesAt = (name: string, key: string): Names | undefined => known.get(name)?.names.get(key);
  const bytesFor = (policy: string): number =>
    refsIn(namedBy.get(policy)).reduce((sum, [name, key]) => sum + bytesOf(namesAt(name, key)), 0);
  const hasRoom = (name: string, key: string): boolean =>
    policiesNaming(name, key).some((policy) => bytesFor(policy) <= heldBytes.policy);
  const lacks = (name: string): boolean =>
    [...keysOf(name)].some((key) => {
      const names = namesAt(name, key);
      return names === undefined || (names.kind === 'left' && hasRoom(name, key));
    });
  const look = (name: string): readonly string[] => {
    const version = world.configMap(name);
    const isRead = known.get(name)?.version === version && (version === undefined || !lacks(name));
    if (!pending.has(name) && isRead) return [];
    // Until it is read, what is told rests on the list as it was before this change.
    if (pending.size === 0) settled = Number(world.configMapsVersion());
    pending.add(name);
    return [keyOfConfigMap(name)];
  };
  const settle = (name: string): void => {
    pending.delete(name);
    unread.delete(name);
  };
  const forget = (name: string): void => {
    if (known.delete(name)) forgotten += 1;
    settle(name);
  };
  const forgetUnnamed = (name: string): void => {
    const asked = keysOf(name);
    if (asked.size === 0) return forget(name);
    const { names } = known.get(name) ?? {};
    for (const key of names?.keys() ?? []) if (!asked.has(key) && names?.delete(key) === true) forgotten += 1;
  };
  const hold = (name: string, version: string, data: unknown): void => {
    const before = known.get(name);
    const names = new Map<string, Names>();
    known.set(name, { version, names });
    for (const key of keysOf(name))
      names.set(key, hasRoom(name, key) ? namesOf(data, key) : { kind: 'left' });
    if (heldIn(known) <= heldBytes.all) {
      if (before !== undefined) forgotten += 1;
      return settle(name);
    }
    if (before === undefined) known.delete(name);
    else known.set(name, before);
    throw new NoRoomError();
  };
  /** What was left out of these policies while they had too many names. */
  const lookAgain = (policies: readonly string[]): void => {
    const names = new Set(policies.flatMap((policy) => [...(namedBy.get(policy)?.keys() ?? [])]));
    const again = [...names].filter((name) => !pending.has(name)).flatMap(look);
    if (again.length > 0) options.onRoom(again);
  };
  const read = async (name: string): Promise<readonly string[]> => {
    const object = await configMapNamed(client, name);
    unread.delete(name);
    const version = object?.metadata.resourceVersion;
    // It has changed since: the list is about to tell of it.
    if (version !== world.configMap(name)) return [];
    const still = policiesNaming(name);
    if (version !== undefined && still.length > 0) hold(name, version, object?.data);
    else forget(name);
    lookAgain(still);
    return still;
  };
  return {
    policyChanged: (key) => {
      const named = namedIn(world.policy(key));
      const before = namedBy.get(key) ?? new Map<string, never>();
      if (named.size === 0) namedBy.delete(key);
      else namedBy.set(key, named);
      for (const name of before.keys()) forgetUnnamed(name);
      return [...named.keys()].flatMap(look);
    },
    configMapChanged: (name) => (policiesNaming(name).length === 0 ? [] : look(name)),
    work: async (key) => {
      if (!key.startsWith(keyOfConfigMap(''))) return undefined;
      const name = key.slice(keyOfConfigMap('').length);
      const concerned = policiesNaming(name);
      if (concerned.length === 0 || world.configMap(name) === undefined) {
        forget(name);
        lookAgain(concerned);
        return concerned;
      }
      try {
        return await read(name);
      } catch (error) {
        if (pending.has(name)) unread.set(name, whyUnread(error));
        options.onUnread(key, policiesNaming(name));
        throw error;
      }
    },
    waits: (policy) =>
      refsIn(namedIn(policy)).some(
        ([name, key]) => pending.has(name) && (namesAt(name, key)?.kind ?? 'left') === 'left',
      ),
    unreadOf: (policy) => {
      const [first] = [...namedIn(policy).keys()].filter((name) => unread.has(name));
      return first === undefined ? '' : `the ConfigMap ${first} (${unread.get(first)})`;
    },
    versionOf: (policy) => {
      const { uid, generation = 0 } = policy.object.metadata;
      const versions = refsIn(namedIn(policy)).map(([name, key]) => {
        const kind = namesAt(name, key)?.kind ?? 'none';
        if (kind === 'held' || kind === 'problem') return `+${known.get(name)?.version}`;
        return pending.has(name) ? '+awaited' : `+${kind}`;
      });
      return `${uid}@${generation}${versions.join('')}`;
    },
    read: (policyNamespace, { name, key }) => readIn(namesAt(nameOf(policyNamespace, name), key)),
    foresee: (policyNamespace, { name, key }) => {
      const full = nameOf(policyNamespace, name);
      if (world.configMap(full) === undefined) return warned(noConfigMap);
      const names = namesAt(full, key);
      return names === undefined || names.kind === 'left'
        ? unreadConfigMap(policyNamespace, { name, key })
        : warned(readOf(names));
    },
    textsFor: (policies) => {
      const texts = policies.flatMap(({ document }) =>
        configMapsOf(document).map((ref): readonly [string, string] => {
          const { namespace } = document.metadata;
          return [configMapId(namespace, ref), textOf(namesAt(nameOf(namespace, ref.name), ref.key))];
        }),
      );
      return texts.length === 0 ? undefined : Object.fromEntries(texts);
    },
    forgotten: () => forgotten,
    revision: () => {
      if (pending.size === 0) settled = Number(world.configMapsVersion());
      return settled;
    },
  };
}

const refsIn = (named: Named = new Map()): readonly (readonly [string, string])[] =>
  [...named].flatMap(([name, keys]) => [...keys].map((key) => [name, key] as const));

const heldIn = (known: ReadonlyMap<string, Read>): number => {
  let sum = 0;
  for (const { names } of known.values()) for (const one of names.values()) sum += bytesOf(one);
  return sum;
};

const readIn = (names: Names | undefined): DictionaryRead =>
  names === undefined ? noConfigMap : readOf(names);

/** Short: an API server shows 256 characters of a warning. */
const warned = (read: DictionaryRead): DictionaryRead =>
  read.kind === 'problem'
    ? { kind: 'unread', warning: `${read.problem}; pods deny everything until that is right` }
    : read;

type ConfigMap = KubeObject & { readonly data?: unknown };

/** `undefined`: it is gone. */
async function configMapNamed(client: Pick<KubeClient, 'get'>, full: string): Promise<ConfigMap | undefined> {
  const [namespace, name = ''] = full.split('/');
  try {
    return await client.get(configMaps, { namespace, name });
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    throw error;
  }
}
