import type { Slices, TextEdit } from '../../api/text.ts';
import { OffsetCursor } from '../json/offsets.ts';
import { byteEditsOf, byteEditSlices, escapeJsonText, isShort } from '../json/splice.ts';
import type { ByteEdit, StringEdit } from '../json/splice.ts';
import type { JsonDocument } from '../json/document.ts';
import type { Gathering, Source } from './gathering.ts';
import { sortedSlices } from './sorted-slices.ts';

/** Edits per part, parallel to the parts; `undefined` and empty: none. */
export type PartEdits = readonly (readonly TextEdit[] | undefined)[];

/** What happens to one node: its text is edited, left out, or is a document in which something happens. */
export type Change =
  | { readonly kind: 'edited'; readonly node: number; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'omitted'; readonly node: number }
  | { readonly kind: 'inner'; readonly node: number; readonly inner: Source };

/** Parts that are looked at between two yields. */
const PARTS_PER_SLICE = 4096;
/** Edits of inner documents that are worked out between two yields. */
const EDITS_PER_SLICE = 1024;

/** All that happens to a body, by document and in the order of the bytes; the bytes are worked out on demand. */
export class Changes {
  readonly #bySource: ReadonlyMap<Source, readonly Change[]>;

  constructor(bySource: ReadonlyMap<Source, readonly Change[]>) {
    this.#bySource = bySource;
  }

  of(source: Source): readonly Change[] {
    return this.#bySource.get(source) ?? [];
  }

  /** The byte edits of one change, sorted, in the bytes of the document that it is a change of. */
  *byteEdits({ document }: Source, change: Change): Slices<readonly ByteEdit[]> {
    const { node } = change;
    if (change.kind === 'omitted') return [omission(document.start(node) + 1, document.end(node) - 1)];
    if (change.kind === 'edited')
      return byteEditsNow(document, change) ?? (yield* byteEditSlices(document, change));
    const edits = yield* this.#lifted(change.inner);
    return yield* byteEditSlices(document, { node, edits });
  }

  /** All edits of a document's bytes, sorted. */
  *allByteEdits(source: Source): Slices<readonly ByteEdit[]> {
    const all: ByteEdit[] = [];
    let pause = EDITS_PER_SLICE;
    for (const change of this.of(source)) {
      const now = change.kind === 'edited' ? byteEditsNow(source.document, change) : undefined;
      const edits = now ?? (yield* this.byteEdits(source, change));
      for (const edit of edits) all.push(edit);
      if (all.length < pause) continue;
      pause = all.length + EDITS_PER_SLICE;
      yield;
    }
    return all;
  }

  /** Edits of an inner document's bytes, as edits of the text of the string that holds it. */
  *#lifted(inner: Source): Slices<readonly TextEdit[]> {
    const { bytes } = inner.document;
    const cursor = new OffsetCursor(bytes, 0, bytes.length, 'utf8');
    const lifted: TextEdit[] = [];
    for (const edit of yield* this.allByteEdits(inner)) {
      while (!cursor.reachByte(edit.start)) yield;
      const start = cursor.unit;
      while (!cursor.reachByte(edit.end)) yield;
      lifted.push({ start, end: cursor.unit, text: edit.bytes.toString() });
      if (lifted.length % EDITS_PER_SLICE === 0) yield;
    }
    return lifted;
  }
}

/** `undefined` for a text so long that its edits are worked out in slices. */
function byteEditsNow(document: JsonDocument, change: StringEdit): readonly ByteEdit[] | undefined {
  const { node, edits } = change;
  if (document.kind(node) === 'number')
    return [numberEdit(document.bytes, document.start(node), document.end(node), edits)];
  return isShort(document, node) ? byteEditsOf(document, change) : undefined;
}

function omission(start: number, end: number): ByteEdit {
  return { start, end, bytes: `omitted (${end - start} bytes)` };
}

/** The text with the edits carried out. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const edit of edits) {
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
  }
  return result + text.slice(copied);
}

/** A number that is edited becomes a string: nothing else can hold a pseudonym. */
function numberEdit(bytes: Buffer, start: number, end: number, edits: readonly TextEdit[]): ByteEdit {
  const text = applied(bytes.toString('latin1', start, end), edits);
  return { start, end, bytes: `"${escapeJsonText(text)}"` };
}

function add(bySource: Map<Source, Change[]>, source: Source, change: Change): void {
  const known = bySource.get(source);
  if (known !== undefined) {
    known.push(change);
    return;
  }
  bySource.set(source, [change]);
  const { within } = source;
  if (within !== undefined) add(bySource, within.source, { kind: 'inner', node: within.node, inner: source });
}

/** A change of what is no part. */
export interface FurtherChange {
  readonly source: Source;
  readonly change: Change;
}

export function* changesOf(
  gathering: Gathering,
  edits: PartEdits,
  further: readonly FurtherChange[],
): Slices<Changes> {
  const bySource = new Map<Source, Change[]>();
  const { places } = gathering;
  for (let index = 0; index < places.length; index++) {
    const edit = edits[index];
    const place = places[index];
    if (place !== undefined && edit !== undefined && edit.length > 0)
      add(bySource, place.source, { kind: 'edited', node: place.node, edits: edit });
    if (index % PARTS_PER_SLICE === PARTS_PER_SLICE - 1) yield;
  }
  for (const { source, change } of further) add(bySource, source, change);
  const sorted = new Map<Source, readonly Change[]>();
  for (const [source, changes] of bySource) {
    sorted.set(source, changes.length < 2 ? changes : yield* sortedSlices(changes, ({ node }) => node));
  }
  return new Changes(sorted);
}
