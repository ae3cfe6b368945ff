/**
 * A bounded memory in two generations: what is used moves to the young one; when that is full it becomes the
 * old one, and the old one is forgotten at once. (Deleting one by one leaves holes that a `Map` walks over.)
 */
export class Recent<T> {
  readonly #half: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  /** `most`: entries kept at most, an even number. */
  constructor(most: number) {
    this.#half = most / 2;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: string): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: T): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
