import type { Slices, TextEdit } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument } from './document.ts';
import { finish } from './finish.ts';
import { byteOffsetsOf } from './offsets.ts';

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

/** Content of a JSON string, without quotes. */
export function escapeJsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function* offsetsInString(document: JsonDocument, node: number, units: readonly number[]): Slices<number[]> {
  const start = document.start(node) + 1;
  const end = document.end(node) - 1;
  const escaped = document.hasEscapes(node);
  return yield* byteOffsetsOf(document.bytes, { start, end, escaped }, units);
}

/** `byteEditsOf` in slices, for strings of any length. */
export function* byteEditSlices(document: JsonDocument, edit: StringEdit): Slices<ByteEdit[]> {
  const units = edit.edits.flatMap(({ start, end }) => [start, end]);
  const offsets = yield* offsetsInString(document, edit.node, units);
  return edit.edits.map(({ text }, index) => ({
    start: offsets[2 * index] ?? 0,
    end: offsets[2 * index + 1] ?? 0,
    bytes: escapeJsonText(text),
  }));
}

/** The byte edits that write `edit`. Throws `masking.failed` for edits unsorted, outside or within a character. */
export function byteEditsOf(document: JsonDocument, edit: StringEdit): ByteEdit[] {
  return finish(byteEditSlices(document, edit));
}

function checkedLength(bytes: Buffer, edits: readonly ByteEdit[]): number {
  let length = bytes.length;
  let last = 0;
  for (const edit of edits) {
    if (edit.start < last || edit.end < edit.start || edit.end > bytes.length) {
      throw new DomicileError('masking.failed', 'edits overlap, are unsorted or lie outside the body');
    }
    last = edit.end;
    length += Buffer.byteLength(edit.bytes) - (edit.end - edit.start);
  }
  return length;
}

/** Applies sorted edits that do not overlap. Without edits the result is `bytes` itself. */
export function spliceBytes(bytes: Buffer, edits: readonly ByteEdit[]): Buffer {
  if (edits.length === 0) return bytes;
  const spliced = Buffer.allocUnsafe(checkedLength(bytes, edits));
  let written = 0;
  let copied = 0;
  for (const edit of edits) {
    written += bytes.copy(spliced, written, copied, edit.start);
    written +=
      typeof edit.bytes === 'string' ? spliced.write(edit.bytes, written) : edit.bytes.copy(spliced, written);
    copied = edit.end;
  }
  bytes.copy(spliced, written, copied);
  return spliced;
}
