import type { Slices, TextPart } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { parseJson } from '../json/document.ts';
import type { JsonDocument } from '../json/document.ts';
import type { SignedRule } from './address.ts';
import { MIN_ENCODED_UNITS, looksEncoded } from './encoded-text.ts';
import { resolve } from './compile.ts';
import type { CompiledAddress, CompiledMember, CompiledRule } from './compile.ts';
import type { Gathering, RequestPart, Source } from './gathering.ts';
import { KeyContexts, behindOption, mayBeOption, optionAt } from './key-context.ts';
import { idTarget, urlTarget } from './notes.ts';
import { MAX_EXEMPT_UNITS } from './shapes.ts';

/** Bytes looked at between two yields. */
const SLICE_BYTES = 64 * 1024;
/** What a node costs beyond its bytes, in bytes. */
const NODE_COST = 64;
/** Bytes from which a number may identify somebody: the shortest national identifiers have seven digits. */
const IDENTIFYING_NUMBER_BYTES = 7;
/** Members that no description names come last. */
const LAST = Number.MAX_SAFE_INTEGER;

/** What holds for everything below a value. */
interface Context {
  readonly section: TextPart['section'];
  readonly cited: boolean;
}

/** A member as it stands, with what is known of it. */
interface Member {
  readonly key: number;
  readonly known: CompiledMember | undefined;
}

const rankOf = ({ known }: Member): number => known?.rank ?? LAST;

/** Behind all that do not rank behind it. Each name that is known moves the others once: there are few of them. */
function insert(members: Member[], member: Member): void {
  let at = members.length;
  for (let before = members[at - 1]; before !== undefined && rankOf(before) > rankOf(member); ) {
    members[at] = before;
    at -= 1;
    before = members[at - 1];
  }
  members[at] = member;
}

/** One walk over one document, in lockstep with the compiled description. */
class Walk {
  readonly #gathering: Gathering;
  readonly #document: JsonDocument;
  readonly #source: Source;
  #spent = 0;

  constructor(gathering: Gathering, source: Source) {
    this.#gathering = gathering;
    this.#document = source.document;
    this.#source = source;
    gathering.sources.push(source);
  }

  /** Walks an object, an array or a string of any length; `key` is what is known of it: see `TextPart`. */
  deep(node: number, address: CompiledAddress, key: string, context: Context): Slices<void> {
    const kind = this.#document.kind(node);
    if (kind === 'object') return this.#object(node, address, key, context);
    if (kind === 'array') return this.#array(node, address, key, context);
    return this.#longString(node, address, key, context);
  }

  /** A string that may hold a document, or is too long to be decoded at once; its facts were read already. */
  *#longString(node: number, address: CompiledAddress, key: string, context: Context): Slices<void> {
    const text = (yield* this.#document.stringSlices(node)) ?? '';
    if (address.rule.kind === 'undescribed' && (yield* looksEncoded(text)))
      this.#gathering.facts.uninspectable(address.rule.what);
    if (address.rule.kind === 'nestedJson') yield* this.#nested(node, text, address.rule.inner, key, context);
    else this.#text(node, text, address.rule, key, context);
  }

