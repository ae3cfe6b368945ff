import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { type Around, locate } from '../residency/locate.ts';
import { type Exchange, policyOf } from './exchange.ts';
import type { Inspection } from './inspection.ts';

/** What is known of a request besides its destination and its body. */
export function aroundOf(exchange: Exchange): Around {
  return { snapshot: policyOf(exchange).snapshot, handles: exchange.engine.handles };
}

/** Works out where the request would really be processed, and what it would set in motion there. */
export function locateMessage(
  exchange: Exchange,
  destination: Destination,
  message: Inspection | undefined,
): Locality {
  const facts = message?.facts;
  const locality = policyOf(exchange).localities.find(destination, facts, () =>
    locate(destination, facts, exchange.engine.catalog, aroundOf(exchange)),
  );
  exchange.locality = locality;
  return locality;
}
