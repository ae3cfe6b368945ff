import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCache } from './cache.ts';
import { objectOf } from './kube-object.fixture.ts';
import type { KubeObject } from './resource.ts';

const versions = () => createCache((object) => object.metadata.resourceVersion);

describe('a cache', () => {
  test('tells an object that was made again under its name as gone and as new', () => {
    const cache = versions();
    cache.set(objectOf('a', 'u1', 1));
    expect(cache.set(objectOf('a', 'u2', 2))).toEqual([
      { kind: 'gone', key: 'n/a', uid: 'u1', kept: '1' },
      { kind: 'set', key: 'n/a', uid: 'u2', kept: '2' },
    ]);
    expect(cache.byKey('n/a')).toBe('2');
    expect(cache.byUid('u1')).toBeUndefined();
    expect(cache.remove(objectOf('a', 'u1', 3))).toEqual([]);
    expect(cache.byKey('n/a')).toBe('2');
  });

  test('tells nothing of what it has already, and all of it when it is asked to repeat', () => {
    const cache = versions();
    cache.replace([objectOf('a', 'u1', 1), objectOf('b', 'u2', 2)].map(cache.read));
    expect(cache.replace([objectOf('a', 'u1', 1), objectOf('b', 'u2', 3)].map(cache.read))).toEqual([
      { kind: 'set', key: 'n/b', uid: 'u2', kept: '3' },
    ]);
    expect(cache.repeat().map(({ key }) => key)).toEqual(['n/a', 'n/b']);
  });

  test('keeps only what it is told to keep, and drops what is no longer of interest', () => {
    const cache = createCache((object) => (object['wanted' as keyof KubeObject] ? 'kept' : undefined));
    expect(cache.set(objectOf('a', 'u1', 1))).toEqual([]);
    expect(cache.set(objectOf('a', 'u1', 2, { wanted: true }))).toHaveLength(1);
    expect(cache.set(objectOf('a', 'u1', 3))).toEqual([
      { kind: 'gone', key: 'n/a', uid: 'u1', kept: 'kept' },
    ]);
    expect(cache.size()).toBe(0);
  });

  const object = fc.record({ name: fc.integer({ max: 3, min: 0 }), life: fc.integer({ max: 2, min: 0 }) });

  test('whose changes are followed gives what it holds itself', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('set'), objects: fc.array(object, { maxLength: 1, minLength: 1 }) }),
      fc.record({ kind: fc.constant('remove'), objects: fc.array(object, { maxLength: 1, minLength: 1 }) }),
      fc.record({
        kind: fc.constant('replace'),
        objects: fc.uniqueArray(object, { selector: ({ name }) => name, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const cache = versions();
        const followed = new Map<string, string>();
        steps.forEach(({ kind, objects }, version) => {
          const [first, ...rest] = objects.map(({ name, life }) =>
            objectOf(`o${name}`, `u${name}-${life}`, version),
          );
          const changes =
            kind === 'replace'
              ? cache.replace((first === undefined ? [] : [first, ...rest]).map(cache.read))
              : cache[kind as 'set' | 'remove'](first!);
          for (const change of changes) {
            if (change.kind === 'set') followed.set(change.key, change.uid);
            else if (followed.get(change.key) === change.uid) followed.delete(change.key);
          }
          expect(cache.size()).toBe(followed.size);
          for (const [key, uid] of followed) expect(cache.byKey(key)).toBe(cache.byUid(uid));
        });
      }),
    );
  });
});
