import type { AnswerHooks, Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import { type JsonDocument, parseJson, parseJsonNow, SLICE_BYTES } from '../json/document.ts';

function invalid(cause: unknown): unknown {
  if (!(cause instanceof DomicileError)) return cause;
  return invalidAnswer('a part of the answer is not the JSON it should be', cause);
}

/** One event's JSON. @throws DomicileError `upstream.invalid` */
export function parseAnswerNow(bytes: Buffer): JsonDocument {
  try {
    return parseJsonNow(bytes);
  } catch (cause) {
    throw invalid(cause);
  }
}

/** A whole answer's JSON. @throws DomicileError `upstream.invalid` */
export function* parseAnswer(bytes: Buffer): Slices<JsonDocument> {
  try {
    return bytes.length <= SLICE_BYTES ? parseJsonNow(bytes) : yield* parseJson(bytes);
  } catch (cause) {
    throw invalid(cause);
  }
}

/** The text of a string member, or empty. */
export function stringMember(document: JsonDocument, object: number, name: string): string {
  return document.string(document.get(object, name)) ?? '';
}

const ZERO = 0x30;

/** The value of a member that is an integer from 0 on; -1 otherwise. */
export function indexMember(document: JsonDocument, object: number, name: string): number {
  const node = document.get(object, name);
  if (node < 0 || document.kind(node) !== 'number') return -1;
  const start = document.start(node);
  const end = document.end(node);
  if (end - start === 1) return (document.bytes[start] ?? ZERO) - ZERO;
  const value = Number(document.bytes.toString('latin1', start, end));
  return Number.isSafeInteger(value) && value >= 0 ? value : -1;
}

/** The first element of an array; -1 where there is none. */
export function firstElement(document: JsonDocument, array: number): number {
  return array >= 0 && document.kind(array) === 'array' ? document.firstChild(array) : -1;
}

export function* elementsOf(document: JsonDocument, array: number): Generator<number> {
  for (let node = firstElement(document, array); node !== -1; node = document.next(node)) yield node;
}

const plainName = /^[\w.-]{1,64}$/u;

/** How a name that the provider chose may be spoken of: never a stretch of data. */
export function spokenName(name: string): string {
  return plainName.test(name) ? name : '(unnamed)';
}

/** Tells the ids in these members of an object, under which a later request may reopen what the provider keeps. */
export function tellHandles(
  document: JsonDocument,
  holder: number,
  members: readonly string[],
  hooks: AnswerHooks,
): void {
  for (const member of members) {
    const id = stringMember(document, holder, member);
    if (id !== '') hooks.handle?.(id);
  }
}
