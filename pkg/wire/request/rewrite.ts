import type { Slices, TextEdit } from '../../api/text.ts';
import { unitOffsetsOf } from '../json/offsets.ts';
import { byteEditSlices, escapeJsonText, spliceSlices } from '../json/splice.ts';
import type { ByteEdit } from '../json/splice.ts';
import type { Gathering, Place, Source } from './gathering.ts';

/** Edits per part, parallel to the parts; `undefined` and empty: none. */
export type PartEdits = readonly (readonly TextEdit[] | undefined)[];

/** Parts whose edits are worked out between two yields. */
const PARTS_PER_SLICE = 256;

/** Collects the byte edits of each document. */
class EditsBySource {
  readonly #edits = new Map<Source, ByteEdit[]>();

  add(source: Source, edits: readonly ByteEdit[]): void {
    const known = this.#edits.get(source);
    if (known === undefined) this.#edits.set(source, [...edits]);
    else for (const edit of edits) known.push(edit);
  }

  /** In the order of the bytes: prompt order may be another. */
  sorted(source: Source): readonly ByteEdit[] {
    return (this.#edits.get(source) ?? []).sort((one, other) => one.start - other.start);
  }
}

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
function numberEdit({ source: { document }, node }: Place, edits: readonly TextEdit[]): ByteEdit {
  const start = document.start(node);
  const end = document.end(node);
  const text = applied(document.bytes.toString('latin1', start, end), edits);
  return { start, end, bytes: `"${escapeJsonText(text)}"` };
}

function* editsAt(place: Place, edits: readonly TextEdit[]): Slices<readonly ByteEdit[]> {
  const { source, node } = place;
  if (source.document.kind(node) === 'number') return [numberEdit(place, edits)];
  return yield* byteEditSlices(source.document, { node, edits });
}

function omission({ source: { document }, node }: Place): ByteEdit {
  const start = document.start(node) + 1;
  const end = document.end(node) - 1;
  return { start, end, bytes: `omitted (${end - start} bytes)` };
}

/** Edits of an inner document's bytes, as edits of the string that holds it. */
function* liftedEdits(inner: Source, edits: readonly ByteEdit[]): Slices<readonly TextEdit[]> {
  const offsets = edits.flatMap(({ start, end }) => [start, end]);
  const units = yield* unitOffsetsOf(inner.document.bytes, offsets);
  return edits.map((edit, index) => ({
    start: units[2 * index] ?? 0,
    end: units[2 * index + 1] ?? 0,
    text: edit.bytes.toString(),
  }));
}

/** Innermost first, so that each string is complete before the one around it is written. */
function* liftAll(sources: readonly Source[], bySource: EditsBySource): Slices<void> {
  for (const source of sources.toReversed()) {
    const edits = bySource.sorted(source);
    if (source.within === undefined || edits.length === 0) continue;
    const lifted = yield* liftedEdits(source, edits);
    bySource.add(source.within.source, yield* editsAt(source.within, lifted));
  }
}

/** The body with the edits spliced into its bytes; strings at `omitted` are replaced by how long they were. */
export function* rewriteBody(
  gathering: Gathering,
  body: Source,
  edits: PartEdits,
  omitted: readonly Place[],
): Slices<Buffer> {
  const bySource = new EditsBySource();
  for (const [index, place] of gathering.places.entries()) {
    const edit = edits[index];
    if (edit !== undefined && edit.length > 0) bySource.add(place.source, yield* editsAt(place, edit));
    if (index % PARTS_PER_SLICE === PARTS_PER_SLICE - 1) yield;
  }
  for (const place of omitted) bySource.add(place.source, [omission(place)]);
  yield* liftAll(gathering.sources, bySource);
  return yield* spliceSlices(body.document.bytes, bySource.sorted(body));
}
