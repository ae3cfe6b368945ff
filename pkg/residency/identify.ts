import type { Destination } from '../api/request.ts';
import type { Catalog } from './catalog.ts';
import type { Surroundings } from './destination.ts';
import { type AbsoluteRoute, identifyAbsolute } from './identify-absolute.ts';
import { identifyReverse, type ReverseRoute } from './identify-reverse.ts';
import type { Refusal } from './refusal.ts';

/** How a request reached us. */
export type Route = ReverseRoute | AbsoluteRoute;

/**
 * Works out where a request is addressed to, before its body is read. A host that is in no catalog becomes
 * `declared` or, where no policy names it, `undeclared`: then only its policies can say that it may pass.
 */
export function identify(
  method: string,
  route: Route,
  catalog: Catalog,
  surroundings: Surroundings,
): Destination | Refusal {
  return route.kind === 'reverse'
    ? identifyReverse(method, route, catalog, surroundings)
    : identifyAbsolute(method, route, catalog, surroundings);
}
