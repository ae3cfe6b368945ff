import { keyOf, type KubeObject } from './resource.ts';

export type Change<Kept> =
  | { readonly kind: 'set'; readonly key: string; readonly uid: string; readonly kept: Kept }
  | { readonly kind: 'gone'; readonly key: string; readonly uid: string; readonly kept: Kept };

/** What is kept of an object; `undefined`: nothing, as if it were not there. */
export type Keep<Kept> = (object: KubeObject) => Kept | undefined;

/**
 * Objects by uid: one that was deleted and made again under its name is two objects, and both changes are told.
 */
export interface Cache<Kept> {
  readonly size: () => number;
  readonly byUid: (uid: string) => Kept | undefined;
  readonly byKey: (key: string) => Kept | undefined;
  readonly all: () => readonly Kept[];
  /** Everything there is now. */
  readonly replace: (objects: readonly KubeObject[]) => readonly Change<Kept>[];
  readonly set: (object: KubeObject) => readonly Change<Kept>[];
  readonly remove: (object: KubeObject) => readonly Change<Kept>[];
  /** Each as if it had just been set. */
  readonly repeat: () => readonly Change<Kept>[];
}

interface Held<Kept> {
  readonly key: string;
  readonly version: string;
  readonly kept: Kept;
}

export function createCache<Kept>(keep: Keep<Kept>): Cache<Kept> {
  const held = new Map<string, Held<Kept>>();
  const uids = new Map<string, string>();

  const drop = (uid: string): readonly Change<Kept>[] => {
    const old = held.get(uid);
    if (old === undefined) return [];
    held.delete(uid);
    if (uids.get(old.key) === uid) uids.delete(old.key);
    return [{ kind: 'gone', key: old.key, uid, kept: old.kept }];
  };
  const set = (object: KubeObject): readonly Change<Kept>[] => {
    const { uid, resourceVersion: version } = object.metadata;
    const key = keyOf(object);
    const before = uids.get(key);
    const replaced = before === undefined || before === uid ? [] : drop(before);
    if (held.get(uid)?.version === version) return replaced;
    const kept = keep(object);
    if (kept === undefined) return [...replaced, ...drop(uid)];
    held.set(uid, { key, version, kept });
    uids.set(key, uid);
    return [...replaced, { kind: 'set', key, uid, kept }];
  };
  return {
    size: () => held.size,
    byUid: (uid) => held.get(uid)?.kept,
    byKey: (key) => held.get(uids.get(key) ?? '')?.kept,
    all: () => [...held.values()].map(({ kept }) => kept),
    set,
    remove: ({ metadata }) => drop(metadata.uid),
    replace: (objects) => {
      const there = new Set(objects.map(({ metadata }) => metadata.uid));
      const gone = [...held.keys()].filter((uid) => !there.has(uid)).flatMap(drop);
      return [...gone, ...objects.flatMap(set)];
    },
    repeat: () => [...held].map(([uid, { key, kept }]) => ({ kind: 'set', key, uid, kept })),
  };
}
