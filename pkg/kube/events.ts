import { createHash } from 'node:crypto';
import type { KubeClient } from './client.ts';
import { isStatus } from './kube-error.ts';
import type { KubeObject, Resource } from './resource.ts';

export const events: Resource = { group: 'events.k8s.io', version: 'v1', plural: 'events' };

/** Different events remembered so that a repeat is counted; the oldest is forgotten, and told anew. */
export const rememberedEvents = 1024;
/** Characters of a note, as the API bounds it; the rest is cut. */
export const noteCharacters = 1024;

export interface EventOf {
  /** With `apiVersion` and `kind`. */
  readonly regarding: KubeObject;
  readonly type: 'Normal' | 'Warning';
  /** `CamelCase`, for machines. */
  readonly reason: string;
  /** What we did: `Inject`, `Reconcile`. */
  readonly action: string;
  /** For people. */
  readonly note: string;
}

export interface EventRecorder {
  /** Never rejects: an event is told if it can be. */
  readonly record: (event: EventOf) => Promise<void>;
}

export interface EventOptions {
  readonly client: Pick<KubeClient, 'create' | 'merge'>;
  /** `domicile.dev/operator` */
  readonly controller: string;
  /** Of the pod. */
  readonly instance: string;
  readonly onError: (error: unknown) => void;
  readonly date?: () => Date;
}

/** Writes events on objects; the same event again is counted in the one that is there. */
export function eventRecorder(options: EventOptions): EventRecorder {
  const { client, date = () => new Date() } = options;
  const counts = new Map<string, number>();

  const count = (name: string): number => {
    const next = (counts.get(name) ?? 0) + 1;
    counts.delete(name);
    counts.set(name, next);
    const [oldest] = counts.keys();
    if (counts.size > rememberedEvents && oldest !== undefined) counts.delete(oldest);
    return next;
  };
  const create = (name: string, namespace: string, event: EventOf, now: string): Promise<unknown> => {
    const { apiVersion, kind, metadata } = event.regarding;
    const { name: of, namespace: within, uid } = metadata;
    return client.create(events, {
      apiVersion: 'events.k8s.io/v1',
      kind: 'Event',
      metadata: { name, namespace },
      eventTime: now,
      reportingController: options.controller,
      reportingInstance: options.instance,
      action: event.action,
      reason: event.reason,
      type: event.type,
      note: event.note.slice(0, noteCharacters),
      regarding: { apiVersion, kind, name: of, uid, ...(within !== undefined && { namespace: within }) },
    });
  };
  return {
    record: async (event) => {
      const namespace = event.regarding.metadata.namespace ?? 'default';
      const name = nameOf(event);
      const now = date().toISOString().replace('Z', '000Z');
      const times = count(name);
      try {
        if (times === 1) await create(name, namespace, event, now);
        else {
          const patch = { series: { count: times, lastObservedTime: now } };
          await client.merge(events, { namespace, name }, patch);
        }
      } catch (error) {
        // There from an earlier run of ours, or gone since: the next one counts, or tells it anew.
        if (isStatus(error, 404)) counts.delete(name);
        else if (!isStatus(error, 409)) options.onError(error);
      }
    },
  };
}

function nameOf({ regarding: { metadata }, type, reason, action, note }: EventOf): string {
  const hash = createHash('sha256').update(JSON.stringify([metadata.uid, type, reason, action, note]));
  return `${metadata.name.slice(0, 200)}.${hash.digest('hex').slice(0, 16)}`;
}
