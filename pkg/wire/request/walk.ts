import type { Slices, TextPart } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { parseJson } from '../json/document.ts';
import type { JsonDocument } from '../json/document.ts';
import { resolve } from './compile.ts';
import type { CompiledAddress } from './compile.ts';
import type { Gathering, RequestPart } from './gathering.ts';
import { urlTarget } from './notes.ts';

/** Bytes looked at between two yields. */
const SLICE_BYTES = 64 * 1024;
/** What a node costs beyond its bytes, in bytes. */
const NODE_COST = 64;
/** Bytes from which a number may identify somebody: the shortest national identifiers have seven digits. */
const IDENTIFYING_NUMBER_BYTES = 7;

/** What is passed down to a value. */
interface Context {
  readonly key: string;
  readonly section: TextPart['section'];
  readonly cited: boolean;
}

/** One walk over one document, in lockstep with the compiled description. */
class Walk {
  readonly #gathering: Gathering;
  readonly #document: JsonDocument;
  readonly #source: number;
  #spent = 0;

  constructor(gathering: Gathering, source: number, document: JsonDocument) {
    this.#gathering = gathering;
    this.#document = document;
    this.#source = source;
  }

  *value(node: number, given: CompiledAddress, context: Context): Slices<void> {
    const document = this.#document;
    const address = resolve(given, document, node);
    for (const note of address.notes) note(this.#gathering.facts, document, node);
    const inside = contextOf(address, document, node, context);
    const kind = document.kind(node);
    if (kind === 'object') yield* this.#object(node, address, inside);
    else if (kind === 'array') yield* this.#array(node, address, inside);
    else if (kind === 'number') this.#number(node, address, inside);
    else if (kind === 'string') yield* this.#string(node, address, inside);
    if (this.#pays(node)) yield;
  }

  /** Whether it is time to give way. */
  #pays(node: number): boolean {
    const isLeaf = this.#document.firstChild(node) === -1;
    this.#spent += NODE_COST + (isLeaf ? this.#document.end(node) - this.#document.start(node) : 0);
    if (this.#spent < SLICE_BYTES) return false;
    this.#spent = 0;
    return true;
  }

  *#array(node: number, address: CompiledAddress, context: Context): Slices<void> {
    const document = this.#document;
    for (let element = document.firstChild(node); element !== -1; element = document.next(element)) {
      yield* this.value(element, address.elements, context);
    }
  }

  *#object(node: number, address: CompiledAddress, context: Context): Slices<void> {
    const opaque = this.#signed(node, address);
    for (const member of this.#ordered(node, address)) {
      if (opaque?.fields.includes(member.name) === true) continue;
      if (member.rank === UNKNOWN) this.#key(member.key, member.name, context);
      yield* this.value(this.#document.value(member.key), member.address, { ...context, key: member.name });
    }
  }

  /** Known members in the order of the description, then the others as they stand. */
  #ordered(node: number, address: CompiledAddress): Member[] {
    const document = this.#document;
    const members: Member[] = [];
    let last = 0;
    let isSorted = true;
    for (let key = document.firstChild(node); key !== -1; key = document.next(key)) {
      const name = document.string(key) ?? '';
      const known = address.members?.get(name);
      const rank = known?.rank ?? UNKNOWN;
      isSorted &&= rank >= last;
      last = rank;
      members.push({ key, name, rank, address: known?.address ?? address.others });
    }
    return isSorted ? members : members.sort((one, other) => one.rank - other.rank);
  }

  /** The rule under which the object is opaque; its content then goes to `signed`. */
  #signed(node: number, address: CompiledAddress): CompiledAddress['signed'] {
    const rule = address.signed;
    if (rule === undefined) return undefined;
    const document = this.#document;
    const nodes = rule.fields.map((field) => document.get(node, field));
    const texts = nodes.map((field) => (field === -1 ? '' : document.string(field)));
    const proof = document.string(document.get(node, rule.proof)) ?? '';
    if (proof === '' || texts.includes(undefined)) return undefined;
    this.#gathering.signed.push([rule.type, ...texts].join('\0'));
    for (const field of nodes) if (field !== -1) this.#gathering.omit(this.#source, field);
    return rule;
  }

  #key(key: number, name: string, context: Context): void {
    if (name === '') return;
    this.#gathering.part(this.#source, key, { ...context, text: name, isKey: true, role: 'text' });
  }

  #number(node: number, address: CompiledAddress, context: Context): void {
    const document = this.#document;
    const start = document.start(node);
    const end = document.end(node);
    if (address.rule.kind !== 'text' || end - start < IDENTIFYING_NUMBER_BYTES) return;
    const digits = document.bytes.toString('latin1', start, end);
    this.#text(node, digits, 'text', context);
  }

  *#string(node: number, address: CompiledAddress, context: Context): Slices<void> {
    const rule = address.rule;
    if (rule.kind === 'base64') {
      this.#uninspectable(node, rule.what);
      return;
    }
    const text = this.#document.string(node) ?? '';
    if (text === '') return;
    if (rule.kind === 'nestedJson') yield* this.#nested(node, text, rule.inner, context);
    else if (rule.kind === 'media') this.#media(node, text, rule.what, context);
    else if (rule.kind === 'identifier') this.#text(node, text, 'identifier', context);
    else if (rule.kind === 'text' || !rule.shape.test(text)) this.#text(node, text, 'text', context);
  }

  #text(node: number, text: string, role: RequestPart['role'], context: Context): void {
    this.#gathering.part(this.#source, node, { ...context, text, isKey: false, role });
  }

  #media(node: number, text: string, what: string, context: Context): void {
    if (/^\s*data:/i.test(text)) {
      this.#uninspectable(node, what);
      return;
    }
    this.#gathering.facts.hop('url', urlTarget(text));
    this.#text(node, text, 'text', context);
  }

  #uninspectable(node: number, what: string): void {
    const bytes = this.#document.end(node) - this.#document.start(node) - 2;
    if (bytes === 0) return;
    this.#gathering.facts.uninspectable(what, bytes);
    this.#gathering.omit(this.#source, node);
  }

  *#nested(node: number, text: string, inner: CompiledAddress, context: Context): Slices<void> {
    const document = yield* containerIn(text);
    if (document === undefined) {
      this.#text(node, text, 'text', context);
      return;
    }
    const source = this.#gathering.addSource({ document, within: { source: this.#source, node } });
    yield* new Walk(this.#gathering, source, document).value(document.root, inner, context);
  }
}

const UNKNOWN = Number.MAX_SAFE_INTEGER;

interface Member {
  readonly key: number;
  readonly name: string;
  readonly rank: number;
  readonly address: CompiledAddress;
}

function contextOf(
  address: CompiledAddress,
  document: JsonDocument,
  node: number,
  context: Context,
): Context {
  if (address.section === undefined && address.cites === undefined) return context;
  return {
    key: context.key,
    section: address.section ?? context.section,
    cited: context.cited || address.cites?.(document, node) === true,
  };
}

/** The object or array that a string holds; `undefined` when it holds anything else. */
function* containerIn(text: string): Slices<JsonDocument | undefined> {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return yield* parseJson(Buffer.from(text, 'utf8'));
  } catch (error) {
    if (error instanceof DomicileError) return undefined;
    throw error;
  }
}

/** Walks the whole body; everything found lands in `gathering`. */
export function* walkBody(gathering: Gathering, document: JsonDocument, root: CompiledAddress): Slices<void> {
  const source = gathering.addSource({ document, within: undefined });
  const context = { key: '', section: 'other', cited: false } as const;
  yield* new Walk(gathering, source, document).value(document.root, root, context);
}
