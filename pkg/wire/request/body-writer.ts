import type { Slices } from '../../api/text.ts';
import type { PartEdits } from './changes.ts';
import type { Gathering, Source } from './gathering.ts';
import { bodyForRecord, maskedNames } from './record-body.ts';
import { rewriteBody } from './rewrite.ts';

/** Bodies up to this many bytes are kept as they were written, for the record. */
const KEPT_BYTES = 64 * 1024;

/** Writes one body back. What leaves is what the record shows, where it was edited alike and nothing is left out. */
export class BodyWriter {
  readonly #gathering: Gathering;
  readonly #body: Source;
  #kept: { readonly edits: PartEdits; readonly bytes: Buffer } | undefined;

  constructor(gathering: Gathering, body: Source) {
    this.#gathering = gathering;
    this.#body = body;
  }

  *rewrite(edits: PartEdits): Slices<Buffer> {
    const bytes = yield* rewriteBody(this.#gathering, this.#body, edits);
    if (bytes.length <= KEPT_BYTES && this.#gathering.omitted.length === 0) this.#kept = { edits, bytes };
    return bytes;
  }

  *forRecord(edits: PartEdits, maxBytes: number, maskName: (text: string) => string): Slices<Buffer> {
    const names = yield* maskedNames(this.#gathering, maskName);
    const kept = names.length === 0 ? this.#kept : undefined;
    if (kept !== undefined && kept.bytes.length <= maxBytes && areSame(kept.edits, edits)) return kept.bytes;
    return yield* bodyForRecord(this.#gathering, this.#body, edits, names, maxBytes);
  }
}

/** Whether all edits are the same objects. */
function areSame(some: PartEdits, others: PartEdits): boolean {
  return (
    some.length === others.length &&
    some.every((edits, part) => {
      const other = others[part];
      return (
        edits === other ||
        (edits?.length === other?.length && edits?.every((edit, at) => edit === other?.[at]))
      );
    })
  );
}
