import type { Buffer } from 'node:buffer';
import type { CodingFault } from './coding.ts';

/** Magic number of a frame (RFC 8878, 3.1.1), as it stands in the bytes. */
const magic = [0x28, 0xb5, 0x2f, 0xfd] as const;
const blockHeaderBytes = 3;
const checksumBytes = 4;
/** Bytes of Dictionary_ID and Frame_Content_Size, by their flags in the descriptor. */
const dictionaryBytes = [0, 1, 2, 4] as const;
const contentSizeBytes = [0, 2, 4, 8] as const;

/** What the next bytes are. `after`: the frame is over. */
type Part = 'magic' | 'descriptor' | 'header' | 'block header' | 'block' | 'checksum' | 'after';

/**
 * Follows a Zstandard frame from block to block without decoding it, cut anywhere, to see what stands behind it: Node's
 * decoder refuses that where it comes with the end of the frame, and goes on with it where it comes later.
 */
export class ZstdFrame {
  #part: Part = 'magic';
  /** Bytes that are still to come of this part. */
  #left: number = magic.length;
  /** Of a block header, the bytes that came, as a number. */
  #value = 0;
  /** Bytes of the checksum behind the last block. */
  #checksum = 0;
  #isLast = false;

  /** Takes the next bytes; tells what is wrong with them, as far as that shows here. To be asked no further then. */
  add(chunk: Buffer): CodingFault | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#part === 'after') return 'trailing';
      if (this.#part === 'header' || this.#part === 'block' || this.#part === 'checksum') {
        at += this.#skip(chunk.length - at);
      } else {
        if (!this.#take(chunk[at] ?? 0)) return 'corrupt';
        at += 1;
      }
    }
    return undefined;
  }

  #skip(bytes: number): number {
    const skipped = Math.min(bytes, this.#left);
    this.#left -= skipped;
    if (this.#left === 0) this.#next();
    return skipped;
  }

  /** False for what is no frame. */
  #take(byte: number): boolean {
    if (this.#part === 'magic' && byte !== magic[magic.length - this.#left]) return false;
    if (this.#part === 'block header') this.#value += byte * 256 ** (blockHeaderBytes - this.#left);
    if (this.#part === 'descriptor') this.#value = byte;
    this.#left -= 1;
    if (this.#left === 0) this.#next();
    return true;
  }

  /** Goes on to the part behind the one that has ended; parts without bytes are none. */
  #next(): void {
    switch (this.#part) {
      case 'magic':
        return this.#begin('descriptor', 1);
      case 'descriptor':
        this.#checksum = checksumBytes * ((this.#value >> 2) & 1);
        return this.#begin('header', headerBytes(this.#value));
      case 'block header': {
        this.#isLast = (this.#value & 1) === 1;
        const isRepeated = ((this.#value >> 1) & 0b11) === 1;
        return this.#begin('block', isRepeated ? 1 : this.#value >> 3);
      }
      case 'header':
        return this.#begin('block header', blockHeaderBytes);
      case 'block':
        if (this.#isLast) return this.#begin('checksum', this.#checksum);
        return this.#begin('block header', blockHeaderBytes);
      case 'checksum':
      case 'after':
        this.#part = 'after';
    }
  }

  #begin(part: Part, bytes: number): void {
    this.#part = part;
    this.#left = bytes;
    this.#value = 0;
    if (bytes === 0) this.#next();
  }
}

/** Bytes of the frame header behind its descriptor: window, dictionary, content size. At least one. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 0b10_0000) !== 0;
  const size = contentSizeBytes[(descriptor >> 6) & 0b11] ?? 0;
  return (
    (isSingleSegment ? 0 : 1) +
    (dictionaryBytes[descriptor & 0b11] ?? 0) +
    (isSingleSegment && size === 0 ? 1 : size)
  );
}
