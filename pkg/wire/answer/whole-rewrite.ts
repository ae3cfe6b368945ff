import type { AnswerChannel, AnswerHooks, Slices, TextEdit, TextTransform } from '../../api/text.ts';
import type { JsonDocument } from '../json/document.ts';
import { byteEditsOf, byteEditSlices, isShort } from '../json/splice.ts';
import { Channel, textChannel } from './channel.ts';
import type { EventEdits } from './event-edits.ts';
import { isLow, replaceLong, stretchesOf, transformSlices, transformSliceUnits } from './long-text.ts';

/** Bytes of an input's JSON that are observed between two yields. */
const sourceSliceBytes = 64 * 1024;
/** Texts and parts that are looked at between two yields: each takes a microsecond or less. */
export const partsPerSlice = 256;

/** A text that was transformed already, in a stream's deltas or an earlier copy. */
export interface KnownText {
  readonly transform: TextTransform | undefined;
  /** `undefined` where nothing was changed. */
  readonly output: string | undefined;
}

/** Texts by the address that the protocol gives them: copies of one text are transformed, observed and counted once. */
export interface KnownTexts {
  /** `undefined` where `text` is no copy of the one that is known at the address. */
  find(address: number, text: string): KnownText | undefined;
  remember(address: number, text: string, known: KnownText): void;
}

/** The texts of one JSON document, each transformed whole as a channel of its own. */
export class WholeRewrite {
  readonly document: JsonDocument;
  readonly hooks: AnswerHooks;
  readonly edits: EventEdits;
  readonly #known: KnownTexts | undefined;
  /** Of all that rewrite this document. */
  readonly #looked: { parts: number };

  constructor(
    document: JsonDocument,
    hooks: AnswerHooks,
    edits: EventEdits,
    known?: KnownTexts,
    looked = { parts: 0 },
  ) {
    this.document = document;
    this.hooks = hooks;
    this.edits = edits;
    this.#known = known;
    this.#looked = looked;
  }

  /** Whether it is time to give way; to be asked for each part. */
  isDue(): boolean {
    this.#looked.parts += 1;
    return this.#looked.parts % partsPerSlice === 0;
  }

  /**
   * Transforms the text of a string node, any other node is left alone; gives what maps its offsets where it changed.
   */
  *text(node: number, about: AnswerChannel, address = -1): Slices<TextTransform | undefined> {
    if (this.isDue()) yield;
    if (node < 0) return undefined;
    return isShort(this.document, node)
      ? this.#shortText(node, about, address)
      : yield* this.#longText(node, about, address);
  }

