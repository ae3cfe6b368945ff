import type { TextPart } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { text } from './address.ts';
import type { Address, Link, Note, SignedRule, StringRule, Variants } from './address.ts';
import { MemberTable } from './member-table.ts';

export type CompiledRule =
  | Exclude<StringRule, { readonly kind: 'nestedJson' }>
  | { readonly kind: 'nestedJson'; readonly inner: CompiledAddress };

export interface CompiledMember {
  readonly name: string;
  /** Place in the order of the description. */
  readonly rank: number;
  readonly address: CompiledAddress;
}

/** A node of the trie that is walked in lockstep with a document. */
export interface CompiledAddress {
  readonly rule: CompiledRule;
  readonly elements: CompiledAddress;
  readonly members: MemberTable<CompiledMember> | undefined;
  readonly others: CompiledAddress;
  readonly tells: string | undefined;
  readonly variants: CompiledVariants | undefined;
  readonly notes: readonly Note[];
  readonly signed: SignedRule | undefined;
  readonly cites: ((document: JsonDocument, node: number) => boolean) | undefined;
  readonly section: TextPart['section'] | undefined;
}

interface CompiledVariants {
  readonly member: string;
  readonly exact: ReadonlyMap<string, CompiledAddress>;
  readonly prefixes: readonly (readonly [string, CompiledAddress])[];
  readonly absent: CompiledAddress;
  readonly unknown: CompiledAddress;
}

type Building = { -readonly [Field in keyof CompiledAddress]?: CompiledAddress[Field] };

/** Compiles descriptions; one that contains itself becomes a cycle of the trie. */
class Compiler {
  readonly #known = new Map<Address, CompiledAddress>();

  compile(link: Link): CompiledAddress {
    const address = typeof link === 'function' ? link() : link;
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const building: Building = {};
    const compiled = building as CompiledAddress;
    this.#known.set(address, compiled);
    building.rule = this.#rule(address.string);
    building.elements = this.compile(address.elements ?? text);
    building.others = this.compile(address.others ?? text);
    building.tells = address.tells;
    building.members = address.members && this.#members(address.members);
    building.variants = address.variants && this.#variants(address.variants);
    building.notes = address.notes ?? [];
    building.signed = address.signed;
    building.cites = address.cites;
    building.section = address.section;
    return compiled;
  }

  #rule(rule: StringRule | undefined): CompiledRule {
    if (rule === undefined) return { kind: 'text' };
    return rule.kind === 'nestedJson' ? { kind: 'nestedJson', inner: this.compile(rule.inner) } : rule;
  }

  #members(members: Readonly<Record<string, Link>>): MemberTable<CompiledMember> {
    const compiled = Object.entries(members).map(([name, link], rank) => ({
      name,
      rank,
      address: this.compile(link),
    }));
    return new MemberTable(compiled);
  }

  #variants(variants: Variants): CompiledVariants {
    return {
      member: variants.member,
      exact: new Map(Object.entries(variants.exact).map(([name, link]) => [name, this.compile(link)])),
      prefixes: (variants.prefixes ?? []).map(([prefix, link]) => [prefix, this.compile(link)] as const),
      absent: this.compile(variants.absent),
      unknown: this.compile(variants.unknown),
    };
  }
}

/** To be called once per protocol, at load. */
export function compileAddress(root: Address): CompiledAddress {
  return new Compiler().compile(root);
}

function variantNamed(variants: CompiledVariants, name: string): CompiledAddress {
  const exact = variants.exact.get(name);
  if (exact !== undefined) return exact;
  return variants.prefixes.find(([prefix]) => name.startsWith(prefix))?.[1] ?? variants.unknown;
}

/** Bytes of the longest name that a variant can have. */
const MAX_NAME_BYTES = 256;

function variantOf(variants: CompiledVariants, document: JsonDocument, node: number): CompiledAddress {
  if (node === -1 || document.kind(node) !== 'string') return variants.absent;
  if (document.end(node) - document.start(node) > MAX_NAME_BYTES) return variants.unknown;
  return variantNamed(variants, document.string(node) ?? '');
}

/** The description that holds for the object at `node`, its variants resolved. */
export function resolve(address: CompiledAddress, document: JsonDocument, node: number): CompiledAddress {
  let resolved = address;
  while (resolved.variants !== undefined) {
    resolved = variantOf(resolved.variants, document, document.get(node, resolved.variants.member));
  }
  return resolved;
}
