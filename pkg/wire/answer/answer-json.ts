import type { AnswerHooks, Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { invalidAnswer } from '../invalid-answer.ts';
import { type JsonDocument, parseJson, parseJsonNow, SLICE_BYTES } from '../json/document.ts';

/**
 * Bound on the members of one object: members are looked for one by one, and no model writes so many. A longer one ends
 * the answer with `upstream.invalid`.
 */
export const maxAnswerMembers = 32_768;

function invalid(cause: unknown): unknown {
  if (!(cause instanceof DomicileError)) return cause;
  const [found] = cause.message.split(';');
  return invalidAnswer(`a part of the answer is not the JSON it should be (${found})`, cause);
}

/** JSON of an answer: all of it, or of one event. @throws DomicileError `upstream.invalid` */
export function* parseAnswer(bytes: Buffer): Slices<JsonDocument> {
  try {
    return bytes.length <= SLICE_BYTES
      ? parseJsonNow(bytes)
      : yield* parseJson(bytes, undefined, maxAnswerMembers);
  } catch (cause) {
    throw invalid(cause);
  }
}

/** The same at once, of few bytes. */
export function parseAnswerNow(bytes: Buffer): JsonDocument {
  try {
    return parseJsonNow(bytes);
  } catch (cause) {
    throw invalid(cause);
  }
}

/** Bytes of a string that may be a name, a reason or an id. */
export const maxNameBytes = 4096;

/**
 * The text of a string member that is a name, a reason or an id, empty where there is none,
 * and of a longer one its length.
 */
export function stringMember(document: JsonDocument, object: number, name: string): string {
  const node = document.get(object, name);
  if (node < 0) return '';
  const bytes = document.end(node) - document.start(node) - 2;
  if (bytes > maxNameBytes && document.kind(node) === 'string') return `(${bytes} bytes)`;
  return document.string(node) ?? '';
}

/** Whether a member is a text of at least a character. */
export function hasText(document: JsonDocument, object: number, name: string): boolean {
  const node = document.get(object, name);
  return node >= 0 && document.kind(node) === 'string' && document.end(node) - document.start(node) > 2;
}

const ZERO = 0x30;

/** Of larger ones, addresses that are made of several would no longer be told apart. */
export const maxIndex = 2 ** 31 - 1;

/** The value of a member that is an integer from 0 to `maxIndex`; -1 otherwise. */
export function indexMember(document: JsonDocument, object: number, name: string): number {
  const node = document.get(object, name);
  if (node < 0 || document.kind(node) !== 'number') return -1;
  const start = document.start(node);
  const end = document.end(node);
  if (end - start === 1) return (document.bytes[start] ?? ZERO) - ZERO;
  const value = Number(document.bytes.toString('latin1', start, end));
  return Number.isInteger(value) && value >= 0 && value <= maxIndex ? value : -1;
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
