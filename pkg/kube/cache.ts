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
  /** What `replace` needs to know of an object, so that a long list need not be held whole. */
  readonly read: (object: KubeObject) => Read<Kept>;
  /** Everything there is now. */
  readonly replace: (objects: readonly Read<Kept>[]) => readonly Change<Kept>[];
  readonly set: (object: KubeObject) => readonly Change<Kept>[];
  readonly remove: (object: KubeObject) => readonly Change<Kept>[];
  /** Each as if it had just been set. */
  readonly repeat: () => readonly Change<Kept>[];
}

export interface Read<Kept> {
  readonly uid: string;
  readonly key: string;
  readonly version: string;
  readonly kept: Kept | undefined;
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
  const read = (object: KubeObject): Read<Kept> => {
    const { uid, resourceVersion: version } = object.metadata;
    const known = held.get(uid);
    return { uid, key: keyOf(object), version, kept: known?.version === version ? known.kept : keep(object) };
  };
  const put = ({ uid, key, version, kept }: Read<Kept>): readonly Change<Kept>[] => {
    const before = uids.get(key);
    const replaced = before === undefined || before === uid ? [] : drop(before);
    if (held.get(uid)?.version === version) return replaced;
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
    read,
    set: (object) => put(read(object)),
    remove: ({ metadata }) => drop(metadata.uid),
    replace: (objects) => {
      const there = new Set(objects.map(({ uid }) => uid));
      const gone = [...held.keys()].filter((uid) => !there.has(uid)).flatMap(drop);
      return [...gone, ...objects.flatMap(put)];
    },
    repeat: () => [...held].map(([uid, { key, kept }]) => ({ kind: 'set', key, uid, kept })),
  };
}
