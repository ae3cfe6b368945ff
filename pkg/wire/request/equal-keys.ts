import type { Slices, TextEdit } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import type { JsonDocument } from '../json/document.ts';
import { applied } from './changes.ts';
import type { PartEdits } from './changes.ts';
import type { Gathering } from './gathering.ts';

/** Parts or keys that are looked at between two yields. */
const KEYS_PER_SLICE = 2048;

/** An object some of whose keys are edited. */
interface Renamed {
  readonly document: JsonDocument;
  readonly object: number;
  readonly edits: Map<number, readonly TextEdit[]>;
}

function* renamedObjects(gathering: Gathering, edits: PartEdits): Slices<Iterable<Renamed>> {
  const renamed = new Map<JsonDocument, Map<number, Renamed>>();
  for (const [index, object] of gathering.holders.entries()) {
    const place = gathering.places[index];
    const edit = edits[index];
    if (index % KEYS_PER_SLICE === KEYS_PER_SLICE - 1) yield;
    if (object === -1 || place === undefined || edit === undefined || edit.length === 0) continue;
    const { document } = place.source;
    const objects = renamed.get(document) ?? new Map<number, Renamed>();
    renamed.set(document, objects);
    const known = objects.get(object) ?? { document, object, edits: new Map() };
    objects.set(object, known);
    known.edits.set(place.node, edit);
  }
  return renamed.values().flatMap((objects) => objects.values());
}

function* refuseEqual({ document, object, edits }: Renamed): Slices<void> {
  const names = new Set<string>();
  for (let key = document.firstChild(object); key !== -1; key = document.next(key)) {
    // Strings of digits alone hash to their value, unseeded: the prefix takes that lever from whoever writes the body.
    const name = `.${applied(document.string(key) ?? '', edits.get(key) ?? [])}`;
    if (names.has(name)) throw equalKeys();
    names.add(name);
    if (names.size % KEYS_PER_SLICE === 0) yield;
  }
}

function equalKeys(): DomicileError {
  return new DomicileError(
    'masking.failed',
    'masking would give two keys of one object the same name, and one value would be lost: do not use such values ' +
      'as keys, or mask them by the strategy Pseudonym or Hash, which keeps different values apart',
  );
}

/** Throws `masking.failed` when edits make two keys of one object the same: readers differ on which one counts. */
export function* refuseEqualKeys(gathering: Gathering, edits: PartEdits): Slices<void> {
  for (const object of yield* renamedObjects(gathering, edits)) yield* refuseEqual(object);
}
