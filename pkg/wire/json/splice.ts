import { finish, type Slices, type TextEdit } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument } from './document.ts';
import { OffsetCursor } from './offsets.ts';

/** Edits inside one string node, offsets in UTF-16 units of the decoded text; untouched bytes stay identical. */
export interface StringEdit {
  readonly node: number;
  readonly edits: readonly TextEdit[];
}

/** Replaces the bytes `[start, end)`; a string is written as UTF-8. */
export interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer | string;
}

/** What stands in a JSON string as it is: all that most edits hold. */
const plain = /^[ !#-[\]-~]*$/;

/** Ends of lines to some readers of streams (Python's `splitlines`), and none to JSON. */
const lineEnds = /[\u0085\u2028\u2029]/g;

/** Content of a JSON string, without quotes. */
export function escapeJsonText(text: string): string {
  if (plain.test(text)) return text;
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(lineEnds, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function cursorIn(document: JsonDocument, node: number): OffsetCursor {
  const start = document.start(node) + 1;
  const end = document.end(node) - 1;
  if (document.hasEscapes(node)) return new OffsetCursor(document.bytes, start, end, 'escaped');
  return new OffsetCursor(document.bytes, start, end, document.isAscii(node) ? 'plain' : 'utf8');
}

/** Bytes up to which slices would cost more than they are good for. */
const SHORT_BYTES = 16 * 1024;
/** Edits that are worked out between two yields. */
const EDITS_PER_SLICE = 1024;

/** `byteEditsOf` in slices, for strings of any length. */
export function* byteEditSlices(document: JsonDocument, edit: StringEdit): Slices<ByteEdit[]> {
  const cursor = cursorIn(document, edit.node);
  const result: ByteEdit[] = [];
  for (const { start, end, text } of edit.edits) {
    while (!cursor.reachUnit(start)) yield;
    const from = cursor.at;
    while (!cursor.reachUnit(end)) yield;
    result.push({ start: from, end: cursor.at, bytes: escapeJsonText(text) });
    if (result.length % EDITS_PER_SLICE === 0) yield;
  }
  return result;
}

/** The byte edits that write `edit`. Throws `masking.failed` for edits unsorted, outside or within a character. */
export function byteEditsOf(document: JsonDocument, edit: StringEdit): ByteEdit[] {
  const cursor = cursorIn(document, edit.node);
  return edit.edits.map(({ start, end, text }) => {
    const from = offsetOf(cursor, start);
    return { start: from, end: offsetOf(cursor, end), bytes: escapeJsonText(text) };
  });
}

function offsetOf(cursor: OffsetCursor, unit: number): number {
  let isThere = cursor.reachUnit(unit);
  while (!isThere) isThere = cursor.reachUnit(unit);
  return cursor.at;
}

/** Whether a node is short enough to be worked on without giving way. */
export function isShort(document: JsonDocument, node: number): boolean {
  return document.end(node) - document.start(node) <= SHORT_BYTES;
}

/** What one edit costs beyond the bytes it copies, in bytes. */
const EDIT_COST = 256;
/** Cost between two yields: well under a millisecond of copying. */
const SLICE_COST = 1024 * 1024;
/** Edits whose lengths are added up between two yields. */
const LENGTHS_PER_SLICE = SLICE_COST / EDIT_COST;

/** By how much the edits from `from` up to `to` make the bytes longer. */
function growth(bytes: Buffer, edits: readonly ByteEdit[], from: number, to: number): number {
  let grown = 0;
  let last = edits[from - 1]?.end ?? 0;
  for (let index = from; index < to; index++) {
    const edit = edits[index];
    if (edit === undefined) break;
    if (edit.start < last || edit.end < edit.start || edit.end > bytes.length) {
      throw new DomicileError('masking.failed', 'edits overlap, are unsorted or lie outside the body');
    }
    last = edit.end;
    grown += Buffer.byteLength(edit.bytes) - (edit.end - edit.start);
  }
  return grown;
}

function put(target: Buffer, at: number, bytes: Buffer | string): number {
  return typeof bytes === 'string' ? target.write(bytes, at) : bytes.copy(target, at);
}

/** `spliceBytes` in slices, for many edits. */
export function* spliceSlices(bytes: Buffer, edits: readonly ByteEdit[]): Slices<Buffer> {
  if (edits.length === 0) return bytes;
  let length = bytes.length;
  for (let from = 0; from < edits.length; from += LENGTHS_PER_SLICE) {
    if (from > 0) yield;
    length += growth(bytes, edits, from, from + LENGTHS_PER_SLICE);
  }
  const spliced = Buffer.allocUnsafe(length);
  let written = 0;
  let copied = 0;
  let pause = SLICE_COST;
  let done = 0;
  for (const edit of edits) {
    written += bytes.copy(spliced, written, copied, edit.start);
    written += put(spliced, written, edit.bytes);
    copied = edit.end;
    done += EDIT_COST;
    if (written + done < pause) continue;
    pause = written + done + SLICE_COST;
    yield;
  }
  bytes.copy(spliced, written, copied);
  return spliced;
}

/** Applies sorted edits that do not overlap. Without edits the result is `bytes` itself. */
export function spliceBytes(bytes: Buffer, edits: readonly ByteEdit[]): Buffer {
  return finish(spliceSlices(bytes, edits));
}
