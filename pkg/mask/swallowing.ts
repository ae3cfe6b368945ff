import type { Block } from './detector.ts';

/** How far a block certainly goes, and whether it ends there: see `Block.extent`. Positions are those of a channel. */
export interface Extent {
  readonly end: number;
  readonly closed: boolean;
}

/** A text of a channel, as written or as it is read. */
export interface BlockText {
  extent(block: Block, from: number, final: boolean): Extent;
}

interface Open {
  readonly text: BlockText;
  readonly at: number;
}

/**
 * A block that a channel does not keep. It stands in the text as written, in the text as a reader takes it, or in both,
 * where it may end in one before it does in the other: it goes as far as in any of them.
 */
export class Swallowing {
  readonly #block: Block;
  readonly #written: BlockText;
  readonly start: number;
  /** Where it goes to in each text in which it stands. */
  readonly #ends = new Map<BlockText, number>();
  /** Those in which it has not ended, and from where on they are to be read. */
  #open: readonly Open[];

  /** `start`: of the block. `written`: the text as written, be it one of the `texts` or not. */
  constructor(block: Block, start: number, written: BlockText, texts: readonly BlockText[]) {
    this.#block = block;
    this.#written = written;
    this.start = start;
    this.#open = texts.map((text) => ({ text, at: start }));
  }

  /** Where it ended in a text; its start where it is none there. What begins behind is something else. */
  endIn(text: BlockText): number {
    return this.#ends.get(text) ?? this.start;
  }

  /** From here on the text reads otherwise than it is written; so far it did not. */
  alsoIn(text: BlockText): void {
    const at = this.#open.find((open) => open.text === this.#written)?.at;
    if (at !== undefined) this.#open = [...this.#open, { text, at }];
  }

  /** How far it goes from `from` on; what has ended in one text goes on in the others. */
  extent(from: number, final: boolean): Extent {
    let end = from;
    this.#open = this.#open.flatMap(({ text, at }) => {
      const extent = text.extent(this.#block, at, final);
      end = Math.max(end, extent.end);
      this.#ends.set(text, extent.end);
      return extent.closed ? [] : [{ text, at: extent.end }];
    });
    return { end, closed: this.#open.length === 0 };
  }
}
