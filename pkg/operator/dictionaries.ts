import type { KubeClient } from '../kube/client.ts';
import { isStatus } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { configMapId, namesInData, noConfigMap, unreadConfigMap } from '../policy/config-map.ts';
import type { DictionaryRead, ReadConfigMap } from '../policy/context.ts';
import { configMapsOf, entriesIn } from '../policy/dictionaries.ts';
import { configMaps } from './resources.ts';
import type { PolicyObject, World } from './world.ts';

/** Of the queue: a ConfigMap with names, which is read anew. */
const keyOfConfigMap = (name: string): string => `ConfigMap/${name}`;

/** The names that policies have from ConfigMaps: read where a policy names them, and remembered as long as one does. */
export interface Dictionaries {
  /** A policy was told of; returns what is to be worked on first. */
  readonly policyChanged: (policy: string) => readonly string[];
  /** A ConfigMap `namespace/name` that is meant for policies was told of, or that it is gone. */
  readonly configMapChanged: (name: string) => readonly string[];
  /** Works on a key of a ConfigMap; resolves with the policies that name it, `undefined` where the key is another. */
  readonly work: (key: string) => Promise<readonly string[] | undefined>;
  /** Whether a policy names what was never read: nothing can be said of it yet. */
  readonly waits: (policy: PolicyObject) => boolean;
  /** Another after each change of the specification or of the names, and where a policy was made anew by its name. */
  readonly versionOf: (policy: PolicyObject) => string;
  /** For compiling: what is not there is a problem. */
  readonly read: ReadConfigMap;
  /** For admission, which comes before the ConfigMap may: what is wrong with it is a warning. */
  readonly foresee: ReadConfigMap;
  /** What sidecars are sent, by `configMapId`; `undefined` where the policies have no names from ConfigMaps. */
  readonly textsFor: (policies: readonly PolicyObject[]) => Readonly<Record<string, string>> | undefined;
  /** The version of the list of ConfigMaps that what was read is of. */
  readonly revision: () => number;
}

export interface DictionariesOptions {
  readonly client: Pick<KubeClient, 'get'>;
  readonly world: Pick<World, 'policy' | 'configMap' | 'configMapsVersion'>;
  /** Where cluster policies have their ConfigMaps: the operator's own. */
  readonly namespace: string;
}

interface Read {
  /** The ConfigMap's own, as `World.configMap` has it. */
  readonly version: string;
  readonly data: unknown;
  /** By key, of those that were asked for. */
  readonly names: Map<string, Names>;
}

interface Names {
  readonly read: DictionaryRead;
  /** The same as one text, which all configurations share; empty where they cannot be read. */
  readonly text: string;
}

export function createDictionaries({ client, world, namespace: own }: DictionariesOptions): Dictionaries {
  /** ConfigMaps that a policy names, by the policy's key. */
  const namedBy = new Map<string, ReadonlySet<string>>();
  const known = new Map<string, Read>();
  /** Those that have changed since they were read. */
  const pending = new Set<string>();
  let settled = 0;

  const nameOf = (policyNamespace: string | undefined, name: string): string =>
    `${policyNamespace ?? own}/${name}`;
  const namesIn = (policy: PolicyObject | undefined): ReadonlySet<string> =>
    new Set(
      (policy === undefined ? [] : configMapsOf(policy.document)).map(({ name }) =>
        nameOf(policy?.document.metadata.namespace, name),
      ),
    );
  const policiesNaming = (name: string): readonly string[] =>
    [...namedBy].flatMap(([policy, names]) => (names.has(name) ? [policy] : []));
  const look = (name: string): readonly string[] => {
    if (!pending.has(name) && known.get(name)?.version === world.configMap(name)) return [];
    // Until it is read, what is told rests on the list as it was before this change.
    if (pending.size === 0) settled = Number(world.configMapsVersion());
    pending.add(name);
    return [keyOfConfigMap(name)];
  };
  const settle = (name: string, read: Read | undefined): void => {
    if (read === undefined) known.delete(name);
    else known.set(name, read);
    pending.delete(name);
  };
  const readIn = (name: string, key: string): Names | undefined => {
    const read = known.get(name);
    if (read === undefined) return undefined;
    const names = read.names.get(key) ?? namesOf(namesInData(read.data, key));
    read.names.set(key, names);
    return names;
  };
  return {
    policyChanged: (key) => {
      const names = namesIn(world.policy(key));
      const before = namedBy.get(key) ?? new Set();
      if (names.size === 0) namedBy.delete(key);
      else namedBy.set(key, names);
      for (const name of before) if (policiesNaming(name).length === 0) settle(name, undefined);
      return [...names].flatMap(look);
    },
    configMapChanged: (name) => (policiesNaming(name).length === 0 ? [] : look(name)),
    work: async (key) => {
      if (!key.startsWith(keyOfConfigMap(''))) return undefined;
      const name = key.slice(keyOfConfigMap('').length);
      const concerned = policiesNaming(name);
      if (concerned.length === 0 || world.configMap(name) === undefined) {
        settle(name, undefined);
        return concerned;
      }
      const object = await configMapNamed(client, name);
      const version = object?.metadata.resourceVersion;
      // It has changed since: the list is about to tell of it.
      if (version !== world.configMap(name)) return [];
      const still = policiesNaming(name);
      const isKept = version !== undefined && still.length > 0;
      settle(name, isKept ? { version, data: object?.data, names: new Map() } : undefined);
      return still;
    },
    waits: (policy) => [...namesIn(policy)].some((name) => pending.has(name) && !known.has(name)),
    versionOf: (policy) => {
      const { uid, generation = 0 } = policy.object.metadata;
      const versions = [...namesIn(policy)].map((name) => `+${known.get(name)?.version ?? ''}`);
      return `${uid}@${generation}${versions.join('')}`;
    },
    read: (policyNamespace, { name, key }) => readIn(nameOf(policyNamespace, name), key)?.read ?? noConfigMap,
    foresee: (policyNamespace, { name, key }) => {
      const full = nameOf(policyNamespace, name);
      if (world.configMap(full) === undefined) return warned(noConfigMap);
      return warned(readIn(full, key)?.read ?? unreadConfigMap(policyNamespace, { name, key }));
    },
    textsFor: (policies) => {
      const texts = policies.flatMap(({ document }) =>
        configMapsOf(document).map((ref): readonly [string, string] => {
          const { namespace } = document.metadata;
          return [configMapId(namespace, ref), readIn(nameOf(namespace, ref.name), ref.key)?.text ?? ''];
        }),
      );
      return texts.length === 0 ? undefined : Object.fromEntries(texts);
    },
    revision: () => {
      if (pending.size === 0) settled = Number(world.configMapsVersion());
      return settled;
    },
  };
}

const namesOf = (read: DictionaryRead): Names => ({ read, text: entriesIn(read).join('\n') });

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
