import { isDeepStrictEqual } from 'node:util';

/** RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * What makes one object of another with the fewest levels, for an API server: it reads and writes anew all that lies
 * around a change, once for each level that the change lies below. So a specification is replaced whole.
 */
export const shallowPatchOf = (before: object, after: object): readonly PatchOperation[] =>
  patchFields(before as Fields, after as Fields, '', whole);

function whole(before: unknown, after: unknown, path: string): readonly PatchOperation[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isExact(after) && path !== '/metadata') return [{ op: 'replace', path, value: after }];
  if (isFields(before) && isFields(after)) return patchFields(before, after, path, whole);
  return patchOf(before, after, path);
}

/** Whether it says the same once it is written again: greater numbers than these, which an API server takes, do not. */
const isExact = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isInteger(value) || Number.isSafeInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isExact);

/**
 * What makes `after` of `before`, to be applied in order, where what has not changed is to stay as it is written. Lists
 * of named things are compared by name.
 */
export function patchOf(before: unknown, after: unknown, path = ''): readonly PatchOperation[] {
  if (isFields(before) && isFields(after)) return patchFields(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return patchList(before, after, path);
  return before === after ? [] : [{ op: 'replace', path, value: after }];
}

function patchFields(
  before: Fields,
  after: Fields,
  path: string,
  deeper: (before: unknown, after: unknown, path: string) => readonly PatchOperation[] = patchOf,
): readonly PatchOperation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): readonly PatchOperation[] => {
    const at = below(path, name);
    const [old, next] = [own(before, name), own(after, name)];
    if (next === undefined) return old === undefined ? [] : [{ op: 'remove', path: at }];
    if (old === undefined) return [{ op: 'add', path: at, value: next }];
    return deeper(old, next, at);
  });
}

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

type List = readonly unknown[];

/** Things added to one list; from so many on it is replaced as a whole, since an API server seeks the place of each. */
const addedOneByOne = 8;

/**
 * Things put in between are added one by one, where what was there is still there in its order; else all is replaced.
 */
function patchList(before: List, after: List, path: string): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  let index = 0;
  for (const [at, item] of after.entries()) {
    if (index < before.length && isSame(before[index], item)) {
      operations.push(...patchOf(before[index], item, below(path, at)));
      index += 1;
    } else operations.push({ op: 'add', path: below(path, at), value: item });
  }
  const few = after.length - index < addedOneByOne;
  return index === before.length && few ? operations : [{ op: 'replace', path, value: after }];
}

function isSame(one: unknown, other: unknown): boolean {
  if (isFields(one) && isFields(other) && typeof one['name'] === 'string')
    return one['name'] === other['name'];
  return JSON.stringify(one) === JSON.stringify(other);
}
