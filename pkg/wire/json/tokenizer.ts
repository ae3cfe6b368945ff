import type { DomicileError } from '../../errors/domicile-error.ts';
import { escapeEnd } from './escapes.ts';
import { invalidJson } from './invalid.ts';
import { addMember } from './member-names.ts';
import { plainEnd, wordsOf } from './plain-text.ts';
import { literalKind, literalLength, numberEnd } from './scalars.ts';
import { openNow, restoreRows } from './standing.ts';
import type { OpenContainer, Standing } from './standing.ts';
import {
  ARRAY,
  END,
  ESCAPED,
  KIND,
  MAX_JSON_NODES,
  NEXT,
  NON_ASCII,
  NUMBER,
  OBJECT,
  ROW,
  STRING,
  Tape,
} from './tape.ts';

/** Containers that may be open at once. */
export const MAX_JSON_DEPTH = 256;

/** What the grammar allows next. */
const VALUE = 0;
const ELEMENT_OR_END = 1;
const KEY_OR_END = 2;
const KEY = 3;
const COLON = 4;
const COMMA_OR_END = 5;
const NOTHING = 6;

function tooShort(bytes: number): DomicileError {
  return invalidJson(bytes, 'it ends too early');
}

/** A document that begins like another one, and where the reading of that had come. */
export interface Begun {
  /** Of the other's tape; they are copied. */
  readonly rows: Int32Array;
  /** All bytes up to its position are the same, and so is the next. */
  readonly standing: Standing;
}

/** Reads UTF-8 bytes that are known to be valid into a tape, in as many runs as the caller likes. */
export class Tokenizer {
  readonly tape: Tape;
  readonly #bytes: Buffer;
  readonly #words: Int32Array;
  readonly #open: OpenContainer[] = [];
  #innermost: OpenContainer | undefined;
  #depth = 0;
  #expect = VALUE;
  #position = 0;
  /** Node of the string being read, -1 outside strings. */
  #string = -1;
  #stringIsKey = false;

  readonly #maxMembers: number;

  /** `maxMembers`: that one object may have. */
  constructor(bytes: Buffer, begun?: Begun, maxMembers = MAX_JSON_NODES) {
    this.#bytes = bytes;
    this.#maxMembers = maxMembers;
    this.#words = wordsOf(bytes);
    this.tape = new Tape(bytes.length, begun?.rows.subarray(0, begun.standing.count * ROW));
    if (begun !== undefined) this.#goOn(begun.standing);
  }

