import { createHmac, type KeyObject } from 'node:crypto';

/** Where digests are kept across a restart. Appending may be lazy: a lost digest refuses, it never admits. */
export interface DigestStore {
  load(): readonly string[];
  append(digest: string): void;
}

/**
 * Signed and encrypted parts of answers (thinking, reasoning) that were seen going out. They are opaque to us, so
 * one that comes in must be one of these: a forged one would carry anything past the scan. Keyed digests, bounded:
 * at the bound the oldest is forgotten, and refused when it comes back.
 */
export class SignedParts {
  readonly #key: KeyObject;
  readonly #bound: number;
  readonly #store: DigestStore;
  readonly #digests: Set<string>;

  constructor(key: KeyObject, bound: number, store: DigestStore) {
    this.#key = key;
    this.#bound = bound;
    this.#store = store;
    this.#digests = new Set(store.load().slice(-bound));
  }

  sawGoingOut(content: string): void {
    const digest = signedDigest(this.#key, content);
    if (this.#digests.has(digest)) return;
    this.#digests.add(digest);
    this.#store.append(digest);
    const oldest = this.#digests.values().next();
    if (this.#digests.size > this.#bound && oldest.done !== true) this.#digests.delete(oldest.value);
  }

  /** `digest`: as `signedDigest` gives it. */
  knows(digest: string): boolean {
    return this.#digests.has(digest);
  }
}

/** What a signed part is known by. */
export function signedDigest(key: KeyObject, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64url').slice(0, 27);
}
