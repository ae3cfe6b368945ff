import type { Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument, JsonKind } from '../json/document.ts';

/** Kinds that top-level members may have; absent is always allowed unless the member is required. */
export interface RootShape {
  readonly members: Readonly<Record<string, readonly JsonKind[]>>;
  readonly required: readonly string[];
  /** The member whose elements, where it is an array, must be objects; empty: nothing is known of them. */
  readonly turns: string;
}

function wrong(message: string): DomicileError {
  return new DomicileError('request.wrong_shape', message);
}

function wrongKind(field: string, kinds: readonly JsonKind[], found: JsonKind): DomicileError {
  return wrong(`the field "${field}" must be ${phrase(kinds)}, and is ${found}: send ${phrase(kinds)}`);
}

function phrase(kinds: readonly JsonKind[]): string {
  return kinds.join(' or ');
}

/** Throws `request.wrong_shape`, naming the member, when the body cannot be what its protocol says. */
export function checkRoot(document: JsonDocument, shape: RootShape): void {
  if (document.kind(document.root) !== 'object') throw wrong('the body must be a JSON object: send one');
  for (const member of shape.required) {
    if (document.get(document.root, member) === -1)
      throw wrong(`the field "${member}" is missing: send it, as ${phrase(shape.members[member] ?? [])}`);
  }
  for (const member in shape.members) checkMember(document, member, shape.members[member] ?? []);
}

function checkMember(document: JsonDocument, member: string, kinds: readonly JsonKind[]): void {
  const node = document.get(document.root, member);
  if (node === -1 || kinds.includes(document.kind(node))) return;
  throw wrongKind(member, kinds, document.kind(node));
}

/** Turns that are looked at between two yields. */
const TURNS_PER_SLICE = 8192;

/** The same of what `turns` names, in slices. */
export function* checkTurns(document: JsonDocument, { turns: member }: RootShape): Slices<void> {
  const turns = document.get(document.root, member);
  if (turns === -1 || document.kind(turns) !== 'array') return;
  let index = 0;
  for (let turn = document.firstChild(turns); turn !== -1; turn = document.next(turn)) {
    const kind = document.kind(turn);
    if (kind !== 'object') throw wrongKind(`${member}[${index}]`, ['object'], kind);
    index += 1;
    if (index % TURNS_PER_SLICE === 0) yield;
  }
}

/**
 * The top-level string; `undefined` when absent or `null`. Throws `request.wrong_shape` unless it has the shape, of
 * which `what` says what that is.
 */
export function rootString(
  document: JsonDocument,
  member: string,
  { shape, what }: { readonly shape: RegExp; readonly what: string },
): string | undefined {
  const value = document.string(document.get(document.root, member));
  if (value !== undefined && !shape.test(value))
    throw wrong(`the field "${member}" has an unusual form, by which no place can be told: send ${what}`);
  return value;
}
