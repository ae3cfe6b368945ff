import { Buffer } from 'node:buffer';

/**
 * Where places of a text, in UTF-16 units, lie in its UTF-8, in bytes. Places asked for in rising order cost one pass
 * over the text together, and one of ASCII alone costs nothing.
 */
export class ByteOffsets {
  readonly #text: string;
  #isAscii: boolean | undefined;
  #index = 0;
  #bytes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** `index`: not between the two units of one character. */
  of(index: number): number {
    this.#isAscii ??= Buffer.byteLength(this.#text) === this.#text.length;
    if (this.#isAscii) return index;
    if (index < this.#index) {
      this.#index = 0;
      this.#bytes = 0;
    }
    this.#bytes += Buffer.byteLength(this.#text.slice(this.#index, index));
    this.#index = index;
    return this.#bytes;
  }
}
