import { createHmac, type KeyObject } from 'node:crypto';
import type { Locality, Statement } from '../api/location.ts';
import { givenOf } from '../residency/given.ts';

/** Handles that are remembered; the oldest is forgotten, and its place is unknown when it comes back. */
export const MAX_HANDLES = 65_536;

/**
 * Ids of state that providers keep (responses, conversations, containers), seen in answers: such a handle is as local
 * as the place where the request that made it has its state kept. Keyed digests, in memory alone.
 */
export class Handles {
  readonly #key: KeyObject;
  readonly #bound: number;
  readonly #places = new Map<string, Statement>();

  constructor(key: KeyObject, bound = MAX_HANDLES) {
    this.#key = key;
    this.#bound = bound;
  }

  /** `keeper`: see `keeperOf`; `locality`: of the request whose answer names the handle. */
  sawMade(handle: string, keeper: string, { storage }: Pick<Locality, 'storage'>): void {
    if (storage.location.kind === 'unknown' && givenOf(storage).length === 0) return;
    const digest = this.#digest(handle, keeper);
    this.#places.delete(digest);
    this.#places.set(digest, storage);
    const oldest = this.#places.keys().next();
    if (this.#places.size > this.#bound && oldest.done !== true) this.#places.delete(oldest.value);
  }

  /** Where the state behind the handle is kept; `undefined`: never seen, or forgotten. */
  find(handle: string, keeper: string): Statement | undefined {
    return this.#places.get(this.#digest(handle, keeper));
  }

  #digest(handle: string, keeper: string): string {
    const hmac = createHmac('sha256', this.#key).update(`handle\0${keeper}\0`).update(handle);
    return hmac.digest('base64url').slice(0, 27);
  }
}
