import {
  type BrotliDecompress,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
  type Gunzip,
  type Inflate,
  type ZstdDecompress,
} from 'node:zlib';
import type { Coding, CodingFault } from './coding.ts';

export type Decoder = Gunzip | Inflate | BrotliDecompress | ZstdDecompress;

/** Window of Zstandard, as a power of two: the most that a content coding may have (RFC 9659). */
const zstdWindowLog = 23;

/** What a decoder may hold beside its pieces, in bytes: the largest window (RFC 1951, RFC 7932, RFC 9659). */
export const windowBytes: Readonly<Record<Coding, number>> = {
  gzip: 32 * 1024,
  deflate: 32 * 1024,
  br: 16 * 1024 * 1024,
  zstd: 2 ** zstdWindowLog,
};

export function createDecoder(coding: Coding): Decoder {
  switch (coding) {
    case 'gzip':
      return createGunzip(strict);
    case 'deflate':
      return createInflate(strict);
    case 'br':
      return createBrotliDecompress(strict);
    case 'zstd':
      return createZstdDecompress({
        ...strict,
        params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog },
      });
  }
}

const strict = { rejectGarbageAfterEnd: true } as const;

const faults: ReadonlyMap<string | undefined, CodingFault> = new Map([
  ['Z_BUF_ERROR', 'truncated'],
  ['ERR_TRAILING_JUNK_AFTER_STREAM_END', 'trailing'],
  ['ZSTD_error_frameParameter_windowTooLarge', 'window'],
]);

export function faultOf({ code }: NodeJS.ErrnoException): CodingFault {
  return faults.get(code) ?? 'corrupt';
}
