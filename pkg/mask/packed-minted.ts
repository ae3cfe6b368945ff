import { Buffer } from 'node:buffer';
import { endingAt, openTail } from './minted.ts';
import type { Inner, Minted, MintedToken } from './minted.ts';
import { TAIL } from './pseudonym.ts';

/** Words of a token's row: where its text and then its value stand, their lengths, entity, flags, inner rows. */
const ROW = 7;
const TEXT = 0;
const TOKEN_LENGTH = 1;
const VALUE_LENGTH = 2;
const ENTITY = 3;
const FLAGS = 4;
const INNER = 5;
const INNER_COUNT = 6;
/** Words of an inner value's row: where its text stands, its length, entity. */
const INNER_ROW = 3;
/** Words of a placeholder's row: where its text stands, its length. */
const PLACEHOLDER_ROW = 2;
const SECRET = 1;
const IN_TEXT = 2;
const IN_TOOLS = 4;
const UNIT_BYTES = 2;

/**
 * What was minted for one request, in a few stretches of memory: it is handed from one thread to another at no cost,
 * and a token becomes an object only where an answer names it.
 */
export interface PackedTokens {
  readonly size: number;
  /** UTF-16, little endian. */
  readonly text: Uint8Array;
  readonly rows: Int32Array;
  readonly inner: Int32Array;
  readonly placeholders: Int32Array;
  /** Open addressing by tail: row plus one, 0 where free; at most half of them are taken. */
  readonly slots: Int32Array;
  readonly names: readonly string[];
  readonly entities: readonly string[];
}

/** Of the tail that a text ends with. */
const hashOf = (text: string): number => {
  let hash = 0;
  for (let i = text.length - TAIL; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
};

/** Texts one after the other. */
class Texts {
  readonly #texts: string[] = [];
  units = 0;

  /** Where the text begins, in UTF-16 units. */
  add(text: string): number {
    const at = this.units;
    this.#texts.push(text);
    this.units += text.length;
    return at;
  }

  bytes(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.units * UNIT_BYTES);
    bytes.write(this.#texts.join(''), 'utf16le');
    return bytes;
  }
}

/** Numbers for entities, of which there are few. */
class Entities {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(entity: string): number {
    const known = this.#numbers.get(entity);
    if (known !== undefined) return known;
    this.#numbers.set(entity, this.names.length);
    return this.names.push(entity) - 1;
  }
}

const flagsOf = ({ secret, restore }: MintedToken): number =>
  (secret ? SECRET : 0) | (restore.text ? IN_TEXT : 0) | (restore.tools ? IN_TOOLS : 0);

const slotsOf = (tokens: readonly MintedToken[]): Int32Array => {
  let length = 2;
  while (length < 2 * tokens.length) length *= 2;
  const slots = new Int32Array(length);
  for (const [row, { token }] of tokens.entries()) {
    let slot = hashOf(token) & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = row + 1;
  }
  return slots;
};

export const packMinted = (minted: Minted): PackedTokens => {
  const tokens = minted.tokens();
  const texts = new Texts();
  const entities = new Entities();
  const rows = new Int32Array(tokens.length * ROW);
  const inner: number[] = [];
  let row = 0;
  for (const token of tokens) {
    rows[row + INNER] = inner.length / INNER_ROW;
    rows[row + INNER_COUNT] = token.inner.length;
    for (const { value, entity } of token.inner)
      inner.push(texts.add(value), value.length, entities.numberOf(entity));
    rows[row + TEXT] = texts.add(token.token);
    rows[row + TOKEN_LENGTH] = token.token.length;
    texts.add(token.value);
    rows[row + VALUE_LENGTH] = token.value.length;
    rows[row + ENTITY] = entities.numberOf(token.entity);
    rows[row + FLAGS] = flagsOf(token);
    row += ROW;
  }
  const placeholders = [...minted.irreversible].flatMap((text) => [texts.add(text), text.length]);
  return {
    size: minted.size,
    text: texts.bytes(),
    rows,
    inner: Int32Array.from(inner),
    placeholders: Int32Array.from(placeholders),
    slots: slotsOf(tokens),
    names: [...minted.names],
    entities: entities.names,
  };
};

/** Its memory, to be handed over with it. */
export const memoryOf = ({ text, rows, inner, placeholders, slots }: PackedTokens): ArrayBufferLike[] =>
  [text, rows, inner, placeholders, slots].map(({ buffer }) => buffer);

/** What was packed, as good as new. */
export class PackedMinted implements Minted {
  readonly size: number;
  readonly names: readonly string[];
  readonly #packed: PackedTokens;
  readonly #text: Buffer;

  constructor(packed: PackedTokens) {
    const { buffer, byteOffset, byteLength } = packed.text;
    this.size = packed.size;
    this.names = packed.names;
    this.#packed = packed;
    this.#text = Buffer.from(buffer, byteOffset, byteLength);
  }

  get irreversible(): ReadonlySet<string> {
    const { placeholders } = this.#packed;
    const texts = new Set<string>();
    for (let row = 0; row < placeholders.length; row += PLACEHOLDER_ROW) {
      texts.add(this.#read(placeholders[row] as number, placeholders[row + 1] as number));
    }
    return texts;
  }

  endingAt(text: string, end: number): MintedToken | undefined {
    return endingAt((tail) => this.#find(tail), text, end);
  }

  openTail(text: string, from: number): number {
    return openTail(this, text, from);
  }

  tokens(): readonly MintedToken[] {
    return Array.from({ length: this.#packed.rows.length / ROW }, (_, row) => this.#token(row));
  }

  #find(tail: string): MintedToken | undefined {
    const { slots, rows } = this.#packed;
    const last = slots.length - 1;
    for (let slot = hashOf(tail) & last; slots[slot] !== 0; slot = (slot + 1) & last) {
      const row = (slots[slot] as number) - 1;
      const end = (rows[row * ROW + TEXT] as number) + (rows[row * ROW + TOKEN_LENGTH] as number);
      if (this.#read(end - TAIL, TAIL) === tail) return this.#token(row);
    }
    return undefined;
  }

  #read(at: number, length: number): string {
    return this.#text.toString('utf16le', at * UNIT_BYTES, (at + length) * UNIT_BYTES);
  }

  #token(row: number): MintedToken {
    const { rows, entities } = this.#packed;
    const word = (index: number): number => rows[row * ROW + index] as number;
    const flags = word(FLAGS);
    const value = word(TEXT) + word(TOKEN_LENGTH);
    return {
      token: this.#read(word(TEXT), word(TOKEN_LENGTH)),
      value: this.#read(value, word(VALUE_LENGTH)),
      entity: entities[word(ENTITY)] ?? '',
      secret: (flags & SECRET) !== 0,
      restore: { text: (flags & IN_TEXT) !== 0, tools: (flags & IN_TOOLS) !== 0 },
      inner: Array.from({ length: word(INNER_COUNT) }, (_, index) => this.#inner(word(INNER) + index)),
    };
  }

  #inner(row: number): Inner {
    const { inner, entities } = this.#packed;
    const [at = 0, length = 0, entity = 0] = inner.subarray(row * INNER_ROW, (row + 1) * INNER_ROW);
    return { value: this.#read(at, length), entity: entities[entity] ?? '' };
  }
}
