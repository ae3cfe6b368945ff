import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { locate } from '../residency/locate.ts';
import type { RequestMessage } from '../wire/request/read-request.ts';
import { type Exchange, policyOf } from './exchange.ts';

/** Works out where the request would really be processed, and what it would set in motion there. */
export function locateMessage(
  exchange: Exchange,
  destination: Destination,
  message: RequestMessage | undefined,
): Locality {
  const locality = locate(destination, message?.facts, exchange.engine.catalog, policyOf(exchange).snapshot);
  exchange.locality = locality;
  return locality;
}
