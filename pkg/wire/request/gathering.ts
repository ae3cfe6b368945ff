import type { TextPart } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { FactsBuilder } from './facts.ts';

/** A stretch of text of a request body. */
export interface RequestPart extends TextPart {
  /** `identifier`: the whole value stands for a person or an account and is hashed as a whole. */
  readonly role: 'text' | 'identifier';
  /** An answer will cite this text by character offsets. */
  readonly cited: boolean;
}

/** A document: the body, or a JSON text inside one of its strings. */
export interface Source {
  readonly document: JsonDocument;
  /** The string that holds it; `undefined` for the body. */
  readonly within: Place | undefined;
}

/** A node of a document. */
export interface Place {
  readonly source: Source;
  readonly node: number;
}

/** Texts that one body may have: keys, strings, long numbers and long names, some 400 bytes of memory each. */
export const MAX_PARTS = 262_144;

/** Everything that one walk over a body finds. */
export class Gathering {
  readonly facts = new FactsBuilder();
  readonly parts: RequestPart[] = [];
  /** Where the parts came from, parallel to them. */
  readonly places: Place[] = [];
  /** The object that a part is a key of, parallel to the parts; -1 for values. */
  readonly holders: number[] = [];
  /** Parts that are keys. */
  keys = 0;
  /** The body first; each document before those inside it. */
  readonly sources: Source[] = [];
  readonly signed: string[] = [];
  /** Strings that a record leaves out: base64, signed and encrypted content. */
  readonly omitted: Place[] = [];
  /** Names, ids and settings that are no parts and yet long enough to be a value: a record looks into them. */
  readonly unscanned: Place[] = [];

  /** Throws `request.too_large` at the bound. */
  part(place: Place, part: RequestPart, holder: number): void {
    this.#count();
    this.places.push(place);
    this.parts.push(part);
    this.holders.push(holder);
    if (holder !== -1) this.keys += 1;
  }

  /** Throws likewise. */
  name(place: Place): void {
    this.#count();
    this.unscanned.push(place);
  }

  #count(): void {
    if (this.parts.length + this.unscanned.length === MAX_PARTS) throw tooManyParts();
  }
}

function tooManyParts(): DomicileError {
  return new DomicileError(
    'request.too_large',
    `The request holds more than ${MAX_PARTS.toLocaleString('en')} texts to look through, and is not sent. ` +
      'Send what it carries in several requests, or as text.',
  );
}
