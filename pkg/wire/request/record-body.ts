import type { Slices } from '../../api/text.ts';
import type { ByteEdit } from '../json/splice.ts';
import { isContinuation } from '../json/utf8.ts';
import { changesOf } from './changes.ts';
import type { Change, Changes, FurtherChange, PartEdits } from './changes.ts';
import type { Gathering, Source } from './gathering.ts';

/** Room for the mark between beginning and end, in bytes; the least that a record of a long body takes. */
export const MARK_BYTES = 48;

/** One end of the body as the record shows it. */
interface KeptEnd {
  /** In the order of the body. */
  readonly pieces: readonly Buffer[];
  /** The byte of the body up to which, or from which on, it goes. */
  readonly to: number;
}

/** Writes as much of the edited body as fits, from one of its ends on. */
class EndWriter {
  readonly #bytes: Buffer;
  readonly #forward: boolean;
  readonly #pieces: Buffer[] = [];
  #left: number;
  #at: number;

  constructor(bytes: Buffer, limit: number, forward: boolean) {
    this.#bytes = bytes;
    this.#left = limit;
    this.#forward = forward;
    this.#at = forward ? 0 : bytes.length;
  }

  /** Whether bytes of the body up to `offset` fit, unedited. */
  reaches(offset: number): boolean {
    return Math.abs(offset - this.#at) <= this.#left;
  }

  /** Takes the bytes up to an edit and the edit; false when one of them does not fit whole: then the end is full. */
  edit({ start, end, bytes }: ByteEdit): boolean {
    const near = this.#forward ? start : end;
    const fits = this.reaches(near);
    this.plain(near);
    if (!fits) return false;
    const text = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    if (text.length > this.#left) return false;
    this.#pieces.push(text);
    this.#left -= text.length;
    this.#at = this.#forward ? end : start;
    return true;
  }

  /** Takes the bytes up to `offset`, or as many whole characters of them as fit. */
  plain(offset: number): void {
    const to = this.reaches(offset) ? offset : this.#cut();
    this.#pieces.push(
      this.#forward ? this.#bytes.subarray(this.#at, to) : this.#bytes.subarray(to, this.#at),
    );
    this.#left -= Math.abs(to - this.#at);
    this.#at = to;
  }

  kept(): KeptEnd {
    return { pieces: this.#forward ? this.#pieces : this.#pieces.toReversed(), to: this.#at };
  }

  #cut(): number {
    let at = this.#forward ? this.#at + this.#left : this.#at - this.#left;
    while (isContinuation(this.#bytes[at])) at += this.#forward ? -1 : 1;
    return at;
  }
}

/** The byte edits of a body's changes, each worked out once. */
class KnownEdits {
  readonly #changes: Changes;
  readonly #body: Source;
  readonly #known = new Map<Change, readonly ByteEdit[]>();

  constructor(changes: Changes, body: Source) {
    this.#changes = changes;
    this.#body = body;
  }

  *of(change: Change): Slices<readonly ByteEdit[]> {
    const known = this.#known.get(change) ?? (yield* this.#changes.byteEdits(this.#body, change));
    this.#known.set(change, known);
    return known;
  }
}

/** Edits that are taken between two yields. */
const EDITS_PER_SLICE = 1024;
/** Changes whose edits are worked out between two yields. */
const CHANGES_PER_SLICE = 128;

/** Takes edits from the near one on; true when the end is full. */
function* fills(writer: EndWriter, edits: readonly ByteEdit[], forward: boolean): Slices<boolean> {
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[forward ? index : edits.length - 1 - index];
    if (edit !== undefined && !writer.edit(edit)) return true;
    if (index % EDITS_PER_SLICE === EDITS_PER_SLICE - 1) yield;
  }
  return false;
}

/** Stops as soon as no more fits: what lies in the middle of a long body is never worked out. */
function* keptEnd(
  body: Source,
  changes: readonly Change[],
  edits: KnownEdits,
  limit: number,
  forward: boolean,
): Slices<KeptEnd> {
  const { document } = body;
  const writer = new EndWriter(document.bytes, limit, forward);
  const last = forward ? document.bytes.length : 0;
  for (let index = 0; index < changes.length; index++) {
    const change = changes[forward ? index : changes.length - 1 - index];
    if (change === undefined) break;
    const near = forward ? document.start(change.node) : document.end(change.node);
    if (!writer.reaches(near)) break;
    if (yield* fills(writer, yield* edits.of(change), forward)) return writer.kept();
    if (index % CHANGES_PER_SLICE === CHANGES_PER_SLICE - 1) yield;
  }
  writer.plain(last);
  return writer.kept();
}

/** Names that are masked between two yields. */
const NAMES_PER_SLICE = 256;

/** What leaves as it is, and may still not be written: names, ids and settings in which something is found. */
export function* maskedNames(
  { unscanned }: Gathering,
  maskName: (text: string) => string,
): Slices<readonly FurtherChange[]> {
  const changes: FurtherChange[] = [];
  for (const [index, { source, node }] of unscanned.entries()) {
    const { document } = source;
    const text =
      document.string(node) ?? document.bytes.toString('latin1', document.start(node), document.end(node));
    const masked = maskName(text);
    const edits = [{ start: 0, end: text.length, text: masked }];
    if (masked !== text) changes.push({ source, change: { kind: 'edited', node, edits } });
    if (index % NAMES_PER_SLICE === NAMES_PER_SLICE - 1) yield;
  }
  return changes;
}

function omissions({ omitted }: Gathering): readonly FurtherChange[] {
  return omitted.map(({ source, node }) => ({ source, change: { kind: 'omitted', node } }));
}

/**
 * The body as a record keeps it: edited, with what nobody can inspect replaced by how long it was. What is longer than
 * `maxBytes` (at least `MARK_BYTES`) keeps its beginning and its end, with a mark between them that says how many
 * bytes of the body were left out. It is cut at a character and never within an edit: one that does not fit whole
 * is left out whole, so no edited value shows, not even in part.
 */
export function* bodyForRecord(
  gathering: Gathering,
  body: Source,
  edits: PartEdits,
  names: readonly FurtherChange[],
  maxBytes: number,
): Slices<Buffer> {
  const changes = yield* changesOf(gathering, edits, [...omissions(gathering), ...names]);
  const known = new KnownEdits(changes, body);
  const list = changes.of(body);
  const whole = yield* keptEnd(body, list, known, maxBytes, true);
  if (whole.to === body.document.bytes.length) return Buffer.concat(whole.pieces);
  const half = (maxBytes - MARK_BYTES) >> 1;
  const head = yield* keptEnd(body, list, known, half, true);
  const tail = yield* keptEnd(body, list, known, half, false);
  const mark = Buffer.from(`…[${tail.to - head.to} bytes left out]…`);
  return Buffer.concat([...head.pieces, mark, ...tail.pieces]);
}
