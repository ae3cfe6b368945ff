import type { BodyChange, BodyFacts, BodyFormat } from '../../api/request.ts';
import type { Slices } from '../../api/text.ts';
import { DomicileError } from '../../errors/domicile-error.ts';
import { parseJson, parseJsonNow, SLICE_BYTES } from '../json/document.ts';
import type { JsonDocument } from '../json/document.ts';
import type { TextsOf } from '../json/known-texts.ts';
import { BodyWriter } from './body-writer.ts';
import { changeBody } from './change-body.ts';
import { sharedByItems } from './batch-items.ts';
import type { PartEdits } from './changes.ts';
import { Gathering } from './gathering.ts';
import type { RequestPart } from './gathering.ts';
import { bodyReaderOf } from './protocols.ts';
import type { BodyReader } from './protocols.ts';
import { checkRoot, checkTurns, rootString } from './root-shape.ts';
import { modelShape, nameShape } from './shapes.ts';
import { tidied } from './tidy-removals.ts';
import { walkBody } from './walk.ts';

export type { RequestPart } from './gathering.ts';

/** A request body, read: what it says about places, its texts in prompt order, and the way to write them back. */
export interface RequestMessage {
  readonly body: Buffer;
  readonly facts: BodyFacts;
  /** Tools, system, messages, then the rest, whatever the order of the body. */
  readonly parts: readonly RequestPart[];
  /** Signed or encrypted parts coming in, as the strings that `AnswerHooks.opaque` gave when they went out. */
  readonly signed: readonly string[];
  /** Bytes of the conversation (the whole body where there is none), for recognising a repeat. */
  readonly conversation: { readonly start: number; readonly end: number };
  /**
   * The body with changes of its JSON written into it, and with what removals leave without meaning removed as well;
   * to be read anew. Throws `request.wrong_shape`.
   */
  change(changes: readonly BodyChange[]): Slices<Buffer>;
  /** The body with edits per part (parallel to `parts`) spliced in; without edits the body itself. */
  rewrite(edits: PartEdits): Slices<Buffer>;
  /**
   * The same for the record: what nobody can inspect is replaced by how long it was, names and ids are what `maskName`
   * makes of them, and of what is longer than `maxBytes` beginning and end are kept, never a part of an edited value.
   */
  rewriteForRecord(edits: PartEdits, maxBytes: number, maskName: (text: string) => string): Slices<Buffer>;
}

const modelForm = 'a model id or ARN of letters, digits and _ . : / # + -, at most 256 characters';
const geoForm = 'a name such as "us", of letters, digits and _ . -, at most 128 characters';

function modelFacts(
  document: JsonDocument,
  { items, model }: BodyReader,
): Pick<BodyFacts, 'model' | 'inferenceGeo'> {
  const list = items === '' ? -1 : document.get(document.root, items);
  if (list !== -1) {
    return {
      model: sharedByItems(document, list, 'model'),
      inferenceGeo: sharedByItems(document, list, 'inference_geo'),
    };
  }
  return {
    model: model === '' ? undefined : rootString(document, model, { shape: modelShape, what: modelForm }),
    inferenceGeo: rootString(document, 'inference_geo', { shape: nameShape, what: geoForm }),
  };
}

function factsOf(document: JsonDocument, reader: BodyReader, gathering: Gathering): Slices<BodyFacts> {
  const stream = document.get(document.root, 'stream');
  return gathering.facts.facts(document, {
    ...modelFacts(document, reader),
    stream: stream !== -1 && document.kind(stream) === 'true',
  });
}

function conversationOf(document: JsonDocument, reader: BodyReader): { start: number; end: number } {
  const node = document.get(document.root, reader.conversation);
  const from = node === -1 ? document.root : node;
  return { start: document.start(from), end: document.end(from) };
}

/**
 * Reads a body in slices. `params` are the destination's, as the catalog captured them from host and path; `texts`:
 * what is known of this body.
 * Throws `request.invalid_json`, `request.duplicate_key` and `request.wrong_shape`.
 */
export function* readRequest(
  format: BodyFormat | 'opaque',
  params: Readonly<Record<string, string>>,
  body: Buffer,
  texts?: TextsOf,
): Slices<RequestMessage> {
  const isSmall = texts === undefined && body.length <= SLICE_BYTES;
  const document = isSmall ? parseJsonNow(body) : yield* parseJson(body, texts);
  const reader = bodyReaderOf(format, params, document);
  if (reader === undefined) {
    throw new DomicileError(
      'operation.unsupported',
      `bodies of the format ${format} cannot be read: use another operation`,
    );
  }
  checkRoot(document, reader.shape);
  yield* checkTurns(document, reader.shape);
  const gathering = new Gathering();
  const source = { document, within: undefined };
  yield* walkBody(gathering, source, reader.address);
  const facts = yield* factsOf(document, reader, gathering);
  const writer = new BodyWriter(gathering, source);
  return {
    body,
    facts,
    parts: gathering.parts,
    signed: gathering.signed,
    conversation: conversationOf(document, reader),
    change: (changes) => changeBody(document, tidied(document, changes)),
    rewrite: (edits) => writer.rewrite(edits),
    rewriteForRecord: (edits, maxBytes, maskName) => writer.forRecord(edits, maxBytes, maskName),
  };
}
