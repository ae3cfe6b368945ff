import { NONE } from './signatures.ts';

/** Signatures that are kept, those of the values added last. */
export const MAX_RECENT = 256;

/** The signatures of the values that were added last to those that are carried. */
export class RecentSignatures {
  /** By the order of their values, modulo MAX_RECENT. */
  readonly #ring: Int32Array;

  constructor(ring: Int32Array = new Int32Array(MAX_RECENT)) {
    this.#ring = ring;
  }

  /** `order`: how many values there were before. */
  add(order: number, signature: number): void {
    this.#ring[order % MAX_RECENT] = signature;
  }

  /**
   * Those of the values from `from` up to `to`, which was added last; `undefined` where one has none, or is not kept.
   */
  between(from: number, to: number): readonly number[] | undefined {
    if (to - from > MAX_RECENT) return undefined;
    const signatures: number[] = [];
    for (let order = from; order < to; order++) {
      const signature = this.#ring[order % MAX_RECENT] as number;
      if (signature === NONE) return undefined;
      signatures.push(signature);
    }
    return signatures;
  }

  /** As it is now. */
  copy(): Int32Array {
    return this.#ring.slice();
  }
}
