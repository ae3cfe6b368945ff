import type { TextPart } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
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
  /** Where the string stands; `undefined` for the body. */
  readonly within: { readonly source: number; readonly node: number } | undefined;
}

/** Where a part came from: parallel to the parts. */
export interface Place {
  readonly source: number;
  readonly node: number;
}

/** Everything that one walk over a body finds. */
export class Gathering {
  readonly facts = new FactsBuilder();
  readonly parts: RequestPart[] = [];
  readonly places: Place[] = [];
  readonly sources: Source[] = [];
  readonly signed: string[] = [];
  /** Strings that a record leaves out: base64, signed and encrypted content. */
  readonly omitted: Place[] = [];

  part(source: number, node: number, part: RequestPart): void {
    this.places.push({ source, node });
    this.parts.push(part);
  }

  addSource(source: Source): number {
    this.sources.push(source);
    return this.sources.length - 1;
  }

  omit(source: number, node: number): void {
    this.omitted.push({ source, node });
  }
}
