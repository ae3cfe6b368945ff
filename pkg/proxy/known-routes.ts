import type { Destination } from '../api/request.ts';
import type { Route } from '../residency/identify.ts';
import { isRefusal, type Refusal } from '../residency/refusal.ts';

/** Routes remembered under one policy; at the bound all are forgotten. */
export const maxKnownRoutes = 256;
/** A longer one is identified each time. UTF-16 units. */
export const maxRouteLength = 512;

/** Where requests to the base URLs go: agents ask for the same few all day. What is refused is never remembered. */
export class KnownRoutes {
  readonly #found = new Map<string, Destination>();

  /** `identify`: must depend on method and route alone, for as long as this lives. */
  find(method: string, route: Route, identify: () => Destination | Refusal): Destination | Refusal {
    if (route.kind !== 'reverse') return identify();
    const key = `${method} ${route.mode}${route.path}${route.query}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = identify();
    if (!isRefusal(found) && key.length <= maxRouteLength) this.#remember(key, found);
    return found;
  }

  #remember(key: string, found: Destination): void {
    if (this.#found.size >= maxKnownRoutes) this.#found.clear();
    this.#found.set(key, found);
  }
}
