import { acceptOf, type Selection } from './client.ts';
import { errorOf, KubeError } from './kube-error.ts';
import { readLines } from './read-text.ts';
import { type KubeObject, pathOf, type Resource } from './resource.ts';
import type { Transport } from './transport.ts';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: KubeObject;
}

export interface WatchFrom {
  readonly resourceVersion: string;
  /** After which the server ends the watch. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/**
 * Milliseconds without a byte after which a watch is taken for dead. The server sends a bookmark every minute, so this
 * much silence is a connection whose other end is gone.
 */
export const silenceMs = 150_000;

/** Events as they come, until the server ends the watch. Throws a `KubeError`: status 410 asks to list anew. */
export async function* watch(
  { stream }: Pick<Transport, 'stream'>,
  resource: Resource,
  selection: Selection,
  { resourceVersion, timeoutSeconds, signal }: WatchFrom,
  silence = silenceMs,
): AsyncGenerator<WatchEvent> {
  const { namespace, labelSelector, fieldSelector } = selection;
  const response = await stream({
    method: 'GET',
    path: pathOf(resource, { namespace }),
    query: {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion,
      timeoutSeconds,
      labelSelector,
      fieldSelector,
    },
    accept: acceptOf(selection, false),
    signal,
  });
  response.setTimeout(silence, () => response.destroy(new Error(`silent for ${silence} ms`)));
  try {
    for await (const line of readLines(response)) yield eventOf(line);
  } finally {
    response.destroy();
  }
}

function eventOf(line: string): WatchEvent {
  const { type, object } = parsed(line);
  if (type === 'ERROR') throw errorOf(0, object);
  const known = type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED' || type === 'BOOKMARK';
  if (!known) throw new KubeError(0, '', 'an event of a watch is of no known type');
  return { type, object: object as KubeObject };
}

/** A line that cannot be read may be any change: the watch fails, rather than going on without it. */
function parsed(line: string): { readonly type?: unknown; readonly object?: unknown } {
  try {
    return JSON.parse(line) as { readonly type?: unknown };
  } catch (cause) {
    throw new KubeError(0, '', 'an event of a watch is not JSON', { cause });
  }
}
