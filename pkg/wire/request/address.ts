import type { TextPart } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import type { FactsBuilder } from './facts.ts';
import { idShape, mediaTypeShape, modelShape, nameShape } from './shapes.ts';

/** What the strings at an address are. */
export type StringRule =
  | { readonly kind: 'text' }
  /** Hashed as a whole: it stands for a person or an account. */
  | { readonly kind: 'identifier' }
  /** Passes unscanned while it has the shape; text otherwise. */
  | { readonly kind: 'exempt'; readonly shape: RegExp }
  /** Cannot be inspected: counted, and left out of records. */
  | { readonly kind: 'base64'; readonly what: string }
  /** A `data:` URL is base64; any other URL is text, and a second hop. */
  | { readonly kind: 'media'; readonly what: string }
  /** Text at a place that nobody has described; what looks like base64 is counted as not inspected besides. */
  | { readonly kind: 'undescribed'; readonly what: string }
  /** A JSON text inside a string; plain text when it is no JSON container. */
  | { readonly kind: 'nestedJson'; readonly inner: Link };

/** Reads a fact off the value at an address. */
export type Note = (facts: FactsBuilder, document: JsonDocument, node: number) => void;

/** An object that its provider signed or encrypted: opaque while the member `proof` is a string. */
export interface SignedRule {
  readonly type: string;
  /** Members whose values the string for `AnswerHooks.opaque` is joined from, in this order. */
  readonly fields: readonly string[];
  readonly proof: string;
}

/** Chooses a description by a string member of the object, such as `type`. */
export interface Variants {
  readonly member: string;
  readonly exact: Readonly<Record<string, Link>>;
  /** Tried in order when no exact name fits: `web_search_` stands for all dated versions. */
  readonly prefixes?: readonly (readonly [string, Link])[];
  /** The member is absent or no string. */
  readonly absent: Link;
  readonly unknown: Link;
}

/**
 * Describes one place of a body. What is not described is text: strings, numbers long enough to identify
 * somebody, and the keys themselves. So a field that does not exist yet is scanned from its first day.
 */
export interface Address {
  readonly string?: StringRule;
  readonly elements?: Link;
  /** Known members, walked in this order whatever order the body has. Their keys are not scanned. */
  readonly members?: Readonly<Record<string, Link>>;
  /** Values of all other members. Their keys are text. */
  readonly others?: Link;
  /** Members that are not described are told (`BetaUses.undescribed`), with this before their names. */
  readonly tells?: string;
  readonly variants?: Variants;
  readonly notes?: readonly Note[];
  readonly signed?: SignedRule;
  /** Whether answers will cite the text below by character offsets. */
  readonly cites?: (document: JsonDocument, node: number) => boolean;
  readonly section?: TextPart['section'];
}

/** An address, or a function that gives it, for descriptions that contain themselves. */
export type Link = Address | (() => Address);

export const text: Address = { string: { kind: 'text' } };
export const identifier: Address = { string: { kind: 'identifier' } };

const self = (): Address => undescribed;
/** Anything at all within a shape that is not known. */
export const undescribed: Address = {
  string: { kind: 'undescribed', what: 'unknown' },
  elements: self,
  others: self,
};

export function exempt(shape: RegExp): Address {
  return { string: { kind: 'exempt', shape } };
}

export const name = exempt(nameShape);
export const id = exempt(idShape);
export const model = exempt(modelShape);
export const mediaType = exempt(mediaTypeShape);
/** A switch or a number of the protocol. */
export const setting = name;

export function base64(what: string): Address {
  return { string: { kind: 'base64', what } };
}

export function media(what: string): Address {
  return { string: { kind: 'media', what } };
}

export function nestedJson(inner: Link): Address {
  return { string: { kind: 'nestedJson', inner } };
}

export function list(elements: Link): Address {
  return { elements };
}

export function fields(members: Readonly<Record<string, Link>>): Address {
  return { members };
}

/** Like `fields`, where whatever else stands there may change what the request means. */
export function closed(members: Readonly<Record<string, Link>>, tells: string): Address {
  return { members, tells };
}

export function noted(address: Address, ...notes: readonly Note[]): Address {
  return { ...address, notes: [...(address.notes ?? []), ...notes] };
}
