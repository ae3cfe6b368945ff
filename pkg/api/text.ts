/** Work cut into slices: it yields after a bounded amount of work, so that a driver may let other work run. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Drives sliced work to its end without giving way: for small inputs. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}

/** A stretch of text of a request, in prompt order. Offsets of edits are UTF-16 units into `text`. */
export interface TextPart {
  readonly text: string;
  readonly section: 'tools' | 'system' | 'messages' | 'other';
  /** A JSON object key rather than a value. */
  readonly isKey: boolean;
  /**
   * The nearest object key above the text (`ssn`), context for detectors; empty where there is none. Where it says
   * nothing (`value`): what stands beside it and above does, a line each, the most telling one first.
   */
  readonly key: string;
}

/** Replaces `[start, end)` of a part's text. Edits of a part are sorted and do not overlap. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Rewrites the text of one channel of an answer: a content block, a choice, a tool call. */
export interface TextTransform {
  /** Takes the next stretch of the channel; returns what may be emitted now (possibly empty). */
  push(text: string): string;
  /** The channel ends: returns what was held back. Joined output = the transform of the joined input. */
  flush(): string;
  /** Maps an offset into the input so far (UTF-16) to the matching offset of the output. */
  offset(index: number): number;
}

/** What a channel of an answer is, which decides what may be restored in it. */
export type ChannelKind =
  | 'text' // shown or read by the agent
  | 'toolInput' // arguments that the agent's own tool will run with
  | 'foreignToolInput'; // arguments that another party runs (server-side tools, MCP connectors): never restored

export interface AnswerChannel {
  readonly kind: ChannelKind;
  /** The tool's name for tool inputs; empty otherwise. */
  readonly tool: string;
  /** `json`: the text is JSON source, in which escapes stand for characters. Otherwise it is the text itself. */
  readonly source?: 'json';
}

/** How a text of an answer ends: as its provider says, or without a word from it (it died, or failed). */
export type TextEnd = 'complete' | 'brokenOff';

/** What the proxy hands to `wire` while an answer is read. */
export interface AnswerHooks {
  /** One transform per channel; `undefined` leaves the channel's bytes as they are. */
  transform(channel: AnswerChannel): TextTransform | undefined;
  /** A signed or encrypted part was seen going out; `content` is what its digest is taken over. */
  opaque(content: string): void;
  /** The provider's own statement about itself. */
  echo(field: 'inference_geo' | 'model' | 'region', value: string): void;
  /** The id of state that the provider keeps, under which a later request may reopen it. */
  handle?(id: string): void;
  /** An event or part of a shape that is not known; its bytes are passed on as they are. */
  unknown(what: string): void;
  /** Text of the answer before it is restored, for the record. */
  observe(channel: AnswerChannel, text: string): void;
  /** All of a channel's text was observed, by the provider's word. */
  complete(channel: AnswerChannel): void;
  /** The provider ended the answer before the model did: any text may break off, also one said to be complete. */
  cutShort(): void;
}

/**
 * Rewrites a streamed answer chunk by chunk. Output chunks may share memory with the input. Whatever is begun is to be
 * driven to its end before the next is.
 */
export interface StreamRewriter {
  push(chunk: Buffer): Slices<readonly Buffer[]>;
  end(): Slices<readonly Buffer[]>;
}
