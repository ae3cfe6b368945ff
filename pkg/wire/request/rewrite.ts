import type { Slices } from '../../api/text.ts';
import { spliceSlices } from '../json/splice.ts';
import { changesOf } from './changes.ts';
import type { PartEdits } from './changes.ts';
import { refuseEqualKeys } from './equal-keys.ts';
import type { Gathering, Source } from './gathering.ts';

/** The body with the edits spliced into its bytes; without edits the body itself. Throws `masking.failed`. */
export function* rewriteBody(gathering: Gathering, body: Source, edits: PartEdits): Slices<Buffer> {
  if (gathering.keys > 0) yield* refuseEqualKeys(gathering, edits);
  const changes = yield* changesOf(gathering, edits, []);
  return yield* spliceSlices(body.document.bytes, yield* changes.allByteEdits(body));
}