  /** Takes a value that needs no walk of its own; false for one that does. Most values are such leaves. */
  #leaf(node: number, address: CompiledAddress, key: string, context: Context): boolean {
    const kind = this.#document.kind(node);
    if (kind === 'object' || kind === 'array') return false;
    const inside = this.#enter(node, address, context);
    if (kind === 'string') return this.#string(node, address, key, inside);
    if (kind === 'number') this.#number(node, address, key, inside);
    return true;
  }

  /** Reads the facts off a value; returns what holds for it and below. */
  #enter(node: number, address: CompiledAddress, context: Context): Context {
    for (const note of address.notes) note(this.#gathering.facts, this.#document, node);
    if (address.section === undefined && address.cites === undefined) return context;
    return {
      section: address.section ?? context.section,
      cited: context.cited || address.cites?.(this.#document, node) === true,
    };
  }

  /** Whether it is time to give way. */
  #pays(node: number): boolean {
    const isLeaf = this.#document.firstChild(node) === -1;
    this.#spent += NODE_COST + (isLeaf ? this.#document.end(node) - this.#document.start(node) : 0);
    if (this.#spent < SLICE_BYTES) return false;
    this.#spent = 0;
    return true;
  }

  *#array(node: number, address: CompiledAddress, key: string, context: Context): Slices<void> {
    const document = this.#document;
    const inside = this.#enter(node, address, context);
    let option = '';
    for (let element = document.firstChild(node); element !== -1; element = document.next(element)) {
      const isOption = mayBeOption(document, element);
      const own = isOption ? key : behindOption(option, key);
      option = isOption ? optionAt(document, element) : '';
      const isLeaf = this.#leaf(element, address.elements, own, inside);
      if (!isLeaf) yield* this.deep(element, address.elements, own, inside);
      if (this.#pays(element)) yield;
    }
  }

  *#object(node: number, given: CompiledAddress, key: string, context: Context): Slices<void> {
    const document = this.#document;
    const address = resolve(given, document, node);
    const inside = this.#enterObject(node, given, address, context);
    if (address.members === undefined) return yield* this.#undescribed(node, address.others, key, inside);
    const opaque = address.signed === undefined ? undefined : yield* this.#signed(node, address.signed);
    const contexts = new KeyContexts(document, node, key);
    for (const { key: member, known } of this.#ordered(node, address)) {
      if (covers(opaque, known)) continue;
      const name = contexts.of(known?.name ?? this.#unknownKey(node, member, key, inside, address.tells));
      const value = document.value(member);
      const below = belowOf(address, known);
      if (!this.#leaf(value, below, name, inside)) yield* this.deep(value, below, name, inside);
      if (this.#pays(value)) yield;
    }
  }

  /** An address that chose one of its variants speaks first, then the variant. */
  #enterObject(node: number, given: CompiledAddress, chosen: CompiledAddress, context: Context): Context {
    const outer = chosen === given ? context : this.#enter(node, given, context);
    return this.#enter(node, chosen, outer);
  }

  /** An object of which nothing is known: its members as they stand. */
  *#undescribed(node: number, others: CompiledAddress, above: string, inside: Context): Slices<void> {
    const document = this.#document;
    const contexts = new KeyContexts(document, node, above);
    for (let key = document.firstChild(node); key !== -1; key = document.next(key)) {
      const name = contexts.of(this.#unknownKey(node, key, above, inside));
      const value = document.value(key);
      if (!this.#leaf(value, others, name, inside)) yield* this.deep(value, others, name, inside);
      if (this.#pays(value)) yield;
    }
  }

  /** Known members in the order of the description, then the others as they stand. */
  #ordered(node: number, address: CompiledAddress): Member[] {
    const document = this.#document;
    const members: Member[] = [];
    for (let key = document.firstChild(node); key !== -1; key = document.next(key))
      insert(members, { key, known: address.members?.find(document, key) });
    return members;
  }

  /** The rule under which the object is opaque; its content then goes to `signed`. */
  *#signed(node: number, rule: SignedRule): Slices<SignedRule | undefined> {
    const document = this.#document;
    const nodes = rule.fields.map((field) => document.get(node, field));
    if (document.kind(document.get(node, rule.proof)) !== 'string') return undefined;
    const texts: (string | undefined)[] = [];
    for (const field of nodes) texts.push(field === -1 ? '' : yield* document.stringSlices(field));
    const proof = texts[rule.fields.indexOf(rule.proof)] ?? '';
    if (proof === '' || texts.includes(undefined)) return undefined;
    this.#gathering.signed.push([rule.type, ...texts].join('\0'));
    for (const field of nodes) if (field !== -1) this.#omit(field);
    return rule;
  }

  /** Returns the decoded key. */
  #unknownKey(object: number, node: number, above: string, context: Context, tells?: string): string {
    const text = this.#document.string(node) ?? '';
    if (tells !== undefined) this.#gathering.facts.undescribed(`${tells}${idTarget(text)}`);
    if (text !== '') this.#part(node, text, above, context, 'key', object);
    return text;
  }

  #part(
    node: number,
    text: string,
    key: string,
    context: Context,
    what: RequestPart['role'] | 'key',
    holder = -1,
  ): void {
    this.#gathering.part(
      { source: this.#source, node },
      {
        text,
        section: context.section,
        isKey: what === 'key',
        key,
        role: what === 'identifier' ? 'identifier' : 'text',
        cited: context.cited,
      },
      holder,
    );
  }

  #number(node: number, address: CompiledAddress, key: string, context: Context): void {
    const document = this.#document;
    const start = document.start(node);
    const end = document.end(node);
    if (end - start < IDENTIFYING_NUMBER_BYTES) return;
    if (address.rule.kind === 'exempt') this.#gathering.name({ source: this.#source, node });
    else this.#part(node, document.bytes.toString('latin1', start, end), key, context, 'text');
  }

  /** False for a string that has to be walked. */
  #string(node: number, address: CompiledAddress, key: string, context: Context): boolean {
    const { rule } = address;
    if (rule.kind === 'base64') {
      this.#uninspectable(node, rule.what);
      return true;
    }
    const document = this.#document;
    const bytes = document.end(node) - document.start(node);
    if (rule.kind === 'nestedJson' || bytes > SLICE_BYTES) return false;
    if (rule.kind === 'undescribed' && bytes >= MIN_ENCODED_UNITS) return false;
    this.#text(node, document.string(node) ?? '', rule, key, context);
    return true;
  }

  #text(node: number, text: string, rule: CompiledRule, key: string, context: Context): void {
    if (text === '') return;
    if (rule.kind === 'media') this.#media(node, text, rule.what, key, context);
    else if (rule.kind === 'identifier') this.#part(node, text, key, context, 'identifier');
    else if (rule.kind !== 'exempt' || !isExempt(text, rule.shape))
      this.#part(node, text, key, context, 'text');
    else if (mayBeValue(text)) this.#gathering.name({ source: this.#source, node });
  }

  #media(node: number, text: string, what: string, key: string, context: Context): void {
    if (/^\s*data:/i.test(text)) {
      this.#uninspectable(node, what);
      return;
    }
    this.#gathering.facts.hop('url', urlTarget(text), this.#document, node);
    this.#part(node, text, key, context, 'text');
  }

  #uninspectable(node: number, what: string): void {
    const isEmpty = this.#document.end(node) - this.#document.start(node) === 2;
    if (isEmpty) return;
    this.#gathering.facts.uninspectable(what);
    this.#omit(node);
  }

  #omit(node: number): void {
    this.#gathering.omitted.push({ source: this.#source, node });
  }

  *#nested(node: number, text: string, inner: CompiledAddress, key: string, context: Context): Slices<void> {
    const document = yield* containerIn(text);
    if (document === undefined) {
      if (text !== '') this.#part(node, text, key, context, 'text');
      return;
    }
    const source = { document, within: { source: this.#source, node } };
    yield* new Walk(this.#gathering, source).deep(document.root, inner, key, context);
  }
}

/** Whether the text looks as it must to pass unscanned; what is longer than any shape admits is not tried. */
function isExempt(text: string, shape: RegExp): boolean {
  return text.length <= MAX_EXEMPT_UNITS && shape.test(text);
}

/** UTF-16 units from which on a name may be a value: with a digit, as short as a national identifier, else a key. */
const VALUE_UNITS = 7;
const KEY_UNITS = 16;

function mayBeValue(name: string): boolean {
  return name.length >= KEY_UNITS || (name.length >= VALUE_UNITS && /\d/.test(name));
}

/** The description of a member's value. */
function belowOf(object: CompiledAddress, known: CompiledMember | undefined): CompiledAddress {
  return known === undefined ? object.others : known.address;
}

function covers(opaque: SignedRule | undefined, known: CompiledMember | undefined): boolean {
  return opaque !== undefined && known !== undefined && opaque.fields.includes(known.name);
}

/** The object or array that a string holds; `undefined` when it holds anything else. */
function* containerIn(text: string): Slices<JsonDocument | undefined> {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > SLICE_BYTES) yield;
  try {
    return yield* parseJson(bytes);
  } catch (error) {
    if (error instanceof DomicileError) return undefined;
    throw error;
  }
}

/** Walks the whole body, whose root is an object; everything found lands in `gathering`. */
export function walkBody(gathering: Gathering, body: Source, root: CompiledAddress): Slices<void> {
  const context = { section: 'other', cited: false } as const;
  return new Walk(gathering, body).deep(body.document.root, root, '', context);
}
