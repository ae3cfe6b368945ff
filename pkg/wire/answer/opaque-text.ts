import { invalidAnswer } from '../invalid-answer.ts';

/** Bound on the text of one signed part, in UTF-16 units: a longer one ends the stream with `upstream.invalid`. */
export const maxOpaqueUnits = 16 * 1024 * 1024;
/** Bound on blocks, choices and tool calls open in one stream at a time. */
export const maxOpenChannels = 4096;

/** Collects the pieces of a signed text, whose digest is taken over the whole. */
export class OpaqueText {
  readonly pieces: string[] = [];
  #units = 0;

  add(piece: string): void {
    if (piece === '') return;
    this.#units += piece.length;
    if (this.#units > maxOpaqueUnits) {
      throw invalidAnswer(`a signed part of the answer exceeds ${maxOpaqueUnits} characters`);
    }
    this.pieces.push(piece);
  }

  joined(): string {
    return this.pieces.join('');
  }
}

export function refuseTooManyChannels(open: number): void {
  if (open >= maxOpenChannels) {
    throw invalidAnswer(`the answer has more than ${maxOpenChannels} open parts at once`);
  }
}
