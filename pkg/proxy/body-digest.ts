import { createHash, type Hash, hash } from 'node:crypto';
import { macKey } from '../mask/pseudonym.ts';

/** Bytes of a block of SHA-256. */
const blockBytes = 64;

/** A key of HMAC-SHA-256 as its two pads. */
export interface BodyKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

export function bodyKey(key: Buffer): BodyKey {
  const { inner, outer } = macKey(key);
  return { inner: inner.subarray(0, blockBytes), outer: outer.subarray(0, blockBytes) };
}

/** A body that comes in one chunk of at most so many bytes is digested at the end, without an object of the library. */
const smallBytes = 64 * 1024;

/**
 * HMAC-SHA-256 of a body, taken as it arrives, so that no large one is hashed at once. Most bodies are one small chunk,
 * and a hash made and thrown away for each costs more than their bytes.
 */
export class BodyDigest {
  readonly #key: BodyKey;
  #only: Buffer | undefined;
  #inner: Hash | undefined;
  #hex: string | undefined;

  constructor(key: BodyKey) {
    this.#key = key;
  }

  /** `chunk` must not change before the next call, whether of this or of `digest`. */
  update(chunk: Buffer): void {
    if (this.#inner === undefined && this.#only === undefined && chunk.length <= smallBytes) {
      this.#only = chunk;
      return;
    }
    this.#inner ??= this.#begun();
    this.#inner.update(chunk);
  }

  #begun(): Hash {
    const inner = createHash('sha256').update(this.#key.inner);
    const first = this.#only;
    this.#only = undefined;
    return first === undefined ? inner : inner.update(first);
  }

  /** Lower-case hex. No chunk can be added to it any more, all of them may change, and none is held any longer. */
  digest(): string {
    this.#hex ??= this.#ended();
    this.#only = undefined;
    return this.#hex;
  }

  #ended(): string {
    const inner =
      this.#inner?.digest('binary') ??
      hash('sha256', Buffer.concat([this.#key.inner, this.#only ?? nothing]), 'binary');
    return hash('sha256', Buffer.concat([this.#key.outer, Buffer.from(inner, 'latin1')]), 'hex');
  }
}

const nothing = Buffer.alloc(0);
