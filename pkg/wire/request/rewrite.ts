import type { Slices, TextEdit } from '../../api/text.ts';
import { unitOffsetsOf } from '../json/offsets.ts';
import { byteEditSlices, escapeJsonText, spliceBytes } from '../json/splice.ts';
import type { ByteEdit } from '../json/splice.ts';
import type { Gathering, Place, Source } from './gathering.ts';

/** Edits per part, parallel to the parts; `undefined` and empty: none. */
export type PartEdits = readonly (readonly TextEdit[] | undefined)[];

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const edit of edits) {
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
  }
  return result + text.slice(copied);
}

/** A number that is edited becomes a string: nothing else can hold a pseudonym. */
function numberEdit(source: Source, node: number, edits: readonly TextEdit[]): ByteEdit {
  const { document } = source;
  const start = document.start(node);
  const end = document.end(node);
  const text = applied(document.bytes.toString('latin1', start, end), edits);
  return { start, end, bytes: `"${escapeJsonText(text)}"` };
}

function omission(source: Source, node: number): ByteEdit {
  const start = source.document.start(node) + 1;
  const end = source.document.end(node) - 1;
  return { start, end, bytes: `omitted (${end - start} bytes)` };
}

function byStart(one: ByteEdit, other: ByteEdit): number {
  return one.start - other.start;
}

function* partEdits(gathering: Gathering, edits: PartEdits, bySource: ByteEdit[][]): Slices<void> {
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index];
    const place = gathering.places[index];
    if (edit === undefined || edit.length === 0 || place === undefined) continue;
    const source = gathering.sources[place.source];
    if (source === undefined) continue;
    if (source.document.kind(place.node) === 'number') {
      bySource[place.source]?.push(numberEdit(source, place.node, edit));
    } else {
      const found = yield* byteEditSlices(source.document, { node: place.node, edits: edit });
      bySource[place.source]?.push(...found);
    }
  }
}

/** Edits of an inner document's bytes, as edits of the string that holds it. */
function* liftedEdits(source: Source, outer: Source, node: number, edits: ByteEdit[]): Slices<ByteEdit[]> {
  const sorted = edits.sort(byStart);
  const bytes = sorted.flatMap(({ start, end }) => [start, end]);
  const units = yield* unitOffsetsOf(source.document.bytes, bytes);
  const lifted = sorted.map((edit, index) => ({
    start: units[2 * index] ?? 0,
    end: units[2 * index + 1] ?? 0,
    text: edit.bytes.toString(),
  }));
  return yield* byteEditSlices(outer.document, { node, edits: lifted });
}

/** Innermost first, so that each string is whole before the one around it is written. */
function* liftAll(gathering: Gathering, bySource: ByteEdit[][]): Slices<void> {
  for (let index = gathering.sources.length - 1; index > 0; index--) {
    const source = gathering.sources[index];
    const edits = bySource[index];
    if (source?.within === undefined || edits === undefined || edits.length === 0) continue;
    const outer = gathering.sources[source.within.source];
    if (outer === undefined) continue;
    const lifted = yield* liftedEdits(source, outer, source.within.node, edits);
    bySource[source.within.source]?.push(...lifted);
  }
}

/** The body with the edits spliced into its bytes; strings at `omitted` are replaced by how long they were. */
export function* rewriteBody(
  gathering: Gathering,
  edits: PartEdits,
  omitted: readonly Place[],
): Slices<Buffer> {
  const bySource: ByteEdit[][] = gathering.sources.map(() => []);
  yield* partEdits(gathering, edits, bySource);
  for (const place of omitted) {
    const source = gathering.sources[place.source];
    if (source !== undefined) bySource[place.source]?.push(omission(source, place.node));
  }
  yield* liftAll(gathering, bySource);
  const body = gathering.sources[0];
  if (body === undefined) return Buffer.alloc(0);
  return spliceBytes(body.document.bytes, (bySource[0] ?? []).sort(byStart));
}
