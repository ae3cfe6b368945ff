import { createHash, type Hash, hash } from 'node:crypto';
import { macKey } from '../mask/pseudonym.ts';
import { giveBack } from './give-back.ts';

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
/** So much of a body may wait to be digested while the rest of it comes. Bytes. */
export const maxWaitingBytes = 1024 * 1024;
/** In so many chunks: one that comes in tiny ones would take far more memory than it has bytes. */
export const maxWaitingChunks = 64;

/** Chunks that wait to be digested, in the order in which they came. */
interface Later {
  readonly chunks: Buffer[];
  bytes: number;
  /** Those that nobody else needs. */
  readonly released: Set<Buffer>;
}

/**
 * HMAC-SHA-256 of a body, taken as it arrives, so that no large one is hashed at once. Most bodies are one small chunk,
 * and a hash made and thrown away for each costs more than their bytes.
 */
export class BodyDigest {
  readonly #key: BodyKey;
  #only: Buffer | undefined;
  #inner: Hash | undefined;
  /** Most bodies have none. */
  #later: Later | undefined;
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

  /** The same for a chunk that may be digested later: it must not change, and is to be released, not given back. */
  updateLater(chunk: Buffer): void {
    const later = (this.#later ??= { chunks: [], bytes: 0, released: new Set() });
    later.chunks.push(chunk);
    later.bytes += chunk.length;
    while (later.bytes > maxWaitingBytes || later.chunks.length > maxWaitingChunks) this.#takeFirst(later);
  }

  /** Gives a chunk back that nobody else needs any more: at once, or when it is digested. */
  release(chunk: Buffer): void {
    if (this.#later?.chunks.includes(chunk) === true) this.#later.released.add(chunk);
    else giveBack(chunk);
  }

  /** Whether nothing that is still to be digested is part of the memory of `body`. */
  isApart({ buffer }: Buffer): boolean {
    return [this.#only, ...(this.#later?.chunks ?? [])].every((chunk) => chunk?.buffer !== buffer);
  }

  /** Digests chunks that wait, until they were so many bytes; false once none is left. */
  advance(bytes: number): boolean {
    const later = this.#later;
    if (later === undefined) return false;
    const until = later.bytes - bytes;
    while (later.chunks.length > 0 && later.bytes > until) this.#takeFirst(later);
    return later.chunks.length > 0;
  }

  #takeFirst(later: Later): void {
    const chunk = later.chunks.shift() ?? nothing;
    later.bytes -= chunk.length;
    this.#inner ??= this.#begun();
    this.#inner.update(chunk);
    if (later.released.delete(chunk)) giveBack(chunk);
  }

  #begun(): Hash {
    const inner = createHash('sha256').update(this.#key.inner);
    const first = this.#only;
    this.#only = undefined;
    return first === undefined ? inner : inner.update(first);
  }

  /** Lower-case hex. No chunk can be added to it any more, all of them may change, and none is held any longer. */
  digest(): string {
    this.advance(maxWaitingBytes);
    this.#hex ??= this.#ended();
    this.#only = undefined;
    return this.#hex;
  }

  #ended(): string {
    const inner =
      this.#inner?.digest('binary') ??
      hash('sha256', joined(this.#key.inner, this.#only ?? nothing), 'binary');
    this.#key.outer.copy(scratch);
    return hash(
      'sha256',
      scratch.subarray(0, blockBytes + scratch.write(inner, blockBytes, 'latin1')),
      'hex',
    );
  }
}

/** What is hashed at once, written where the next one is: to allocate for it would cost more than to copy it. */
const scratch = Buffer.alloc(blockBytes + 4 * 1024);

function joined(pad: Buffer, message: Buffer): Buffer {
  const bytes = blockBytes + message.length;
  if (bytes > scratch.length) return Buffer.concat([pad, message], bytes);
  pad.copy(scratch);
  message.copy(scratch, blockBytes);
  return scratch.subarray(0, bytes);
}

const nothing = Buffer.alloc(0);
