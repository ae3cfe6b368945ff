import type { PromptMasker } from '../mask/masker.ts';

type TextMasker = Pick<PromptMasker, 'maskAll'>;

/** Texts remembered as holding nothing sensitive; at the bound all are forgotten. */
export const maxCleanTexts = 1024;
/** A longer one is looked through each time. UTF-16 units. */
export const maxCleanLength = 1024;

/** Short texts masked by all detectors: headers, names, paths. The same few come all day, most with nothing in them. */
export class CleanTexts {
  readonly #masker: TextMasker;
  readonly #clean = new Set<string>();

  constructor(masker: TextMasker) {
    this.#masker = masker;
  }

  masked(text: string): string {
    if (this.#clean.has(text)) return text;
    const masked = this.#masker.maskAll(text);
    if (masked === text && text.length <= maxCleanLength) this.#remember(text);
    return masked;
  }

  #remember(text: string): void {
    if (this.#clean.size >= maxCleanTexts) this.#clean.clear();
    this.#clean.add(text);
  }
}