  #goOn(standing: Standing): void {
    restoreRows(this.tape.rows, standing);
    for (const container of standing.open) this.#open.push({ ...container });
    this.#depth = standing.open.length;
    this.#innermost = this.#open[this.#depth - 1];
    this.#expect = standing.expect;
    this.#position = standing.position;
    this.#string = standing.string;
    this.#stringIsKey = standing.stringIsKey;
  }

  /** Where it stands between two runs; `undefined` where it cannot be gone on from there. */
  standing(): Standing | undefined {
    const open = openNow(this.#open, this.#depth);
    return (
      open && {
        position: this.#position,
        count: this.tape.count,
        expect: this.#expect,
        string: this.#string,
        stringKind: this.#string === -1 ? STRING : this.#flags(),
        stringIsKey: this.#stringIsKey,
        open,
      }
    );
  }

  /** Reads on until at least `limit`; tokens other than strings and white space are not cut. */
  run(limit: number): void {
    const bytes = this.#bytes;
    if (this.#string !== -1) this.#readString(limit);
    while (this.#position < limit) {
      const byte = bytes[this.#position] ?? 0;
      if (byte === 0x22) this.#quote(limit);
      else if (byte > 0x20) this.#token(byte);
      else if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) this.#position++;
      else throw invalidJson(this.#position, 'a control character stands between values');
    }
  }

  /** To be called when all bytes were read. */
  finish(): void {
    if (this.#expect !== NOTHING) throw tooShort(this.#bytes.length);
  }

  #token(byte: number): void {
    switch (this.#expect) {
      case COMMA_OR_END:
        this.#afterValue(byte);
        return;
      case COLON:
        if (byte !== 0x3a) throw invalidJson(this.#position, 'a colon is missing after a key');
        this.#position++;
        this.#expect = VALUE;
        return;
      case NOTHING:
        throw invalidJson(this.#position, 'bytes follow the end of the document');
      default:
        this.#start(byte);
    }
  }

  #afterValue(byte: number): void {
    const isObject = this.#innermost?.isObject === true;
    if (byte === 0x2c) {
      this.#position++;
      this.#expect = isObject ? KEY : VALUE;
    } else if (byte === (isObject ? 0x7d : 0x5d)) {
      this.#close();
    } else {
      throw invalidJson(this.#position, 'a comma or the end of the container is missing');
    }
  }

  #start(byte: number): void {
    const expect = this.#expect;
    if (expect === KEY || (expect === KEY_OR_END && byte !== 0x7d)) {
      throw invalidJson(this.#position, 'a key is missing');
    }
    if (byte === 0x7b || byte === 0x5b) this.#openContainer(byte === 0x7b);
    else if (expect !== VALUE && byte === (expect === KEY_OR_END ? 0x7d : 0x5d)) this.#close();
    else this.#scalar(byte);
  }

  #quote(limit: number): void {
    const expect = this.#expect;
    if (expect > KEY) this.#token(0x22);
    this.#string = this.#add(STRING, -1);
    this.#stringIsKey = expect === KEY || expect === KEY_OR_END;
    if (this.#stringIsKey && this.#innermost !== undefined) this.#link(this.#innermost, this.#string);
    this.#position++;
    this.#readString(limit);
  }

  #add(kind: number, end: number): number {
    const node = this.tape.add(kind, this.#position, end);
    if (node === -1) throw this.#tooMany();
    const innermost = this.#innermost;
    if (innermost !== undefined && !innermost.isObject) this.#link(innermost, node);
    return node;
  }

  /** Above the bound; below it, no text of so few bytes can end what so many values begin. */
  #tooMany(): DomicileError {
    if (this.tape.count < MAX_JSON_NODES) return tooShort(this.#bytes.length);
    return invalidJson(this.#position, `more than ${MAX_JSON_NODES} values`, 'send less in one request');
  }

  #link(container: OpenContainer, node: number): void {
    if (container.last !== -1) this.tape.rows[container.last * ROW + NEXT] = node;
    container.last = node;
  }

  #scalar(byte: number): void {
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
      const end = numberEnd(this.#bytes, this.#position);
      this.#add(NUMBER, end);
      this.#position = end;
    } else {
      const kind = literalKind(this.#bytes, this.#position);
      const end = this.#position + literalLength(kind);
      this.#add(kind, end);
      this.#position = end;
    }
    this.#ended();
  }

  #ended(): void {
    this.#expect = this.#depth === 0 ? NOTHING : COMMA_OR_END;
    if (this.#depth > 0 && this.#bytes[this.#position] === 0x2c) this.#afterValue(0x2c);
  }

  #openContainer(isObject: boolean): void {
    if (this.#depth === MAX_JSON_DEPTH) {
      throw invalidJson(this.#position, `nested deeper than ${MAX_JSON_DEPTH} levels`, 'nest less deeply');
    }
    const node = this.#add(isObject ? OBJECT : ARRAY, -1);
    const container = this.#reused();
    container.node = node;
    container.isObject = isObject;
    container.last = -1;
    container.firstKey = -1;
    container.members = 0;
    container.names = undefined;
    this.#innermost = container;
    this.#depth++;
    this.#position++;
    this.#expect = isObject ? KEY_OR_END : ELEMENT_OR_END;
  }

  #reused(): OpenContainer {
    const known = this.#open[this.#depth];
    if (known !== undefined) return known;
    const fresh = { node: -1, isObject: false, last: -1, firstKey: -1, members: 0, names: undefined };
    this.#open.push(fresh);
    return fresh;
  }

  #close(): void {
    const node = this.#innermost?.node ?? 0;
    this.#position++;
    this.tape.rows[node * ROW + END] = this.#position;
    this.#depth--;
    this.#innermost = this.#depth === 0 ? undefined : this.#open[this.#depth - 1];
    this.#ended();
  }

  #readString(limit: number): void {
    const at = this.#contentEnd(limit);
    this.#position = at;
    if (at >= limit) return;
    if (this.#bytes[at] !== 0x22) throw invalidJson(at, 'a string holds a control character');
    this.#endString();
  }

  /** Where the content of the string being read ends, or `limit` and more; flags what it holds. */
  #contentEnd(limit: number): number {
    const bytes = this.#bytes;
    const base = bytes.byteOffset;
    let at = this.#position;
    let seen = 0;
    let flags = 0;
    while (at < limit) {
      if (((at + base) & 3) === 0) at = plainEnd(this.#words, at + base, limit + base) - base;
      const byte = bytes[at] ?? 0;
      if (at >= limit || byte === 0x22 || byte < 0x20) break;
      if (byte === 0x5c) {
        flags = ESCAPED;
        at = escapeEnd(bytes, at);
      } else {
        seen |= byte;
        at++;
      }
    }
    if ((seen & 0x80) !== 0) flags |= NON_ASCII;
    if (flags !== 0) this.tape.rows[this.#string * ROW + KIND] = STRING | flags | this.#flags();
    return at;
  }

  /** Flags that earlier runs saw in the string being read. */
  #flags(): number {
    return this.tape.rows[this.#string * ROW + KIND] ?? 0;
  }

  #endString(): void {
    const node = this.#string;
    this.#string = -1;
    this.tape.rows[node * ROW + END] = ++this.#position;
    if (this.#stringIsKey && this.#innermost !== undefined) {
      addMember(this.#bytes, this.tape, this.#innermost, node, this.#maxMembers);
      this.#expect = COLON;
      if (this.#bytes[this.#position] === 0x3a) this.#token(0x3a);
    } else {
      this.#ended();
    }
  }
}
