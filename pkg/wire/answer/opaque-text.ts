import type { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import type { JsonDocument } from '../json/document.ts';

/**
 * Bound on the text of one signed part, in UTF-16 units; where it comes whole, in bytes of its JSON. A longer one ends
 * the answer with `upstream.invalid`: its digest is taken at once, and a model's longest answer has a tenth of that.
 */
export const maxOpaqueUnits = 4 * 1024 * 1024;
/** Bound on blocks, choices and tool calls open in one stream at a time. */
export const maxOpenChannels = 4096;

/** Collects the pieces of a signed text, whose digest is taken over the whole. */
export class OpaqueText {
  readonly pieces: string[] = [];
  #units = 0;

  add(piece: string): void {
    if (piece === '') return;
    this.#units += piece.length;
    if (this.#units > maxOpaqueUnits) throw tooLong('characters');
    this.pieces.push(piece);
  }

  joined(): string {
    return this.pieces.join('');
  }
}

/** The text of a member that is signed or encrypted, or empty. */
export function opaqueMember(document: JsonDocument, object: number, name: string): string {
  const node = document.get(object, name);
  if (node >= 0 && document.end(node) - document.start(node) > maxOpaqueUnits + 2) throw tooLong('bytes');
  return document.string(node) ?? '';
}

function tooLong(of: 'bytes' | 'characters'): DomicileError {
  return invalidAnswer(`a signed part of the answer exceeds ${maxOpaqueUnits} ${of}`);
}

export function refuseTooManyChannels(open: number): void {
  if (open >= maxOpenChannels) {
    throw invalidAnswer(`the answer has more than ${maxOpenChannels} open parts at once`);
  }
}
