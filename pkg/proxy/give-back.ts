import type { Buffer } from 'node:buffer';

/** Memory of which others have a part is neither handed over nor given back. */
export function isAlone({ byteLength, buffer }: Buffer): boolean {
  return byteLength === buffer.byteLength;
}

/**
 * Gives memory back at once, unless others have a part of it: as garbage, that of a large body would have the heap
 * collected for it. Nobody may look at the bytes any more.
 */
export function giveBack(bytes: Buffer): void {
  if (isAlone(bytes) && bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
}
