import type { Locality } from '../api/location.ts';
import type { Destination } from '../api/request.ts';
import { type Around, locate } from '../residency/locate.ts';
import { headerHops, hopsWithout } from '../residency/request-doubts.ts';
import { type Exchange, policyOf } from './exchange.ts';
import type { Inspection } from './inspection.ts';

/** What is known of a request besides its destination and its body. */
export function aroundOf(exchange: Exchange, destination: Destination): Around {
  const { inbound, engine, steered } = exchange;
  const { snapshot, cleanTexts } = policyOf(exchange);
  const isClean = (value: string): boolean => cleanTexts.masked(value) === value;
  const asked = headerHops(destination, inbound.request.headers, isClean);
  const hops = steered === undefined ? asked : hopsWithout(asked, steered.headers);
  return { snapshot, handles: engine.handles, hops };
}

/** Works out where the request would really be processed, and what it would set in motion there. */
export function locateMessage(
  exchange: Exchange,
  destination: Destination,
  message: Inspection | undefined,
): Locality {
  const facts = message?.facts;
  const around = aroundOf(exchange, destination);
  const locateNow = (): Locality => locate(destination, facts, exchange.engine.catalog, around);
  // What headers ask for is not among the facts by which a locality is remembered.
  const isPlain = around.hops?.length === 0;
  const locality = isPlain ? policyOf(exchange).localities.find(destination, facts, locateNow) : locateNow();
  exchange.locality = policyOf(exchange).written.locality(locality);
  return locality;
}
