import type { Transform } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createGzip,
  createZstdCompress,
  deflateSync,
  gzipSync,
  type Zlib,
  zstdCompressSync,
} from 'node:zlib';
import type { Coding } from './coding.ts';

const whole: Readonly<Record<Coding, (bytes: Buffer | string) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: (bytes) => zstdCompressSync(bytes),
};

export function encode(coding: Coding, bytes: Buffer | string): Buffer {
  return whole[coding](bytes);
}

/** Compresses a stream as servers do that push events: each piece can be decoded when it has come. */
export interface Encoder {
  /** The bytes by which `piece` can be decoded. */
  push(piece: Buffer | string): Promise<Buffer>;
  /** Those that end it. */
  end(): Promise<Buffer>;
}

const streamed: Readonly<Record<Coding, () => Transform & Zlib>> = {
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: () => createZstdCompress(),
};

export function encoder(coding: Coding): Encoder {
  const stream = streamed[coding]();
  const taken = (): Buffer => (stream.read() as Buffer | null) ?? Buffer.alloc(0);
  return {
    push: (piece) =>
      new Promise((resolve) => {
        stream.write(piece);
        stream.flush(() => resolve(taken()));
      }),
    end: () =>
      new Promise((resolve) => {
        stream.end();
        stream.once('readable', () => resolve(taken()));
      }),
  };
}

/** Cuts bytes into pieces of the given lengths, over and over. */
export function cutInto(bytes: Buffer, lengths: readonly number[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const end = at + (lengths[n % lengths.length] ?? 1);
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}
