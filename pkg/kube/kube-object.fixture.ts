import type { KubeObject } from './resource.ts';

/** An object of namespace `n`. */
export const objectOf = (
  name: string,
  uid: string,
  resourceVersion: string | number,
  rest: object = {},
): KubeObject => ({
  metadata: { name, namespace: 'n', uid, resourceVersion: String(resourceVersion) },
  ...rest,
});
