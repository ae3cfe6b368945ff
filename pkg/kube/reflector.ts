import { type Cache, type Change, createCache, type Keep, type Read } from './cache.ts';
import type { KubeClient, Selection } from './client.ts';
import { backOffMs, type Clock, jittered, realClock } from './clock.ts';
import { isExpired } from './kube-error.ts';
import type { KubeObject, Resource } from './resource.ts';
import type { watch, WatchEvent, WatchFrom } from './watch.ts';

/** Objects in one page of a list. */
export const pageItems = 500;
/** Seconds that one watch lasts at least; at most twice as long. */
export const watchSeconds = 300;
/** Milliseconds between two times that everything is told again, at least; at most twice as long. */
export const resyncMs = 600_000;
/** Milliseconds of the first and of the longest pause between attempts that fail. */
export const retryMs = { first: 200, longest: 30_000 } as const;

export interface ReflectorOptions<Kept> {
  readonly client: Pick<KubeClient, 'page'>;
  readonly watch: (resource: Resource, selection: Selection, from: WatchFrom) => ReturnType<typeof watch>;
  readonly resource: Resource;
  readonly selection?: Selection;
  /** What is kept of each object; everything where it is absent would be the whole cluster in memory. */
  readonly keep: Keep<Kept>;
  /** Only takes note: enqueues the key. */
  readonly onChange: (change: Change<Kept>) => void;
  /** Told of objects that were not there before, kept or not; not of those that are listed. */
  readonly onAdded?: (object: KubeObject) => void;
  /** Told of every attempt that failed, and of a throwing `onChange`. */
  readonly onError: (error: unknown) => void;
  /** What `keep` has to know before the first list. */
  readonly after?: Promise<unknown>;
  readonly clock?: Clock;
}

/** A copy of a kind of objects, kept up to date until it is stopped, whatever the API server does meanwhile. */
export interface Reflector<Kept> {
  readonly cache: Omit<Cache<Kept>, 'read' | 'replace' | 'set' | 'remove' | 'repeat'>;
  /** Resolves once everything was listed for the first time. */
  readonly synced: Promise<void>;
  /** Milliseconds since the API server was last heard; infinite before the first list. */
  readonly ageMs: () => number;
  /** What the list was last heard to be at; it only grows. Empty before the first list. */
  readonly version: () => string;
  /** Lists everything anew, for where `keep` would now keep what it did not. */
  readonly relist: () => void;
  readonly stop: () => Promise<void>;
}

export function startReflector<Kept>(options: ReflectorOptions<Kept>): Reflector<Kept> {
  const { resource, selection = {}, clock = realClock } = options;
  const cache = createCache(options.keep);
  const stopped = new AbortController();
  const { signal } = stopped;
  const synced = Promise.withResolvers<void>();
  let heard = Number.NEGATIVE_INFINITY;
  /** Empty: must be listed. */
  let resourceVersion = '';
  let heardVersion = '';
  let failures = 0;
  let relistWanted = false;
  /** Of one watch; `relist` ends it. */
  let following = new AbortController();

  const tell = (changes: readonly Change<Kept>[]): void => {
    for (const change of changes) {
      try {
        options.onChange(change);
      } catch (error) {
        options.onError(error);
      }
    }
  };
  const hear = (version: string): void => {
    heard = clock.now();
    resourceVersion = version;
    heardVersion = version;
    failures = 0;
  };
  const list = async (): Promise<void> => {
    const { objects, version } = await listAll(options.client, resource, selection, cache.read);
    tell(cache.replace(objects));
    hear(version);
    synced.resolve();
  };
  const take = ({ type, object }: WatchEvent): void => {
    if (type === 'DELETED') tell(cache.remove(object));
    else if (type !== 'BOOKMARK') tell(cache.set(object));
    if (type === 'ADDED') options.onAdded?.(object);
    hear(object.metadata.resourceVersion);
  };
  const follow = async (): Promise<void> => {
    const timeoutSeconds = Math.ceil(jittered(watchSeconds, clock));
    const began = clock.now();
    following = new AbortController();
    const until = AbortSignal.any([signal, following.signal]);
    const from = { resourceVersion, timeoutSeconds, signal: until };
    for await (const event of options.watch(resource, selection, from)) take(event);
    // A server that ends each watch at once must not be asked without a pause.
    if (clock.now() - began < retryMs.first) await clock.wait(jittered(retryMs.first, clock), signal);
  };
  const step = async (): Promise<void> => {
    const anew = relistWanted || resourceVersion === '';
    relistWanted = false;
    try {
      await (anew ? list() : follow());
    } catch (error) {
      relistWanted ||= anew;
      if (signal.aborted || (!anew && following.signal.aborted)) return;
      options.onError(error);
      if (isExpired(error)) resourceVersion = '';
      failures += 1;
      await clock.wait(jittered(backOffMs(failures, retryMs.first, retryMs.longest), clock), signal);
    }
  };
  const run = async (): Promise<void> => {
    await options.after;
    while (!signal.aborted) await step();
  };
  const resync = async (): Promise<void> => {
    while (!signal.aborted) {
      await clock.wait(jittered(resyncMs, clock), signal);
      if (!signal.aborted) tell(cache.repeat());
    }
  };
  const running = Promise.all([run(), resync()]);
  return {
    cache,
    synced: synced.promise,
    ageMs: () => clock.now() - heard,
    version: () => heardVersion,
    relist: () => {
      relistWanted = true;
      following.abort();
    },
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

interface Listed<Kept> {
  readonly objects: readonly Read<Kept>[];
  readonly version: string;
}

/** All pages; in one piece where the server forgot the list between two of them. */
async function listAll<Kept>(
  client: Pick<KubeClient, 'page'>,
  resource: Resource,
  selection: Selection,
  read: (object: KubeObject) => Read<Kept>,
): Promise<Listed<Kept>> {
  const objects: Read<Kept>[] = [];
  let [next, version] = ['', ''];
  do {
    try {
      const page = await client.page(resource, selection, pageItems, next);
      objects.push(...page.items.map(read));
      [next, version] = [page.next, page.resourceVersion];
    } catch (error) {
      if (next === '' || !isExpired(error)) throw error;
      const whole = await client.page(resource, selection, 0, '');
      return { objects: whole.items.map(read), version: whole.resourceVersion };
    }
  } while (next !== '');
  return { objects, version };
}
