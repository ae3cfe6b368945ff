import { DomicileError } from '../errors/domicile-error.ts';

/** Finds any of a set of exact strings in a text that comes in pieces. */
export class PlaceholderWatch {
  readonly #placeholders: ReadonlySet<string>;
  /** Per first UTF-16 unit, the lengths to try. */
  readonly #lengths = new Map<number, Set<number>>();
  readonly #longest: number;
  #tail = '';

  constructor(placeholders: ReadonlySet<string>) {
    this.#placeholders = placeholders;
    let longest = 0;
    for (const placeholder of placeholders) {
      const first = placeholder.charCodeAt(0);
      const lengths = this.#lengths.get(first) ?? new Set();
      this.#lengths.set(first, lengths.add(placeholder.length));
      longest = Math.max(longest, placeholder.length);
    }
    this.#longest = longest;
  }

  /** Throws `policy.placeholder_in_tool` once one of the strings is complete. */
  read(text: string): void {
    const seen = this.#tail + text;
    for (let i = 0; i < seen.length; i++) {
      const lengths = this.#lengths.get(seen.charCodeAt(i));
      if (lengths !== undefined && this.#startsAt(seen, i, lengths)) throw placeholderInTool();
    }
    this.#tail = this.#longest > 1 ? seen.slice(-(this.#longest - 1)) : '';
  }

  #startsAt(text: string, at: number, lengths: ReadonlySet<number>): boolean {
    for (const length of lengths) {
      if (this.#placeholders.has(text.slice(at, at + length))) return true;
    }
    return false;
  }
}

const placeholderInTool = (): DomicileError =>
  new DomicileError(
    'policy.placeholder_in_tool',
    'The model wrote masked text that cannot be restored into the input of a tool, which would run with it. ' +
      'Use strategy Pseudonym in masking.rules for what tools need, or set masking.placeholderInTool: Allow.',
    { by: { field: 'masking.placeholderInTool' } },
  );
