import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument, JsonKind } from '../json/document.ts';

/** Kinds that top-level members may have; absent is always allowed unless the member is required. */
export interface RootShape {
  readonly members: Readonly<Record<string, readonly JsonKind[]>>;
  readonly required: readonly string[];
}

function wrong(message: string): DomicileError {
  return new DomicileError('request.wrong_shape', message);
}

function phrase(kinds: readonly JsonKind[]): string {
  return kinds.join(' or ');
}

/** Throws `request.wrong_shape`, naming the member, when the body cannot be what its protocol says. */
export function checkRoot(document: JsonDocument, shape: RootShape): void {
  if (document.kind(document.root) !== 'object') throw wrong('the body must be a JSON object');
  for (const member of shape.required) {
    if (document.get(document.root, member) === -1) throw wrong(`the field "${member}" is missing`);
  }
  for (const [member, kinds] of Object.entries(shape.members)) {
    const node = document.get(document.root, member);
    if (node !== -1 && !kinds.includes(document.kind(node))) {
      throw wrong(`the field "${member}" must be ${phrase(kinds)}`);
    }
  }
}

/** The top-level string; `undefined` when absent or `null`. Throws `request.wrong_shape` unless it has the shape. */
export function rootString(document: JsonDocument, member: string, shape: RegExp): string | undefined {
  const value = document.string(document.get(document.root, member));
  if (value !== undefined && !shape.test(value)) throw wrong(`the field "${member}" has an unusual form`);
  return value;
}