  #shortText(node: number, about: AnswerChannel, address: number): TextTransform | undefined {
    const text = this.document.string(node);
    if (text === undefined || text === '') return undefined;
    const known = this.#known?.find(address, text) ?? this.#transformShort(text, about, address);
    if (known.output === undefined || known.output === text) return undefined;
    const edit = { node, edits: [changedStretch(text, known.output)] };
    for (const change of byteEditsOf(this.document, edit)) this.edits.edits.push(change);
    return known.transform;
  }

  *#longText(node: number, about: AnswerChannel, address: number): Slices<TextTransform | undefined> {
    const text = yield* this.document.stringSlices(node);
    if (text === undefined || text === '') return undefined;
    const known = this.#known?.find(address, text) ?? (yield* this.#transform(text, about, address));
    if (known.output === undefined || known.output === text) return undefined;
    if (text.length > transformSliceUnits)
      yield* replaceLong(this.document, node, stretchesOf(known.output), this.edits);
    else {
      const edit = { node, edits: [changedStretch(text, known.output)] };
      this.edits.edits.push(...(yield* byteEditSlices(this.document, edit)));
    }
    return known.transform;
  }

  /** Transforms every string and key under a node. */
  *strings(node: number, about: AnswerChannel): Slices<void> {
    if (this.isDue()) yield;
    if (node < 0) return;
    const document = this.document;
    const kind = document.kind(node);
    if (kind === 'string') yield* this.text(node, about);
    if (kind !== 'object' && kind !== 'array') return;
    for (let child = document.firstChild(node); child !== -1; child = document.next(child)) {
      if (kind === 'object') yield* this.text(child, about);
      yield* this.strings(kind === 'object' ? document.value(child) : child, about);
    }
  }

  /**
   * Transforms every string and key of a tool's input. What is observed is its JSON, as it is where the input is
   * streamed: what a value is may be known by its key alone.
   */
  *input(node: number, about: AnswerChannel): Slices<void> {
    const kind = node < 0 ? undefined : this.document.kind(node);
    if (kind !== 'object' && kind !== 'array') return yield* this.strings(node, about);
    if (this.document.firstChild(node) === -1) return;
    yield* this.#observeSource(node, { ...about, source: 'json' });
    const inside = new WholeRewrite(
      this.document,
      unobserved(this.hooks),
      this.edits,
      undefined,
      this.#looked,
    );
    yield* inside.strings(node, about);
  }

  *#observeSource(node: number, about: AnswerChannel): Slices<void> {
    const { document, hooks } = this;
    const decoder = new TextDecoder();
    const end = document.end(node);
    for (let from = document.start(node); from < end; from += sourceSliceBytes) {
      const to = Math.min(end, from + sourceSliceBytes);
      hooks.observe(about, decoder.decode(document.bytes.subarray(from, to), { stream: true }));
      if (to < end) yield;
    }
    hooks.complete(about);
  }

  #transformShort(text: string, about: AnswerChannel, address: number): KnownText {
    const channel = new Channel(this.hooks, about);
    const output = channel.push(text) + channel.flush('complete');
    return this.#remembered(channel.transform, text, output, address);
  }

  *#transform(text: string, about: AnswerChannel, address: number): Slices<KnownText> {
    const channel = new Channel(this.hooks, about);
    const output = yield* transformWhole(channel, text);
    return this.#remembered(channel.transform, text, output, address);
  }

  #remembered(
    transform: TextTransform | undefined,
    text: string,
    output: string,
    address: number,
  ): KnownText {
    const known = { transform, output: output === text ? undefined : output };
    if (address !== -1) this.#known?.remember(address, text, known);
    return known;
  }
}

/** The same, but for what is observed. */
function unobserved(hooks: AnswerHooks): AnswerHooks {
  return {
    transform: (channel) => hooks.transform(channel),
    opaque: (content) => hooks.opaque(content),
    echo: (field, value) => hooks.echo(field, value),
    handle: (id) => hooks.handle?.(id),
    unknown: (what) => hooks.unknown(what),
    observe: () => undefined,
    complete: () => undefined,
    cutShort: () => hooks.cutShort(),
  };
}

function transformWhole(channel: Channel, text: string): Slices<string> {
  return transformSlices(
    text,
    (stretch) => channel.push(stretch),
    () => channel.flush('complete'),
  );
}

/** Text that is no JSON, as a channel of its own; gives `bytes` themselves where nothing changed. */
export function* rewriteText(bytes: Buffer, hooks: AnswerHooks): Slices<Buffer> {
  const channel = new Channel(hooks, textChannel);
  const text = yield* decodedSlices(bytes);
  const output = yield* transformWhole(channel, text);
  return output === text ? bytes : yield* encodedSlices(output);
}

function* decodedSlices(bytes: Buffer): Slices<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += transformSliceUnits) {
    pieces.push(decoder.decode(bytes.subarray(from, from + transformSliceUnits), { stream: true }));
    yield;
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

function* encodedSlices(text: string): Slices<Buffer> {
  const pieces: Buffer[] = [];
  for (const stretch of stretchesOf(text)) {
    pieces.push(Buffer.from(stretch));
    yield;
  }
  return Buffer.concat(pieces);
}

/** The one stretch outside of which both texts are equal; it cuts no character in two. */
export function changedStretch(text: string, output: string): TextEdit {
  const shorter = Math.min(text.length, output.length);
  let start = 0;
  while (start < shorter && text.charCodeAt(start) === output.charCodeAt(start)) start++;
  if (start > 0 && (isLow(text, start) || isLow(output, start))) start--;
  let same = 0;
  while (
    same < shorter - start &&
    text.charCodeAt(text.length - 1 - same) === output.charCodeAt(output.length - 1 - same)
  )
    same++;
  if (isLow(text, text.length - same) || isLow(output, output.length - same)) same--;
  return { start, end: text.length - same, text: output.slice(start, output.length - same) };
}
