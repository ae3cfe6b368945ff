import { crc32 } from 'node:zlib';
import type { Slices } from '../../api/text.ts';

/** Bytes that are summed up between two yields. */
export const summedBytes = 512 * 1024;

/** CRC-32 of a stretch of bytes. */
export function checksumOf(bytes: Buffer, start: number, end: number): number {
  return crc32(bytes.subarray(start, end));
}

/** The same in slices. */
export function* checksumSlices(bytes: Buffer, start: number, end: number): Slices<number> {
  if (end - start <= summedBytes) return checksumOf(bytes, start, end);
  let sum = 0;
  for (let from = start; from < end; from += summedBytes) {
    sum = crc32(bytes.subarray(from, Math.min(from + summedBytes, end)), sum);
    yield;
  }
  return sum;
}
