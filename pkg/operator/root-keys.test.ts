import { describe, expect, test } from '@jest/globals';
import { KubeError } from '../kube/kube-error.ts';
import type { KubeObject } from '../kube/resource.ts';
import { namespaceKeys, readRootKeys, retiringMs, rotateKeysAnnotation } from './root-keys.ts';

type Data = Readonly<Record<string, string>>;

/** The one Secret; `before` is done just before a write, as another replica would. */
function secretOf(data: Data = {}) {
  const state = { data, order: '', version: 1, writes: 0, before: undefined as (() => void) | undefined };
  const client = {
    get: async (): Promise<KubeObject> =>
      ({
        metadata: {
          name: 'domicile-root-key',
          uid: 'u',
          resourceVersion: String(state.version),
          annotations: { [rotateKeysAnnotation]: state.order },
        },
        data: state.data,
      }) as KubeObject,
    replace: async (_: unknown, object: object): Promise<KubeObject> => {
      state.before?.();
      state.before = undefined;
      const written = object as KubeObject & { readonly data: Data };
      if (written.metadata.resourceVersion !== String(state.version))
        throw new KubeError(409, 'Conflict', '');
      [state.data, state.version, state.writes] = [written.data, state.version + 1, state.writes + 1];
      return written;
    },
  };
  return { state, read: (now: number) => readRootKeys(client, 'domicile-system', now) };
}

describe('the root key', () => {
  test('is drawn once', async () => {
    const { state, read } = secretOf();
    const keys = await read(0);
    expect([keys.root.length, keys.epoch, keys.retiring]).toEqual([32, 0, false]);
    expect([await read(1), state.writes]).toEqual([keys, 1]);
  });

  test('is that of the replica that was faster', async () => {
    const { state, read } = secretOf();
    const faster = secretOf();
    const theirs = await faster.read(0);
    state.before = () => {
      state.data = faster.state.data;
      state.version += 1;
    };
    expect(await read(0)).toEqual(theirs);
  });

  test('is never replaced where it cannot be read', async () => {
    const { state, read } = secretOf({ 'root-key': 'AAAA' });
    await expect(read(0)).rejects.toThrow('restore it, or empty it');
    expect(state.writes).toBe(0);
  });

  test('begins another epoch by order, once, and retires the one before for a while', async () => {
    const { state, read } = secretOf();
    const first = await read(0);
    state.order = 'one';
    const second = await read(1_000);
    expect(second).toEqual({ ...first, epoch: 1, retiring: true });
    const [old, now] = [namespaceKeys(first, 'n'), namespaceKeys(second, 'n')];
    expect([now.previous, now.current === old.current]).toEqual([old.current, false]);
    state.order = 'two';
    expect(await read(999 + retiringMs)).toEqual(second);
    expect(await read(1_000 + retiringMs)).toEqual({ ...second, retiring: false });
    expect(await read(1_001 + retiringMs)).toEqual({ ...second, epoch: 2 });
    expect((await read(1_002 + 2 * retiringMs)).epoch).toBe(2);
    expect((await read(1_003 + 2 * retiringMs)).epoch).toBe(2);
  });

  test('of before there were orders is read as it is', async () => {
    const { state, read } = secretOf();
    const keys = await read(0);
    const { rotated, since, retiring, ...older } = state.data;
    expect([rotated, since, retiring].every((one) => one !== undefined)).toBe(true);
    state.data = older;
    expect(await read(1)).toEqual(keys);
  });
});
