import type { BodyChange, BodyFacts, Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import { identifyAbsolute } from './identify-absolute.ts';
import { hostSet } from './host-names.ts';
import { isRefusal } from './refusal.ts';

/** A request as it might be sent: what has to be changed of the one that was asked for. */
export interface Rewrite {
  readonly destination: Destination;
  /** What the changed body will say, foreseen; the changed body is read and decided on again. */
  readonly facts: BodyFacts;
  readonly body: readonly BodyChange[];
  /** Lower-case header -> its new value; `undefined` leaves it out. */
  readonly headers: ReadonlyMap<string, string | undefined>;
  /** For people, the record and the response header. */
  readonly changes: readonly string[];
  /** The host differs from the one asked for: only with a credential of our own. */
  readonly otherHost: boolean;
}

const noHosts = hostSet([]);

/** The destination that a URL of the catalog stands for, identified as if an agent had asked for it. */
export function destinationAt(
  asked: Destination,
  to: { readonly host: string; readonly path: string },
  catalog: Catalog,
): Destination | undefined {
  const url = `https://${to.host}${to.path}${asked.query}`;
  const found = identifyAbsolute(asked.method, { kind: 'absolute', url }, catalog, {
    declaredHosts: noHosts,
    hostParams: {},
  });
  if (isRefusal(found) || found.operation === 'passthrough') return undefined;
  return { ...found, droppedQuery: (asked.droppedQuery ?? 0) + (found.droppedQuery ?? 0) };
}
