import type { AnswerChannel, AnswerHooks, TextEnd, TextTransform } from '../../api/text.ts';

export const textChannel: AnswerChannel = Object.freeze({ kind: 'text', tool: '' });

type ToolInput = 'toolInput' | 'foreignToolInput';

/** A string of a tool's input, or an input that is a text. */
export function toolChannel(kind: ToolInput, tool: string): AnswerChannel {
  return { kind, tool };
}

/** A tool's input as JSON source: `partial_json`, `arguments`. */
export function sourceChannel(kind: ToolInput, tool: string): AnswerChannel {
  return { kind, tool, source: 'json' };
}

/** One channel of a streamed answer: its text arrives in deltas and leaves transformed, if anything transforms it. */
export class Channel {
  /** Of this channel alone: whoever observes texts knows by it which deltas are of one. */
  readonly about: AnswerChannel;
  readonly transform: TextTransform | undefined;
  readonly #hooks: AnswerHooks;

  constructor(hooks: AnswerHooks, about: AnswerChannel) {
    this.about = { ...about };
    this.transform = hooks.transform(about);
    this.#hooks = hooks;
  }

  push(text: string): string {
    this.#hooks.observe(this.about, text);
    return this.transform === undefined ? text : this.transform.push(text);
  }

  /** What was held back. A channel is flushed once. */
  flush(end: TextEnd): string {
    if (end === 'complete') this.#hooks.complete(this.about);
    return this.transform === undefined ? '' : this.transform.flush();
  }
}
