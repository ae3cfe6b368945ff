import type { AnswerChannel } from '../api/text.ts';

/**
 * A cut may split a value so that no detector knows its rest: this many characters before a cut are dropped too, and
 * then all to the space before, since tokens may be longer.
 */
const splitMargin = 512;

/** Gathers the text of an answer, as the provider gave it, up to a bound. */
export class AnswerRecorder {
  readonly #channels = new Map<AnswerChannel, string[]>();
  readonly #bound: number;
  #length = 0;
  #leftOut = 0;

  /** `bound`: UTF-16 units kept; what is beyond is counted and left out. */
  constructor(bound: number) {
    this.#bound = bound;
  }

  observe(channel: AnswerChannel, text: string): void {
    if (this.#leftOut > 0 || this.#length + text.length > this.#bound) {
      this.#leftOut += text.length;
      return;
    }
    this.#length += text.length;
    const pieces = this.#channels.get(channel);
    if (pieces === undefined) this.#channels.set(channel, [text]);
    else pieces.push(text);
  }

  /** One paragraph per channel, raw: mask it before it goes anywhere. */
  text(): string {
    const paragraphs = [...this.#channels].map(([channel, pieces]) => labelOf(channel) + pieces.join(''));
    if (this.#leftOut === 0) return paragraphs.join('\n');
    const kept = paragraphs.map(beforeCut);
    return [...kept, `(${this.#leftOut} further characters were left out)`].join('\n');
  }
}

function beforeCut(paragraph: string): string {
  let end = paragraph.length - splitMargin;
  while (end > 0 && paragraph.charCodeAt(end - 1) > 32) end -= 1;
  return paragraph.slice(0, Math.max(0, end));
}

function labelOf(channel: AnswerChannel): string {
  return channel.kind === 'text' ? '' : `tool ${channel.tool}: `;
}
