import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Coding, CodingFault } from './coding.ts';
import { createDecoder, type Decoder, faultOf } from './decoder.ts';
import { ZstdFrame } from './zstd-frame.ts';

/** A body as the path reads it. `complete`: it has come to its end, and all of it was there. */
export type BodySource = Readable & { readonly complete: boolean };

export interface Decoding {
  readonly coding: Coding;
  /** Compressed bytes that may come. */
  readonly limit: number;
  /** What the body is refused with; `undefined`: it is taken as it is. */
  readonly errorOf: (fault: CodingFault) => Error | undefined;
}

/**
 * A body with its coding undone, in the thread pool and piece by piece as it is read: neither the compressed bytes nor
 * the others are gathered here. It ends only where all of it has come and is whole; otherwise it fails, behind all
 * that could be decoded. What it comes from is left to whoever reads it.
 */
export class DecodedBody extends Readable {
  complete = false;
  readonly #body: BodySource;
  readonly #decoder: Decoder;
  readonly #decoding: Decoding;
  readonly #frame: ZstdFrame | undefined;
  #taken = 0;
  #isOver = false;
  #cause: Error | undefined;

  constructor(body: BodySource, decoding: Decoding) {
    super();
    this.#body = body;
    this.#decoding = decoding;
    this.#decoder = createDecoder(decoding.coding);
    this.#frame = decoding.coding === 'zstd' ? new ZstdFrame() : undefined;
    this.#decoder
      .on('data', (piece: Buffer) => {
        if (!this.push(piece)) this.#decoder.pause();
      })
      .on('drain', () => body.resume())
      .on('end', () => this.#decoded())
      .on('error', (error: NodeJS.ErrnoException) => this.#fail(faultOf(error)));
    // Whoever reads it may not listen yet, or no longer.
    this.on('error', () => undefined);
    body
      .on('data', this.#take)
      .on('end', this.#finish)
      .on('close', this.#finish)
      .on('error', (cause) => {
        this.#cause = cause;
      });
  }

  override _read(): void {
    this.#decoder.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#body.removeListener('data', this.#take);
    this.#decoder.destroy();
    done(error);
  }

  readonly #take = (chunk: Buffer): void => {
    this.#taken += chunk.length;
    const fault = this.#taken > this.#decoding.limit ? 'too_long' : this.#frame?.add(chunk);
    if (fault !== undefined) this.#fail(fault);
    else if (!this.#decoder.write(chunk)) this.#body.pause();
  };

  /**
   * All that will come has come; what was not taken yet is still with the body. To end the decoder before it has dealt
   * with all of it would lose what it decodes last.
   */
  readonly #finish = (): void => {
    if (this.#isOver || this.destroyed) return;
    const left: Buffer | null = this.#body.read();
    if (left !== null) this.#take(left);
    if (this.destroyed) return;
    this.#isOver = true;
    if (this.#taken === 0) this.#fail('empty');
    else this.#decoder.write(nothing, () => this.#decoder.end());
  };

  #decoded(): void {
    if (!this.#body.complete) this.#fail('truncated');
    else this.#end();
  }

  #end(): void {
    this.complete = true;
    this.push(null);
  }

  /** Where the sender was cut off, that is why the body is not whole. */
  #fail(fault: CodingFault): void {
    if (this.#body.destroyed && !this.#body.complete) {
      this.destroy(this.#cause);
      return;
    }
    const error = this.#decoding.errorOf(fault);
    if (error === undefined) this.#end();
    else this.destroy(error);
  }
}

const nothing = Buffer.alloc(0);
