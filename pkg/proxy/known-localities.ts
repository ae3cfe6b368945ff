import type { Locality } from '../api/location.ts';
import { type BodyFacts, countParts, type Destination } from '../api/request.ts';

/** Localities remembered for one destination; at the bound all are forgotten. */
export const maxKnownLocalities = 64;
/** One whose model and place are written longer is located each time. UTF-16 units. */
export const maxFactsLength = 512;

/**
 * Where requests of the same facts are processed: agents send the same few all day. A request that sets more in motion
 * than inference at its destination is never remembered: where that happens depends on what else was seen.
 */
export class KnownLocalities {
  readonly #found = new WeakMap<Destination, Map<string, Locality>>();

  /** `locate`: must depend on destination and facts alone where no second hops are, for as long as this lives. */
  find(destination: Destination, facts: BodyFacts | undefined, locate: () => Locality): Locality {
    const key = facts === undefined ? undefined : keyOf(facts);
    if (key === undefined) return locate();
    const known = this.#found.get(destination)?.get(key);
    if (known !== undefined) return known;
    const found = locate();
    if (found.secondHops.length === 0) this.#remember(destination, key, found);
    return found;
  }

  #remember(destination: Destination, key: string, found: Locality): void {
    const localities = this.#found.get(destination) ?? new Map<string, Locality>();
    if (localities.size >= maxKnownLocalities) localities.clear();
    this.#found.set(destination, localities.set(key, found));
  }
}

/** Everything that the facts say; `undefined` where they say more than a key should hold. */
function keyOf(facts: BodyFacts): string | undefined {
  const { model, inferenceGeo, stream, secondHops, keepsState, uninspectable } = facts;
  if (secondHops.length + keepsState.length + countParts(uninspectable) > 0) return undefined;
  const key = `${written(model)}${written(inferenceGeo)}${stream}`;
  return key.length > maxFactsLength ? undefined : key;
}

/** With its length before it: no two lists of texts are written alike. */
function written(text: string | undefined): string {
  return text === undefined ? '-' : `${text.length}:${text}`;
}
