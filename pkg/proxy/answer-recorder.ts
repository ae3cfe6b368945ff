import type { AnswerChannel, Slices } from '../api/text.ts';
import type { Masker } from '../mask/masker.ts';

/** One text of an answer, in the pieces that it came in. */
interface Recorded {
  readonly pieces: string[];
  /** Whether its provider said that it ends. */
  isEnded: boolean;
  /** Whether the bound left some of it out. */
  isCut: boolean;
}

/** Gathers the text of an answer, as the provider gave it, up to a bound. */
export class AnswerRecorder {
  readonly #texts = new Map<AnswerChannel, Recorded>();
  readonly #bound: number;
  readonly #masker: Pick<Masker, 'decided'>;
  #length = 0;
  #leftOut = 0;
  #isCutShort = false;

  /**
   * `bound`: UTF-16 units kept; what is beyond is counted and left out. `masker` decides the beginning of a text that
   * broke off; its rest may be the beginning of a value, which no detector knows, and is left out too.
   */
  constructor(bound: number, masker: Pick<Masker, 'decided'>) {
    this.#bound = bound;
    this.#masker = masker;
  }

  observe(channel: AnswerChannel, text: string): void {
    const known = this.#texts.get(channel);
    if (this.#leftOut > 0 || this.#length + text.length > this.#bound) {
      this.#leftOut += text.length;
      if (known !== undefined) known.isCut = true;
      return;
    }
    this.#length += text.length;
    if (known !== undefined) known.pieces.push(text);
    else this.#texts.set(channel, { pieces: [text], isEnded: false, isCut: false });
  }

  /** The provider said that this text ends here. */
  complete(channel: AnswerChannel): void {
    const known = this.#texts.get(channel);
    if (known !== undefined) known.isEnded = true;
  }

  /** The provider ended the answer: none of its texts need have come to an end of its own. */
  cutShort(): void {
    this.#isCutShort = true;
  }

  /** One paragraph per channel, raw: mask it before it goes anywhere. */
  *text(): Slices<string> {
    let leftOut = this.#leftOut;
    const paragraphs: string[] = [];
    for (const [channel, { pieces, isEnded, isCut }] of this.#texts) {
      const text = pieces.join('');
      const isWhole = isEnded && !isCut && !this.#isCutShort;
      const kept = isWhole ? text : yield* this.#masker.decided(text);
      leftOut += text.length - kept.length;
      paragraphs.push(labelOf(channel) + kept);
    }
    return leftOut === 0
      ? paragraphs.join('\n')
      : [...paragraphs, `(${leftOut} further characters were left out)`].join('\n');
  }
}

function labelOf(channel: AnswerChannel): string {
  return channel.kind === 'text' ? '' : `tool ${channel.tool}: `;
}
