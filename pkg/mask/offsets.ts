import { countWhile } from './bisect.ts';

interface Edited {
  readonly inStart: number;
  readonly inEnd: number;
  readonly outStart: number;
  readonly outEnd: number;
}

/** Maps offsets of a channel's input to its output. Grows with the number of edits, not with the text. */
export class Offsets {
  readonly #edits: Edited[] = [];
  #in = 0;
  #out = 0;

  kept(length: number): void {
    this.#in += length;
    this.#out += length;
  }

  replaced(length: number, by: number): void {
    const { length: count } = this.#edits;
    const edit = { inStart: this.#in, inEnd: this.#in + length, outStart: this.#out, outEnd: this.#out + by };
    this.#edits[count] = edit;
    this.#in = edit.inEnd;
    this.#out = edit.outEnd;
  }

  /** Where an input offset lies in the output; inside an edit, no further than the edit's end. */
  map(index: number): number {
    const edits = this.#edits;
    const edit = edits[countWhile(edits.length, (i) => (edits[i]?.inStart ?? 0) <= index) - 1];
    if (edit === undefined) return index;
    if (index >= edit.inEnd) return edit.outEnd + (index - edit.inEnd);
    return Math.min(edit.outEnd, edit.outStart + (index - edit.inStart));
  }
}
