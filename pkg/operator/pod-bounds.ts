/**
 * Of a pod that is to be injected. Webhooks are asked before an API server judges its size: what it could not store
 * takes a hundred times its bytes, or seconds.
 */
export const podBounds = {
  /** What injection adds to each takes 3 KiB, and etcd stores 1.5 MiB. */
  containers: 512,
  /** Bytes of all keys and values, as an API server has it. */
  annotationBytes: 262_144,
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** In what it is too large, and what to do; `undefined`: it is not. */
export function oversize(pod: Fields): string | undefined {
  const { containers, initContainers } = (pod['spec'] ?? {}) as Fields;
  const count = lengthOf(containers) + lengthOf(initContainers);
  if (count > podBounds.containers)
    return `The pod has ${count} containers, where ${podBounds.containers} are allowed: put them into several pods.`;
  const { annotations } = (pod['metadata'] ?? {}) as Fields;
  const bytes = Object.entries(annotations ?? {}).reduce((sum, [key, value]) => sum + bytesOf(key, value), 0);
  if (bytes > podBounds.annotationBytes)
    return `The annotations of the pod take ${bytes} bytes, where ${podBounds.annotationBytes} are allowed: shorten them.`;
  return undefined;
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

const bytesOf = (key: string, value: unknown): number =>
  Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
